import { encodeMp3 } from './encode.js';
import type { Recipe } from './recipe.js';
import { renderRecipe } from './render.js';
import { encodeWav } from './wav.js';

export { continueStretch, createStretch, fitStretch, type Wish } from './character.js';
export { type StemName, stemNames } from './families.js';
export { type MidiInstrument, notesOf } from './notes.js';
export { formatRecipe, type Part, parseRecipe, type Recipe, type Stretch, secondsOf } from './recipe.js';

/** Plays a recipe and writes it down as an MP3 file; the same recipe always gives the same bytes. */
export async function composeMp3(recipe: Recipe): Promise<Buffer> {
  const sound = await renderRecipe(recipe);
  return encodeMp3(sound, recipe.part === 'mix' ? 2 : 1);
}

/** The same sound uncompressed, as a WAV file. */
export async function composeWav(recipe: Recipe): Promise<Buffer> {
  return encodeWav(await renderRecipe(recipe));
}
