import { describe, expect, it } from 'vitest';
import { patient, plain } from '../contract/stand.js';
import * as orders from '../orders.js';
import { lines, openCounter } from './counter.js';
import { products } from './products.js';
import { answer, first, live, song, take } from './said.js';

describe('acedata', () => {
  const { gateway, create, submit } = openCounter();

  describe('takes an answer that is already the result', () => {
    it.each(products)('%s', async (_, order, data, result) => {
      const submission = await submit(order, { json: answer(data) });
      expect(plain(submission)).toEqual(plain({ ticket: first, result }));
    });

    it('two songs, for which it held the line', async () => {
      const submission = await submit(orders.rain, { json: answer([song('a'), song('b')]) });
      expect(plain(submission)).toEqual({
        ticket: first,
        result: { state: 'finished', takes: [take('a'), take('b')], missing: 0 },
      });
    });

    it('without a task: its ticket is never asked about', async () => {
      const { ticket, result } = await submit(orders.rainWords, {
        json: { success: true, data: { text: 'Drops' } },
      });
      expect(result?.state).toBe('made');
      expect(await create().poll([ticket], patient)).toEqual(new Map([[ticket, { state: 'unknown' }]]));
      expect(gateway().heard, 'the order and nothing else').toHaveLength(1);
    });

    it('a failure after the work: it was taken, and nobody else is to try', async () => {
      const json = { success: false, error: { code: 'api_error', message: 'it broke' }, task_id: first };
      expect(await submit(orders.rain, { json })).toEqual({
        ticket: first,
        result: { state: 'failed', code: 'failed', detail: 'it broke' },
      });
    });
  });

  describe('reads a stream of lines', () => {
    it('and takes the last as the result', async () => {
      const text = lines(
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

    it('that breaks off in the middle of a line, and asks about its task later', async () => {
      const text = `${lines(answer([live('a'), live('b')]))}{"success":true,"task_id":"6a8f`;
      expect(await submit(orders.rain, { text })).toEqual({ ticket: first });
    });

    it('that says no', async () => {
      const text = lines(
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
