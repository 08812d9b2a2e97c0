import type { Engine } from './engine.js';
import type { MediaMaker } from './media.js';
import { plain, type Reply } from './reply.js';

/** What the CDN is built from. */
export interface CdnParts {
  readonly house: Engine;
  readonly media: MediaMaker;
}

const types = { mp3: 'audio/mpeg', wav: 'audio/wav', mp4: 'video/mp4', jpeg: 'image/jpeg' } as const;
/** A film's link works so many songs' paces after it was asked for: 30 seconds at the usual 20 (OpenAI-HK, use case 13). */
const filmPaces = 1.5;

/** The id of the clip a file of the CDN belongs to. */
export function clipIdOf(file: string): string {
  return file.replace(/^image_(?:large_)?/, '').split('.')[0] ?? '';
}

/** A clip of this sandbox is served once it is complete; a link of an earlier life plays from its name alone. */
export async function serveFile({ house, media }: CdnParts, file: string): Promise<Reply> {
  const found =
    /^(image_large_|image_)?[0-9a-f-]{36}\.([0-9a-z~-]+)(?:\.([0-9a-z~-]+))?\.(mp3|wav|mp4|jpeg)$/.exec(file);
  const [, size, written = '', sketch, ending] = found ?? [];
  if (!isType(ending) || (ending === 'jpeg') === (size === undefined)) return plain(404, 'not found');
  if ((ending === 'mp4') === (sketch === undefined)) return plain(404, 'not found');
  const clip = house.clipAnywhere(clipIdOf(file));
  if (clip && ending !== 'jpeg' && house.progressOf(clip).stage !== 'complete')
    return plain(403, 'AccessDenied');
  if (clip && ending === 'mp4') {
    const asked = house.callsAbout(clip, 'mp4')[0];
    if (!asked || house.now() < asked.at + house.pace * filmPaces) return plain(403, 'AccessDenied');
  }
  const bytes = await bytesOf(media, ending, written, sketch ?? '', size === 'image_' ? 360 : 1024);
  return bytes ? { status: 200, headers: { 'content-type': types[ending] }, bytes } : plain(404, 'not found');
}

function bytesOf(
  media: MediaMaker,
  ending: keyof typeof types,
  written: string,
  sketch: string,
  side: number,
): Promise<Buffer | undefined> {
  if (ending === 'mp3') return media.audio(written);
  if (ending === 'wav') return media.wav(written);
  return ending === 'mp4' ? media.film(written, sketch) : media.cover(written, side);
}

function isType(ending: string | undefined): ending is keyof typeof types {
  return ending !== undefined && Object.hasOwn(types, ending);
}

/** A live stream holds as much of the song as has been made. */
export async function serveStream({ house, media }: CdnParts, id: string): Promise<Reply> {
  const clip = house.clipAnywhere(id);
  const bytes = clip && !clip.failure ? await media.audio(clip.recipe) : undefined;
  if (!clip || !bytes) return plain(404, 'not found');
  const { portion } = house.progressOf(clip);
  const made = bytes.subarray(0, Math.ceil(bytes.length * portion));
  return { status: 200, headers: { 'content-type': 'audio/mpeg' }, bytes: made };
}
