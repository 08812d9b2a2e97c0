import type { IncomingMessage } from 'node:http';
import { Refusal, refuse } from './refusal.js';

/** Room for the parameters of a request besides its file, in bytes. */
const maxParameterBytes = 1024 * 1024;

/** Parameters whose value is JSON, also when it is sent as a text. */
const jsonParameters = [
  'reply_markup',
  'reply_parameters',
  'media',
  'entities',
  'caption_entities',
  'link_preview_options',
  'commands',
  'scope',
  'allowed_updates',
  'reaction',
  'results',
];

/** One file part of a multipart request. */
export type UploadedFile = {
  name: string;
  bytes: Buffer;
};

/** The parameters of one request in any encoding, and its files by part name. */
export type Payload = {
  fields: Record<string, unknown>;
  files: Map<string, UploadedFile>;
};

/** Reads parameters from the query, JSON, urlencoded or multipart, as the Bot API does ("Making requests"). */
export const readPayload = async (
  request: IncomingMessage,
  url: URL,
  maxFileBytes: number,
): Promise<Payload> => {
  const body = await readBody(request, maxFileBytes + maxParameterBytes);
  const payload: Payload = { fields: Object.fromEntries(url.searchParams), files: new Map() };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json') && body.length > 0) {
    Object.assign(payload.fields, parseJson(body.toString('utf8'), 'request'));
  } else if (type.startsWith('application/x-www-form-urlencoded')) {
    Object.assign(payload.fields, Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
  } else if (type.startsWith('multipart/form-data')) {
    readParts(body, type, payload);
  }
  for (const file of payload.files.values()) if (file.bytes.length > maxFileBytes) throw tooLarge();
  for (const name of jsonParameters) {
    const value = payload.fields[name];
    if (typeof value !== 'string') continue;
    if (value === '') delete payload.fields[name];
    else payload.fields[name] = name === 'media' && !/^\s*[[{]/.test(value) ? value : parseJson(value, name);
  }
  return payload;
};

/** A text parameter; undefined when it is absent. */
export const textOf = (payload: Payload, name: string): string | undefined => {
  const value = payload.fields[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : String(value);
};

/** An integer parameter; undefined when it is absent or not an integer. */
export const numberOf = (payload: Payload, name: string): number | undefined => {
  const value = Number(textOf(payload, name) ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : undefined;
};

/** A boolean parameter; false when it is absent. */
export const flagOf = (payload: Payload, name: string): boolean =>
  ['true', '1', 'yes'].includes((textOf(payload, name) ?? '').toLowerCase());

/** True for an object that is not an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const tooLarge = () => new Refusal(413, 'Request Entity Too Large');

const parseJson = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(`can't parse ${name} JSON object`);
  }
};

const readBody = async (request: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    // The rest is read and dropped: the client reads the response only after it has sent the whole body.
    if (length > maxBytes) chunks.length = 0;
    else chunks.push(bytes);
  }
  if (length > maxBytes) throw tooLarge();
  return Buffer.concat(chunks);
};

const readParts = (body: Buffer, contentType: string, payload: Payload): void => {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) refuse('boundary not found in the multipart request');
  const delimiter = Buffer.from(`--${boundary}`);
  let at = body.indexOf(delimiter);
  while (at !== -1) {
    const start = at + delimiter.length + 2;
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), start - 2);
    if (next === -1) return;
    readPart(body.subarray(start, next), payload);
    at = next + 2;
  }
};

const readPart = (part: Buffer, payload: Payload): void => {
  const headEnd = part.indexOf('\r\n\r\n');
  if (headEnd === -1) return;
  const head = part.subarray(0, headEnd).toString('utf8');
  const bytes = part.subarray(headEnd + 4);
  const name = /[;\s]name="?([^";\r\n]*)"?/i.exec(head)?.[1];
  if (name === undefined) return;
  const file = /filename=(?:"((?:[^"\\]|\\.)*)"|([^;\r\n]*))/i.exec(head);
  if (file) payload.files.set(name, { name: file[1] ?? file[2]?.trim() ?? '', bytes });
  else payload.fields[name] = bytes.toString('utf8');
};
