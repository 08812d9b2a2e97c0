import { describe, expect, it } from 'vitest';
import { driverOf, noon, patient, standFor } from '../contract/stand.js';
import * as orders from '../orders.js';
import { clip } from './said.js';

const openaiHk = driverOf('openai-hk');

describe('openai-hk and its calls', () => {
  const { gateway, create } = standFor(openaiHk);

  it('looks again at a WAV only after pauses that grow, because each look is paid', async () => {
    let now = noon;
    const provider = create({ clock: () => now });
    const nothing = { json: { wav_file_url: null } };
    gateway().script(...Array.from({ length: 9 }, () => nothing));
    const { ticket } = await provider.submit(orders.ofHarbour('wav'), patient);
    const paidAt: number[] = [];
    for (let seconds = 5; seconds <= 300; seconds += 5) {
      now = noon + seconds * 1000;
      const before = gateway().heard.length;
      expect((await provider.poll([ticket], patient)).get(ticket)).toEqual({ state: 'running' });
      if (gateway().heard.length > before) paidAt.push(seconds);
    }
    expect(paidAt).toEqual([20, 60, 140, 300]);
  });

  it('lets no call in trouble hide a song', async () => {
    const provider = create();
    const busy = { status: 503, text: 'busy' };
    gateway().script({ json: [clip('a')] }, busy);
    const answers = await provider.poll(['a', 'lyrics:la', 'answered:midi:x'], patient);
    expect([...answers.values()].map((result) => result.state)).toEqual(['finished', 'waiting', 'unknown']);
    gateway().script(busy);
    await expect(provider.poll(['lyrics:la'], patient)).rejects.toMatchObject({ code: 'overloaded' });
    gateway().script({ status: 404, json: { error: { message: 'lyrics not found' } } });
    expect((await provider.poll(['lyrics:la'], patient)).get('lyrics:la')).toEqual({ state: 'unknown' });
  });

  it('hands on the good one of two texts', async () => {
    const provider = create();
    gateway().script(
      { json: { status: 'error', title: '', text: '' } },
      { json: { status: 'complete', title: 'Fox', text: 'Red coat' } },
    );
    const answers = await provider.poll(['lyrics:la:lb'], patient);
    expect(answers.get('lyrics:la:lb')).toEqual({
      state: 'made',
      product: { kind: 'text', texts: [{ title: 'Fox', text: 'Red coat' }] },
    });
  });
});
