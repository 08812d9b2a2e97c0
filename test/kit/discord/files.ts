import type { Upload } from './body.js';
import type { MessageRequest } from './message.js';
import { createProblems } from './problems.js';
import { refusals } from './refusal.js';
import type { State } from './state.js';
import type { Attachment, Channel } from './types.js';
import { asList, asText, type Wire } from './wire.js';

/** Stores a file and gives it an address. */
export const storeFile = (
  state: State,
  file: Pick<Upload, 'filename' | 'contentType' | 'bytes'>,
  place: { channelId: string; ephemeral?: boolean },
  details: Wire = {},
): Attachment => {
  const id = state.snowflake();
  const filename = (asText(details.filename) || file.filename).replace(/\s+/g, '_');
  const folder = place.ephemeral === true ? 'ephemeral-attachments' : 'attachments';
  const url = `${state.origin}/${folder}/${place.channelId}/${id}/${encodeURIComponent(filename)}`;
  const contentType = file.contentType || typeOf(filename);
  state.uploads.set(id, { bytes: file.bytes, contentType });
  return {
    id,
    filename,
    contentType,
    bytes: file.bytes,
    url,
    inEmbed: false,
    ...(typeof details.description === 'string' ? { description: details.description } : {}),
    ...(typeof details.title === 'string' ? { title: details.title } : {}),
    ...(typeof details.duration_secs === 'number' ? { durationSeconds: details.duration_secs } : {}),
  };
};

/** The files of a message after this request: those it keeps and those it adds. Listed ids must exist. */
export const attachFiles = (
  state: State,
  request: MessageRequest,
  present: readonly Attachment[],
  channel: Channel,
  messageId: string,
): Attachment[] => {
  const { body, files } = request;
  for (const file of files) {
    if (file.bytes.length > state.maxFileBytes) throw refusals.tooLarge();
  }
  const listed = Array.isArray(body.attachments) ? asList(body.attachments) : undefined;
  const kept = listed
    ? present.filter(
        (attachment) =>
          listed.some((entry) => String(entry.id) === attachment.id) ||
          (attachment.inEmbed && !('embeds' in body)),
      )
    : [...present];
  const problems = createProblems();
  for (const [index, entry] of (listed ?? []).entries()) {
    const id = String(entry.id);
    if (
      !files.some((file) => String(file.index) === id) &&
      !present.some((attachment) => attachment.id === id)
    ) {
      problems.add(
        `attachments.${index}.id`,
        'ATTACHMENT_NOT_FOUND',
        `No file and no attachment of message ${messageId} has the id ${id}.`,
      );
    }
  }
  problems.refuse();
  const added = files.map((file) => {
    const details = listed?.find((entry) => String(entry.id) === String(file.index));
    return storeFile(state, file, { channelId: channel.id }, details);
  });
  return [...kept, ...added];
};

const typeOf = (filename: string): string => {
  const types: Record<string, string> = {
    mp3: 'audio/mpeg',
    wav: 'audio/x-wav',
    ogg: 'audio/ogg',
    flac: 'audio/flac',
    m4a: 'audio/mp4',
    mp4: 'video/mp4',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    webp: 'image/webp',
    gif: 'image/gif',
    txt: 'text/plain; charset=utf-8',
    zip: 'application/zip',
  };
  return types[filename.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
};
