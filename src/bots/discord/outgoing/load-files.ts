import type { RawFile } from 'discord.js';
import { type ChatMessage, MediaError } from '../../../core/index.js';
import type { MessagePayload } from '../api.js';
import { type RenderedMessage, renderMessage, renderWithoutImage } from '../render/message.js';

/** Reads the bytes of a stored file by its key. */
export type ReadFile = (key: string) => Promise<Buffer>;

/** Renders a message and loads its files. A lost image is left out; a lost audio or file is an error. */
export const loadMessage = async (message: ChatMessage, read: ReadFile): Promise<MessagePayload> => {
  try {
    return await loadFiles(renderMessage(message), read);
  } catch (error) {
    const imageMayBeLost =
      error instanceof MediaError && error.code === 'lost' && message.image !== undefined;
    if (!imageMayBeLost) throw error;
    return loadFiles(renderWithoutImage(message), read);
  }
};

/** Loads the files of a rendered message. */
export const loadFiles = async (rendered: RenderedMessage, read: ReadFile): Promise<MessagePayload> => ({
  body: rendered.body,
  files: await Promise.all(
    rendered.files.map(
      async ({ file, name }): Promise<RawFile> => ({
        name,
        contentType: file.type,
        data: await read(file.key),
      }),
    ),
  ),
});
