import type { Api } from 'grammy';
import { MediaError, type SentAudio } from '../../../core/index.js';
import { isRecord } from '../chat.js';
import { describeError } from '../errors.js';

/** A sound someone sent; `id` is what Telegram hands it over for. Telegram knows the length of most, in seconds. */
export type SentFile = { id: string; name: string; bytes?: number | undefined; seconds?: number | undefined };

/** Telegram hands over files up to this size, in bytes (Bot API getFile). */
export const mostSentBytes = 20_000_000;

/**
 * A sound as core takes it: fetched when it is asked for. Telegram's own address of it holds the bot's token: it is
 * used here and goes nowhere else, not even into an error.
 */
export const sentAudio = (
  { id, name, bytes, seconds }: SentFile,
  { api, apiUrl, token }: { api: Api; apiUrl: string; token: string },
): SentAudio => ({
  name,
  bytes,
  seconds,
  source: async () => {
    try {
      const { file_path: path } = await api.getFile(id);
      const root = apiUrl.replace(/\/+$/, '');
      const signal = AbortSignal.timeout(fetchMs);
      const response = await fetch(`${root}/file/bot${token}/${path ?? ''}`, { signal });
      if (!response.ok) throw new Error(`Telegram says ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    } catch (error) {
      const trouble = describeError(error);
      throw /file is too big/i.test(trouble)
        ? new MediaError('lost', 'too_large', `larger than ${mostSentBytes} bytes`)
        : new MediaError('later', 'unreachable', trouble);
    }
  },
});

const fetchMs = 60_000;

/** The sound in a message (Bot API Message); pictures and papers are none. */
export const sentFileIn = (message: Record<string, unknown>): SentFile | undefined => {
  // A moving picture comes along as a document too, and has no sound.
  if (message.animation !== undefined) return undefined;
  for (const [kind, ending] of kinds) {
    const file = message[kind];
    if (!isRecord(file) || typeof file.file_id !== 'string') continue;
    const { file_id: id, file_name: given, file_size: bytes, duration } = file;
    const name = typeof given === 'string' ? given : `${kind}.${ending}`;
    if (kind === 'document' && !soundsLike(name, file.mime_type)) continue;
    return {
      id,
      name,
      ...(typeof bytes === 'number' ? { bytes } : {}),
      // Zero is what Telegram says when it could not tell.
      ...(typeof duration === 'number' && duration > 0 ? { seconds: duration } : {}),
    };
  }
  return undefined;
};

const kinds = [
  ['audio', 'mp3'],
  ['voice', 'ogg'],
  ['video_note', 'mp4'],
  ['video', 'mp4'],
  ['document', 'bin'],
] as const;

const soundsLike = (name: string, type: unknown): boolean =>
  /^(?:audio|video)\/|^application\/ogg$/.test(String(type)) ||
  /\.(?:mp3|m4a|aac|wav|flac|ogg|oga|opus|aiff?|mp4|mov|webm)$/i.test(name);
