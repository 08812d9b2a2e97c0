import { beforeEach, describe, expect, it } from 'vitest';
import { createHandlers, MediaError } from '../../../src/core/index.js';
import {
  busy,
  card,
  failCalls,
  id,
  openRaceHarness,
  type RaceHarness,
  signal,
  ticket,
  tracks,
} from './race-harness.js';

let harness: RaceHarness;
beforeEach(() => {
  harness = openRaceHarness();
});

describe('a song with one track that cannot be had', () => {
  it.each([
    ['files', new MediaError('later', 'unreachable', '503')],
    ['stored copy', new MediaError('lost', 'missing', 'not stored')],
  ])(
    'delivers the other track and reports one as missing (unavailable: its %s)',
    async (unavailable, error) => {
      const { deps, clock, surface, load, save } = harness;
      surface.place(busy);
      await save({ ticket, card, state: { step: 'delivering', since: clock.now(), outcome: tracks } });
      if (unavailable === 'files') failCalls(deps.media, 'keep', { error, times: 1000, from: 1 });
      else failCalls(surface, 'post', { error, times: 1000, from: 1 });
      const handlers = createHandlers(deps);
      for (let step = 0; step < 40; step += 1) {
        await handlers.jobs.deliver(id, signal);
        clock.advance(60_000);
      }
      expect((await load()).state).toMatchObject({ step: 'done', outcome: { kind: 'tracks' } });
      expect(surface.messages.map(({ message }) => message.tone)).toEqual(['good', 'good']);
      expect(surface.messages[0]?.message.body).toContain('One more track was promised');
    },
  );
});
