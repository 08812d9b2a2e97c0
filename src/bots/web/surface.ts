import {
  type ChatSurface,
  type Clock,
  type Conversations,
  SurfaceError,
  type SurfaceLimits,
} from '../../core/index.js';
import { deletedMessage, isDeletedMessage } from './deleted-message.js';
import { encodeMessage } from './encode-message.js';

/** What the page shows well; nothing but the page itself sets these limits. */
const limits: SurfaceLimits = {
  titleCharacters: 300,
  bodyCharacters: 20_000,
  labelCharacters: 80,
  rowButtons: 8,
  rows: 8,
  fileBytes: Number.MAX_SAFE_INTEGER,
  messageBytes: Number.MAX_SAFE_INTEGER,
  answersPrivately: true,
  audiosPerMessage: 24,
  cardBecomesTrack: false,
};

/** Speaks in the web chat by writing into the conversation that the open pages watch. */
export const createWebSurface = (parts: { conversations: Conversations; clock: Clock }): ChatSurface => {
  const { conversations, clock } = parts;
  return {
    id: 'web',
    limits,
    post: (to, message, key) =>
      reaching(async () => {
        const ref = { platform: 'web', chat: to.chat, message: key };
        // What stands there already may have been edited since: posting again must not undo that.
        if ((await conversations.load(to.chat, key)) === undefined) {
          await conversations.put(to.chat, {
            id: key,
            at: clock(),
            from: 'bot',
            message: encodeMessage(message),
          });
        }
        return { ref };
      }),
    edit: (ref, message) =>
      reaching(async () => {
        const entry = await conversations.load(ref.chat, ref.message);
        if (entry === undefined || isDeletedMessage(entry.message))
          throw new SurfaceError('web', 'gone', 'this message is no longer kept');
        const encoded = encodeMessage(message);
        if (JSON.stringify(entry.message) !== JSON.stringify(encoded)) {
          await conversations.put(ref.chat, {
            id: entry.id,
            at: entry.at,
            from: entry.from,
            message: encoded,
          });
        }
        return { ref };
      }),
    remove: (ref) =>
      reaching(async () => {
        const entry = await conversations.load(ref.chat, ref.message);
        if (entry === undefined || isDeletedMessage(entry.message)) return;
        await conversations.put(ref.chat, {
          id: entry.id,
          at: entry.at,
          from: entry.from,
          message: deletedMessage,
        });
      }),
  };
};

const reaching = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SurfaceError) throw error;
    throw new SurfaceError('web', 'unreachable', error instanceof Error ? error.message : String(error));
  }
};
