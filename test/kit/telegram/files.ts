import { randomBytes } from 'node:crypto';
import { type Payload, textOf } from './body.js';
import { isThumbnail, measurePicture } from './picture.js';
import { refuse } from './refusal.js';
import type { Attachment, Contents, State } from './state.js';

/** The kinds of file a message can carry here. */
export type FileKind = keyof Contents;

/** What comes along with a file: texts, and the duration in seconds. */
export interface FileFacts {
  file_name?: string | undefined;
  title?: string | undefined;
  performer?: string | undefined;
  duration?: number | undefined;
  thumbnail?: Buffer | undefined;
}

const FOLDERS: Record<FileKind, string> = {
  audio: 'music',
  voice: 'voice',
  photo: 'photos',
  video: 'videos',
  video_note: 'video_notes',
  document: 'documents',
};

/**
 * Keeps a file and says as what it appears: sound that is no MP3 or M4A (nor, in a voice message, OGG), and video that
 * is no MPEG-4, as a document.
 */
export function keepFile(state: State, kind: FileKind, bytes: Buffer, facts: FileFacts): Contents {
  if (bytes.length === 0) refuse('file must be non-empty');
  const sound = kind === 'voice' && isOgg(bytes) ? 'audio/ogg' : soundOf(bytes);
  const isSound = kind === 'audio' || kind === 'voice';
  const isFilm = kind === 'video' || kind === 'video_note';
  const isStrange = (isSound && sound === undefined) || (isFilm && !isMpeg4(bytes));
  const shown: FileKind = isStrange ? 'document' : kind;
  const { thumbnail, ...written } = facts;
  const number = state.files.size + 1;
  const mime =
    (isSound ? sound : undefined) ?? (isFilm && !isStrange ? 'video/mp4' : mimeOf(bytes, facts.file_name));
  const file: Attachment = {
    file_id: `${shown}-${number}-${randomBytes(8).toString('hex')}`,
    file_unique_id: `unique-${number}`,
    file_path: `${FOLDERS[shown]}/file_${number}.${EXTENSIONS[mime] ?? 'dat'}`,
    bytes: Buffer.from(bytes),
    mime_type: mime,
  };
  if (shown === 'photo') Object.assign(file, readPhoto(bytes));
  // Telegram looks for itself; what a video really measures is nobody's concern here.
  if (shown === 'video') Object.assign(file, { width: 640, height: 640, duration: 1 });
  for (const [name, fact] of Object.entries(written)) {
    const isNamed = shown === 'audio' || shown === 'video' || shown === 'document';
    const belongs = name === 'file_name' ? isNamed : shown === 'audio';
    const isDuration = name === 'duration' && (shown === 'voice' || shown === 'video_note');
    if (fact !== undefined && (belongs || isDuration)) Object.assign(file, { [name]: fact });
  }
  if ((shown === 'audio' || shown === 'voice') && file.duration === undefined) file.duration = 0;
  if (thumbnail) keepThumbnail(state, file, thumbnail);
  state.files.set(file.file_id, file);
  return { [shown]: file };
}

/** Resolves a file parameter: an upload, `attach://`, a known file_id, or a URL that the simulator can reach. */
export async function resolveFile(
  state: State,
  payload: Payload,
  kind: FileKind,
  value: unknown,
  facts: FileFacts,
  reach: (url: string) => string | undefined,
): Promise<Contents> {
  const upload = uploadOf(payload, kind, value);
  if (upload) {
    if (kind === 'photo' && upload.bytes.length > 10 * MEGABYTE) refuse('file is too big for a photo');
    return keepFile(state, kind, upload.bytes, { ...facts, file_name: upload.name || facts.file_name });
  }
  if (typeof value !== 'string' || value === '') refuse(`there is no ${kind} in the request`);
  // A thumbnail counts with a fresh upload only (Bot API sendAudio).
  const { thumbnail: _, ...kept } = facts;
  if (/^https?:\/\//i.test(value)) {
    const bytes = await download(reach(value), kind === 'photo' ? 5 * MEGABYTE : 20 * MEGABYTE);
    return keepFile(state, kind, bytes, { ...kept, file_name: new URL(value).pathname.split('/').at(-1) });
  }
  const known = state.files.get(value) ?? refuse('wrong file identifier/HTTP URL specified');
  const knownKind = value.split('-')[0] ?? '';
  if (knownKind !== kind) refuse(`can't use file of type ${knownKind} as ${kind}`);
  const changes = Object.entries(kept).filter(([name, fact]) => fact !== undefined && name !== 'file_name');
  return { [kind]: { ...known, ...Object.fromEntries(changes) } };
}

/** The thumbnail of a request: an upload or nothing, never a file_id or a URL. */
export function thumbnailOf(payload: Payload, value: unknown): Buffer | undefined {
  return uploadOf(payload, 'thumbnail', value)?.bytes;
}

/** The facts a sendAudio-like request names itself. */
export function factsOf(fields: Record<string, unknown>): FileFacts {
  const asText = (value: unknown) => (value === undefined ? undefined : String(value));
  const duration = fields.duration === undefined ? undefined : Number(fields.duration);
  return { title: asText(fields.title), performer: asText(fields.performer), duration };
}

/** Finds the upload that a send method's own parameter names. */
export function mediaOf(payload: Payload, name: string): unknown {
  return payload.files.has(name) ? `attach://${name}` : textOf(payload, name);
}

const MEGABYTE = 1_000_000;

const EXTENSIONS: Record<string, string> = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'audio/ogg': 'oga',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/zip': 'zip',
  'application/json': 'json',
  'text/plain': 'txt',
};

function uploadOf(payload: Payload, name: string, value: unknown) {
  if (typeof value === 'string' && value.startsWith('attach://')) {
    return payload.files.get(value.slice('attach://'.length)) ?? refuse(`attached file ${value} not found`);
  }
  return value === undefined ? payload.files.get(name) : undefined;
}

function soundOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 3).toString('latin1') === 'ID3') return 'audio/mpeg';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0) return 'audio/mpeg';
  return isMpeg4(bytes) ? 'audio/mp4' : undefined;
}

const isOgg = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'OggS';

const isMpeg4 = (bytes: Buffer) => bytes.subarray(4, 8).toString('latin1') === 'ftyp';

function mimeOf(bytes: Buffer, name = ''): string {
  const picture = measurePicture(bytes)?.format;
  if (picture) return `image/${picture}`;
  if (isOgg(bytes)) return 'audio/ogg';
  const extension = name.split('.').at(-1)?.toLowerCase();
  return (
    Object.entries(EXTENSIONS).find(([, known]) => known === extension)?.[0] ?? 'application/octet-stream'
  );
}

function readPhoto(bytes: Buffer): { width: number; height: number } {
  const { width, height } = measurePicture(bytes) ?? refuse('IMAGE_PROCESS_FAILED');
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (width + height > 10_000 || ratio > 20) refuse('PHOTO_INVALID_DIMENSIONS');
  return { width, height };
}

function keepThumbnail(state: State, file: Attachment, thumbnail: Buffer): void {
  file.thumbnailAccepted = isThumbnail(thumbnail);
  // Telegram says nothing about a wrong thumbnail: it just does not show it.
  if (!file.thumbnailAccepted) return;
  file.thumbnail = Buffer.from(thumbnail);
  file.thumbnail_file_id = `thumbnail-${file.file_id}`;
  state.files.set(file.thumbnail_file_id, {
    file_id: file.thumbnail_file_id,
    file_unique_id: `u${file.thumbnail_file_id}`,
    file_path: `thumbnails/${file.file_unique_id}.jpg`,
    bytes: file.thumbnail,
    mime_type: 'image/jpeg',
  });
}

async function download(url: string | undefined, maxBytes: number): Promise<Buffer> {
  if (url === undefined) return refuse('failed to get HTTP URL content');
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000) }).catch(() => undefined);
  if (!response?.ok) return refuse('failed to get HTTP URL content');
  const bytes = Buffer.from(await response.arrayBuffer());
  return bytes.length > maxBytes ? refuse('wrong file identifier/HTTP URL specified') : bytes;
}
