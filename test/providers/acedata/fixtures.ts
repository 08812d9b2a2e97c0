export const first = '6a8fe7f7-3897-43e4-ad1e-5d0792fb3dba';
export const second = '2b63eb64-8244-48fa-9d67-8c46041666fe';

export const audios = '/suno/audios';
export const song = (id: string, more: object = {}) => ({
  id,
  lyric: '[Verse]\nDrops',
  model: 'chirp-v3',
  state: 'succeeded',
  style: 'slow folk',
  title: 'Rain',
  prompt: 'a song about rain',
  duration: 104.88,
  audio_url: `https://cdn1.suno.ai/${id}.mp3`,
  image_url: `https://cdn2.suno.ai/image_${id}.jpeg`,
  video_url: '',
  created_at: '2025-07-29T01:28:32.508Z',
  ...more,
});
export const take = (id: string, more: object = {}) => ({
  clipId: id,
  audioUrl: `https://cdn1.suno.ai/${id}.mp3`,
  imageUrl: `https://cdn2.suno.ai/image_${id}.jpeg`,
  title: 'Rain',
  style: 'slow folk',
  lyrics: '[Verse]\nDrops',
  seconds: 104.88,
  model: 'chirp-v3',
  ...more,
});
export const answer = (data: unknown, more: object = {}) => ({
  success: true,
  task_id: first,
  trace_id: 'trace-1',
  data,
  ...more,
});
export const tasks = (...items: unknown[]) => ({ items, count: items.length });
export const task = (response: unknown, more: object = {}) => ({
  _id: '66d2add5550a4144a5a88dfe',
  id: first,
  created_at: 1753752480.1,
  started_at: 1753752481,
  request: { action: 'generate' },
  ...(response === undefined ? {} : { response }),
  ...more,
});
/** A finished task with this data. */
export const done = (data: unknown) => tasks(task(answer(data), { finished_at: 1753752580.2 }));
export const live = (id: string) =>
  song(id, { state: 'running', audio_url: `https://audiopipe.suno.ai/?item_id=${id}`, duration: undefined });

/** The voice of a time range, as the first step to a persona from it. */
export const voice = answer(
  {
    id: 'vox-1',
    status: 'complete',
    vocal_audio_url: 'https://cdn.acedata.cloud/voice.mp3',
    vocal_start_s: 10,
    vocal_end_s: 25,
  },
  { task_id: second },
);
