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

/** The track a mashup brings together with the harbour. */
const lighthouse: OrderSource = {
  clipId: 'clip-lighthouse',
  ticket: 'ticket-lighthouse',
  operation: 'custom',
  title: 'Lighthouse',
  style: 'ambient',
  lyrics: '',
  seconds: 95.5,
};

/** A hummed tune somebody brought along. */
const humming: OrderSource = {
  clipId: 'clip-humming',
  ticket: 'ticket-humming',
  operation: 'upload',
  title: 'Humming',
  style: '',
  lyrics: '',
  seconds: 42,
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

/** A bell, once. */
export const bell: Order = { operation: 'sounds', model: 'v5', values: { prompt: 'a ship bell' } };

/** Waves without an end. */
export const waves: Order = {
  operation: 'sounds',
  model: 'v5',
  values: { prompt: 'waves', loop: true, tempo: 90, musicalKey: 'Am' },
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

/** An audio of someone's own, as it was uploaded. */
export const recording: OrderSource = {
  clipId: 'clip-own',
  ticket: 'ticket-own',
  operation: 'upload',
  title: 'Kitchen Tape',
  style: 'lo-fi guitar',
  lyrics: '',
  seconds: 57.94,
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

/** Someone's own audio, from the web. */
export const ownAudio: Order = {
  operation: 'upload',
  model: 'v5',
  values: { audio: 'https://files.example/tape.mp3', title: 'Kitchen Tape' },
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

/** A loop of rain at a given speed and key. */
export const rainLoop: Order = {
  operation: 'sounds',
  model: 'v5',
  values: { prompt: 'rain on tin', loop: true, tempo: 90, musicalKey: 'C#m' },
};

/** What can be had from the harbour without saying anything more. */
export const ofHarbour = (operation: 'karaoke' | 'wav' | 'video' | 'midi' | 'bpm'): Order => ({
  operation,
  model: 'v5',
  values: {},
  source: harbour,
});
