import type { Order, OrderSource } from '../../src/core/index.js';

/** The track that follow-ups in these tests start from. */
const harbour: OrderSource = {
  clipId: 'clip-harbour',
  ticket: 'ticket-harbour',
  operation: 'song',
  title: 'Harbour Lights',
  style: 'folk, accordion',
  lyrics: '[Verse]\nThe lamps go out',
  seconds: 184,
};

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

/** Goes on from the harbour with new words. */
export const longerHarbour: Order = {
  operation: 'extend',
  model: 'v5',
  values: { continueAt: 120.5, lyrics: '[Chorus]\nCome home', style: 'sea shanty', title: 'Harbour II' },
  source: harbour,
};

/** Goes on from the harbour, and says nothing but where. */
export const plainExtension: Order = {
  operation: 'extend',
  model: 'v3.5',
  values: { continueAt: 30 },
  source: harbour,
};

/** The harbour as punk, close to the original. */
export const punkHarbour: Order = {
  operation: 'cover',
  model: 'v4.5',
  values: { style: 'rock, punk', audioWeight: 0.48, title: 'Harbour (Punk)', lyrics: 'Oi oi' },
  source: harbour,
};

/** The harbour in another style and nothing else changed. */
export const plainCover: Order = {
  operation: 'cover',
  model: 'v4.5+',
  values: { style: 'bossa nova' },
  source: harbour,
};

/** Voice and band of the harbour. */
export const twoStems: Order = {
  operation: 'stems',
  model: 'v4.5',
  values: { parts: 'two' },
  source: harbour,
};

/** All twelve voices of the harbour. */
export const allStems: Order = {
  operation: 'stems',
  model: 'v4.5',
  values: { parts: 'all' },
  source: harbour,
};

/** The harbour mixed anew, freely. */
export const freeRemaster: Order = {
  operation: 'remaster',
  model: 'v5',
  values: { variation: 'high' },
  source: harbour,
};

/** The harbour mixed anew by the older model. */
export const olderRemaster: Order = {
  operation: 'remaster',
  model: 'v4.5+',
  values: { variation: 'subtle' },
  source: harbour,
};

/** The extension and all that it goes on from. */
export const wholeHarbour: Order = { operation: 'whole', model: 'v5', values: {}, source: harbour };
