import type { ValidRequest } from './fixtures.js';

const generate = (body: object, needed: readonly string[]): ValidRequest => [
  '/sunoapi/generate',
  body,
  needed,
];
const song = { prompt: '[Verse]\nWork', tags: 'edm', title: 'Work' };
const cover = { ...song, mv: 'chirp-auk' };
const v5 = { ...song, mv: 'chirp-crow' };
const infill = {
  task: 'infill',
  ...cover,
  metadata: { infill_lyrics: 'La' },
  continue_clip_id: '@SONG',
  continued_aligned_prompt: 'La',
  infill_context_start_s: 0,
  infill_context_end_s: 1,
  infill_start_s: 0.2,
  infill_end_s: 0.8,
  infill_dur_s: 0.6,
};
const section = [
  'mv',
  'prompt',
  'metadata.infill_lyrics',
  'continue_clip_id',
  'continued_aligned_prompt',
  'infill_context_start_s',
  'infill_context_end_s',
  'infill_start_s',
  'infill_end_s',
  'infill_dur_s',
];

/** The use cases of the API page; UC is their number. */
export const openaiHk: readonly ValidRequest[] = [
  generate({ gpt_description_prompt: 'nostalgia' }, ['gpt_description_prompt']),
  generate(v5, ['prompt', 'mv']),
  generate({ prompt: '', tags: 'heavy metal', mv: 'chirp-v3-5' }, ['tags']),
  generate({ ...cover, task: 'upload_extend', continue_clip_id: '@UPLOAD', continue_at: 1 }, [
    'task',
    'mv',
    'continue_clip_id',
    'continue_at',
  ]),
  generate({ ...v5, task: 'extend', continue_clip_id: '@SONG', continue_at: 1 }, [
    'task',
    'mv',
    'continue_clip_id',
    'continue_at',
  ]),
  ['/sunoapi/generate/concat', { clip_id: '@EXTENSION', is_infill: false }, ['clip_id', 'is_infill']],
  ['/sunoapi/generate/concat', { clip_id: '@SECTION', is_infill: true }, ['clip_id', 'is_infill']],
  generate({ ...cover, task: 'cover', cover_clip_id: '@SONG' }, ['mv', 'cover_clip_id']),
  generate(infill, section),
  generate(
    {
      ...infill,
      task: 'fixed_infill',
      mv: 'chirp-carp',
      metadata: { create_mode: 'custom', infill_lyrics: 'La', is_remix: true, lyrics_updated: true },
    },
    [...section, 'metadata.create_mode', 'metadata.is_remix', 'metadata.lyrics_updated'],
  ),
  [
    '/suno/persona/create/',
    { root_clip_id: '@SONG', name: 'Nora', description: 'warm', clips: ['@SONG'], is_public: true },
    ['root_clip_id', 'name', 'clips', 'is_public'],
  ],
  generate({ ...cover, task: 'artist_consistency', persona_id: '@PERSONA', artist_clip_id: '@SONG' }, [
    'mv',
    'prompt',
    'persona_id',
    'artist_clip_id',
  ]),
  ...['two', 'twelve'].map((stem_task) =>
    generate(
      {
        task: 'gen_stem',
        mv: 'chirp-auk',
        continue_clip_id: '@SONG',
        stem_task,
        stem_type_group_name: stem_task === 'two' ? 'Two' : 'Twelve',
      },
      ['mv', 'continue_clip_id', 'stem_task', 'stem_type_group_name'],
    ),
  ),
  ['/suno/uploads/audio-url', { url: 'https://me.example/riff.mp3' }, ['url']],
  generate(
    {
      ...v5,
      task: 'underpainting',
      underpainting_clip_id: '@UPLOAD',
      underpainting_start_s: 0,
      underpainting_end_s: 1,
    },
    ['mv', 'underpainting_clip_id', 'underpainting_start_s', 'underpainting_end_s'],
  ),
  generate(
    {
      ...v5,
      task: 'overpainting',
      overpainting_clip_id: '@UPLOAD',
      overpainting_start_s: 0,
      overpainting_end_s: 1,
    },
    ['mv', 'prompt', 'overpainting_clip_id', 'overpainting_start_s', 'overpainting_end_s'],
  ),
  ['/suno/act/tags', { original_tags: 'student' }, ['original_tags']],
  ['/suno/generate/upsample', { clip_id: '@SONG', model_name: 'chirp-carp' }, ['clip_id', 'model_name']],
  ['/suno/act/vox/@SONG', { vocal_start_s: 0, vocal_end_s: 1 }, ['vocal_start_s', 'vocal_end_s']],
  [
    '/suno/persona/create/',
    {
      root_clip_id: '@SONG',
      name: 'Nora',
      is_public: true,
      persona_type: 'vox',
      vox_audio_id: '@VOICE',
      vocal_start_s: 0,
      vocal_end_s: 1,
    },
    ['root_clip_id', 'vox_audio_id', 'vocal_start_s', 'vocal_end_s'],
  ],
  generate({ ...v5, task: 'mashup_condition', mashup_clip_ids: ['@SONG', '@OTHER'] }, [
    'mv',
    'mashup_clip_ids',
  ]),
  ['/suno/generate/lyrics-mashup', { lyrics_a: 'La', lyrics_b: 'Lo' }, ['lyrics_a', 'lyrics_b']],
  generate(
    {
      ...v5,
      task: 'chop_sample_condition',
      chop_sample_clip_id: '@SONG',
      chop_sample_start_s: 0,
      chop_sample_end_s: 1,
    },
    ['mv', 'chop_sample_clip_id', 'chop_sample_start_s', 'chop_sample_end_s'],
  ),
  ['/sunoapi/generate/lyrics/', { prompt: 'a fox' }, ['prompt']],
];
