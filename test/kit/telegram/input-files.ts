import { type FileFacts, type FileKind, keepFile } from './files.js';
import { type Payload, textOf } from './payload.js';
import { refuse } from './refusal.js';
import type { Simulation } from './simulation.js';
import type { Contents } from './state.js';

const megabyte = 1_000_000;
const downloadTimeoutMs = 20_000;

/** Resolves a file parameter: an upload, `attach://`, the file_id of a stored file, or a URL that can be reached. */
export const resolveFile = async (
  { state, reach }: Simulation,
  payload: Payload,
  kind: FileKind,
  value: unknown,
  facts: FileFacts,
): Promise<Contents> => {
  const upload = uploadOf(payload, kind, value);
  if (upload) {
    if (kind === 'photo' && upload.bytes.length > 10 * megabyte) refuse('file is too big for a photo');
    return keepFile(state, kind, upload.bytes, { ...facts, file_name: upload.name || facts.file_name });
  }
  if (typeof value !== 'string' || value === '') refuse(`there is no ${kind} in the request`);
  // Telegram uses a thumbnail only together with an upload (Bot API sendAudio).
  const { thumbnail: _, ...kept } = facts;
  if (/^https?:\/\//i.test(value)) {
    const bytes = await download(reach(value), kind === 'photo' ? 5 * megabyte : 20 * megabyte);
    return keepFile(state, kind, bytes, { ...kept, file_name: new URL(value).pathname.split('/').at(-1) });
  }
  const known = state.files.get(value) ?? refuse('wrong file identifier/HTTP URL specified');
  const knownKind = value.split('-')[0] ?? '';
  if (knownKind !== kind) refuse(`can't use file of type ${knownKind} as ${kind}`);
  const changes = Object.entries(kept).filter(([name, fact]) => fact !== undefined && name !== 'file_name');
  return { [kind]: { ...known, ...Object.fromEntries(changes) } };
};

/** The thumbnail of a request; Telegram takes only an upload, no file_id and no URL. */
export const thumbnailOf = (payload: Payload, value: unknown): Buffer | undefined => {
  return uploadOf(payload, 'thumbnail', value)?.bytes;
};

/** Title, performer and duration as a request states them. */
export const factsOf = (fields: Record<string, unknown>): FileFacts => {
  const asText = (value: unknown) => (value === undefined ? undefined : String(value));
  const duration = fields.duration === undefined ? undefined : Number(fields.duration);
  return { title: asText(fields.title), performer: asText(fields.performer), duration };
};

/** The file parameter of a send method: an upload under its name, or a text. */
export const mediaOf = (payload: Payload, name: string): unknown => {
  return payload.files.has(name) ? `attach://${name}` : textOf(payload, name);
};

const uploadOf = (payload: Payload, name: string, value: unknown) => {
  if (typeof value === 'string' && value.startsWith('attach://')) {
    return payload.files.get(value.slice('attach://'.length)) ?? refuse(`attached file ${value} not found`);
  }
  return value === undefined ? payload.files.get(name) : undefined;
};

const download = async (url: string | undefined, maxBytes: number): Promise<Buffer> => {
  if (url === undefined) return refuse('failed to get HTTP URL content');
  const response = await fetch(url, { signal: AbortSignal.timeout(downloadTimeoutMs) }).catch(
    () => undefined,
  );
  if (!response?.ok) return refuse('failed to get HTTP URL content');
  const bytes = Buffer.from(await response.arrayBuffer());
  return bytes.length > maxBytes ? refuse('wrong file identifier/HTTP URL specified') : bytes;
};
