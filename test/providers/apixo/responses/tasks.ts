import type { Contract } from '../../contract.js';
import { finished, status, take, track } from '../fixtures.js';

/** Answers about a song, and the results read from them. */
export const taskCases: Contract['results'] = [
  { name: 'a pending song', json: status('pending'), result: { state: 'waiting' } },
  { name: 'a running song', json: status('processing'), result: { state: 'running' } },
  { name: 'an unknown state', json: status('polishing'), result: { state: 'running' } },
  {
    name: 'two tracks with the same lyrics',
    json: finished([track(0), track(1)], { lyrics: '[Verse 1]\nWalking down\n' }),
    result: {
      state: 'finished',
      takes: [take(0, { lyrics: '[Verse 1]\nWalking down' }), take(1, { lyrics: '[Verse 1]\nWalking down' })],
      missing: 0,
    },
  },
  {
    name: 'an instrumental without lyrics',
    json: finished([track(0), track(1)]),
    result: { state: 'finished', takes: [take(0), take(1)], missing: 0 },
  },
  ...[1, 12, 24].map((count) => {
    const indices = Array.from({ length: count }, (_, index) => index);
    return {
      name: `so many tracks: ${count}`,
      json: finished(indices.map(track)),
      result: { state: 'finished' as const, takes: indices.map((index) => take(index)), missing: 0 },
    };
  }),
  {
    name: 'a track without a cover, and one without audio',
    json: finished([{ image_url: track(0).image_url, audio_url: '' }, { audio_url: track(1).audio_url }]),
    result: { state: 'finished', takes: [take(1, { imageUrl: undefined })], missing: 1 },
  },
  {
    name: 'a track and items that are no tracks',
    json: finished([track(0), null, 7, { audio_url: ['odd'] }]),
    result: { state: 'finished', takes: [take(0)], missing: 3 },
  },
  {
    name: 'a result that is an object instead of a text',
    json: status('success', { resultJson: { resultUrls: [track(0)] } }),
    result: { state: 'finished', takes: [take(0)], missing: 0 },
  },
  ...[
    { what: 'without tracks', json: finished([]) },
    { what: 'without any audio', json: finished([{ image_url: track(0).image_url }]) },
    { what: 'without a result', json: status('success') },
    { what: 'with an empty result', json: status('success', { resultJson: '' }) },
  ].map(({ what, json }) => ({
    name: `a success ${what}`,
    json,
    result: { state: 'running' as const },
  })),
  ...['{"resultUrls":[{"audio', '"https://r2.apixo.example/track0.mp3"', '{}', 7].map((resultJson) => ({
    name: `a success whose result cannot be read: ${resultJson}`,
    json: status('success', { resultJson }),
    result: { state: 'failed' as const, code: 'bad_answer' as const, detail: 'its result cannot be read' },
  })),
];
