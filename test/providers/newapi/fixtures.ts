import type { OrderSource, PollResult } from '../../../src/core/index.js';
import { harbour } from '../orders/sources.js';

/** The two tasks the contract polls; the first is that of the page. */
export const task = '736a6f88-bd29-4b1e-b110-37132a5325ac';
export const otherTask = 'task_0a1b2c3d4e5f60718293a4b5c6d7e8f9';

/** The envelope of every answer of the task layer. */
export const success = (data: unknown) => ({ code: 'success', message: '', data });

/** One of Suno's clips in a task record. */
export const clip = (id: string, more: object = {}) => ({
  id,
  title: 'City Lights',
  handle: 'nobody',
  status: 'complete',
  metadata: { tags: 'emotional punk', prompt: '[Verse]\nNeon signs', duration: 121.4, type: 'gen' },
  audio_url: `https://cdn1.example/${id}.mp3`,
  image_url: `https://cdn1.example/image_${id}.png`,
  image_large_url: `https://cdn1.example/image_large_${id}.png`,
  video_url: '',
  model_name: 'chirp-v4',
  major_model_version: 'v4',
  ...more,
});

/** The take read from it. */
export const take = (id: string, place?: number, more: object = {}) => ({
  clipId: place === undefined ? id : `${id}@${place}`,
  audioUrl: `https://cdn1.example/${id}.mp3`,
  title: 'City Lights',
  imageUrl: `https://cdn1.example/image_large_${id}.png`,
  seconds: 121.4,
  lyrics: '[Verse]\nNeon signs',
  style: 'emotional punk',
  model: 'chirp-v4',
  ...more,
});

/** A clip that is not finished. */
export const unfinishedClip = (id: string, status: string, more: object = {}) =>
  clip(id, { status, audio_url: '', title: '', metadata: { type: 'gen' }, ...more });

/** A clip that failed. */
export const failedClip = (id: string, error_message: string, error_type = 'generation_failed') =>
  clip(id, { status: 'error', audio_url: '', metadata: { error_type, error_message } });

/** A task record in a fetch answer. */
export const record = (status: string, data: unknown, more: object = {}) => ({
  task_id: task,
  notify_hook: '',
  action: 'MUSIC',
  status,
  fail_reason: '',
  submit_time: 1716191749,
  start_time: 1716191786,
  finish_time: 0,
  progress: '0%',
  data,
  ...more,
});

/** The second song of the page's task, as the source of an edit. */
export const second: OrderSource = { ...harbour, clipId: 'clip-second@2', ticket: task };

export const timing = {
  aligned_words: [
    { word: '[Verse]\nThe ', success: true, start_s: 8.4, end_s: 8.8 },
    { word: 'lamps\n', success: true, start_s: 8.8, end_s: 9.5 },
    { word: 'lost', success: false, start_s: 10, end_s: 11 },
  ],
};
export const timingResult: PollResult = {
  state: 'made',
  product: {
    kind: 'words',
    words: [
      { text: '\nThe', from: 8.4, to: 8.8 },
      { text: 'lamps\n', from: 8.8, to: 9.5 },
    ],
  },
};

export const notes = {
  state: 'complete',
  instruments: [{ name: 'Piano', notes: [{ pitch: 64, start: 0.5, end: 1, velocity: 0.9 }, 'odd'] }],
};
export const notesResult: PollResult = {
  state: 'made',
  product: {
    kind: 'notes',
    instruments: [{ name: 'Piano', notes: [{ pitch: 64, from: 0.5, to: 1, velocity: 0.9 }] }],
  },
};

export const vox = { id: 'vox-1', status: 'complete', vocal_audio_url: 'https://cdn1.example/v.m4a' };
export const voiceTicket = 'voice:vox-1:https%3A%2F%2Fcdn1.example%2Fv.m4a:29:Harbour%20Lights';
export const voiceResult: PollResult = {
  state: 'finished',
  takes: [{ clipId: 'vox-1', audioUrl: 'https://cdn1.example/v.m4a', title: 'Harbour Lights', seconds: 29 }],
  missing: 0,
};
export const uploadTicket = 'upload:own:https%3A%2F%2Ffiles.example%2Ftape.mp3:Kitchen%20Tape:clip';
export const unclearUploadTicket = 'upload:own:https%3A%2F%2Ffiles.example%2Ftape.mp3:Kitchen%20Tape';
