import type { Contract } from '../contract.js';
import { finished, stateOf, take, track } from './kit.js';

/** What APIXO says about a song, and how it is understood. */
export const results: Contract['results'] = [
  { says: 'it is pending', json: stateOf('pending'), result: { state: 'waiting' } },
  { says: 'it is processing', json: stateOf('processing'), result: { state: 'running' } },
  { says: 'a state nobody has heard of', json: stateOf('polishing'), result: { state: 'running' } },
  {
    says: 'two tracks with one text of words',
    json: finished([track(0), track(1)], { lyrics: '[Verse 1]\nWalking down\n' }),
    result: {
      state: 'finished',
      takes: [take(0, { lyrics: '[Verse 1]\nWalking down' }), take(1, { lyrics: '[Verse 1]\nWalking down' })],
      missing: 0,
    },
  },
  {
    says: 'an instrumental without words',
    json: finished([track(0), track(1)]),
    result: { state: 'finished', takes: [take(0), take(1)], missing: 0 },
  },
  ...[1, 12, 24].map((count) => {
    const indices = Array.from({ length: count }, (_, index) => index);
    return {
      says: `so many tracks: ${count}`,
      json: finished(indices.map(track)),
      result: { state: 'finished' as const, takes: indices.map((index) => take(index)), missing: 0 },
    };
  }),
  {
    says: 'a track without a cover, and one that is lost',
    json: finished([{ image_url: track(0).image_url, audio_url: '' }, { audio_url: track(1).audio_url }]),
    result: { state: 'finished', takes: [take(1, { imageUrl: undefined })], missing: 1 },
  },
  {
    says: 'a track and what is no track',
    json: finished([track(0), null, 7, { audio_url: ['odd'] }]),
    result: { state: 'finished', takes: [take(0)], missing: 3 },
  },
  {
    says: 'a result that is no text but JSON already',
    json: stateOf('success', { resultJson: { resultUrls: [track(0)] } }),
    result: { state: 'finished', takes: [take(0)], missing: 0 },
  },
  ...[
    { what: 'without tracks', json: finished([]) },
    { what: 'without any audio', json: finished([{ image_url: track(0).image_url }]) },
    { what: 'without a result', json: stateOf('success') },
    { what: 'with an empty result', json: stateOf('success', { resultJson: '' }) },
  ].map(({ what, json }) => ({
    says: `a success ${what}`,
    json,
    result: { state: 'failed' as const, code: 'failed' as const, detail: 'it finished without any audio' },
  })),
  ...['{"resultUrls":[{"audio', '"https://r2.apixo.example/track0.mp3"', '{}', 7].map((resultJson) => ({
    says: `a success whose result cannot be read: ${resultJson}`,
    json: stateOf('success', { resultJson }),
    result: { state: 'failed' as const, code: 'bad_answer' as const, detail: 'its result cannot be read' },
  })),
];
