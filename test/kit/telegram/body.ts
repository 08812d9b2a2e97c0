import type { IncomingMessage } from 'node:http';
import { Refusal, refuse } from './refusal.js';

/** One file part of a multipart request. */
export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

/** The parameters of one request, whatever way they were written, and its files by part name. */
export interface Payload {
  fields: Record<string, unknown>;
  files: Map<string, UploadedFile>;
}

/** Reads query, JSON, urlencoded and multipart parameters alike, as the Bot API does ("Making requests"). */
export async function readPayload(
  request: IncomingMessage,
  url: URL,
  maxFileBytes: number,
): Promise<Payload> {
  const body = await readBody(request, maxFileBytes + 1024 * 1024);
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
  for (const name of STRUCTURED) {
    const value = payload.fields[name];
    if (typeof value !== 'string') continue;
    if (value === '') delete payload.fields[name];
    else payload.fields[name] = name === 'media' && !/^\s*[[{]/.test(value) ? value : parseJson(value, name);
  }
  return payload;
}

/** A text parameter, or undefined when it is absent. */
export function textOf(payload: Payload, name: string): string | undefined {
  const value = payload.fields[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : String(value);
}

/** A whole-number parameter, or undefined when it is absent or is no number. */
export function numberOf(payload: Payload, name: string): number | undefined {
  const value = Number(textOf(payload, name) ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A yes-or-no parameter; absent is no. */
export function flagOf(payload: Payload, name: string): boolean {
  return ['true', '1', 'yes'].includes((textOf(payload, name) ?? '').toLowerCase());
}

/** Tells whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const STRUCTURED = [
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

const tooLarge = () => new Refusal(413, 'Request Entity Too Large');

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(`can't parse ${name} JSON object`);
  }
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    // The rest is read and thrown away, so that the sender lives to read the refusal.
    if (length > maxBytes) chunks.length = 0;
    else chunks.push(bytes);
  }
  if (length > maxBytes) throw tooLarge();
  return Buffer.concat(chunks);
}

function readParts(body: Buffer, contentType: string, payload: Payload): void {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) refuse('boundary not found in the multipart request');
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  while (at !== -1) {
    const start = at + mark.length + 2;
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), start - 2);
    if (next === -1) return;
    readPart(body.subarray(start, next), payload);
    at = next + 2;
  }
}

function readPart(part: Buffer, payload: Payload): void {
  const headEnd = part.indexOf('\r\n\r\n');
  if (headEnd === -1) return;
  const head = part.subarray(0, headEnd).toString('utf8');
  const bytes = part.subarray(headEnd + 4);
  const name = /[;\s]name="?([^";\r\n]*)"?/i.exec(head)?.[1];
  if (name === undefined) return;
  const file = /filename=(?:"((?:[^"\\]|\\.)*)"|([^;\r\n]*))/i.exec(head);
  if (file) payload.files.set(name, { name: file[1] ?? file[2]?.trim() ?? '', bytes });
  else payload.fields[name] = bytes.toString('utf8');
}
