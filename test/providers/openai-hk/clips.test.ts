import { describe, expect, it } from 'vitest';
import { driverOf, patient, standFor } from '../contract/stand.js';
import * as orders from '../orders.js';
import { clip, young } from './said.js';

const openaiHk = driverOf('openai-hk');

describe('openai-hk and its clips', () => {
  const { gateway, create } = standFor(openaiHk);

  it('takes the lone clip of a concat for its song', async () => {
    gateway().script({ json: young('whole-1', 'submitted', { metadata: { type: 'concat' } }) });
    const provider = create();
    expect(await provider.submit(orders.wholeHarbour, patient)).toEqual({ ticket: 'whole-1' });
  });

  it('asks for many sets of twenty-four stems by addresses servers take', async () => {
    const provider = create();
    const tickets = Array.from({ length: provider.capabilities.batch }, (_, set) =>
      Array.from({ length: 24 }, (_, part) => `${set}-${part}-8b7a-4e3e-9b4f-0123456789ab`).join(','),
    );
    const parts = tickets.flatMap((ticket) => ticket.split(','));
    for (let start = 0; start < parts.length; start += 100) {
      gateway().script({ json: parts.slice(start, start + 100).map((id) => clip(id)) });
    }
    const answers = await provider.poll(tickets, patient);
    expect([...answers.values()].map((result) => result.state)).toEqual(tickets.map(() => 'finished'));
    for (const request of gateway().heard) expect(request.path.length).toBeLessThan(8000);
  });

  it('keeps its path for remasters correctable', async () => {
    gateway().script({ json: [young('r', 'submitted')] });
    const overrides = { remaster: '/sunoapi/remaster' };
    const provider = create({ overrides });
    expect(await provider.submit(orders.freeRemaster, patient)).toEqual({ ticket: 'r' });
    expect(gateway().heard[0]?.path).toBe('/sunoapi/remaster');
  });

  it('asks at most once for each finished song when a hundred are in the making', () => {
    const {
      batch,
      pollInterval: rhythm,
      usualSeconds,
    } = openaiHk.create({
      key: 'hk-1',
      url: 'http://127.0.0.1',
      clock: () => 0,
    }).capabilities;
    const clips = 2;
    expect(batch * clips).toBeLessThanOrEqual(100);
    const requestsPerBeat = Math.ceil(100 / batch);
    const finishedPerBeat = (100 * rhythm.everyMs) / (usualSeconds * 1000);
    expect(requestsPerBeat / finishedPerBeat).toBeLessThanOrEqual(1);
  });
});
