import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import type { Answer } from '../../kit/gateway.js';
import { patient } from '../contract/stand.js';
import * as orders from '../orders.js';
import { openCounter } from './counter.js';
import { answer, second, voice } from './said.js';

describe('acedata', () => {
  const { gateway, create, submit } = openCounter();

  describe('keeps a voice from a stretch of singing', () => {
    it('from its beginning on, no longer than the gateway takes', async () => {
      const order = { ...orders.keptSinging, values: { personaName: 'The Keeper', from: 170 } } as Order;
      await submit(order, { json: voice }, { json: answer({ persona_id: 'persona-2' }) });
      expect(gateway().heard[0]?.body).toMatchObject({ vocal_start: 170, vocal_end: 184 });
    });

    it.each<[string, Answer, object]>([
      [
        'the persona is refused',
        { status: 429, json: { error: { code: 'too_many_requests', message: 'Wait.' } } },
        { code: 'rate_limited', detail: 'Wait.' },
      ],
      [
        'the persona is not allowed',
        { status: 403, json: { error: { code: 'forbidden', message: 'Not her.' } } },
        { code: 'moderated', detail: 'Not her.' },
      ],
    ])('and pays for the voice even when %s: never elsewhere again', async (_, refusal, expected) => {
      const { ticket, result } = await submit(orders.keptSinging, { json: voice }, refusal);
      expect(result).toEqual({ state: 'failed', ...expected });
      expect(await create().poll([ticket], patient)).toEqual(new Map([[ticket, { state: 'unknown' }]]));
    });

    it('and gives up when the voice does not come at once', async () => {
      const { result } = await submit(orders.keptSinging, { json: { task_id: second } });
      expect(result).toMatchObject({ state: 'failed', code: 'timed_out' });
      expect(gateway().heard).toHaveLength(1);
    });

    it('and does not know what became of it when the second call breaks', async () => {
      const submitting = submit(orders.keptSinging, { json: voice }, { does: 'reset' });
      await expect(submitting).rejects.toMatchObject({ code: 'unreachable', accepted: 'maybe' });
    });
  });
});
