import { describe, expect, it } from 'vitest';
import { providerRegistry } from '../../src/providers/index.js';
import { openGateway } from '../kit/gateway.js';
import { describeProvider } from './contract.js';
import * as orders from './orders.js';

const openaiHk = providerRegistry.find((definition) => definition.id === 'openai-hk');
if (openaiHk === undefined) throw new Error('openai-hk is not in the registry');

const clip = (id: string, more: object = {}) => ({
  id,
  status: 'complete',
  title: 'Rain',
  audio_url: `https://cdn1.example/${id}.mp3`,
  image_url: `https://cdn2.example/image_${id}.jpeg`,
  image_large_url: `https://cdn2.example/image_large_${id}.jpeg`,
  model_name: 'chirp-crow',
  metadata: { tags: 'slow folk', prompt: '[Verse]\nDrops', duration: 104.88, type: 'gen' },
  ...more,
});
const take = (id: string, more: object = {}) => ({
  clipId: id,
  audioUrl: `https://cdn1.example/${id}.mp3`,
  imageUrl: `https://cdn2.example/image_large_${id}.jpeg`,
  title: 'Rain',
  style: 'slow folk',
  lyrics: '[Verse]\nDrops',
  seconds: 104.88,
  model: 'chirp-crow',
  ...more,
});
const young = (id: string, status: string, more: object = {}) =>
  clip(id, { status, audio_url: '', metadata: { tags: '', prompt: '' }, title: '', ...more });
const broken = (id: string, message: string, type = 'generation_failed') =>
  clip(id, { status: 'error', audio_url: '', metadata: { error_type: type, error_message: message } });

describeProvider({
  definition: openaiHk,
  song: orders.rain,
  accepted: {
    json: {
      id: 'request-1',
      clips: [
        young('clip-a', 'submitted'),
        young('clip-b', 'submitted'),
        { more: '24 similar items in total' },
      ],
      metadata: {},
      status: 'complete',
      batch_size: 1,
    },
    ticket: 'clip-a,clip-b',
  },
  orders: [
    {
      does: 'a song about rain (UC-1)',
      order: orders.rain,
      path: '/sunoapi/generate',
      body: { gpt_description_prompt: 'a song about rain', mv: 'chirp-crow' },
    },
    {
      does: 'a song about rain without a voice (UC-4)',
      order: orders.silentRain,
      path: '/sunoapi/generate',
      body: {
        gpt_description_prompt: 'a song about rain',
        mv: 'chirp-v4',
        prompt: '',
        make_instrumental: true,
      },
    },
    {
      does: 'a song with the cheap model',
      order: { ...orders.rain, model: 'v4.5-all' },
      path: '/sunoapi/generate',
      body: { gpt_description_prompt: 'a song about rain', mv: 'chirp-auk-turbo' },
    },
    {
      does: 'a song from own words with every setting (UC-15.A)',
      order: orders.savour,
      path: '/sunoapi/generate',
      body: {
        prompt: '[Verse]\nCrunch and sizzle',
        generation_type: 'TEXT',
        tags: 'house, tight drums',
        negative_tags: 'modern',
        mv: 'chirp-auk',
        title: 'Savour',
        metadata: {
          create_mode: 'custom',
          control_sliders: { style_weight: 0.4, weirdness_constraint: 0.7 },
          can_control_sliders: ['weirdness_constraint', 'style_weight'],
          vocal_gender: 'f',
        },
      },
    },
    {
      does: 'an instrumental with a title and a style (UC-3)',
      order: orders.beijing,
      path: '/sunoapi/generate',
      body: {
        prompt: '',
        generation_type: 'TEXT',
        tags: 'heavy metal',
        negative_tags: '',
        mv: 'chirp-bluejay',
        title: 'Beijing',
        make_instrumental: true,
      },
    },
    {
      does: 'a song whose words the gateway is to write',
      order: orders.wordless,
      path: '/sunoapi/generate',
      body: {
        gpt_description_prompt: 'A song called “Snow”. Style: jazz',
        mv: 'chirp-crow',
        metadata: { create_mode: 'custom', vocal_gender: 'm' },
      },
    },
    {
      does: 'an extension with new words (UC-6)',
      order: orders.longerHarbour,
      path: '/sunoapi/generate',
      body: {
        prompt: '[Chorus]\nCome home',
        tags: 'sea shanty',
        mv: 'chirp-crow',
        title: 'Harbour II',
        continue_clip_id: 'clip-harbour',
        continue_at: 120.5,
        task: 'extend',
      },
    },
    {
      does: 'an extension that keeps style and title of its source',
      order: orders.plainExtension,
      path: '/sunoapi/generate',
      body: {
        prompt: '',
        tags: 'folk, accordion',
        mv: 'chirp-v3-5',
        title: 'Harbour Lights',
        continue_clip_id: 'clip-harbour',
        continue_at: 30,
        task: 'extend',
      },
    },
    {
      does: 'a cover close to the original (UC-7, UC-15.B)',
      order: orders.punkHarbour,
      path: '/sunoapi/generate',
      body: {
        prompt: 'Oi oi',
        generation_type: 'TEXT',
        tags: 'rock, punk',
        negative_tags: '',
        mv: 'chirp-auk',
        title: 'Harbour (Punk)',
        continue_clip_id: null,
        continue_at: null,
        continued_aligned_prompt: null,
        infill_start_s: null,
        infill_end_s: null,
        task: 'cover',
        cover_clip_id: 'clip-harbour',
        metadata: {
          create_mode: 'custom',
          control_sliders: { audio_weight: 0.48 },
          can_control_sliders: ['audio_weight'],
          is_remix: true,
        },
      },
    },
    {
      does: 'a cover that keeps words and title of its source (UC-7)',
      order: orders.plainCover,
      path: '/sunoapi/generate',
      body: {
        prompt: '[Verse]\nThe lamps go out',
        generation_type: 'TEXT',
        tags: 'bossa nova',
        negative_tags: '',
        mv: 'chirp-bluejay',
        title: 'Harbour Lights',
        continue_clip_id: null,
        continue_at: null,
        continued_aligned_prompt: null,
        infill_start_s: null,
        infill_end_s: null,
        task: 'cover',
        cover_clip_id: 'clip-harbour',
      },
    },
    ...[
      { does: 'voice and band apart (UC-10)', order: orders.twoStems, group: 'Two', task: 'two' },
      { does: 'all voices apart (UC-14)', order: orders.allStems, group: 'Twelve', task: 'twelve' },
    ].map(({ does, order, group, task }) => ({
      does,
      order,
      path: '/sunoapi/generate',
      body: {
        task: 'gen_stem',
        generation_type: 'TEXT',
        title: 'Harbour Lights',
        mv: 'chirp-auk',
        prompt: '',
        make_instrumental: true,
        continue_clip_id: 'clip-harbour',
        continued_aligned_prompt: null,
        continue_at: null,
        stem_type_id: 91,
        stem_type_group_name: group,
        stem_task: task,
      },
    })),
    {
      does: 'a remaster with v5 (UC-20)',
      order: orders.freeRemaster,
      path: '/suno/generate/upsample',
      body: { clip_id: 'clip-harbour', model_name: 'chirp-carp', variation_category: 'high' },
    },
    {
      does: 'a remaster with v4.5+, which takes no variation (UC-20)',
      order: orders.olderRemaster,
      path: '/suno/generate/upsample',
      body: { clip_id: 'clip-harbour', model_name: 'chirp-bass' },
    },
    {
      does: 'the whole song (UC-6.C)',
      order: orders.wholeHarbour,
      path: '/sunoapi/generate/concat',
      body: { clip_id: 'clip-harbour', is_infill: false },
    },
  ],
  refusals: [
    {
      says: 'no clips at all',
      answer: { json: { id: 'request-1', clips: [], status: 'complete' } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      says: 'the id of a request, which nobody can ask for',
      answer: { json: { id: 'request-1', status: 'complete' } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      says: '503 because there is nobody to hand the work to, which its page does not promise to be free',
      answer: { status: 503, json: { error: { message: 'No available channel' } } },
      code: 'overloaded',
      accepted: 'maybe',
    },
  ],
  question: { tickets: ['a,b', 'c,d'], method: 'GET', path: '/sunoapi/feed/a,b,c,d' },
  results: [
    {
      says: 'two finished songs, in another order',
      json: [clip('b'), clip('a')],
      result: { state: 'finished', takes: [take('a'), take('b')], missing: 0 },
    },
    {
      says: 'clips below a name, their lengths as texts',
      json: { clips: [clip('a'), clip('b', { metadata: null, duration: '61.5' })] },
      result: {
        state: 'finished',
        takes: [take('a'), take('b', { style: undefined, lyrics: undefined, seconds: 61.5 })],
        missing: 0,
      },
    },
    {
      says: 'stems, whose titles name the parts',
      json: [clip('a', { title: 'Rain - Vocals' }), clip('b', { title: 'Rain - Instrumental' })],
      result: {
        state: 'finished',
        takes: [take('a', { title: 'Rain - Vocals' }), take('b', { title: 'Rain - Instrumental' })],
        missing: 0,
      },
    },
    {
      says: 'one song and one that failed',
      json: [clip('a'), broken('b', 'something broke')],
      result: { state: 'finished', takes: [take('a')], missing: 1 },
    },
    {
      says: 'a song that is complete and has no address',
      json: [clip('a'), clip('b', { audio_url: '' })],
      result: { state: 'finished', takes: [take('a')], missing: 1 },
    },
    {
      says: 'that both failed',
      json: [broken('a', 'something <i>broke</i>'), broken('b', 'something broke')],
      result: { state: 'failed', code: 'failed', detail: 'something broke' },
    },
    {
      says: 'words that were not allowed',
      json: [broken('a', 'Unable to sing that', 'moderation_failure'), broken('b', 'Unable to sing that')],
      result: { state: 'failed', code: 'moderated', detail: 'Unable to sing that' },
    },
    {
      says: 'a live stream, which is no song yet',
      json: [
        young('a', 'streaming', {
          audio_url: 'https://audiopipe.example/?item_id=a',
          title: 'Rain',
          metadata: { prompt: '[Verse]\nDrops' },
        }),
        young('b', 'queued'),
      ],
      result: { state: 'running', title: 'Rain', lyrics: '[Verse]\nDrops' },
    },
    {
      says: 'one song while the other is in the making',
      json: [clip('a'), young('b', 'streaming')],
      result: { state: 'running', title: 'Rain', lyrics: '[Verse]\nDrops' },
    },
    {
      says: 'one song and nothing about the other',
      json: [clip('a')],
      result: { state: 'running', title: 'Rain', lyrics: '[Verse]\nDrops' },
    },
    {
      says: 'two songs in the queue',
      json: [young('a', 'submitted'), young('b', 'queued')],
      result: { state: 'waiting' },
    },
    { says: 'nothing about them', json: [], result: { state: 'unknown' } },
  ],
  questionFaults: [],
});

describe('openai-hk in particular', () => {
  const patient = new AbortController().signal;

  it('takes the lone clip of a concat for its song', async () => {
    const gateway = await openGateway();
    gateway.script({ json: young('whole-1', 'submitted', { metadata: { type: 'concat' } }) });
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => 0 });
    expect(await provider.submit(orders.wholeHarbour, patient)).toEqual({ ticket: 'whole-1' });
    await gateway.close();
  });

  it('asks for twenty sets of twenty-four stems by addresses servers take', async () => {
    const gateway = await openGateway();
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => 0 });
    const tickets = Array.from({ length: provider.capabilities.batch }, (_, set) =>
      Array.from({ length: 24 }, (_, part) => `${set}-${part}-8b7a-4e3e-9b4f-0123456789ab`).join(','),
    );
    const parts = tickets.flatMap((ticket) => ticket.split(','));
    for (let start = 0; start < parts.length; start += 100) {
      gateway.script({ json: parts.slice(start, start + 100).map((id) => clip(id)) });
    }
    const answers = await provider.poll(tickets, patient);
    expect([...answers.values()].map((result) => result.state)).toEqual(tickets.map(() => 'finished'));
    for (const request of gateway.heard) expect(request.path.length).toBeLessThan(8000);
    await gateway.close();
  });

  it('keeps its path for remasters correctable', async () => {
    const gateway = await openGateway();
    gateway.script({ json: [young('r', 'submitted')] });
    const overrides = { remaster: '/sunoapi/remaster' };
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => 0, overrides });
    expect(await provider.submit(orders.freeRemaster, patient)).toEqual({ ticket: 'r' });
    expect(gateway.heard[0]?.path).toBe('/sunoapi/remaster');
    await gateway.close();
  });
});
