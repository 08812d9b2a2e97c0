import type { ValidRequest } from './fixtures.js';

const later = { async: true };
const words = { custom: true, lyric: '[Verse]\nSnow' };
const audios = (action: string, body: object, needed: readonly string[]): ValidRequest => [
  '/suno/audios',
  { action, ...body, ...later },
  needed,
];

/** "Suno Audios" of the API reference, and the calls of the guides. */
export const acedata: readonly ValidRequest[] = [
  audios('generate', { prompt: 'snow' }, ['prompt']),
  audios('generate', words, ['lyric']),
  audios('generate', { custom: true, lyric_prompt: { prompt: 'snow' } }, [
    'lyric_prompt',
    'lyric_prompt.prompt',
  ]),
  audios('extend', { ...words, audio_id: '@SONG', continue_at: 1 }, ['audio_id', 'continue_at', 'lyric']),
  audios('upload_extend', { ...words, audio_id: '@UPLOAD', continue_at: 1 }, ['audio_id', 'continue_at']),
  audios('cover', { audio_id: '@SONG', style: 'punk' }, ['audio_id']),
  audios('upload_cover', { audio_id: '@UPLOAD', style: 'punk' }, ['audio_id']),
  audios('concat', { audio_id: '@EXTENSION' }, ['audio_id']),
  audios('stems', { audio_id: '@SONG' }, ['audio_id']),
  audios('all_stems', { audio_id: '@SONG' }, ['audio_id']),
  audios('remaster', { audio_id: '@SONG', model: 'chirp-v5' }, ['audio_id']),
  audios('mashup', { mashup_audio_ids: ['@SONG', '@OTHER'], prompt: 'both' }, ['mashup_audio_ids', 'prompt']),
  audios('mashup', { ...words, mashup_audio_ids: ['@SONG', '@OTHER'] }, ['mashup_audio_ids', 'lyric']),
  audios('samples', { audio_id: '@SONG', samples_start: 0, samples_end: 1 }, ['audio_id', 'samples_end']),
  audios(
    'replace_section',
    { ...words, audio_id: '@SONG', replace_section_start: 0.2, replace_section_end: 0.8 },
    ['audio_id', 'replace_section_start', 'replace_section_end', 'lyric'],
  ),
  audios('overpainting', { ...words, audio_id: '@UPLOAD', overpainting_end: 1 }, [
    'audio_id',
    'overpainting_end',
    'lyric',
  ]),
  audios('underpainting', { audio_id: '@UPLOAD', style: 'jazz', underpainting_end: 1 }, [
    'audio_id',
    'underpainting_end',
  ]),
  audios('artist_consistency', { ...words, persona_id: '@PERSONA', audio_id: '@SONG' }, [
    'persona_id',
    'audio_id',
    'lyric',
  ]),
  audios('sounds', { sound: 'a bell' }, ['sound']),
  ['/suno/lyrics', { prompt: 'snow' }, ['prompt']],
  ['/suno/mashup-lyrics', { lyrics_a: 'La', lyrics_b: 'Lo' }, ['lyrics_a', 'lyrics_b']],
  ['/suno/style', { prompt: 'jazz' }, ['prompt']],
  ['/suno/upload', { audio_url: 'https://me.example/riff.mp3' }, ['audio_url']],
  [
    '/suno/vox',
    { audio_id: '@SONG', vocal_start: 0, vocal_end: 1, ...later },
    ['audio_id', 'vocal_start', 'vocal_end'],
  ],
  ['/suno/persona', { audio_id: '@SONG', name: 'Nora' }, ['audio_id', 'name']],
  [
    '/suno/persona',
    { audio_id: '@SONG', name: 'Nora', vox_audio_id: '@VOICE', vocal_start: 0, vocal_end: 1 },
    ['vocal_start', 'vocal_end'],
  ],
  ['/suno/timing', { audio_id: '@SONG' }, ['audio_id']],
  ['/suno/wav', { audio_id: '@SONG', ...later }, ['audio_id']],
  ['/suno/mp4', { audio_id: '@SONG', ...later }, ['audio_id']],
  ['/suno/midi', { audio_id: '@SONG', ...later }, ['audio_id']],
  ['/suno/tasks', { ids: [], action: 'retrieve_batch' }, ['ids', 'action']],
];
