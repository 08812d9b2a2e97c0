import type { Contract } from '../contract.js';
import { broken, clip, take, young } from './said.js';

/** What a feed says about songs, and how that is understood. */
export const results: readonly Contract['results'][number][] = [
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
    result: {
      state: 'running',
      title: 'Rain',
      lyrics: '[Verse]\nDrops',
      listenUrl: 'https://audiopipe.example/?item_id=a',
      imageUrl: 'https://cdn2.example/image_large_a.jpeg',
    },
  },
  {
    says: 'one song while the other is in the making',
    json: [clip('a'), young('b', 'streaming')],
    result: {
      state: 'running',
      title: 'Rain',
      lyrics: '[Verse]\nDrops',
      imageUrl: 'https://cdn2.example/image_large_a.jpeg',
    },
  },
  {
    says: 'one song and nothing about the other',
    json: [clip('a')],
    result: {
      state: 'running',
      title: 'Rain',
      lyrics: '[Verse]\nDrops',
      imageUrl: 'https://cdn2.example/image_large_a.jpeg',
    },
  },
  {
    says: 'two songs in the queue',
    json: [young('a', 'submitted'), young('b', 'queued')],
    result: { state: 'waiting' },
  },
  { says: 'nothing about them', json: [], result: { state: 'unknown' } },
];
