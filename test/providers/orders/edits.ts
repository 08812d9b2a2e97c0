import type { Order } from '../../../src/core/index.js';
import { harbour, humming, lighthouse, recording } from './sources.js';

/** An extension of the harbour with new lyrics. */
export const longerHarbour: Order = {
  operation: 'extend',
  model: 'v5',
  values: { continueAt: 120.5, lyrics: '[Chorus]\nCome home', style: 'sea shanty', title: 'Harbour II' },
  source: harbour,
};

/** An extension of the harbour with nothing but its position. */
export const plainExtension: Order = {
  operation: 'extend',
  model: 'v3.5',
  values: { continueAt: 30 },
  source: harbour,
};

/** A cover of the harbour as punk, close to the original. */
export const punkHarbour: Order = {
  operation: 'cover',
  model: 'v4.5',
  values: { style: 'rock, punk', audioWeight: 0.48, title: 'Harbour (Punk)', lyrics: 'Oi oi' },
  source: harbour,
};

/** A cover of the harbour in another style, with nothing else changed. */
export const plainCover: Order = {
  operation: 'cover',
  model: 'v4.5+',
  values: { style: 'bossa nova' },
  source: harbour,
};

/** Two stems of the harbour. */
export const twoStems: Order = {
  operation: 'stems',
  model: 'v4.5',
  values: { parts: 'two' },
  source: harbour,
};

/** All twelve stems of the harbour. */
export const allStems: Order = {
  operation: 'stems',
  model: 'v4.5',
  values: { parts: 'all' },
  source: harbour,
};

/** A free remaster of the harbour. */
export const freeRemaster: Order = {
  operation: 'remaster',
  model: 'v5',
  values: { variation: 'high' },
  source: harbour,
};

/** A remaster of the harbour by the older model. */
export const olderRemaster: Order = {
  operation: 'remaster',
  model: 'v4.5+',
  values: { variation: 'subtle' },
  source: harbour,
};

/** The whole song of an extension. */
export const wholeHarbour: Order = { operation: 'whole', model: 'v5', values: {}, source: harbour };

/** An extension of the humming. */
export const longerHumming: Order = { ...longerHarbour, source: humming };

/** A cover of the humming as bossa nova. */
export const coveredHumming: Order = { ...plainCover, source: humming };

/** Other lyrics from 30 to 45.5 seconds. */
export const newWords: Order = {
  operation: 'replace',
  model: 'v5',
  values: { from: 30, to: 45.5, section: 'The lamps go on' },
  source: harbour,
};

/** A song from a sample of ten seconds of the harbour. */
export const sampledHarbour: Order = {
  operation: 'sample',
  model: 'v5',
  values: { from: 60, to: 70, lyrics: 'Lap, lap', style: 'trip hop', title: 'Quay' },
  source: harbour,
};

/** Vocals over the whole humming. */
export const sungHumming: Order = {
  operation: 'vocals',
  model: 'v4.5+',
  values: { lyrics: '[Verse]\nMm', style: 'soul' },
  source: humming,
};

/** An accompaniment for a part of the humming. */
export const backedHumming: Order = {
  operation: 'instrumental',
  model: 'v4.5+',
  values: { style: 'big band', title: 'Hum and Horns', from: 5, to: 20 },
  source: humming,
};

/** An acapella of twenty seconds. */
export const bareVoice: Order = {
  operation: 'acapella',
  model: 'v5',
  values: { from: 10, to: 30 },
  source: harbour,
};

/** A mashup of the harbour and the lighthouse with own lyrics. */
export const mixedTracks: Order = {
  operation: 'mashup',
  model: 'v5',
  values: { other: 'track-lighthouse', lyrics: 'Beams and boats', style: 'folktronica', title: 'Coast' },
  source: harbour,
  other: lighthouse,
};

/** The harbour's bridge with other lyrics. */
const bridge = { from: 60, to: 80, section: 'The tide came in' };

/** A section replaced freely. */
export const freeReplacement: Order = {
  operation: 'replace',
  model: 'v4.5',
  values: bridge,
  source: harbour,
};

/** A section replaced exactly. */
export const exactReplacement: Order = {
  operation: 'replace',
  model: 'v4.5+',
  values: { ...bridge, from: 10, to: 11.5, method: 'exact', style: 'slow folk', title: 'Harbour III' },
  source: harbour,
};

/** The whole song around a replaced section. */
export const wholeReplacement: Order = {
  operation: 'whole',
  model: 'v5',
  values: {},
  source: { ...harbour, clipId: 'clip-section', operation: 'replace' },
};

/** A song from a sample of the harbour. */
export const harbourSample: Order = {
  operation: 'sample',
  model: 'v5',
  values: { from: 59.88, to: 102.16, lyrics: 'Breaking news', style: 'pop', title: 'News' },
  source: harbour,
};

/** An extension of an uploaded recording. */
export const longerRecording: Order = {
  operation: 'extend',
  model: 'v5',
  values: { continueAt: 10, lyrics: 'And on it goes' },
  source: recording,
};

/** Vocals over an uploaded recording. */
export const sungRecording: Order = {
  operation: 'vocals',
  model: 'v4.5+',
  values: { lyrics: 'Here I sing' },
  source: recording,
};

/** An accompaniment for a part of an uploaded recording. */
export const accompaniedRecording: Order = {
  operation: 'instrumental',
  model: 'v5',
  values: { style: 'pop rap, piano', title: 'Hi', from: 5, to: 50 },
  source: recording,
};

/** A mashup of the harbour and the uploaded recording. */
export const harbourMashup: Order = {
  operation: 'mashup',
  model: 'v5',
  values: { other: 'the tape', style: 'disco' },
  source: harbour,
  other: recording,
};

/** An acapella of 29 seconds of the harbour. */
export const harbourVoice: Order = {
  operation: 'acapella',
  model: 'v5',
  values: { from: 45, to: 74 },
  source: harbour,
};

/** Vocals over a part of an uploaded recording. */
export const partlySungRecording: Order = {
  operation: 'vocals',
  model: 'v5',
  values: { lyrics: 'Here I sing', style: 'soul', title: 'Sung Tape', from: 12, to: 40 },
  source: recording,
};
