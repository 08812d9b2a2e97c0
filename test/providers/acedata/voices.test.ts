import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import type { Answer } from '../../kit/gateway.js';
import { neverAborted } from '../contract/harness.js';
import * as orders from '../orders.js';
import { answer, second, voice } from './fixtures.js';
import { createAcedataHarness } from './harness.js';

describe('acedata', () => {
  const { gateway, create, submit } = createAcedataHarness();

  describe('makes a persona from a time range', () => {
    it('without an end, as long as the gateway takes', async () => {
      const order = { ...orders.keptSinging, values: { personaName: 'The Keeper', from: 170 } } as Order;
      await submit(order, { json: voice }, { json: answer({ persona_id: 'persona-2' }) });
      expect(gateway().requests[0]?.body).toMatchObject({ vocal_start: 170, vocal_end: 184 });
    });

    it.each<[string, Answer, object]>([
      [
        'the persona is refused',
        { status: 429, json: { error: { code: 'too_many_requests', message: 'Wait.' } } },
        { code: 'rate_limited', detail: 'Wait.' },
      ],
      [
        'the persona is moderated',
        { status: 403, json: { error: { code: 'forbidden', message: 'Not her.' } } },
        { code: 'moderated', detail: 'Not her.' },
      ],
    ])('and is billed for the voice even when %s: it is never rerouted', async (_, refusal, expected) => {
      const { ticket, result } = await submit(orders.keptSinging, { json: voice }, refusal);
      expect(result).toEqual({ state: 'failed', ...expected });
      expect(await create().poll([ticket], neverAborted)).toEqual(new Map([[ticket, { state: 'unknown' }]]));
    });

    it('and fails when the voice is not extracted at once', async () => {
      const { result } = await submit(orders.keptSinging, { json: { task_id: second } });
      expect(result).toMatchObject({ state: 'failed', code: 'timed_out' });
      expect(gateway().requests).toHaveLength(1);
    });

    it('and is in doubt when the second call breaks', async () => {
      const submitting = submit(orders.keptSinging, { json: voice }, { does: 'reset' });
      await expect(submitting).rejects.toMatchObject({ code: 'unreachable', accepted: 'maybe' });
    });
  });
});
