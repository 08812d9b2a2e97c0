import { composeMp3, composeWav, parseRecipe } from './composer/index.js';
import { paintCover, parseSketch } from './covers/index.js';
import { videoOf } from './film.js';

/** Plays and paints on demand, one at a time, and keeps the newest results. */
export interface MediaMaker {
  /** The MP3 of a recipe in its written form, or nothing when it is no recipe. */
  readonly audio: (recipe: string) => Promise<Buffer | undefined>;
  /** The same as a WAV file. */
  readonly wav: (recipe: string) => Promise<Buffer | undefined>;
  /** An MP4 of the cover with the music, or nothing when recipe or sketch are none. */
  readonly film: (recipe: string, sketch: string) => Promise<Buffer | undefined>;
  /** The JPEG of a sketch in its written form. */
  readonly cover: (sketch: string, side: number) => Promise<Buffer | undefined>;
}

/** Builds the maker; its memory holds so many bytes at most. */
export function createMediaMaker(memory: number): MediaMaker {
  const kept = new Map<string, Promise<Buffer>>();
  const sizes = new Map<string, number>();
  let held = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const forget = (key: string) => {
    kept.delete(key);
    held -= sizes.get(key) ?? 0;
    sizes.delete(key);
  };
  const once = (key: string, make: () => Promise<Buffer>): Promise<Buffer> => {
    const known = kept.get(key);
    if (known) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const made = turn.then(make);
    turn = made.catch(() => {});
    kept.set(key, made);
    made.then(
      (bytes) => {
        sizes.set(key, bytes.length);
        held += bytes.length;
        for (const oldest of sizes.keys()) {
          if (held <= memory) break;
          if (oldest !== key) forget(oldest);
        }
      },
      () => forget(key),
    );
    return made;
  };

  const audio = async (text: string) => {
    const recipe = parseRecipe(text);
    return recipe && once(text, () => composeMp3(recipe));
  };
  const cover = async (text: string, side: number) => {
    const sketch = parseSketch(text);
    return sketch && once(`${text}@${side}`, () => paintCover(sketch, side));
  };
  return {
    audio,
    cover,
    async wav(text) {
      const recipe = parseRecipe(text);
      return recipe && once(`${text}.wav`, () => composeWav(recipe));
    },
    async film(recipe, sketch) {
      const [sound, picture] = [await audio(recipe), await cover(sketch, 1024)];
      return sound && picture && videoOf(sound, picture, 1024);
    },
  };
}
