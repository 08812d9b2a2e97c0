import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import type { Answer } from '../../kit/gateway.js';
import { createHarness, driverOf, neverAborted } from '../contract/harness.js';
import * as orders from '../orders.js';
import { timing, unfinishedClip, vox } from './fixtures.js';

const openaiHk = driverOf('openai-hk');

describe('openai-hk and orders of two steps', () => {
  const { gateway, create } = createHarness(openaiHk);

  it('extracts a voice without an end, as long as the gateway takes', async () => {
    const values = { personaName: 'Old Salt', from: 170 };
    gateway().script({ json: vox }, { json: { id: 'persona-2' } });
    await create().submit({ ...orders.harbourVoicePersona, values } as Order, neverAborted);
    expect(gateway().requests.map(({ body }) => body)).toMatchObject([
      { vocal_start_s: 170, vocal_end_s: 184 },
      { vocal_start_s: 170, vocal_end_s: 184, persona_type: 'vox', vox_audio_id: 'vox-1' },
    ]);
  });

  it.each<[string, Order]>([
    ['thirty seconds of a voice', { ...orders.harbourVoice, values: { from: 0, to: 30 } } as Order],
    [
      'a time range that ends before it starts',
      { ...orders.harbourVoice, values: { from: 9, to: 3 } } as Order,
    ],
  ])('sends nothing for %s, which would be refused', async (_, order) => {
    await expect(create().submit(order, neverAborted)).rejects.toMatchObject({
      code: 'bad_input',
      accepted: 'no',
    });
    expect(gateway().requests).toHaveLength(0);
  });

  it('replaces a section freely although the timed words are missing', async () => {
    gateway().script({ does: 'reset' }, { json: { clips: [unfinishedClip('s', 'submitted')] } });
    expect(await create().submit(orders.freeReplacement, neverAborted)).toEqual({ ticket: 's' });
    expect(gateway().requests[1]?.body).toMatchObject({
      task: 'infill',
      prompt: '[Verse]\nThe lamps go out',
    });
  });

  it.each<[string, Answer, 'no' | 'maybe']>([
    ['is refused', { status: 429, json: { error: { message: 'slow down' } } }, 'no'],
    ['is lost', { does: 'reset' }, 'maybe'],
  ])(
    'fetches the timed words once and orders the section once when the order %s',
    async (_, answer, accepted) => {
      gateway().script({ json: timing }, answer);
      await expect(create().submit(orders.exactReplacement, neverAborted)).rejects.toMatchObject({
        accepted,
      });
      expect(gateway().requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
    },
  );

  it('makes no persona from an upload', async () => {
    const provider = create();
    const order: Order = { ...orders.harbourPersona, source: orders.recording };
    await expect(provider.submit(order, neverAborted)).rejects.toMatchObject({
      code: 'cannot',
      accepted: 'no',
    });
  });

  it('does not order an exact section, which is free, when the timed words are missing', async () => {
    const provider = create();
    gateway().script({ status: 503, text: 'busy' });
    await expect(provider.submit(orders.exactReplacement, neverAborted)).rejects.toMatchObject({
      code: 'overloaded',
      accepted: 'no',
    });
    await expect(provider.submit(orders.exactReplacement, AbortSignal.abort())).rejects.toMatchObject({
      code: 'timed_out',
      accepted: 'no',
    });
    expect(gateway().requests).toHaveLength(1);
  });
});
