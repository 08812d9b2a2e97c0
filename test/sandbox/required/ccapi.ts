import type { ValidRequest } from './fixtures.js';

const submit = (action: string, body: object, needed: readonly string[]): ValidRequest => [
  `//suno/submit/${action}`,
  body,
  needed,
];
const custom = { mv: 'chirp-crow', custom_mode: true };

/** The one action of the API page, and the actions inferred from its menu. */
export const ccapi: readonly ValidRequest[] = [
  submit('UPSAMPLE_TAGS', { tags: 'jazz, smooth, saxophone' }, ['tags']),
  submit('MUSIC', { mv: 'chirp-crow', custom_mode: false, gpt_description_prompt: 'rain' }, [
    'mv',
    'custom_mode',
    'gpt_description_prompt',
  ]),
  submit('MUSIC', { ...custom, prompt: '[Verse]\nRain' }, ['mv', 'prompt']),
  submit('LYRICS', { prompt: 'rain' }, ['prompt']),
  submit('EXTEND', { ...custom, continue_clip_id: '@SONG', continue_at: 1 }, [
    'continue_clip_id',
    'continue_at',
  ]),
  submit('COVER', { ...custom, continue_clip_id: '@SONG' }, ['continue_clip_id']),
  submit('STEMS', { clip_id: '@SONG' }, ['clip_id']),
  submit('ALL_STEMS', { clip_id: '@SONG' }, ['clip_id']),
  submit('REMASTER', { clip_id: '@SONG' }, ['clip_id']),
  submit('CONCAT', { clip_id: '@EXTENSION', is_infill: false }, ['clip_id']),
  submit('CONCAT', { clip_id: '@SECTION', is_infill: true }, ['clip_id']),
  submit(
    'REPLACE_SECTION',
    { clip_id: '@SONG', infill_start_s: 0.2, infill_end_s: 0.8, infill_lyrics: 'La' },
    ['clip_id', 'infill_start_s', 'infill_end_s', 'infill_lyrics'],
  ),
  submit('SAMPLE', { clip_id: '@SONG', chop_sample_start_s: 0, chop_sample_end_s: 1 }, [
    'clip_id',
    'chop_sample_start_s',
    'chop_sample_end_s',
  ]),
  submit('MASHUP', { mashup_clip_ids: ['@SONG', '@OTHER'] }, ['mashup_clip_ids']),
  submit('ADD_VOCALS', { clip_id: '@UPLOAD', prompt: 'La', overpainting_end_s: 1 }, [
    'clip_id',
    'overpainting_end_s',
  ]),
  submit('ADD_INSTRUMENTAL', { clip_id: '@UPLOAD', underpainting_end_s: 1 }, [
    'clip_id',
    'underpainting_end_s',
  ]),
  submit('SOUNDS', { prompt: 'a bell' }, ['prompt']),
  submit('UPLOAD', { url: 'https://me.example/riff.mp3' }, ['url']),
  submit('VOX', { clip_id: '@SONG', vocal_start_s: 0, vocal_end_s: 1 }, [
    'clip_id',
    'vocal_start_s',
    'vocal_end_s',
  ]),
  ...['ALIGNED_LYRICS', 'WAV', 'VIDEO', 'MIDI', 'BPM'].map((action) =>
    submit(action, { clip_id: '@SONG' }, ['clip_id']),
  ),
  ['/suno/fetch', { ids: [] }, ['ids']],
];
