import type { Order } from '../../../src/core/index.js';

/** "A song about rain", with the newest model. */
export const rain: Order = { operation: 'song', model: 'v5', values: { prompt: 'a song about rain' } };

/** The same as an instrumental. */
export const silentRain: Order = {
  operation: 'song',
  model: 'v4',
  values: { prompt: 'a song about rain', instrumental: true },
};

/** Own lyrics with every setting. */
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

/** An instrumental with a title and a style. */
export const beijing: Order = {
  operation: 'custom',
  model: 'v4.5+',
  values: { title: 'Beijing', style: 'heavy metal', instrumental: true },
};

/** A title and a style; the gateway writes the lyrics. */
export const wordless: Order = {
  operation: 'custom',
  model: 'v5',
  values: { title: 'Snow', style: 'jazz', voice: 'male' },
};

/** The callback address of these orders. */
const callbackUrl = 'https://bot.example/callbacks/one-secret';

/** "A song about rain" with a callback. */
export const calledRain: Order = { ...rain, callbackUrl };

/** Own lyrics by a persona. */
export const borrowedVoice: Order = {
  operation: 'custom',
  model: 'v5',
  values: { lyrics: '[Verse]\nAgain', style: 'folk', title: 'Again', persona: 'persona-1' },
  persona: { personaId: 'persona-1', clipId: 'clip-harbour', vox: false },
};

/** The same by a persona from a voice. */
export const borrowedSinging: Order = {
  ...borrowedVoice,
  persona: { personaId: 'persona-2', clipId: 'clip-harbour', vox: true },
};

/** A one-shot sound of a bell. */
export const bell: Order = { operation: 'sounds', model: 'v5', values: { prompt: 'a ship bell' } };

/** A loop of waves. */
export const waves: Order = {
  operation: 'sounds',
  model: 'v5',
  values: { prompt: 'waves', loop: true, tempo: 90, musicalKey: 'Am' },
};

/** A song by the persona of the harbour. */
export const songByPersona: Order = {
  operation: 'custom',
  model: 'v5',
  values: { lyrics: 'From dawn to dusk', style: 'electronic, pop', title: 'Darling', persona: 'old-salt' },
  persona: { personaId: 'persona-1', clipId: 'clip-harbour', vox: false },
};

/** A song by the persona from the harbour's voice. */
export const songByVoice: Order = {
  ...songByPersona,
  persona: { personaId: 'persona-2', clipId: 'clip-harbour', vox: true },
};

/** A loop of rain with tempo and key. */
export const rainLoop: Order = {
  operation: 'sounds',
  model: 'v5',
  values: { prompt: 'rain on tin', loop: true, tempo: 90, musicalKey: 'C#m' },
};
