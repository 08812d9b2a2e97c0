import type { Api } from 'grammy';
import { MediaError, type SentAudio } from '../../../core/index.js';
import { describeError } from '../errors.js';
import { isRecord } from './chat.js';

/** The largest file that a bot can download, in bytes (Bot API getFile). */
export const maxDownloadBytes = 20_000_000;

const downloadTimeoutMs = 60_000;

const kinds = [
  ['audio', 'mp3'],
  ['voice', 'ogg'],
  ['video_note', 'mp4'],
  ['video', 'mp4'],
  ['document', 'bin'],
] as const;

/** An audio in a message; `id` is its `file_id`. Telegram knows the length of most, in seconds. */
export type AudioAttachment = {
  id: string;
  name: string;
  bytes?: number | undefined;
  seconds?: number | undefined;
};

/**
 * An audio as core takes it, downloaded when core asks for it. Telegram's address of the file holds the bot's token:
 * it is used here only and appears in no error.
 */
export const createSentAudio = (
  { id, name, bytes, seconds }: AudioAttachment,
  { client, apiUrl, token }: { client: Api; apiUrl: string; token: string },
): SentAudio => ({
  name,
  bytes,
  seconds,
  source: async () => {
    try {
      const { file_path: path } = await client.getFile(id);
      const root = apiUrl.replace(/\/+$/, '');
      const signal = AbortSignal.timeout(downloadTimeoutMs);
      const response = await fetch(`${root}/file/bot${token}/${path ?? ''}`, { signal });
      if (!response.ok) throw new Error(`Telegram answers ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    } catch (error) {
      const reason = describeError(error);
      throw /file is too big/i.test(reason)
        ? new MediaError('lost', 'too_large', `larger than ${maxDownloadBytes} bytes`)
        : new MediaError('later', 'unreachable', reason);
    }
  },
});

/** Reads the audio of a message (Bot API Message); undefined for pictures and other documents. */
export const parseAudio = (message: Record<string, unknown>): AudioAttachment | undefined => {
  // An animation arrives as a document too, and has no sound.
  if (message.animation !== undefined) return undefined;
  for (const [kind, extension] of kinds) {
    const file = message[kind];
    if (!isRecord(file) || typeof file.file_id !== 'string') continue;
    const { file_id: id, file_name: given, file_size: bytes, duration } = file;
    const name = typeof given === 'string' ? given : `${kind}.${extension}`;
    if (kind === 'document' && !mayHoldAudio(name, file.mime_type)) continue;
    return {
      id,
      name,
      ...(typeof bytes === 'number' ? { bytes } : {}),
      // Telegram reports zero when it does not know the length.
      ...(typeof duration === 'number' && duration > 0 ? { seconds: duration } : {}),
    };
  }
  return undefined;
};

const mayHoldAudio = (name: string, type: unknown): boolean =>
  /^(?:audio|video)\/|^application\/ogg$/.test(String(type)) ||
  /\.(?:mp3|m4a|aac|wav|flac|ogg|oga|opus|aiff?|mp4|mov|webm)$/i.test(name);
