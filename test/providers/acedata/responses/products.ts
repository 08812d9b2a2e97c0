import type { Order, PollResult } from '../../../../src/core/index.js';
import * as orders from '../../orders.js';

/** Answers about everything that is no song, and the results read from them. */
export const productCases: [string, Order, unknown, PollResult][] = [
  [
    'lyrics',
    orders.rainWords,
    [
      { text: '[Verse]\nDrops', title: 'Rain', status: 'complete', tags: ['folk'] },
      { text: '[Verse]\nPuddles', title: 'After', status: 'complete' },
    ],
    {
      state: 'made',
      product: {
        kind: 'text',
        texts: [
          { title: 'Rain', text: '[Verse]\nDrops' },
          { title: 'After', text: '[Verse]\nPuddles' },
        ],
      },
    },
  ],
  [
    'lyrics, in the older format',
    orders.rainWords,
    { text: '[Verse]\nDrops', title: 'Rain', status: 'complete' },
    { state: 'made', product: { kind: 'text', texts: [{ title: 'Rain', text: '[Verse]\nDrops' }] } },
  ],
  [
    'a mashup of two lyrics',
    orders.wovenWords,
    { text: 'Rain shines', title: 'Both', tags: [], status: 'complete' },
    { state: 'made', product: { kind: 'text', texts: [{ title: 'Both', text: 'Rain shines' }] } },
  ],
  [
    'a longer style',
    orders.grownStyle,
    { upsampled_tags: 'melancholic solo piano' },
    { state: 'made', product: { kind: 'text', texts: [{ text: 'melancholic solo piano' }] } },
  ],
  [
    'a persona',
    orders.keptVoice,
    { persona_id: 'dae4ae5d' },
    { state: 'made', product: { kind: 'persona', personaId: 'dae4ae5d' } },
  ],
  [
    'timed words',
    orders.timedHarbour,
    {
      aligned_words: [
        { word: '[Verse]\nThe ', success: true, start_s: 2.63, end_s: 3.43, p_align: 0.531 },
        { word: 'lamps\n', success: true, start_s: 3.43, end_s: 3.91, p_align: 0.9 },
        { word: 'lost', start_s: null },
      ],
      waveform_data: [0.02],
    },
    {
      state: 'made',
      product: {
        kind: 'words',
        words: [
          { text: '\nThe', from: 2.63, to: 3.43 },
          { text: 'lamps\n', from: 3.43, to: 3.91 },
        ],
      },
    },
  ],
  [
    'no words to time',
    orders.timedHarbour,
    { aligned_words: [] },
    { state: 'failed', code: 'failed', detail: 'it found no words to time' },
  ],
  [
    'a WAV',
    orders.wavHarbour,
    [{ file_url: 'https://cdn.acedata.cloud/a.wav' }],
    { state: 'made', product: { kind: 'file', format: 'wav', url: 'https://cdn.acedata.cloud/a.wav' } },
  ],
  [
    'a video',
    orders.filmedHarbour,
    { video_url: 'https://cdn.acedata.cloud/a.mp4' },
    { state: 'made', product: { kind: 'file', format: 'video', url: 'https://cdn.acedata.cloud/a.mp4' } },
  ],
  [
    'notes',
    orders.notedHarbour,
    [
      {
        state: 'complete',
        instruments: [{ name: 'Synth Voice', notes: [{ pitch: 55, start: 29.5, end: 31, velocity: 0.5 }] }],
      },
    ],
    {
      state: 'made',
      product: {
        kind: 'notes',
        instruments: [{ name: 'Synth Voice', notes: [{ pitch: 55, from: 29.5, to: 31, velocity: 0.5 }] }],
      },
    },
  ],
  [
    'an acapella',
    orders.bareVoice,
    {
      id: '24f0827e',
      source_clip_id: 'clip-harbour',
      status: 'complete',
      vocal_audio_url: 'https://cdn.acedata.cloud/voice.mp3',
      vocal_start_s: 10,
      vocal_end_s: 30,
      wave_response: {},
    },
    {
      state: 'finished',
      takes: [{ clipId: '24f0827e', audioUrl: 'https://cdn.acedata.cloud/voice.mp3', seconds: 20 }],
      missing: 0,
    },
  ],
  [
    'an uploaded audio',
    orders.humUpload,
    {
      audio_id: '00135f7d',
      lyric: '[Intro]\nMm',
      style: 'humming',
      image_url: 'https://cdn.example/small.jpeg',
      image_large_url: 'https://cdn.example/large.jpeg',
      audio_url: 'https://cdn.example/00135f7d.mp3',
      title: 'Humming',
      duration: 42,
    },
    {
      state: 'finished',
      takes: [
        {
          clipId: '00135f7d',
          audioUrl: 'https://cdn.example/00135f7d.mp3',
          imageUrl: 'https://cdn.example/large.jpeg',
          title: 'Humming',
          style: 'humming',
          lyrics: '[Intro]\nMm',
          seconds: 42,
        },
      ],
      missing: 0,
    },
  ],
];
