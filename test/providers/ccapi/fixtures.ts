import type { Product } from '../../../src/core/index.js';

export const first = 'task_7f11c4b772f44710ac0fae0d5b3dc4c1';
export const second = 'task_8a22c4b772f44710ac0fae0d5b3dc4c2';

/** A fetch answer with these records. */
export const records = (...more: unknown[]) => ({ code: 'success', message: '', data: more });
export const record = (more: object) => ({
  id: 7,
  task_id: first,
  platform: 'suno',
  action: 'MUSIC',
  status: 'SUCCESS',
  fail_reason: '',
  progress: '100%',
  data: null,
  ...more,
});
export const clip = (id: string, more: object = {}) => ({
  clip_id: id,
  state: 'succeeded',
  title: 'Rain',
  tags: 'slow folk',
  lyrics: '[Verse]\nDrops',
  image_url: `https://cdn.example/${id}.jpeg`,
  audio_url: `https://cdn.example/${id}.mp3`,
  video_url: null,
  mv: 'chirp-crow',
  duration: '104.88',
  ...more,
});
export const take = (id: string, more: object = {}) => ({
  clipId: id,
  audioUrl: `https://cdn.example/${id}.mp3`,
  imageUrl: `https://cdn.example/${id}.jpeg`,
  title: 'Rain',
  style: 'slow folk',
  lyrics: '[Verse]\nDrops',
  seconds: 104.88,
  model: 'chirp-crow',
  ...more,
});

/** A fetch of the first task alone, and its answer. */
export const fetched = (...known: unknown[]) => ({
  method: 'GET' as const,
  path: `/suno/fetch/${first}`,
  json: records(...known),
});
export const productCase = (operation: string, data: unknown, product: Product) => ({
  name: `what ${operation} has made`,
  ticket: `${operation}:${first}`,
  ...fetched(record({ data })),
  result: { state: 'made' as const, product },
});
export const voiceTicket = `acapella:${first}:29:Harbour%20Lights`;
export const uploadTicket = `upload:${first}:https%3A%2F%2Ffiles.example%2Ftape.mp3:Kitchen%20Tape`;
