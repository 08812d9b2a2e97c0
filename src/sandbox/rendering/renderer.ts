import { composeMp3, composeWav, parseRecipe, type Quality } from '../composer/index.js';
import { paintCover, parseSketch } from '../covers/index.js';
import { videoOf } from './mp4.js';

/** Renders audio, video and covers on demand, one at a time, and caches the newest results. */
export type MediaRenderer = {
  /** The MP3 of a formatted recipe, or undefined for an invalid one. */
  readonly audio: (recipe: string) => Promise<Buffer | undefined>;
  /** The WAV of a formatted recipe, or undefined for an invalid one. */
  readonly wav: (recipe: string) => Promise<Buffer | undefined>;
  /** An MP4 of the cover with the music, or undefined for an invalid recipe or sketch. */
  readonly video: (recipe: string, sketch: string) => Promise<Buffer | undefined>;
  /** The JPEG of a formatted sketch, or undefined for an invalid one; in a draft with half the side. */
  readonly cover: (sketch: string, side: number) => Promise<Buffer | undefined>;
};

/** Builds the renderer of a quality, with a cache of at most `cacheBytes` bytes. */
export const createMediaRenderer = (cacheBytes: number, quality: Quality): MediaRenderer => {
  const results = new Map<string, Promise<Buffer>>();
  const sizes = new Map<string, number>();
  let cachedBytes = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const evict = (key: string) => {
    results.delete(key);
    cachedBytes -= sizes.get(key) ?? 0;
    sizes.delete(key);
  };
  const cached = (key: string, make: () => Promise<Buffer>): Promise<Buffer> => {
    const known = results.get(key);
    if (known) {
      results.delete(key);
      results.set(key, known);
      return known;
    }
    const made = queue.then(make);
    queue = made.catch(() => {});
    results.set(key, made);
    made.then(
      (bytes) => {
        sizes.set(key, bytes.length);
        cachedBytes += bytes.length;
        for (const oldest of sizes.keys()) {
          if (cachedBytes <= cacheBytes) break;
          if (oldest !== key) evict(oldest);
        }
      },
      () => evict(key),
    );
    return made;
  };

  /** A small cover is painted several times as fast. */
  const scale = (side: number) => (quality === 'draft' ? side / 2 : side);

  const audio = async (text: string) => {
    const recipe = parseRecipe(text);
    return recipe && cached(text, () => composeMp3(recipe, quality));
  };
  const cover = async (text: string, side: number) => {
    const sketch = parseSketch(text);
    return sketch && cached(`${text}@${side}`, () => paintCover(sketch, scale(side)));
  };
  return {
    audio,
    cover,
    async wav(text) {
      const recipe = parseRecipe(text);
      return recipe && cached(`${text}.wav`, () => composeWav(recipe, quality));
    },
    async video(recipe, sketch) {
      const [sound, picture] = [await audio(recipe), await cover(sketch, 1024)];
      return sound && picture && videoOf(sound, picture, scale(1024));
    },
  };
};
