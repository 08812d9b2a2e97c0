import type { Engine } from '../engine.js';
import type { MediaRenderer } from '../rendering/renderer.js';
import { type Reply, textReply } from './reply.js';

export type CdnDeps = {
  readonly engine: Engine;
  readonly media: MediaRenderer;
};

const types = { mp3: 'audio/mpeg', wav: 'audio/wav', mp4: 'video/mp4', jpeg: 'image/jpeg' } as const;

/** When the link of a video works, in paces after the request: 30 seconds at a pace of 20 (OpenAI-HK, use case 13). */
const videoPaces = 1.5;

/** The id of the clip that a file name contains. */
export const clipIdOf = (file: string): string => file.replace(/^image_(?:large_)?/, '').split('.')[0] ?? '';

/** Serves a file; a clip that this sandbox knows must be complete, a link of an earlier run plays from its name alone. */
export const serveFile = async ({ engine, media }: CdnDeps, file: string): Promise<Reply> => {
  const found =
    /^(image_large_|image_)?[0-9a-f-]{36}\.([0-9a-z~-]+)(?:\.([0-9a-z~-]+))?\.(mp3|wav|mp4|jpeg)$/.exec(file);
  const [, size, written = '', sketch, ending] = found ?? [];
  if (!isType(ending) || (ending === 'jpeg') === (size === undefined)) return textReply(404, 'not found');
  if ((ending === 'mp4') === (sketch === undefined)) return textReply(404, 'not found');
  const clip = engine.clipAnywhere(clipIdOf(file));
  if (clip && ending !== 'jpeg' && engine.progressOf(clip).stage !== 'complete')
    return textReply(403, 'AccessDenied');
  if (clip && ending === 'mp4') {
    const call = engine.callsAbout(clip, 'mp4')[0];
    if (!call || engine.now() < call.at + engine.pace * videoPaces) return textReply(403, 'AccessDenied');
  }
  const bytes = await bytesOf(media, ending, written, sketch ?? '', size === 'image_' ? 360 : 1024);
  return bytes
    ? { status: 200, headers: { 'content-type': types[ending] }, bytes }
    : textReply(404, 'not found');
};

const bytesOf = (
  media: MediaRenderer,
  ending: keyof typeof types,
  recipe: string,
  sketch: string,
  side: number,
): Promise<Buffer | undefined> => {
  if (ending === 'mp3') return media.audio(recipe);
  if (ending === 'wav') return media.wav(recipe);
  return ending === 'mp4' ? media.video(recipe, sketch) : media.cover(recipe, side);
};

const isType = (ending: string | undefined): ending is keyof typeof types =>
  ending !== undefined && Object.hasOwn(types, ending);

/** Serves a live stream: as much of the song as has been made. */
export const serveStream = async ({ engine, media }: CdnDeps, id: string): Promise<Reply> => {
  const clip = engine.clipAnywhere(id);
  const bytes = clip && !clip.failure ? await media.audio(clip.recipe) : undefined;
  if (!clip || !bytes) return textReply(404, 'not found');
  const { portion } = engine.progressOf(clip);
  const made = bytes.subarray(0, Math.ceil(bytes.length * portion));
  return { status: 200, headers: { 'content-type': 'audio/mpeg' }, bytes: made };
};
