import { MediaError, type MediaLibrary } from '../core/index.js';

const types: Record<string, string> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mid: 'audio/midi',
  zip: 'application/zip',
  lrc: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** Serves a stored file, whole or the part that `range` asks for: players seek by ranges. The content of a key never changes. */
export const serveMedia = async (
  media: MediaLibrary,
  key: string,
  name: string,
  range: string | undefined,
): Promise<Response> => {
  let bytes: Buffer;
  try {
    bytes = await media.read(key);
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    return error.code === 'lost'
      ? new Response('This file is not here any more.\n', { status: 404 })
      : new Response('This file cannot be read right now. Try again in a minute.\n', { status: 503 });
  }
  const headers: Record<string, string> = {
    'content-type': types[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream',
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; media-src 'self'; sandbox",
  };
  const part = parseRange(range, bytes.length);
  if (part === undefined) return new Response(new Uint8Array(bytes), { headers });
  const { start, end } = part;
  if (start > end)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes.length}` } });
  headers['content-range'] = `bytes ${start}-${end}/${bytes.length}`;
  return new Response(new Uint8Array(bytes.subarray(start, end + 1)), { status: 206, headers });
};

/** The first and last byte of a single range (RFC 9110, 14.1.2); undefined for anything else, which means the whole file. */
const parseRange = (
  range: string | undefined,
  length: number,
): { start: number; end: number } | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return { start: Math.max(0, length - Number(last)), end: length - 1 };
  return { start: Number(first), end: last === '' ? length - 1 : Math.min(length - 1, Number(last)) };
};
