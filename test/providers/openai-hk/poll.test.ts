import { describe, expect, it } from 'vitest';
import { createHarness, driverOf, neverAborted, noon } from '../contract/harness.js';
import * as orders from '../orders.js';
import { clip } from './fixtures.js';

const openaiHk = driverOf('openai-hk');

describe('openai-hk', () => {
  const { gateway, create } = createHarness(openaiHk);

  it('polls a WAV only after pauses that grow, because each poll is billed', async () => {
    let now = noon;
    const provider = create({ clock: () => now });
    const nothing = { json: { wav_file_url: null } };
    gateway().script(...Array.from({ length: 9 }, () => nothing));
    const { ticket } = await provider.submit(orders.ofHarbour('wav'), neverAborted);
    const paidAt: number[] = [];
    for (let seconds = 5; seconds <= 300; seconds += 5) {
      now = noon + seconds * 1000;
      const before = gateway().requests.length;
      expect((await provider.poll([ticket], neverAborted)).get(ticket)).toEqual({ state: 'running' });
      if (gateway().requests.length > before) paidAt.push(seconds);
    }
    expect(paidAt).toEqual([20, 60, 140, 300]);
  });

  it('polls a song although a call fails', async () => {
    const provider = create();
    const busy = { status: 503, text: 'busy' };
    gateway().script({ json: [clip('a')] }, busy);
    const answers = await provider.poll(['a', 'lyrics:la', 'answered:midi:x'], neverAborted);
    expect([...answers.values()].map((result) => result.state)).toEqual(['finished', 'waiting', 'unknown']);
    gateway().script(busy);
    await expect(provider.poll(['lyrics:la'], neverAborted)).rejects.toMatchObject({ code: 'overloaded' });
    gateway().script({ status: 404, json: { error: { message: 'lyrics not found' } } });
    expect((await provider.poll(['lyrics:la'], neverAborted)).get('lyrics:la')).toEqual({ state: 'unknown' });
  });

  it('delivers the good one of two texts', async () => {
    const provider = create();
    gateway().script(
      { json: { status: 'error', title: '', text: '' } },
      { json: { status: 'complete', title: 'Fox', text: 'Red coat' } },
    );
    const answers = await provider.poll(['lyrics:la:lb'], neverAborted);
    expect(answers.get('lyrics:la:lb')).toEqual({
      state: 'made',
      product: { kind: 'text', texts: [{ title: 'Fox', text: 'Red coat' }] },
    });
  });
});
