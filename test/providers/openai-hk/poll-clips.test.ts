import { describe, expect, it } from 'vitest';
import { createHarness, driverOf, neverAborted } from '../contract/harness.js';
import * as orders from '../orders.js';
import { clip, unfinishedClip } from './fixtures.js';

const openaiHk = driverOf('openai-hk');

describe('openai-hk', () => {
  const { gateway, create } = createHarness(openaiHk);

  it('reads the single clip of a concat as its song', async () => {
    gateway().script({ json: unfinishedClip('whole-1', 'submitted', { metadata: { type: 'concat' } }) });
    const provider = create();
    expect(await provider.submit(orders.wholeHarbour, neverAborted)).toEqual({ ticket: 'whole-1' });
  });

  it('polls many sets of twenty-four stems by addresses that servers accept', async () => {
    const provider = create();
    const tickets = Array.from({ length: provider.capabilities.batch }, (_, set) =>
      Array.from({ length: 24 }, (_, part) => `${set}-${part}-8b7a-4e3e-9b4f-0123456789ab`).join(','),
    );
    const parts = tickets.flatMap((ticket) => ticket.split(','));
    for (let start = 0; start < parts.length; start += 100) {
      gateway().script({ json: parts.slice(start, start + 100).map((id) => clip(id)) });
    }
    const answers = await provider.poll(tickets, neverAborted);
    expect([...answers.values()].map((result) => result.state)).toEqual(tickets.map(() => 'finished'));
    for (const request of gateway().requests) expect(request.path.length).toBeLessThan(8000);
  });

  it('takes an override of the path for remasters', async () => {
    gateway().script({ json: [unfinishedClip('r', 'submitted')] });
    const overrides = { remaster: '/sunoapi/remaster' };
    const provider = create({ overrides });
    expect(await provider.submit(orders.freeRemaster, neverAborted)).toEqual({ ticket: 'r' });
    expect(gateway().requests[0]?.path).toBe('/sunoapi/remaster');
  });

  it('needs at most one request for each finished song when a hundred are running', () => {
    const { batch, pollInterval, usualSeconds } = openaiHk.create({
      key: 'hk-1',
      url: 'http://127.0.0.1',
      clock: () => 0,
    }).capabilities;
    const clips = 2;
    expect(batch * clips).toBeLessThanOrEqual(100);
    const requestsPerPoll = Math.ceil(100 / batch);
    const finishedPerPoll = (100 * pollInterval.everyMs) / (usualSeconds * 1000);
    expect(requestsPerPoll / finishedPerPoll).toBeLessThanOrEqual(1);
  });
});
