import type { Contract } from '../../contract.js';
import { clip, failedClip, take, unfinishedClip } from '../fixtures.js';

/** Feeds of songs, and the results read from them. */
export const clipCases: readonly Contract['results'][number][] = [
  {
    name: 'two finished songs, in another order',
    json: [clip('b'), clip('a')],
    result: { state: 'finished', takes: [take('a'), take('b')], missing: 0 },
  },
  {
    name: 'clips inside `clips`, their lengths as texts',
    json: { clips: [clip('a'), clip('b', { metadata: null, duration: '61.5' })] },
    result: {
      state: 'finished',
      takes: [take('a'), take('b', { style: undefined, lyrics: undefined, seconds: 61.5 })],
      missing: 0,
    },
  },
  {
    name: 'stems, whose titles name the parts',
    json: [clip('a', { title: 'Rain - Vocals' }), clip('b', { title: 'Rain - Instrumental' })],
    result: {
      state: 'finished',
      takes: [take('a', { title: 'Rain - Vocals' }), take('b', { title: 'Rain - Instrumental' })],
      missing: 0,
    },
  },
  {
    name: 'one song and one that failed',
    json: [clip('a'), failedClip('b', 'something broke')],
    result: { state: 'finished', takes: [take('a')], missing: 1 },
  },
  {
    name: 'a complete song without an address',
    json: [clip('a'), clip('b', { audio_url: '' })],
    result: { state: 'finished', takes: [take('a')], missing: 1 },
  },
  {
    name: 'two failed songs',
    json: [failedClip('a', 'something <i>broke</i>'), failedClip('b', 'something broke')],
    result: { state: 'failed', code: 'failed', detail: 'something broke' },
  },
  {
    name: 'moderated lyrics',
    json: [
      failedClip('a', 'Unable to sing that', 'moderation_failure'),
      failedClip('b', 'Unable to sing that'),
    ],
    result: { state: 'failed', code: 'moderated', detail: 'Unable to sing that' },
  },
  {
    name: 'a live stream, which is not the song yet',
    json: [
      unfinishedClip('a', 'streaming', {
        audio_url: 'https://audiopipe.example/?item_id=a',
        title: 'Rain',
        metadata: { prompt: '[Verse]\nDrops' },
      }),
      unfinishedClip('b', 'queued'),
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
    name: 'one finished song while the other is running',
    json: [clip('a'), unfinishedClip('b', 'streaming')],
    result: {
      state: 'running',
      title: 'Rain',
      lyrics: '[Verse]\nDrops',
      imageUrl: 'https://cdn2.example/image_large_a.jpeg',
    },
  },
  {
    name: 'one song without the other',
    json: [clip('a')],
    result: {
      state: 'running',
      title: 'Rain',
      lyrics: '[Verse]\nDrops',
      imageUrl: 'https://cdn2.example/image_large_a.jpeg',
    },
  },
  {
    name: 'two songs in the queue',
    json: [unfinishedClip('a', 'submitted'), unfinishedClip('b', 'queued')],
    result: { state: 'waiting' },
  },
  { name: 'no clips', json: [], result: { state: 'unknown' } },
];
