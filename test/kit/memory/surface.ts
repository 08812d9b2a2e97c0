import {
  type ChatMessage,
  type ChatSurface,
  type MessageRef,
  SurfaceError,
} from '../../../src/core/index.js';

/** A message as a chat shows it now. */
export type Shown = { ref: MessageRef; key: string | undefined; message: ChatMessage; edits: number };

/** A chat platform in memory; it posts once per key. */
export const createMemorySurface = (
  id: string,
  cardBecomesTrack = false,
): ChatSurface & { messages: Shown[]; place: (message: ChatMessage, key?: string) => MessageRef } => {
  const messages: Shown[] = [];
  const place = (message: ChatMessage, key?: string): MessageRef => {
    const known = messages.find((shown) => key !== undefined && shown.key === key);
    if (known !== undefined) return known.ref;
    const ref = { platform: id, chat: 'room', message: `message-${messages.length + 1}` };
    messages.push({ ref, key, message, edits: 0 });
    return ref;
  };
  return {
    id,
    limits: {
      titleCharacters: 200,
      bodyCharacters: 2000,
      labelCharacters: 80,
      rowButtons: 5,
      rows: 5,
      fileBytes: 10_000_000,
      messageBytes: 5000,
      answersPrivately: true,
      audiosPerMessage: 4,
      cardBecomesTrack,
    },
    messages,
    place,
    post: async (_to, message, key) => ({ ref: place(message, key) }),
    edit: async (ref, message) => {
      const shown = messages.find((one) => one.ref.message === ref.message);
      if (shown === undefined) throw new SurfaceError(id, 'gone', 'no such message');
      shown.message = message;
      shown.edits += 1;
      return { ref };
    },
    remove: async (ref) => {
      const index = messages.findIndex((one) => one.ref.message === ref.message);
      if (index >= 0) messages.splice(index, 1);
    },
  };
};
