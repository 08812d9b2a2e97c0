import type { IncomingMessage } from 'node:http';
import { refusals } from './refusal.js';

/** A file in a multipart request; `index` is the n of `files[n]`. */
export type Upload = {
  readonly index: number;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
};

/** The body of a request: its JSON, its files, and its size in bytes. */
export type Body = {
  readonly json: unknown;
  readonly files: readonly Upload[];
  readonly size: number;
};

/** Reads a JSON or multipart body (`payload_json` and `files[n]`, Discord docs, reference, uploading files). */
export const readBody = async (request: IncomingMessage): Promise<Body> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const boundary = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;]+))/i.exec(
    request.headers['content-type'] ?? '',
  );
  if (!boundary) {
    return { json: bytes.length > 0 ? parseJson(bytes) : undefined, files: [], size: bytes.length };
  }
  let json: unknown;
  const files: Upload[] = [];
  for (const part of parseParts(bytes, boundary[1] ?? boundary[2] ?? '')) {
    const index = /^files\[(\d+)\]$/.exec(part.name)?.[1];
    if (part.name === 'payload_json') json = parseJson(part.bytes);
    else if (index !== undefined) {
      files.push({
        index: Number(index),
        filename: part.filename,
        contentType: part.contentType,
        bytes: part.bytes,
      });
    }
  }
  return { json, files, size: bytes.length };
};

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refusals.invalidJson();
  }
};

type Part = {
  readonly name: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
};

const parseParts = (body: Buffer, boundary: string): Part[] => {
  const parts: Part[] = [];
  const marker = Buffer.from(`--${boundary}`);
  let start = body.indexOf(marker);
  while (start >= 0) {
    const from = start + marker.length;
    const next = body.indexOf(marker, from);
    if (next < 0) break;
    const headEnd = body.indexOf('\r\n\r\n', from);
    if (headEnd >= 0 && headEnd < next) {
      const head = body.subarray(from, headEnd).toString('utf8');
      parts.push({
        name: parameter(head, 'name'),
        filename: parameter(head, 'filename'),
        contentType: /content-type:\s*([^\r\n]+)/i.exec(head)?.[1]?.trim() ?? '',
        bytes: Buffer.from(body.subarray(headEnd + 4, next - 2)),
      });
    }
    start = next;
  }
  return parts;
};

const parameter = (head: string, name: string): string => {
  const value = new RegExp(`[;\\s]${name}="([^"]*)"`, 'i').exec(head)?.[1] ?? '';
  return value.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
};
