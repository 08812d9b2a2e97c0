import type { Contract } from '../../contract.js';
import { clip, fetched, first, productCase, record, take, uploadTicket, voiceTicket } from '../fixtures.js';

/** Answers about tasks that make no song, or that are fetched alone, and the results read from them. */
export const productCases: readonly NonNullable<Contract['tickets']>[number][] = [
  productCase('style', { upsampled_tags: 'Smoky jazz' }, { kind: 'text', texts: [{ text: 'Smoky jazz' }] }),
  productCase(
    'lyrics',
    {
      results: [
        { title: 'Fox', lyrics: 'Red coat' },
        { title: 'Fur', lyrics: 'Night run' },
      ],
    },
    {
      kind: 'text',
      texts: [
        { title: 'Fox', text: 'Red coat' },
        { title: 'Fur', text: 'Night run' },
      ],
    },
  ),
  productCase(
    'lyrics',
    { id: 'x', text: 'Red coat', title: 'Fox', status: 'complete' },
    { kind: 'text', texts: [{ title: 'Fox', text: 'Red coat' }] },
  ),
  productCase(
    'karaoke',
    {
      aligned_words: [
        { word: '[Verse]\nWinter ', success: true, start_s: 8.38, end_s: 8.78, p_align: 0.9 },
        { word: 'winds\n', success: true, start_s: 8.78, end_s: 9.54, p_align: 0.9 },
        { word: 'lost', success: false, start_s: 0, end_s: 0 },
      ],
    },
    {
      kind: 'words',
      words: [
        { text: '\nWinter', from: 8.38, to: 8.78 },
        { text: 'winds\n', from: 8.78, to: 9.54 },
      ],
    },
  ),
  productCase(
    'wav',
    { wav_url: 'https://cdn.example/a.wav' },
    { kind: 'file', format: 'wav', url: 'https://cdn.example/a.wav' },
  ),
  productCase(
    'video',
    { clips: [{ clip_id: 'a', video_url: 'https://cdn.example/a.mp4' }] },
    { kind: 'file', format: 'video', url: 'https://cdn.example/a.mp4' },
  ),
  productCase(
    'midi',
    {
      state: 'complete',
      instruments: [{ name: 'Strings', notes: [{ pitch: 60, start: 1.1, end: 1.9, velocity: 0.7 }, {}] }],
    },
    {
      kind: 'notes',
      instruments: [{ name: 'Strings', notes: [{ pitch: 60, from: 1.1, to: 1.9, velocity: 0.7 }] }],
    },
  ),
  productCase(
    'bpm',
    { avg_bpm: '119.6', max_bpm: 122, min_bpm: 118 },
    { kind: 'tempo', bpm: 119.6, least: 118, most: 122 },
  ),
  {
    name: 'a video whose address is beside the data',
    ticket: `video:${first}`,
    ...fetched(record({ data: null, result_url: 'https://cdn.example/b.mp4' })),
    result: {
      state: 'made',
      product: { kind: 'file', format: 'video', url: 'https://cdn.example/b.mp4' },
    },
  },
  {
    name: 'a product that is missing',
    ticket: `bpm:${first}`,
    ...fetched(record({ data: {} })),
    result: { state: 'failed', code: 'failed', detail: 'it finished without any bpm' },
  },
  {
    name: 'a product that failed',
    ticket: `wav:${first}`,
    ...fetched(record({ status: 'FAILURE', fail_reason: 'clip is gone' })),
    result: { state: 'failed', code: 'failed', detail: 'clip is gone' },
  },
  {
    name: 'an acapella',
    ticket: voiceTicket,
    ...fetched(record({ data: { id: 'vox-1', vocal_audio_url: 'https://cdn.example/v.m4a' } })),
    result: {
      state: 'finished',
      takes: [
        { clipId: 'vox-1', audioUrl: 'https://cdn.example/v.m4a', title: 'Harbour Lights', seconds: 29 },
      ],
      missing: 0,
    },
  },
  {
    name: 'an upload with nothing but its clip id',
    ticket: uploadTicket,
    ...fetched(record({ data: { clip_id: 'clip-own' } })),
    result: {
      state: 'finished',
      takes: [{ clipId: 'clip-own', audioUrl: 'https://files.example/tape.mp3', title: 'Kitchen Tape' }],
      missing: 0,
    },
  },
  {
    name: 'an upload with all its fields',
    ticket: uploadTicket,
    ...fetched(record({ data: { clips: [clip('own', { tags: 'lo-fi', lyrics: '' })] } })),
    result: {
      state: 'finished',
      takes: [take('own', { title: 'Kitchen Tape', style: 'lo-fi', lyrics: undefined })],
      missing: 0,
    },
  },

  {
    name: 'two songs, in a fetch of one task',
    ticket: first,
    ...fetched(record({ data: { clips: [clip('a'), clip('b')] } })),
    result: { state: 'finished', takes: [take('a'), take('b')], missing: 0 },
  },
  {
    name: 'a single task record',
    ticket: first,
    ...fetched(),
    json: { code: 'success', data: record({ status: 'IN_PROGRESS', progress: '20%' }) },
    result: { state: 'running', progress: 0.2 },
  },
  {
    name: 'an unknown task',
    ticket: first,
    ...fetched(),
    json: { code: 'task_not_exist', message: 'task_not_exist', data: null },
    result: { state: 'unknown' },
  },
];
