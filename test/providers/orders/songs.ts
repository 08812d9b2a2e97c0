import type { Order } from '../../../src/core/index.js';

/** "A song about rain", with the newest model. */
export const rain: Order = { operation: 'song', model: 'v5', values: { prompt: 'a song about rain' } };

/** The same without anybody singing. */
export const silentRain: Order = {
  operation: 'song',
  model: 'v4',
  values: { prompt: 'a song about rain', instrumental: true },
};

/** One's own words with every setting there is. */
export const savour: Order = {
  operation: 'custom',
  model: 'v4.5',
  values: {
    lyrics: '[Verse]\nCrunch and sizzle',
    style: 'house, tight drums',
    title: 'Savour',
    voice: 'female',
    excludedStyle: 'modern',
    styleWeight: 0.4,
    weirdness: 0.7,
  },
};

/** A title and a style, nobody singing. */
export const beijing: Order = {
  operation: 'custom',
  model: 'v4.5+',
  values: { title: 'Beijing', style: 'heavy metal', instrumental: true },
};

/** A title and a style, and the words left to the gateway. */
export const wordless: Order = {
  operation: 'custom',
  model: 'v5',
  values: { title: 'Snow', style: 'jazz', voice: 'male' },
};

/** Where the people of these orders want to be told. */
const callbackUrl = 'https://bot.example/callbacks/one-secret';

/** "A song about rain", and the gateway may call when it is there. */
export const calledRain: Order = { ...rain, callbackUrl };

/** One's own words in the voice of an earlier song. */
export const borrowedVoice: Order = {
  operation: 'custom',
  model: 'v5',
  values: { lyrics: '[Verse]\nAgain', style: 'folk', title: 'Again', persona: 'persona-1' },
  persona: { personaId: 'persona-1', clipId: 'clip-harbour', vox: false },
};

/** The same with a voice made from a stretch of singing. */
export const borrowedSinging: Order = {
  ...borrowedVoice,
  persona: { personaId: 'persona-2', clipId: 'clip-harbour', vox: true },
};

/** A bell, once. */
export const bell: Order = { operation: 'sounds', model: 'v5', values: { prompt: 'a ship bell' } };

/** Waves without an end. */
export const waves: Order = {
  operation: 'sounds',
  model: 'v5',
  values: { prompt: 'waves', loop: true, tempo: 90, musicalKey: 'Am' },
};

/** A song by the manner of the harbour. */
export const songByPersona: Order = {
  operation: 'custom',
  model: 'v5',
  values: { lyrics: 'From dawn to dusk', style: 'electronic, pop', title: 'Darling', persona: 'old-salt' },
  persona: { personaId: 'persona-1', clipId: 'clip-harbour', vox: false },
};

/** A song by the voice of the harbour. */
export const songByVoice: Order = {
  ...songByPersona,
  persona: { personaId: 'persona-2', clipId: 'clip-harbour', vox: true },
};

/** A loop of rain at a given speed and key. */
export const rainLoop: Order = {
  operation: 'sounds',
  model: 'v5',
  values: { prompt: 'rain on tin', loop: true, tempo: 90, musicalKey: 'C#m' },
};
