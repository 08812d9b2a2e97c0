import type { Order } from '../../../src/core/index.js';
import { harbour, humming, lighthouse, recording } from './sources.js';

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

/** Goes on from the humming. */
export const longerHumming: Order = { ...longerHarbour, source: humming };

/** The humming as bossa nova. */
export const coveredHumming: Order = { ...plainCover, source: humming };

/** Other words from 30 to 45.5 seconds. */
export const newWords: Order = {
  operation: 'replace',
  model: 'v5',
  values: { from: 30, to: 45.5, section: 'The lamps go on' },
  source: harbour,
};

/** A new song from ten seconds of the harbour. */
export const sampledHarbour: Order = {
  operation: 'sample',
  model: 'v5',
  values: { from: 60, to: 70, lyrics: 'Lap, lap', style: 'trip hop', title: 'Quay' },
  source: harbour,
};

/** Singing over the whole of the humming. */
export const sungHumming: Order = {
  operation: 'vocals',
  model: 'v4.5+',
  values: { lyrics: '[Verse]\nMm', style: 'soul' },
  source: humming,
};

/** A band under a part of the humming. */
export const backedHumming: Order = {
  operation: 'instrumental',
  model: 'v4.5+',
  values: { style: 'big band', title: 'Hum and Horns', from: 5, to: 20 },
  source: humming,
};

/** The voice alone, for twenty seconds. */
export const bareVoice: Order = {
  operation: 'acapella',
  model: 'v5',
  values: { from: 10, to: 30 },
  source: harbour,
};

/** The harbour and the lighthouse as one, with own words. */
export const mixedTracks: Order = {
  operation: 'mashup',
  model: 'v5',
  values: { other: 'track-lighthouse', lyrics: 'Beams and boats', style: 'folktronica', title: 'Coast' },
  source: harbour,
  other: lighthouse,
};

/** The harbour's bridge sung anew. */
const bridge = { from: 60, to: 80, section: 'The tide came in' };

/** A section sung anew, roughly. */
export const freeReplacement: Order = {
  operation: 'replace',
  model: 'v4.5',
  values: bridge,
  source: harbour,
};

/** A section sung anew, to the word. */
export const exactReplacement: Order = {
  operation: 'replace',
  model: 'v4.5+',
  values: { ...bridge, from: 10, to: 11.5, method: 'exact', style: 'slow folk', title: 'Harbour III' },
  source: harbour,
};

/** The replaced section and all around it. */
export const wholeReplacement: Order = {
  operation: 'whole',
  model: 'v5',
  values: {},
  source: { ...harbour, clipId: 'clip-section', operation: 'replace' },
};

/** A song grown from a few seconds of the harbour. */
export const harbourSample: Order = {
  operation: 'sample',
  model: 'v5',
  values: { from: 59.88, to: 102.16, lyrics: 'Breaking news', style: 'pop', title: 'News' },
  source: harbour,
};

/** Goes on from someone's own audio. */
export const longerRecording: Order = {
  operation: 'extend',
  model: 'v5',
  values: { continueAt: 10, lyrics: 'And on it goes' },
  source: recording,
};

/** Singing over someone's own audio. */
export const sungRecording: Order = {
  operation: 'vocals',
  model: 'v4.5+',
  values: { lyrics: 'Here I sing' },
  source: recording,
};

/** A band under a few seconds of someone's own audio. */
export const accompaniedRecording: Order = {
  operation: 'instrumental',
  model: 'v5',
  values: { style: 'pop rap, piano', title: 'Hi', from: 5, to: 50 },
  source: recording,
};

/** The harbour and the tape in one. */
export const harbourMashup: Order = {
  operation: 'mashup',
  model: 'v5',
  values: { other: 'the tape', style: 'disco' },
  source: harbour,
  other: recording,
};

/** The voice of the harbour alone, for 29 seconds. */
export const harbourVoice: Order = {
  operation: 'acapella',
  model: 'v5',
  values: { from: 45, to: 74 },
  source: harbour,
};

/** The second verse alone, sung over someone's own audio. */
export const partlySungRecording: Order = {
  operation: 'vocals',
  model: 'v5',
  values: { lyrics: 'Here I sing', style: 'soul', title: 'Sung Tape', from: 12, to: 40 },
  source: recording,
};
