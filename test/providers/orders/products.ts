import type { Order } from '../../../src/core/index.js';
import { harbour } from './sources.js';

/** A persona from the harbour. */
export const keptVoice: Order = {
  operation: 'persona',
  model: 'v5',
  values: { personaName: 'The Keeper', description: 'a warm alto' },
  source: harbour,
};

/** A persona from fifteen seconds of the harbour. */
export const keptSinging: Order = {
  operation: 'persona',
  model: 'v5',
  values: { personaName: 'The Keeper', from: 10, to: 25 },
  source: harbour,
};

/** Lyrics about rain. */
export const rainWords: Order = { operation: 'lyrics', model: 'v5', values: { prompt: 'rain' } };

/** A mashup of two lyrics. */
export const wovenWords: Order = {
  operation: 'mixlyrics',
  model: 'v5',
  values: { lyrics: 'Rain falls', otherLyrics: 'Sun shines' },
};

/** A few words of style, to be described at length. */
export const grownStyle: Order = { operation: 'style', model: 'v5', values: { prompt: 'sad piano' } };

/** An uploaded humming. */
export const humUpload: Order = {
  operation: 'upload',
  model: 'v5',
  values: { audio: 'https://files.example/hum.mp3', title: 'Humming' },
};

/** The timed words of the harbour. */
export const timedHarbour: Order = { operation: 'karaoke', model: 'v5', values: {}, source: harbour };

/** The harbour as a WAV. */
export const wavHarbour: Order = { operation: 'wav', model: 'v5', values: {}, source: harbour };

/** The harbour as a video. */
export const filmedHarbour: Order = { operation: 'video', model: 'v5', values: {}, source: harbour };

/** The notes of the harbour. */
export const notedHarbour: Order = { operation: 'midi', model: 'v5', values: {}, source: harbour };

/** An uploaded recording. */
export const ownAudio: Order = {
  operation: 'upload',
  model: 'v5',
  values: { audio: 'https://files.example/tape.mp3', title: 'Kitchen Tape' },
};

/** A persona from the harbour, with a description. */
export const harbourPersona: Order = {
  operation: 'persona',
  model: 'v5',
  values: { personaName: 'Old Salt', description: 'rough and warm' },
  source: harbour,
};

/** A persona from 29 seconds of the harbour. */
export const harbourVoicePersona: Order = {
  operation: 'persona',
  model: 'v5',
  values: { personaName: 'Old Salt', from: 45, to: 74 },
  source: harbour,
};

/** Lyrics about a fox. */
export const foxLyrics: Order = { operation: 'lyrics', model: 'v5', values: { prompt: 'a fox' } };

/** A mashup of two short lyrics. */
export const mixedLyrics: Order = {
  operation: 'mixlyrics',
  model: 'v5',
  values: { lyrics: 'One', otherLyrics: 'Two' },
};

/** The style "jazz", to be described at length. */
export const longStyle: Order = { operation: 'style', model: 'v5', values: { prompt: 'jazz, smooth' } };

/** A product of the harbour that takes no values. */
export const ofHarbour = (operation: 'karaoke' | 'wav' | 'video' | 'midi' | 'bpm'): Order => ({
  operation,
  model: 'v5',
  values: {},
  source: harbour,
});
