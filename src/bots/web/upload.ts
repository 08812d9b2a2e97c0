import type { Context } from 'hono';
import type { SentAudio } from '../../core/index.js';

/** The largest audio that is taken, in bytes. */
const mostBytes = 100_000_000;

/** How many audios come in at once; each is held whole until the studio has looked at it. */
const mostAtOnce = 4;

/** Why an audio was not taken, as an HTTP status: too large, too many at once, or it broke off or was empty. */
type Refusal = 413 | 429 | 400;

/** Takes in the audios that people hand over, within what our memory holds. */
export const createUploads = () => {
  let open = 0;
  /** Reads the body of a request as an audio and gives it to `use`; its room is free again when that is done. */
  return async <T>(
    context: Context,
    name: string,
    use: (audio: SentAudio) => Promise<T>,
  ): Promise<T | Refusal> => {
    if (Number(context.req.header('content-length') ?? 0) > mostBytes) return 413;
    if (open >= mostAtOnce) return 429;
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

const readBody = async (body: ReadableStream<Uint8Array> | null): Promise<Buffer | Refusal> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      length += chunk.length;
      // What is told of a length beforehand is a claim.
      if (length > mostBytes) return 413;
      chunks.push(chunk);
    }
  } catch {
    return 400;
  }
  return length === 0 ? 400 : Buffer.concat(chunks, length);
};
