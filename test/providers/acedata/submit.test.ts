import { describe, expect, it } from 'vitest';
import { neverAborted, withoutUndefined } from '../contract/harness.js';
import * as orders from '../orders.js';
import { answer, first, live, song, take } from './fixtures.js';
import { createAcedataHarness, streamOf } from './harness.js';
import { productCases } from './responses/products.js';

describe('acedata', () => {
  const { gateway, create, submit } = createAcedataHarness();

  describe('reads a result in the answer to a submit', () => {
    it.each(productCases)('%s', async (_, order, data, result) => {
      const submission = await submit(order, { json: answer(data) });
      expect(withoutUndefined(submission)).toEqual(withoutUndefined({ ticket: first, result }));
    });

    it('two songs, for which it kept the connection open', async () => {
      const submission = await submit(orders.rain, { json: answer([song('a'), song('b')]) });
      expect(withoutUndefined(submission)).toEqual({
        ticket: first,
        result: { state: 'finished', takes: [take('a'), take('b')], missing: 0 },
      });
    });

    it('without a task: its ticket is never polled', async () => {
      const { ticket, result } = await submit(orders.rainWords, {
        json: { success: true, data: { text: 'Drops' } },
      });
      expect(result?.state).toBe('made');
      expect(await create().poll([ticket], neverAborted)).toEqual(new Map([[ticket, { state: 'unknown' }]]));
      expect(gateway().requests, 'the order and nothing else').toHaveLength(1);
    });

    it('a failure after the work: it was accepted and is never rerouted', async () => {
      const json = { success: false, error: { code: 'api_error', message: 'it broke' }, task_id: first };
      expect(await submit(orders.rain, { json })).toEqual({
        ticket: first,
        result: { state: 'failed', code: 'failed', detail: 'it broke' },
      });
    });
  });

  describe('reads a streamed answer', () => {
    it('and takes the last line as the result', async () => {
      const text = streamOf(
        answer([live('a'), live('b')]),
        answer([song('a'), live('b')]),
        answer([song('a'), song('b')]),
      );
      const { ticket, result } = await submit(orders.rain, { text });
      expect(ticket).toBe(first);
      expect(result).toMatchObject({
        state: 'finished',
        missing: 0,
        takes: [{ clipId: 'a' }, { clipId: 'b' }],
      });
    });

    it('that breaks off in the middle of a line, and polls its task later', async () => {
      const text = `${streamOf(answer([live('a'), live('b')]))}{"success":true,"task_id":"6a8f`;
      expect(await submit(orders.rain, { text })).toEqual({ ticket: first });
    });

    it('that is a refusal', async () => {
      const text = streamOf(
        { trace_id: 't' },
        { success: false, error: { code: 'used_up', message: 'Top up.' } },
      );
      await expect(submit(orders.rain, { text })).rejects.toMatchObject({
        code: 'out_of_credits',
        accepted: 'no',
      });
    });
  });
});
