import { encodeMp3 } from './encode.js';
import type { Recipe } from './recipe.js';
import { type Quality, renderRecipe } from './render.js';
import { encodeWav } from './wav.js';

export { type StemName, stemNames } from './genres.js';
export { type MidiInstrument, notesOf } from './notes.js';
export { formatRecipe, type Part, parseRecipe, type Recipe, type Section, secondsOf } from './recipe.js';
export type { Quality } from './render.js';
export { continueSection, createSection, fitSection, type SongRequest } from './section.js';

/** Composes a recipe as an MP3; the same recipe always gives the same bytes. */
export const composeMp3 = async (recipe: Recipe, quality: Quality = 'full'): Promise<Buffer> => {
  const sound = await renderRecipe(recipe, quality);
  if (recipe.part !== 'mix') return encodeMp3(sound, 1, 64);
  // A draft has one channel, which is encoded in half the time.
  return encodeMp3(sound, quality === 'full' ? 2 : 1, 128);
};

/** Composes a recipe as a WAV. */
export const composeWav = async (recipe: Recipe, quality: Quality = 'full'): Promise<Buffer> =>
  encodeWav(await renderRecipe(recipe, quality));
