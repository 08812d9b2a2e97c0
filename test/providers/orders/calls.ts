import type { Order } from '../../../src/core/index.js';
import { harbour } from './sources.js';

/** The voice of the harbour, to be kept. */
export const keptVoice: Order = {
  operation: 'persona',
  model: 'v5',
  values: { personaName: 'The Keeper', description: 'a warm alto' },
  source: harbour,
};

/** The voice of the harbour, from fifteen seconds of singing. */
export const keptSinging: Order = {
  operation: 'persona',
  model: 'v5',
  values: { personaName: 'The Keeper', from: 10, to: 25 },
  source: harbour,
};

/** Words about rain. */
export const rainWords: Order = { operation: 'lyrics', model: 'v5', values: { prompt: 'rain' } };

/** Two lyrics woven into one. */
export const wovenWords: Order = {
  operation: 'mixlyrics',
  model: 'v5',
  values: { lyrics: 'Rain falls', otherLyrics: 'Sun shines' },
};

/** A few style words, grown. */
export const grownStyle: Order = { operation: 'style', model: 'v5', values: { prompt: 'sad piano' } };

/** An audio of one's own. */
export const humUpload: Order = {
  operation: 'upload',
  model: 'v5',
  values: { audio: 'https://files.example/hum.mp3', title: 'Humming' },
};

/** The words of the harbour with their times. */
export const timedHarbour: Order = { operation: 'karaoke', model: 'v5', values: {}, source: harbour };

/** The harbour, uncompressed. */
export const wavHarbour: Order = { operation: 'wav', model: 'v5', values: {}, source: harbour };

/** The harbour as a video. */
export const filmedHarbour: Order = { operation: 'video', model: 'v5', values: {}, source: harbour };

/** The notes of the harbour. */
export const notedHarbour: Order = { operation: 'midi', model: 'v5', values: {}, source: harbour };

/** Someone's own audio, from the web. */
export const ownAudio: Order = {
  operation: 'upload',
  model: 'v5',
  values: { audio: 'https://files.example/tape.mp3', title: 'Kitchen Tape' },
};

/** The manner of the harbour, kept. */
export const harbourPersona: Order = {
  operation: 'persona',
  model: 'v5',
  values: { personaName: 'Old Salt', description: 'rough and warm' },
  source: harbour,
};

/** The voice of the harbour, kept. */
export const harbourVoicePersona: Order = {
  operation: 'persona',
  model: 'v5',
  values: { personaName: 'Old Salt', from: 45, to: 74 },
  source: harbour,
};

/** Words about a fox. */
export const foxLyrics: Order = { operation: 'lyrics', model: 'v5', values: { prompt: 'a fox' } };

/** Two lyrics to be woven into one. */
export const mixedLyrics: Order = {
  operation: 'mixlyrics',
  model: 'v5',
  values: { lyrics: 'One', otherLyrics: 'Two' },
};

/** "jazz", at length. */
export const longStyle: Order = { operation: 'style', model: 'v5', values: { prompt: 'jazz, smooth' } };

/** What can be had from the harbour without saying anything more. */
export const ofHarbour = (operation: 'karaoke' | 'wav' | 'video' | 'midi' | 'bpm'): Order => ({
  operation,
  model: 'v5',
  values: {},
  source: harbour,
});
