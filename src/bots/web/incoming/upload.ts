import type { Context } from 'hono';
import type { SentAudio } from '../../../core/index.js';

/** The largest audio that is accepted, in bytes. */
const maxBytes = 100_000_000;

/** Uploads accepted at the same time; each is held in memory until the handler has read it. */
const maxConcurrent = 4;

/** Why an upload was refused, as an HTTP status: too large, too many at once, or broken off or empty. */
type UploadRefusal = 413 | 429 | 400;

/** Reads a request's body as an audio and calls `use` with it. */
export type ReceiveUpload = <T>(
  context: Context,
  name: string,
  use: (audio: SentAudio) => Promise<T>,
) => Promise<T | UploadRefusal>;

/** Receives uploads within the limits of size and number. */
export const createUploads = (): ReceiveUpload => {
  let open = 0;
  return async (context, name, use) => {
    if (Number(context.req.header('content-length') ?? 0) > maxBytes) return 413;
    if (open >= maxConcurrent) return 429;
    open += 1;
    try {
      const bytes = await readBody(context.req.raw.body);
      if (!Buffer.isBuffer(bytes)) return bytes;
      return await use({ name, bytes: bytes.length, source: async () => bytes });
    } finally {
      open -= 1;
    }
  };
};

const readBody = async (body: Request['body']): Promise<Buffer | UploadRefusal> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      length += chunk.length;
      // The header is a claim, and may be missing.
      if (length > maxBytes) return 413;
      chunks.push(chunk);
    }
  } catch {
    return 400;
  }
  return length === 0 ? 400 : Buffer.concat(chunks, length);
};
