import type { Product } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { describeProvider } from './contract.js';
import * as orders from './orders.js';

const ccapi = providerRegistry.find((definition) => definition.id === 'ccapi');
if (ccapi === undefined) throw new Error('ccapi is not in the registry');

const first = 'task_7f11c4b772f44710ac0fae0d5b3dc4c1';
const second = 'task_8a22c4b772f44710ac0fae0d5b3dc4c2';

/** A fetch answer that knows the first task alone. */
const records = (...more: unknown[]) => ({ code: 'success', message: '', data: more });
const record = (more: object) => ({
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
const clip = (id: string, more: object = {}) => ({
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
const take = (id: string, more: object = {}) => ({
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

/** What a fetch of the first task alone is told. */
const fetched = (...known: unknown[]) => ({
  method: 'POST' as const,
  path: '/suno/fetch',
  body: { ids: [first] },
  json: records(...known),
});
const look = (operation: string, data: unknown, product: Product) => ({
  says: `what ${operation} has made`,
  ticket: `${operation}:${first}`,
  ...fetched(record({ data })),
  result: { state: 'made' as const, product },
});
const voiceTicket = `acapella:${first}:29:Harbour%20Lights`;
const uploadTicket = `upload:${first}:https%3A%2F%2Ffiles.example%2Ftape.mp3:Kitchen%20Tape`;

describeProvider({
  definition: ccapi,
  song: orders.rain,
  accepted: { json: { code: 'success', message: 'task completed successfully', data: first }, ticket: first },
  orders: [
    {
      does: 'a song about rain',
      order: orders.rain,
      path: '//suno/submit/MUSIC',
      body: {
        mv: 'chirp-crow',
        custom_mode: false,
        gpt_description_prompt: 'a song about rain',
        make_instrumental: false,
      },
    },
    {
      does: 'a song about rain without a voice',
      order: orders.silentRain,
      path: '//suno/submit/MUSIC',
      body: {
        mv: 'chirp-v4',
        custom_mode: false,
        gpt_description_prompt: 'a song about rain',
        make_instrumental: true,
      },
    },
    {
      does: 'a song from own words with every setting',
      order: orders.savour,
      path: '//suno/submit/MUSIC',
      body: {
        mv: 'chirp-auk',
        custom_mode: true,
        prompt: '[Verse]\nCrunch and sizzle',
        title: 'Savour',
        tags: 'house, tight drums',
        negative_tags: 'modern',
        make_instrumental: false,
        vocal_gender: 'f',
        style_weight: 0.4,
        weirdness_constraint: 0.7,
      },
    },
    {
      does: 'a song with an early model, which takes no voice',
      order: { ...orders.savour, model: 'v4' },
      path: '//suno/submit/MUSIC',
      body: {
        mv: 'chirp-v4',
        custom_mode: true,
        prompt: '[Verse]\nCrunch and sizzle',
        title: 'Savour',
        tags: 'house, tight drums',
        negative_tags: 'modern',
        make_instrumental: false,
        style_weight: 0.4,
        weirdness_constraint: 0.7,
      },
    },
    {
      does: 'an instrumental with a title and a style',
      order: orders.beijing,
      path: '//suno/submit/MUSIC',
      body: {
        mv: 'chirp-bluejay',
        custom_mode: true,
        prompt: '',
        title: 'Beijing',
        tags: 'heavy metal',
        make_instrumental: true,
      },
    },
    {
      does: 'a song whose words the gateway is to write',
      order: orders.wordless,
      path: '//suno/submit/MUSIC',
      body: {
        mv: 'chirp-crow',
        custom_mode: true,
        auto_lyrics: true,
        title: 'Snow',
        tags: 'jazz',
        make_instrumental: false,
        vocal_gender: 'm',
      },
    },
    {
      does: 'an extension with new words',
      order: orders.longerHarbour,
      path: '//suno/submit/EXTEND',
      body: {
        mv: 'chirp-crow',
        custom_mode: true,
        continue_clip_id: 'clip-harbour',
        continue_at: 120.5,
        prompt: '[Chorus]\nCome home',
        tags: 'sea shanty',
        title: 'Harbour II',
      },
    },
    {
      does: 'an extension that keeps style and title of its source',
      order: orders.plainExtension,
      path: '//suno/submit/EXTEND',
      body: {
        mv: 'chirp-v3-5',
        custom_mode: true,
        continue_clip_id: 'clip-harbour',
        continue_at: 30,
        prompt: '',
        tags: 'folk, accordion',
        title: 'Harbour Lights',
      },
    },
    {
      does: 'a cover close to the original',
      order: orders.punkHarbour,
      path: '//suno/submit/COVER',
      body: {
        mv: 'chirp-auk',
        custom_mode: true,
        continue_clip_id: 'clip-harbour',
        prompt: 'Oi oi',
        tags: 'rock, punk',
        title: 'Harbour (Punk)',
        audio_weight: 0.48,
      },
    },
    {
      does: 'a cover that keeps words and title of its source',
      order: orders.plainCover,
      path: '//suno/submit/COVER',
      body: {
        mv: 'chirp-bluejay',
        custom_mode: true,
        continue_clip_id: 'clip-harbour',
        prompt: '[Verse]\nThe lamps go out',
        tags: 'bossa nova',
        title: 'Harbour Lights',
      },
    },
    {
      does: 'voice and band apart',
      order: orders.twoStems,
      path: '//suno/submit/STEMS',
      body: { clip_id: 'clip-harbour' },
    },
    {
      does: 'all voices apart',
      order: orders.allStems,
      path: '//suno/submit/ALL_STEMS',
      body: { clip_id: 'clip-harbour' },
    },
    {
      does: 'a remaster',
      order: orders.freeRemaster,
      path: '//suno/submit/REMASTER',
      body: { mv: 'chirp-crow', clip_id: 'clip-harbour', variation_category: 'high' },
    },
    {
      does: 'the whole song',
      order: orders.wholeHarbour,
      path: '//suno/submit/CONCAT',
      body: { clip_id: 'clip-harbour', is_infill: false },
    },
    {
      does: 'the whole song after a replaced section',
      order: orders.wholeReplacement,
      path: '//suno/submit/CONCAT',
      body: { clip_id: 'clip-section', is_infill: true },
    },
    {
      does: 'a section with other words',
      order: orders.freeReplacement,
      path: '//suno/submit/REPLACE_SECTION',
      body: {
        clip_id: 'clip-harbour',
        infill_start_s: 60,
        infill_end_s: 80,
        prompt: '[Verse]\nThe lamps go out',
        infill_lyrics: 'The tide came in',
        tags: 'folk, accordion',
        auto_concat: false,
      },
    },
    {
      does: 'a song from a snippet',
      order: orders.harbourSample,
      path: '//suno/submit/SAMPLE',
      body: {
        mv: 'chirp-crow',
        clip_id: 'clip-harbour',
        chop_sample_start_s: 59.88,
        chop_sample_end_s: 102.16,
        prompt: 'Breaking news',
        tags: 'pop',
      },
    },
    {
      does: 'an extension of an upload',
      order: orders.longerRecording,
      path: '//suno/submit/EXTEND',
      body: {
        mv: 'chirp-crow',
        custom_mode: true,
        continue_clip_id: 'clip-own',
        continue_at: 10,
        prompt: 'And on it goes',
        tags: 'lo-fi guitar',
        title: 'Kitchen Tape',
      },
    },
    {
      does: 'singing over all of an upload',
      order: orders.sungRecording,
      path: '//suno/submit/ADD_VOCALS',
      body: {
        clip_id: 'clip-own',
        prompt: 'Here I sing',
        tags: 'lo-fi guitar',
        title: 'Kitchen Tape',
        overpainting_start_s: 0,
        overpainting_end_s: 57.9,
      },
    },
    {
      does: 'a band under a part of an upload',
      order: orders.accompaniedRecording,
      path: '//suno/submit/ADD_INSTRUMENTAL',
      body: {
        clip_id: 'clip-own',
        tags: 'pop rap, piano',
        title: 'Hi',
        underpainting_start_s: 5,
        underpainting_end_s: 50,
      },
    },
    {
      does: 'two songs in one',
      order: orders.harbourMashup,
      path: '//suno/submit/MASHUP',
      body: {
        mv: 'chirp-crow',
        mashup_clip_ids: ['clip-harbour', 'clip-own'],
        prompt: '[Verse]\nThe lamps go out',
        tags: 'disco',
        title: 'Harbour Lights x Kitchen Tape',
      },
    },
    {
      does: 'a loop',
      order: orders.rainLoop,
      path: '//suno/submit/SOUNDS',
      body: { mv: 'chirp-crow', prompt: 'rain on tin', loop: true, bpm: 90, key: 'C#m' },
    },
    {
      does: 'a voice alone',
      order: orders.harbourVoice,
      path: '//suno/submit/VOX',
      body: { clip_id: 'clip-harbour', vocal_start_s: 45, vocal_end_s: 74 },
      gives: { ticket: voiceTicket },
    },
    {
      does: 'an upload',
      order: orders.ownAudio,
      path: '//suno/submit/UPLOAD',
      body: { url: 'https://files.example/tape.mp3' },
      gives: { ticket: uploadTicket },
    },
    {
      does: 'a style at length, which is there at once',
      order: orders.longStyle,
      path: '//suno/submit/UPSAMPLE_TAGS',
      body: { tags: 'jazz, smooth' },
      after: [fetched(record({ data: { upsampled_tags: 'Smoky late-night jazz' } }))],
      gives: {
        ticket: `style:${first}`,
        result: { state: 'made', product: { kind: 'text', texts: [{ text: 'Smoky late-night jazz' }] } },
      },
    },
    {
      does: 'lyrics, which take a while',
      order: orders.foxLyrics,
      path: '//suno/submit/LYRICS',
      body: { description: 'a fox' },
      after: [fetched(record({ status: 'IN_PROGRESS', progress: '20%' }))],
      gives: { ticket: `lyrics:${first}` },
    },
    ...(
      [
        ['karaoke', 'ALIGNED_LYRICS'],
        ['wav', 'WAV'],
        ['video', 'VIDEO'],
        ['midi', 'MIDI'],
        ['bpm', 'BPM'],
      ] as const
    ).map(([operation, action]) => ({
      does: `what ${operation} brings`,
      order: orders.ofHarbour(operation),
      path: `//suno/submit/${action}`,
      body: { clip_id: 'clip-harbour' },
      after: [fetched()],
      gives: { ticket: `${operation}:${first}` },
    })),
  ],
  looks: [
    look('style', { upsampled_tags: 'Smoky jazz' }, { kind: 'text', texts: [{ text: 'Smoky jazz' }] }),
    look(
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
    look(
      'lyrics',
      { id: 'x', text: 'Red coat', title: 'Fox', status: 'complete' },
      { kind: 'text', texts: [{ title: 'Fox', text: 'Red coat' }] },
    ),
    look(
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
    look(
      'wav',
      { wav_url: 'https://cdn.example/a.wav' },
      { kind: 'file', format: 'wav', url: 'https://cdn.example/a.wav' },
    ),
    look(
      'video',
      { clips: [{ clip_id: 'a', video_url: 'https://cdn.example/a.mp4' }] },
      { kind: 'file', format: 'video', url: 'https://cdn.example/a.mp4' },
    ),
    look(
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
    look(
      'bpm',
      { avg_bpm: '119.6', max_bpm: 122, min_bpm: 118 },
      { kind: 'tempo', bpm: 119.6, least: 118, most: 122 },
    ),
    {
      says: 'a film whose address stands beside the data',
      ticket: `video:${first}`,
      ...fetched(record({ data: null, result_url: 'https://cdn.example/b.mp4' })),
      result: {
        state: 'made',
        product: { kind: 'file', format: 'video', url: 'https://cdn.example/b.mp4' },
      },
    },
    {
      says: 'a call that brought nothing',
      ticket: `bpm:${first}`,
      ...fetched(record({ data: {} })),
      result: { state: 'failed', code: 'failed', detail: 'it finished without any bpm' },
    },
    {
      says: 'a call that failed',
      ticket: `wav:${first}`,
      ...fetched(record({ status: 'FAILURE', fail_reason: 'clip is gone' })),
      result: { state: 'failed', code: 'failed', detail: 'clip is gone' },
    },
    {
      says: 'a voice alone',
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
      says: 'an upload of which nothing but the clip is told',
      ticket: uploadTicket,
      ...fetched(record({ data: { clip_id: 'clip-own' } })),
      result: {
        state: 'finished',
        takes: [{ clipId: 'clip-own', audioUrl: 'https://files.example/tape.mp3', title: 'Kitchen Tape' }],
        missing: 0,
      },
    },
    {
      says: 'an upload with all there is to know of it',
      ticket: uploadTicket,
      ...fetched(record({ data: { clips: [clip('own', { tags: 'lo-fi', lyrics: '' })] } })),
      result: {
        state: 'finished',
        takes: [take('own', { title: 'Kitchen Tape', style: 'lo-fi', lyrics: undefined })],
        missing: 0,
      },
    },
  ],
  check: {
    method: 'POST',
    path: '/suno/fetch',
    body: { ids: [`task_${'0'.repeat(32)}`] },
    json: { code: 'success', message: '', data: null },
  },
  refusals: [
    {
      says: 'that the request is wrong',
      answer: { status: 400, json: { code: 'invalid_request', message: 'mv is required', data: null } },
      code: 'bad_input',
      accepted: 'no',
    },
    {
      says: '200 with a code that is not success',
      answer: { json: { code: 'quota_not_enough', message: 'user quota is not enough', data: null } },
      code: 'out_of_credits',
      accepted: 'no',
    },
    {
      says: '500 that it said before any work',
      answer: { status: 500, json: { code: 'quota_not_enough', message: 'user quota is not enough' } },
      code: 'out_of_credits',
      accepted: 'no',
    },
    {
      says: '503 because there is nobody to hand the work to',
      answer: {
        status: 503,
        json: {
          error: {
            message: 'No available channel for model suno_music under group default (distributor)',
            type: 'new_api_error',
            code: 'model_not_found',
          },
        },
      },
      code: 'overloaded',
      accepted: 'no',
    },
    {
      says: '500 after it had handed the work on',
      answer: { status: 500, json: { code: 'do_request_failed', message: 'unexpected EOF', data: null } },
      code: 'overloaded',
      accepted: 'maybe',
    },
    {
      says: 'success without a task',
      answer: { json: { code: 'success', message: '', data: null } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      says: 'both a task and an error',
      answer: { json: { code: 'insert_task_failed', message: 'database is locked', data: first } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
  ],
  question: { tickets: [first, second], method: 'POST', path: '/suno/fetch', body: { ids: [first, second] } },
  results: [
    {
      says: 'two finished songs',
      json: records(record({ data: { clips: [clip('a'), clip('b', { duration: null })], quota: '3' } })),
      result: { state: 'finished', takes: [take('a'), take('b', { seconds: undefined })], missing: 0 },
    },
    {
      says: 'a record by itself instead of a list',
      json: { code: 'success', data: record({ data: { clips: [clip('a')] } }) },
      result: { state: 'finished', takes: [take('a')], missing: 0 },
    },
    {
      says: 'clips as Suno spells them',
      json: records(
        record({
          data: [
            {
              id: 'a',
              status: 'complete',
              title: 'Rain',
              audio_url: 'https://cdn.example/a.mp3',
              image_url: 'https://cdn.example/a.jpeg',
              model_name: 'chirp-crow',
              metadata: { tags: 'slow folk', prompt: '[Verse]\nDrops', duration: 104.88 },
            },
          ],
        }),
      ),
      result: { state: 'finished', takes: [take('a')], missing: 0 },
    },
    {
      says: 'one song and one that failed',
      json: records(
        record({
          data: { clips: [clip('a'), clip('b', { state: 'failed' }), clip('c', { audio_url: '' })] },
        }),
      ),
      result: { state: 'finished', takes: [take('a')], missing: 2 },
    },
    {
      says: 'a clip that is no clip among others',
      json: records('nonsense', record({ data: { clips: [null, 'more', clip('a', { tags: 5 })] } })),
      result: { state: 'finished', takes: [take('a', { style: undefined })], missing: 0 },
    },
    {
      says: 'success without any audio',
      json: records(record({ data: { clips: [] } })),
      result: { state: 'failed', code: 'failed', detail: 'it finished without any audio' },
    },
    {
      says: 'a failure with a reason',
      json: records(record({ status: 'FAILURE', fail_reason: 'upstream <b>broke</b>' })),
      result: { state: 'failed', code: 'failed', detail: 'upstream broke' },
    },
    {
      says: 'words that were not allowed',
      json: records(
        record({ status: 'FAILURE', fail_reason: 'Song description was flagged for moderation' }),
      ),
      result: { state: 'failed', code: 'moderated', detail: 'Song description was flagged for moderation' },
    },
    {
      says: 'a song in the making',
      json: records(
        record({ status: 'IN_PROGRESS', progress: '20%', data: { progress: '20%', status: 'IN_PROGRESS' } }),
      ),
      result: { state: 'running', progress: 0.2 },
    },
    {
      says: 'a song in the making that has its words',
      json: records(
        record({ status: 'IN_PROGRESS', progress: '', data: { clips: [clip('a', { audio_url: '' })] } }),
      ),
      result: { state: 'running', title: 'Rain', lyrics: '[Verse]\nDrops' },
    },
    ...['NOT_START', 'SUBMITTED', 'QUEUED', 'UNKNOWN', 'something new'].map((status) => ({
      says: status,
      json: records(record({ status, progress: '0%' })),
      result: { state: 'waiting' as const },
    })),
    { says: 'nothing about it', json: { code: 'success', data: null }, result: { state: 'unknown' } },
  ],
  questionFaults: [
    {
      says: 'a code that is not success',
      answer: { json: { code: 'fail_to_fetch_task', message: 'no', data: null } },
      code: 'bad_input',
    },
  ],
});
