import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Order, PollResult, Submission } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { type Answer, closedPort, type Gateway, openGateway } from '../kit/gateway.js';
import { describeProvider } from './contract.js';
import * as orders from './orders.js';

const acedata = providerRegistry.find((definition) => definition.id === 'acedata');
if (acedata === undefined) throw new Error('acedata is not in the registry');

const first = '6a8fe7f7-3897-43e4-ad1e-5d0792fb3dba';
const second = '2b63eb64-8244-48fa-9d67-8c46041666fe';

const audios = '/suno/audios';
const song = (id: string, more: object = {}) => ({
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
const take = (id: string, more: object = {}) => ({
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
const answer = (data: unknown, more: object = {}) => ({
  success: true,
  task_id: first,
  trace_id: 'trace-1',
  data,
  ...more,
});
const tasks = (...items: unknown[]) => ({ items, count: items.length });
const task = (response: unknown, more: object = {}) => ({
  _id: '66d2add5550a4144a5a88dfe',
  id: first,
  created_at: 1753752480.1,
  started_at: 1753752481,
  request: { action: 'generate' },
  ...(response === undefined ? {} : { response }),
  ...more,
});
/** A task whose work brought this. */
const done = (data: unknown) => tasks(task(answer(data), { finished_at: 1753752580.2 }));
const live = (id: string) =>
  song(id, { state: 'running', audio_url: `https://audiopipe.suno.ai/?item_id=${id}`, duration: undefined });

/** What a call brings that is no song, as the gateway says it, and what it means. */
const products: [string, Order, unknown, PollResult][] = [
  [
    'words for a song',
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
    'words for a song, in the older shape',
    orders.rainWords,
    { text: '[Verse]\nDrops', title: 'Rain', status: 'complete' },
    { state: 'made', product: { kind: 'text', texts: [{ title: 'Rain', text: '[Verse]\nDrops' }] } },
  ],
  [
    'woven words',
    orders.wovenWords,
    { text: 'Rain shines', title: 'Both', tags: [], status: 'complete' },
    { state: 'made', product: { kind: 'text', texts: [{ title: 'Both', text: 'Rain shines' }] } },
  ],
  [
    'a grown style',
    orders.grownStyle,
    { upsampled_tags: 'melancholic solo piano' },
    { state: 'made', product: { kind: 'text', texts: [{ text: 'melancholic solo piano' }] } },
  ],
  [
    'a kept voice',
    orders.keptVoice,
    { persona_id: 'dae4ae5d' },
    { state: 'made', product: { kind: 'persona', personaId: 'dae4ae5d' } },
  ],
  [
    'words with their times',
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
    'no words that could be timed',
    orders.timedHarbour,
    { aligned_words: [] },
    { state: 'failed', code: 'failed', detail: 'it found no words to time' },
  ],
  [
    'an uncompressed file',
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
    'a voice alone',
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

describeProvider({
  definition: acedata,
  song: orders.rain,
  accepted: { json: { task_id: first }, ticket: first },
  orders: [
    {
      does: 'a song about rain',
      order: orders.rain,
      path: audios,
      body: {
        action: 'generate',
        model: 'chirp-v5',
        custom: false,
        prompt: 'a song about rain',
        instrumental: false,
        async: true,
      },
    },
    {
      does: 'a song it may call about',
      order: orders.calledRain,
      path: audios,
      body: {
        action: 'generate',
        model: 'chirp-v5',
        custom: false,
        prompt: 'a song about rain',
        instrumental: false,
        callback_url: 'https://bot.example/callbacks/one-secret',
      },
    },
    {
      does: 'a song about rain without a voice',
      order: orders.silentRain,
      path: audios,
      body: {
        action: 'generate',
        model: 'chirp-v4',
        custom: false,
        prompt: 'a song about rain',
        instrumental: true,
        async: true,
      },
    },
    {
      does: 'a song from own words with every setting',
      order: orders.savour,
      path: audios,
      body: {
        action: 'generate',
        model: 'chirp-v4-5',
        custom: true,
        lyric: '[Verse]\nCrunch and sizzle',
        instrumental: false,
        style: 'house, tight drums',
        title: 'Savour',
        style_negative: 'modern',
        vocal_gender: 'f',
        style_influence: 0.4,
        weirdness: 0.7,
        async: true,
      },
    },
    {
      does: 'a song with an early model, which takes no voice',
      order: { ...orders.savour, model: 'v3.5' },
      path: audios,
      body: {
        action: 'generate',
        model: 'chirp-v3-5',
        custom: true,
        lyric: '[Verse]\nCrunch and sizzle',
        instrumental: false,
        style: 'house, tight drums',
        title: 'Savour',
        style_negative: 'modern',
        style_influence: 0.4,
        weirdness: 0.7,
        async: true,
      },
    },
    {
      does: 'an instrumental with a title and a style',
      order: orders.beijing,
      path: audios,
      body: {
        action: 'generate',
        model: 'chirp-v4-5-plus',
        custom: true,
        instrumental: true,
        style: 'heavy metal',
        title: 'Beijing',
        async: true,
      },
    },
    {
      does: 'a song whose words the gateway is to write',
      order: orders.wordless,
      path: audios,
      body: {
        action: 'generate',
        model: 'chirp-v5',
        custom: true,
        lyric_prompt: { prompt: 'A song called “Snow”. Style: jazz' },
        instrumental: false,
        style: 'jazz',
        title: 'Snow',
        vocal_gender: 'm',
        async: true,
      },
    },
    ...(
      [
        ['a kept voice', orders.borrowedVoice, 'artist_consistency', 'persona-1'],
        ['a voice kept from singing', orders.borrowedSinging, 'artist_consistency_vox', 'persona-2'],
      ] as const
    ).map(([whose, order, action, persona_id]) => ({
      does: `a song in ${whose}`,
      order,
      path: audios,
      body: {
        action,
        model: 'chirp-v5',
        custom: true,
        lyric: '[Verse]\nAgain',
        instrumental: false,
        style: 'folk',
        title: 'Again',
        persona_id,
        audio_id: 'clip-harbour',
        async: true,
      },
    })),
    {
      does: 'an extension with new words',
      order: orders.longerHarbour,
      path: audios,
      body: {
        action: 'extend',
        model: 'chirp-v5',
        audio_id: 'clip-harbour',
        continue_at: 120.5,
        custom: true,
        lyric: '[Chorus]\nCome home',
        instrumental: false,
        style: 'sea shanty',
        title: 'Harbour II',
        async: true,
      },
    },
    {
      does: 'an extension that keeps style and title of its source, its words left to the gateway',
      order: orders.plainExtension,
      path: audios,
      body: {
        action: 'extend',
        model: 'chirp-v3-5',
        audio_id: 'clip-harbour',
        continue_at: 30,
        custom: true,
        lyric_prompt: { prompt: 'A song called “Harbour Lights”. Style: folk, accordion' },
        instrumental: false,
        style: 'folk, accordion',
        title: 'Harbour Lights',
        async: true,
      },
    },
    {
      does: 'an extension of an uploaded audio',
      order: orders.longerHumming,
      path: audios,
      body: {
        action: 'upload_extend',
        model: 'chirp-v5',
        audio_id: 'clip-humming',
        continue_at: 120.5,
        custom: true,
        lyric: '[Chorus]\nCome home',
        instrumental: false,
        style: 'sea shanty',
        title: 'Harbour II',
        async: true,
      },
    },
    {
      does: 'a cover close to the original',
      order: orders.punkHarbour,
      path: audios,
      body: {
        action: 'cover',
        model: 'chirp-v4-5',
        audio_id: 'clip-harbour',
        custom: true,
        lyric: 'Oi oi',
        instrumental: false,
        style: 'rock, punk',
        title: 'Harbour (Punk)',
        audio_weight: 0.48,
        async: true,
      },
    },
    {
      does: 'a cover that keeps words and title of its source',
      order: orders.plainCover,
      path: audios,
      body: {
        action: 'cover',
        model: 'chirp-v4-5-plus',
        audio_id: 'clip-harbour',
        custom: true,
        lyric: '[Verse]\nThe lamps go out',
        instrumental: false,
        style: 'bossa nova',
        title: 'Harbour Lights',
        async: true,
      },
    },
    {
      does: 'a cover of an uploaded audio that nobody sings in',
      order: orders.coveredHumming,
      path: audios,
      body: {
        action: 'upload_cover',
        model: 'chirp-v4-5-plus',
        audio_id: 'clip-humming',
        custom: true,
        instrumental: true,
        style: 'bossa nova',
        title: 'Humming',
        async: true,
      },
    },
    {
      does: 'voice and band apart',
      order: orders.twoStems,
      path: audios,
      body: { action: 'stems', audio_id: 'clip-harbour', async: true },
    },
    {
      does: 'all voices apart',
      order: orders.allStems,
      path: audios,
      body: { action: 'all_stems', audio_id: 'clip-harbour', async: true },
    },
    {
      does: 'a remaster',
      order: orders.freeRemaster,
      path: audios,
      body: {
        action: 'remaster',
        model: 'chirp-v5',
        audio_id: 'clip-harbour',
        variation_category: 'high',
        async: true,
      },
    },
    {
      does: 'a remaster by the older model, which takes no variation',
      order: orders.olderRemaster,
      path: audios,
      body: { action: 'remaster', model: 'chirp-v4-5-plus', audio_id: 'clip-harbour', async: true },
    },
    {
      does: 'the whole song',
      order: orders.wholeHarbour,
      path: audios,
      body: { action: 'concat', audio_id: 'clip-harbour', async: true },
    },
    {
      does: 'other words for a section',
      order: orders.newWords,
      path: audios,
      body: {
        action: 'replace_section',
        model: 'chirp-v5',
        audio_id: 'clip-harbour',
        custom: true,
        instrumental: false,
        lyric: 'The lamps go on',
        prompt: 'The lamps go on',
        style: 'folk, accordion',
        title: 'Harbour Lights',
        replace_section_start: 30,
        replace_section_end: 45.5,
        async: true,
      },
    },
    {
      does: 'so many other words that they are no prompt',
      order: {
        ...orders.newWords,
        values: { from: 30, to: 45.5, section: 'la '.repeat(99), style: 'polka', title: 'La' },
      } as Order,
      path: audios,
      body: {
        action: 'replace_section',
        model: 'chirp-v5',
        audio_id: 'clip-harbour',
        custom: true,
        instrumental: false,
        lyric: 'la '.repeat(99),
        style: 'polka',
        title: 'La',
        replace_section_start: 30,
        replace_section_end: 45.5,
        async: true,
      },
    },
    {
      does: 'a new song from a snippet',
      order: orders.sampledHarbour,
      path: audios,
      body: {
        action: 'samples',
        model: 'chirp-v5',
        audio_id: 'clip-harbour',
        custom: true,
        lyric: 'Lap, lap',
        instrumental: false,
        style: 'trip hop',
        title: 'Quay',
        samples_start: 60,
        samples_end: 70,
        async: true,
      },
    },
    {
      does: 'singing over a whole track, up to just before its end',
      order: orders.sungHumming,
      path: audios,
      body: {
        action: 'overpainting',
        model: 'chirp-v4-5-plus',
        audio_id: 'clip-humming',
        custom: true,
        lyric: '[Verse]\nMm',
        instrumental: false,
        style: 'soul',
        title: 'Humming',
        overpainting_start: 0,
        overpainting_end: 41.9,
        async: true,
      },
    },
    {
      does: 'a band under a part of a track',
      order: orders.backedHumming,
      path: audios,
      body: {
        action: 'underpainting',
        model: 'chirp-v4-5-plus',
        audio_id: 'clip-humming',
        style: 'big band',
        title: 'Hum and Horns',
        underpainting_start: 5,
        underpainting_end: 20,
        async: true,
      },
    },
    {
      does: 'two tracks as one, with own words',
      order: orders.mixedTracks,
      path: audios,
      body: {
        action: 'mashup',
        model: 'chirp-v5',
        mashup_audio_ids: ['clip-harbour', 'clip-lighthouse'],
        custom: true,
        instrumental: false,
        lyric: 'Beams and boats',
        style: 'folktronica',
        title: 'Coast',
        async: true,
      },
    },
    {
      does: 'two tracks as one, the words left to the gateway',
      order: { ...orders.mixedTracks, values: { other: 'track-lighthouse' } } as Order,
      path: audios,
      body: {
        action: 'mashup',
        model: 'chirp-v5',
        mashup_audio_ids: ['clip-harbour', 'clip-lighthouse'],
        custom: false,
        instrumental: false,
        prompt: 'Harbour Lights meets Lighthouse',
        async: true,
      },
    },
    {
      does: 'a sound, once',
      order: orders.bell,
      path: audios,
      body: { action: 'sounds', sound: 'a ship bell', sound_type: 'one-shot', async: true },
    },
    {
      does: 'a loop',
      order: orders.waves,
      path: audios,
      body: { action: 'sounds', sound: 'waves', sound_type: 'loop', bpm: 90, key: 'Am', async: true },
    },
    {
      does: 'a voice to keep',
      order: orders.keptVoice,
      path: '/suno/persona',
      body: { audio_id: 'clip-harbour', name: 'The Keeper', description: 'a warm alto' },
    },
    {
      does: 'an upload',
      order: orders.humUpload,
      path: '/suno/upload',
      body: { audio_url: 'https://files.example/hum.mp3', name: 'Humming', async: true },
    },
    { does: 'words', order: orders.rainWords, path: '/suno/lyrics', body: { prompt: 'rain' } },
    {
      does: 'woven words',
      order: orders.wovenWords,
      path: '/suno/mashup-lyrics',
      body: { lyrics_a: 'Rain falls', lyrics_b: 'Sun shines' },
    },
    { does: 'a grown style', order: orders.grownStyle, path: '/suno/style', body: { prompt: 'sad piano' } },
    {
      does: 'words with their times',
      order: orders.timedHarbour,
      path: '/suno/timing',
      body: { audio_id: 'clip-harbour' },
    },
    {
      does: 'an uncompressed file',
      order: orders.wavHarbour,
      path: '/suno/wav',
      body: { audio_id: 'clip-harbour', async: true },
    },
    {
      does: 'a video',
      order: { ...orders.filmedHarbour, callbackUrl: 'https://bot.example/c' },
      path: '/suno/mp4',
      body: { audio_id: 'clip-harbour', callback_url: 'https://bot.example/c' },
    },
    {
      does: 'notes',
      order: orders.notedHarbour,
      path: '/suno/midi',
      body: { audio_id: 'clip-harbour', async: true },
    },
    {
      does: 'a voice alone',
      order: orders.bareVoice,
      path: '/suno/vox',
      body: { audio_id: 'clip-harbour', vocal_start: 10, vocal_end: 30, async: true },
    },
  ],
  refusals: [
    ...(
      [
        [403, 'used_up', 'Please top up.', 'out_of_credits'],
        [403, 'forbidden', 'Not this one.', 'moderated'],
        [403, 'forbidden', 'Song Description contained artist name: someone', 'moderated'],
        [400, 'token_mismatched', 'Wrong application.', 'unauthorized'],
        [401, 'token_expired', 'Renew it.', 'unauthorized'],
        [429, 'too_many_requests', 'Wait.', 'rate_limited'],
        [404, 'no_api', 'Nothing here.', 'bad_answer'],
        [400, 'bad_request', 'Tags too long.', 'bad_input'],
        [400, 'bad_request', 'Uploaded audio matches existing work of art.', 'moderated'],
        [200, 'used_up', 'Please top up.', 'out_of_credits'],
        [200, 'forbidden', 'Not this one.', 'moderated'],
      ] as const
    ).map(([status, code, message, means]) => ({
      says: `${status} ${code}: ${message}`,
      answer: { status, json: { success: false, error: { code, message }, task_id: first, trace_id: 't' } },
      code: means,
      accepted: 'no' as const,
    })),
    ...([500, 504] as const).map((status) => ({
      says: `${status}, which may come after the work`,
      answer: { status, json: { error: { code: 'api_error', message: 'upstream' }, trace_id: 't' } },
      code: 'overloaded' as const,
      accepted: 'maybe' as const,
    })),
    {
      says: 'success without a task',
      answer: { json: { success: true } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
  ],
  question: {
    tickets: [first, second],
    method: 'POST',
    path: '/suno/tasks',
    body: { ids: [first, second], action: 'retrieve_batch' },
  },
  results: [
    {
      says: 'two finished songs',
      json: done([song('a'), song('b', { duration: null })]),
      result: { state: 'finished', takes: [take('a'), take('b', { seconds: undefined })], missing: 0 },
    },
    {
      says: 'one song as an object, in the record by itself',
      json: task(answer(song('a'))),
      result: { state: 'finished', takes: [take('a')], missing: 0 },
    },
    {
      says: 'songs of old, which name no state',
      json: tasks(task(answer([song('a', { state: undefined })]))),
      result: { state: 'finished', takes: [take('a')], missing: 0 },
    },
    {
      says: 'twenty-four stems',
      json: done(Array.from({ length: 24 }, (_, index) => song(`stem-${index}`))),
      result: {
        state: 'finished',
        takes: Array.from({ length: 24 }, (_, index) => take(`stem-${index}`)),
        missing: 0,
      },
    },
    {
      says: 'one song and two that failed',
      json: done([song('a'), song('b', { state: 'error' }), song('c', { audio_url: '' })]),
      result: { state: 'finished', takes: [take('a')], missing: 2 },
    },
    {
      says: 'no success, and one song all the same',
      json: tasks(task(answer([song('a')], { success: false, error: 'one timed out' }))),
      result: { state: 'finished', takes: [take('a')], missing: 1 },
    },
    {
      says: 'no success, and one song beside a live stream',
      json: tasks(task(answer([song('a'), live('b')], { success: false }))),
      result: { state: 'finished', takes: [take('a')], missing: 1 },
    },
    {
      says: 'things that are no songs among others',
      json: tasks('nonsense', null, task(answer([null, 'more', song('a', { style: 5 })]))),
      result: { state: 'finished', takes: [take('a', { style: undefined })], missing: 0 },
    },
    {
      says: 'a song without any audio',
      json: done([song('a', { audio_url: '' })]),
      result: { state: 'failed', code: 'failed', detail: 'it finished without any audio' },
    },
    {
      says: 'a failure with a code and a reason',
      json: tasks(task({ success: false, error: { code: 'api_error', message: 'upstream <b>broke</b>' } })),
      result: { state: 'failed', code: 'failed', detail: 'upstream broke' },
    },
    {
      says: 'a failure as a text',
      json: tasks(task({ error: 'generation timed out' })),
      result: { state: 'failed', code: 'failed', detail: 'generation timed out' },
    },
    {
      says: 'a failure without a word',
      json: tasks(task({ success: false })),
      result: { state: 'failed', code: 'failed', detail: 'it failed without a reason' },
    },
    {
      says: 'a failure in the record alone',
      json: tasks(task(undefined, { state: 'cancelled' })),
      result: { state: 'failed', code: 'failed', detail: 'it failed without a reason' },
    },
    {
      says: 'words that were not allowed',
      json: tasks(task({ success: false, error: { code: 'forbidden', message: 'Not this one.' } })),
      result: { state: 'failed', code: 'moderated', detail: 'Not this one.' },
    },
    {
      says: 'one song that is there and a live stream',
      json: tasks(task(answer([song('a'), live('b')]))),
      result: { state: 'running', title: 'Rain', lyrics: '[Verse]\nDrops' },
    },
    {
      says: 'a song that is said to be there and is a live stream yet',
      json: tasks(task(answer([{ ...live('a'), state: 'succeeded', lyric: '' }]))),
      result: { state: 'running', title: 'Rain' },
    },
    {
      says: 'a song in the making that says how far it is',
      json: tasks(task(answer([{ id: 'a', state: 'running', progress: 40 }], { success: undefined }))),
      result: { state: 'running', progress: 0.4 },
    },
    {
      says: 'success before any song is there',
      json: tasks(task(answer([]))),
      result: { state: 'running' },
    },
    { says: 'a task that was begun', json: tasks(task(undefined)), result: { state: 'running' } },
    {
      says: 'a task that waits',
      json: tasks(task({}, { started_at: undefined, state: 'pending' })),
      result: { state: 'waiting' },
    },
    { says: 'nothing about it', json: { items: [], count: 0 }, result: { state: 'unknown' } },
    {
      says: 'a file that is not ready',
      json: tasks(task(answer([{ file_url: null }]))),
      result: { state: 'running' },
    },
    {
      says: 'notes that are not ready',
      json: tasks(task(answer([{ state: 'running', instruments: [] }]))),
      result: { state: 'running' },
    },
    {
      says: 'an upload that keeps the address it came from',
      json: tasks(
        task(answer({ audio_id: 'a', duration: 9 }), {
          request: { audio_url: 'https://files.example/hum.mp3' },
        }),
      ),
      result: {
        state: 'finished',
        takes: [{ clipId: 'a', audioUrl: 'https://files.example/hum.mp3', seconds: 9 }],
        missing: 0,
      },
    },
    ...products.map(([what, , data, result]) => ({ says: what, json: done(data), result })),
  ],
  questionFaults: [
    {
      says: 'that the account is empty',
      answer: { status: 403, json: { error: { code: 'used_up', message: 'Top up.' } } },
      code: 'out_of_credits',
    },
    { says: 'success without records', answer: { json: { success: true } }, code: 'bad_answer' },
  ],
});

describe('acedata', () => {
  const patient = new AbortController().signal;
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await openGateway();
  });
  afterEach(() => gateway.reset());
  afterAll(() => gateway.close());

  const create = (more: object = {}) =>
    acedata.create({ key: 'ace-key', url: gateway.url, clock: () => 0, ...more });
  const submit = (order: Order, ...answers: Answer[]): Promise<Submission> => {
    gateway.script(...answers);
    return create().submit(order, patient);
  };
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const lines = (...parts: unknown[]) => parts.map((part) => `${JSON.stringify(part)}\n`).join('');

  describe('takes an answer that is already the result', () => {
    it.each(products)('%s', async (_, order, data, result) => {
      const submission = await submit(order, { json: answer(data) });
      expect(plain(submission)).toEqual(plain({ ticket: first, result }));
    });

    it('two songs, for which it held the line', async () => {
      const submission = await submit(orders.rain, { json: answer([song('a'), song('b')]) });
      expect(plain(submission)).toEqual({
        ticket: first,
        result: { state: 'finished', takes: [take('a'), take('b')], missing: 0 },
      });
    });

    it('without a task: its ticket is never asked about', async () => {
      const { ticket, result } = await submit(orders.rainWords, {
        json: { success: true, data: { text: 'Drops' } },
      });
      expect(result?.state).toBe('made');
      expect(await create().poll([ticket], patient)).toEqual(new Map([[ticket, { state: 'unknown' }]]));
      expect(gateway.heard, 'the order and nothing else').toHaveLength(1);
    });

    it('a failure after the work: it was taken, and nobody else is to try', async () => {
      const json = { success: false, error: { code: 'api_error', message: 'it broke' }, task_id: first };
      expect(await submit(orders.rain, { json })).toEqual({
        ticket: first,
        result: { state: 'failed', code: 'failed', detail: 'it broke' },
      });
    });
  });

  describe('reads a stream of lines', () => {
    it('and takes the last as the result', async () => {
      const text = lines(
        answer([live('a'), live('b')]),
        answer([song('a'), live('b')]),
        answer([song('a'), song('b')]),
      );
      const { ticket, result } = await submit(orders.rain, { text });
      expect(ticket).toBe(first);
      expect(result).toMatchObject({
        state: 'finished',
        missing: 0,
        takes: [{ clipId: 'a' }, { clipId: 'b' }],
      });
    });

    it('that breaks off in the middle of a line, and asks about its task later', async () => {
      const text = `${lines(answer([live('a'), live('b')]))}{"success":true,"task_id":"6a8f`;
      expect(await submit(orders.rain, { text })).toEqual({ ticket: first });
    });

    it('that says no', async () => {
      const text = lines(
        { trace_id: 't' },
        { success: false, error: { code: 'used_up', message: 'Top up.' } },
      );
      await expect(submit(orders.rain, { text })).rejects.toMatchObject({
        code: 'out_of_credits',
        accepted: 'no',
      });
    });
  });

  describe('keeps a voice from a stretch of singing', () => {
    const voice = answer(
      {
        id: 'vox-1',
        status: 'complete',
        vocal_audio_url: 'https://cdn.acedata.cloud/voice.mp3',
        vocal_start_s: 10,
        vocal_end_s: 25,
      },
      { task_id: second },
    );

    it('by taking the voice out first', async () => {
      const submission = await submit(
        orders.keptSinging,
        { json: voice },
        { json: answer({ persona_id: 'persona-2' }) },
      );
      expect(submission).toEqual({
        ticket: first,
        result: { state: 'made', product: { kind: 'persona', personaId: 'persona-2' } },
      });
      expect(gateway.heard.map(({ path, body }) => ({ path, body }))).toEqual([
        { path: '/suno/vox', body: { audio_id: 'clip-harbour', vocal_start: 10, vocal_end: 25 } },
        {
          path: '/suno/persona',
          body: {
            audio_id: 'clip-harbour',
            name: 'The Keeper',
            vocal_start: 10,
            vocal_end: 25,
            vox_audio_id: 'vox-1',
          },
        },
      ]);
    });

    it('from its beginning on, no longer than the gateway takes', async () => {
      const order = { ...orders.keptSinging, values: { personaName: 'The Keeper', from: 170 } } as Order;
      await submit(order, { json: voice }, { json: answer({ persona_id: 'persona-2' }) });
      expect(gateway.heard[0]?.body).toMatchObject({ vocal_start: 170, vocal_end: 184 });
    });

    it.each<[string, Answer, object]>([
      [
        'the persona is refused',
        { status: 429, json: { error: { code: 'too_many_requests', message: 'Wait.' } } },
        { code: 'rate_limited', detail: 'Wait.' },
      ],
      [
        'the persona is not allowed',
        { status: 403, json: { error: { code: 'forbidden', message: 'Not her.' } } },
        { code: 'moderated', detail: 'Not her.' },
      ],
    ])('and pays for the voice even when %s: never elsewhere again', async (_, refusal, expected) => {
      const { ticket, result } = await submit(orders.keptSinging, { json: voice }, refusal);
      expect(result).toEqual({ state: 'failed', ...expected });
      expect(await create().poll([ticket], patient)).toEqual(new Map([[ticket, { state: 'unknown' }]]));
    });

    it('and gives up when the voice does not come at once', async () => {
      const { result } = await submit(orders.keptSinging, { json: { task_id: second } });
      expect(result).toMatchObject({ state: 'failed', code: 'timed_out' });
      expect(gateway.heard).toHaveLength(1);
    });

    it('and does not know what became of it when the second call breaks', async () => {
      const submitting = submit(orders.keptSinging, { json: voice }, { does: 'reset' });
      await expect(submitting).rejects.toMatchObject({ code: 'unreachable', accepted: 'maybe' });
    });
  });

  describe('refuses before any call', () => {
    it.each<[string, Order]>([
      ['a voice from thirty seconds', { ...orders.bareVoice, values: { from: 0, to: 30 } } as Order],
      ['a stretch that ends before it begins', { ...orders.bareVoice, values: { from: 9, to: 3 } } as Order],
      [
        'a persona from a minute',
        { ...orders.keptSinging, values: { personaName: 'The Keeper', from: 0, to: 60 } } as Order,
      ],
      ['a mashup of one track', { ...orders.mixedTracks, other: undefined } as Order],
      ['a song in a voice that was forgotten', { ...orders.borrowedVoice, persona: undefined } as Order],
    ])('%s', async (_, order) => {
      await expect(create().submit(order, patient)).rejects.toMatchObject({
        code: 'bad_input',
        accepted: 'no',
      });
      expect(gateway.heard).toHaveLength(0);
    });
  });

  it('keeps of a source what its model takes', async () => {
    const { source } = orders.plainExtension;
    if (source === undefined) throw new Error('there is no song to start from');
    const long = { ...source, title: 'la'.repeat(50), style: 'folk '.repeat(100) };
    await submit({ ...orders.plainExtension, source: long } as Order, { json: { task_id: first } });
    expect(gateway.heard[0]?.body).toMatchObject({
      title: expect.stringMatching(/^.{1,80}$/),
      style: expect.stringMatching(/^.{1,200}$/),
    });
  });

  it('speaks as its operator corrects it', async () => {
    gateway.script({ json: { task_id: first } });
    const overrides = { audios: '/suno/v2/audios', generate: 'create', excludedStyle: 'negative_tags' };
    await create({ overrides }).submit(orders.savour, patient);
    expect(gateway.heard[0]).toMatchObject({
      path: '/suno/v2/audios',
      body: { action: 'create', negative_tags: 'modern' },
    });
  });

  describe('says how it is', () => {
    it.each<[string, Answer, object]>([
      ['well', { json: tasks() }, { reachable: true, keyAccepted: true }],
      [
        'well, though it misses the task',
        { status: 404, json: { error: { code: 'bad_request', message: 'task not found' } } },
        { reachable: true, keyAccepted: true },
      ],
      [
        'the key is wrong',
        { status: 401, json: { error: { code: 'invalid_token', message: 'No.' } } },
        { reachable: true, keyAccepted: false, detail: 'No.' },
      ],
      [
        'the account is empty',
        { status: 403, json: { error: { code: 'used_up', message: 'Top up.' } } },
        { reachable: true, keyAccepted: true, detail: 'Top up.' },
      ],
      ['in trouble', { status: 502, text: '<h1>nginx</h1>' }, { reachable: true, keyAccepted: undefined }],
    ])('%s', async (_, script, expected) => {
      gateway.script(script);
      expect(await create().check(patient)).toMatchObject(expected);
      expect(gateway.heard).toMatchObject([
        { path: '/suno/tasks', body: { ids: [expect.any(String)], action: 'retrieve_batch' } },
      ]);
    });

    it('gone', async () => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      expect(await create({ url }).check(patient)).toMatchObject({
        reachable: false,
        keyAccepted: undefined,
      });
    });
  });
});
