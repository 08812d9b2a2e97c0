import type { Api } from 'grammy';
import type { MessageKey } from '../../core/index.js';

/** A file someone sent; `id` is what Telegram hands it over for. */
export type SentFile = { id: string; name: string; bytes: number };

/** Keeps the bytes of a file where a gateway can fetch them; undefined when the bot has no public address. */
export type KeepUpload = (bytes: Buffer, name: string) => Promise<string | undefined>;

/** The public address of a sent file, or the sentence that says why it has none. */
type Kept = { address: string } | { refusal: MessageKey & `refusal.${string}` };

/** Telegram hands over files up to this size (Bot API getFile). */
const mostBytes = 20_000_000;
const fetchMs = 60_000;

/**
 * Takes a sent file over to a public place. Telegram's own address of it holds the bot's token: it is used here and
 * goes nowhere else, not even into an error.
 */
export const keepSentFile = async (
  file: SentFile,
  parts: { api: Api; apiUrl: string; token: string; keepUpload?: KeepUpload | undefined },
): Promise<Kept> => {
  const { api, apiUrl, token, keepUpload } = parts;
  if (keepUpload === undefined) return { refusal: 'refusal.upload-address' };
  if (file.bytes > mostBytes) return { refusal: 'refusal.upload-too-large' };
  const { file_path: path } = await api.getFile(file.id);
  if (path === undefined) return { refusal: 'refusal.upload-too-large' };
  const root = apiUrl.replace(/\/+$/, '');
  const response = await fetch(`${root}/file/bot${token}/${path}`, { signal: AbortSignal.timeout(fetchMs) });
  if (!response.ok) throw new Error(`a sent file could not be fetched: ${response.status}`);
  const address = await keepUpload(Buffer.from(await response.arrayBuffer()), file.name);
  return address === undefined ? { refusal: 'refusal.upload-address' } : { address };
};

/** The file in a message (Bot API Message): sound, or what may hold sound. */
export const sentFileIn = (message: Record<string, unknown>): SentFile | undefined => {
  for (const [kind, ending] of kinds) {
    const file = message[kind];
    if (typeof file !== 'object' || file === null || !('file_id' in file)) continue;
    if (typeof file.file_id !== 'string') continue;
    const name =
      'file_name' in file && typeof file.file_name === 'string' ? file.file_name : `${kind}.${ending}`;
    const bytes = 'file_size' in file && typeof file.file_size === 'number' ? file.file_size : 0;
    return { id: file.file_id, name, bytes };
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
