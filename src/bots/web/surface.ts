import {
  type ChatSurface,
  type Clock,
  type ConversationEntry,
  type Conversations,
  type EncodedMessage,
  encodeMessage,
  type MessageRef,
  SurfaceError,
} from '../../core/index.js';
import { deletedMessage, isDeletedMessage } from './render/deleted-message.js';
import { limits } from './render/limits.js';

/** Posts to the web chat by writing into the stored conversation; open pages receive each change as an event. */
export const createWebSurface = (deps: { conversations: Conversations; clock: Clock }): ChatSurface => {
  const { conversations, clock } = deps;

  /** The entry of a message; undefined when it was removed or is no longer stored. */
  const loadShown = async (ref: MessageRef): Promise<ConversationEntry | undefined> => {
    const entry = await conversations.load(ref.chat, ref.message);
    return entry === undefined || isDeletedMessage(entry.message) ? undefined : entry;
  };
  const replace = (chat: string, { id, at, from }: ConversationEntry, message: EncodedMessage) =>
    conversations.put(chat, { id, at, from, message });

  return {
    id: 'web',
    limits,
    post: (to, message, key) =>
      withSurfaceErrors(async () => {
        const ref = { platform: 'web', chat: to.chat, message: key };
        // An entry that exists may have been edited since: posting it again must not undo the edit.
        if ((await conversations.load(to.chat, key)) === undefined) {
          const encoded = encodeMessage(message);
          await conversations.put(to.chat, { id: key, at: clock(), from: 'bot', message: encoded });
        }
        return { ref };
      }),
    edit: (ref, message) =>
      withSurfaceErrors(async () => {
        const entry = await loadShown(ref);
        if (entry === undefined) throw new SurfaceError('web', 'gone', 'the message is no longer stored');
        const encoded = encodeMessage(message);
        if (JSON.stringify(entry.message) !== JSON.stringify(encoded))
          await replace(ref.chat, entry, encoded);
        return { ref };
      }),
    remove: (ref) =>
      withSurfaceErrors(async () => {
        const entry = await loadShown(ref);
        if (entry !== undefined) await replace(ref.chat, entry, deletedMessage);
      }),
  };
};

/** Reports a failure of the store as an unreachable platform. */
const withSurfaceErrors = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SurfaceError) throw error;
    throw new SurfaceError('web', 'unreachable', error instanceof Error ? error.message : String(error));
  }
};
