import { describe, expect, it } from 'vitest';
import type { Answer } from '../../kit/gateway.js';
import { errorBody, queryErrors } from './error-cases.js';
import {
  errorOf,
  type Harness,
  neverAborted,
  noon,
  secret,
  timeoutsFor,
  withoutUndefined,
} from './harness.js';
import type { Contract } from './types.js';

/** The contract of `poll`: its requests, and how answers are read. */
export const describePolling = (contract: Contract, { gateway, create }: Harness): void => {
  describe('polls', () => {
    const { poll: question } = contract;
    const tickets = question.tickets.flatMap((ticket) => ticket ?? []);

    it('many songs in one request', async () => {
      gateway().script({ json: contract.results[0]?.json });
      await create().poll(tickets, neverAborted);
      expect(gateway().requests).toHaveLength(1);
      const [request] = gateway().requests;
      expect(request).toMatchObject({ method: question.method, path: question.path });
      expect(request?.body).toEqual(question.body);
      expect(request?.headers.authorization).toBe(`Bearer ${secret}`);
    });

    it('no songs without a request', async () => {
      expect(await create().poll([], neverAborted)).toEqual(new Map());
      expect(gateway().requests).toHaveLength(0);
    });

    it('on connections that are kept alive', async () => {
      const provider = create();
      for (const _ of 'many polls') {
        gateway().script({ json: contract.results[0]?.json });
        await provider.poll(tickets, neverAborted);
      }
      expect(new Set(gateway().requests.map((request) => request.connection)).size).toBeLessThan(4);
    });

    it.each(contract.results)('a song: $name', async ({ json, result }) => {
      gateway().script({ json });
      const answers = await create().poll(tickets, neverAborted);
      const [first, second] = question.tickets;
      expect(withoutUndefined(answers.get(first))).toEqual(withoutUndefined(result));
      if (second !== undefined)
        expect(answers.get(second), 'the answer does not name the other').toEqual({ state: 'unknown' });
    });

    it.each(contract.tickets ?? [])('another ticket: $name', async (ticketCase) => {
      const { ticket, method, path, body, json, result, now = noon } = ticketCase;
      if (path !== undefined) gateway().script({ json });
      const answers = await create({ clock: () => now }).poll([ticket], neverAborted);
      expect(withoutUndefined(answers.get(ticket))).toEqual(withoutUndefined(result));
      expect(gateway().requests.map((request) => request.path)).toEqual(path === undefined ? [] : [path]);
      if (method !== undefined) expect(gateway().requests[0]?.method).toBe(method);
      if (body !== undefined) expect(gateway().requests[0]?.body).toEqual(body);
    });

    it.each((contract.tickets ?? []).filter(({ path }) => path !== undefined))(
      'another ticket, which survives failed polls: $name',
      async ({ ticket, json, result, now = noon }) => {
        for (const { answer, code } of queryErrors.filter(({ name }) => !name.startsWith('404'))) {
          gateway().script(answer);
          const error = await errorOf(create({ timeouts: timeoutsFor(answer) }).poll([ticket], neverAborted));
          expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted: 'no' });
        }
        gateway().script({ json });
        const answers = await create({ clock: () => now }).poll([ticket], neverAborted);
        expect(withoutUndefined(answers.get(ticket))).toEqual(withoutUndefined(result));
      },
    );

    it.each([...queryErrors, ...contract.queryErrors.map((fault) => ({ ...fault, retryAfter: undefined }))])(
      'and reads $name as $code, which is free',
      async ({ answer, code, retryAfter }) => {
        gateway().script(answer);
        const error = await errorOf(create({ timeouts: timeoutsFor(answer) }).poll(tickets, neverAborted));
        expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted: 'no' });
        expect(error.retryAfterSeconds).toBe(retryAfter);
        expect(error.detail).toMatch(/^[^<>]{1,200}$/);
        expect(gateway().requests).toHaveLength(1);
      },
    );

    it.runIf(tickets.length > 1)(
      'each song alone when the gateway has lost one and refuses the batch',
      async () => {
        const lost: Answer = { status: 404, json: errorBody('not found') };
        gateway().script(lost, { json: contract.results[0]?.json }, lost);
        const answers = await create().poll(tickets, neverAborted);
        expect(withoutUndefined(answers.get(question.tickets[0]))).toEqual(
          withoutUndefined(contract.results[0]?.result),
        );
        expect(answers.get(tickets[1] ?? '')).toEqual({ state: 'unknown' });
        expect(gateway().requests).toHaveLength(3);
      },
    );

    it('until it is aborted', async () => {
      gateway().script({ does: 'silence' });
      const stop = new AbortController();
      const polling = create().poll(tickets, stop.signal);
      polling.catch(() => undefined);
      await gateway().arrival();
      const reason = new Error('shutting down');
      stop.abort(reason);
      await expect(polling).rejects.toBe(reason);
    });
  });
};
