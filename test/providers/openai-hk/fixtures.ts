import type { PollResult } from '../../../src/core/index.js';

export const clip = (id: string, more: object = {}) => ({
  id,
  status: 'complete',
  title: 'Rain',
  audio_url: `https://cdn1.example/${id}.mp3`,
  image_url: `https://cdn2.example/image_${id}.jpeg`,
  image_large_url: `https://cdn2.example/image_large_${id}.jpeg`,
  model_name: 'chirp-crow',
  metadata: { tags: 'slow folk', prompt: '[Verse]\nDrops', duration: 104.88, type: 'gen' },
  ...more,
});
export const take = (id: string, more: object = {}) => ({
  clipId: id,
  audioUrl: `https://cdn1.example/${id}.mp3`,
  imageUrl: `https://cdn2.example/image_large_${id}.jpeg`,
  title: 'Rain',
  style: 'slow folk',
  lyrics: '[Verse]\nDrops',
  seconds: 104.88,
  model: 'chirp-crow',
  ...more,
});
export const unfinishedClip = (id: string, status: string, more: object = {}) =>
  clip(id, { status, audio_url: '', metadata: { tags: '', prompt: '' }, title: '', ...more });
export const failedClip = (id: string, message: string, type = 'generation_failed') =>
  clip(id, { status: 'error', audio_url: '', metadata: { error_type: type, error_message: message } });

export const alignedWord = (word: string, from: number, to: number) => ({
  word,
  success: true,
  start_s: from,
  end_s: to,
  p_align: 0.98,
});
/** UC-11's answer, with two more words. */
export const timing = {
  aligned_words: [
    alignedWord('[Verse]\nWinter ', 8.38, 8.78),
    alignedWord('winds ', 8.78, 9.54),
    alignedWord('they ', 9.54, 9.93),
    alignedWord('cut ', 9.93, 10.41),
    alignedWord('so ', 10.41, 10.93),
    alignedWord('deep\n', 10.93, 11.93),
    alignedWord('Then ', 20, 21),
    alignedWord('[Chorus]\nhome', 60, 61),
  ],
  waveform_data: [0.001],
  hoot_cer: 0.0355,
  is_streamed: false,
};
export const timingResult: PollResult = {
  state: 'made',
  product: {
    kind: 'words',
    words: [
      { text: '\nWinter', from: 8.38, to: 8.78 },
      { text: 'winds', from: 8.78, to: 9.54 },
      { text: 'they', from: 9.54, to: 9.93 },
      { text: 'cut', from: 9.93, to: 10.41 },
      { text: 'so', from: 10.41, to: 10.93 },
      { text: 'deep\n', from: 10.93, to: 11.93 },
      { text: 'Then', from: 20, to: 21 },
      { text: '\nhome', from: 60, to: 61 },
    ],
  },
};
export const lineWord = (text: string, from: number) => ({ text, start_s: from, end_s: from + 0.08 });
export const exactMethod = { method: 'exact' };
export const vox = {
  id: 'vox-1',
  source_clip_id: 'clip-harbour',
  status: 'complete',
  vocal_audio_url: 'https://cdn1.example/v.m4a',
};
export const voiceTicket = 'voice:vox-1:https%3A%2F%2Fcdn1.example%2Fv.m4a:29:Harbour%20Lights';
export const voiceResult: PollResult = {
  state: 'finished',
  takes: [{ clipId: 'vox-1', audioUrl: 'https://cdn1.example/v.m4a', seconds: 29, title: 'Harbour Lights' }],
  missing: 0,
};
export const uploadTicket = 'upload:own:https%3A%2F%2Ffiles.example%2Ftape.mp3:Kitchen%20Tape';
export const notes = {
  state: 'complete',
  instruments: [{ name: 'Strings', notes: [{ pitch: 60, start: 1.1, end: 1.9, velocity: 0.7 }, 'odd'] }],
};
export const notesResult: PollResult = {
  state: 'made',
  product: {
    kind: 'notes',
    instruments: [{ name: 'Strings', notes: [{ pitch: 60, from: 1.1, to: 1.9, velocity: 0.7 }] }],
  },
};
