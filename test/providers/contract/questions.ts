import { describe, expect, it } from 'vitest';
import type { Answer } from '../../kit/gateway.js';
import { inError, questionVerdicts } from '../check-results.js';
import { failure, noon, patienceFor, patient, plain, type Stand, secret } from './stand.js';
import type { Contract } from './terms.js';

/** How a driver asks what became of its orders, and how it understands the answers. */
export const describeQuestions = (contract: Contract, { gateway, create }: Stand): void => {
  describe('asks', () => {
    const { question } = contract;
    const tickets = question.tickets.flatMap((ticket) => ticket ?? []);

    it('for many songs in one request', async () => {
      gateway().script({ json: contract.results[0]?.json });
      await create().poll(tickets, patient);
      expect(gateway().heard).toHaveLength(1);
      const [request] = gateway().heard;
      expect(request).toMatchObject({ method: question.method, path: question.path });
      expect(request?.body).toEqual(question.body);
      expect(request?.headers.authorization).toBe(`Bearer ${secret}`);
    });

    it('for no songs in no request', async () => {
      expect(await create().poll([], patient)).toEqual(new Map());
      expect(gateway().heard).toHaveLength(0);
    });

    it('again and again on kept connections', async () => {
      const provider = create();
      for (const _ of 'a long night') {
        gateway().script({ json: contract.results[0]?.json });
        await provider.poll(tickets, patient);
      }
      expect(new Set(gateway().heard.map((request) => request.connection)).size).toBeLessThan(4);
    });

    it.each(contract.results)('and understands: $says', async ({ json, result }) => {
      gateway().script({ json });
      const answers = await create().poll(tickets, patient);
      const [first, second] = question.tickets;
      expect(plain(answers.get(first))).toEqual(plain(result));
      if (second !== undefined)
        expect(answers.get(second), 'it did not name the other').toEqual({ state: 'unknown' });
    });

    it.each(contract.looks ?? [])('and understands of another thing: $says', async (look) => {
      const { ticket, method, path, body, json, result, at = noon } = look;
      if (path !== undefined) gateway().script({ json });
      const answers = await create({ clock: () => at }).poll([ticket], patient);
      expect(plain(answers.get(ticket))).toEqual(plain(result));
      expect(gateway().heard.map((request) => request.path)).toEqual(path === undefined ? [] : [path]);
      if (method !== undefined) expect(gateway().heard[0]?.method).toBe(method);
      if (body !== undefined) expect(gateway().heard[0]?.body).toEqual(body);
    });

    it.each((contract.looks ?? []).filter(({ path }) => path !== undefined))(
      'and loses nothing when it cannot hear of another thing: $says',
      async ({ ticket, json, result, at = noon }) => {
        for (const { answer, code } of questionVerdicts.filter(({ says }) => !says.startsWith('404'))) {
          gateway().script(answer);
          const error = await failure(create({ timeouts: patienceFor(answer) }).poll([ticket], patient));
          expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted: 'no' });
        }
        gateway().script({ json });
        const answers = await create({ clock: () => at }).poll([ticket], patient);
        expect(plain(answers.get(ticket))).toEqual(plain(result));
      },
    );

    it.each([
      ...questionVerdicts,
      ...contract.questionFaults.map((fault) => ({ ...fault, retryAfter: undefined })),
    ])('and hears $says: $code, which costs nothing', async ({ answer, code, retryAfter }) => {
      gateway().script(answer);
      const error = await failure(create({ timeouts: patienceFor(answer) }).poll(tickets, patient));
      expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted: 'no' });
      expect(error.retryAfterSeconds).toBe(retryAfter);
      expect(error.detail).toMatch(/^[^<>]{1,200}$/);
      expect(gateway().heard).toHaveLength(1);
    });

    it.runIf(tickets.length > 1)(
      'each song alone when the gateway has lost one and refuses all',
      async () => {
        const lost: Answer = { status: 404, json: inError('not found') };
        gateway().script(lost, { json: contract.results[0]?.json }, lost);
        const answers = await create().poll(tickets, patient);
        expect(plain(answers.get(question.tickets[0]))).toEqual(plain(contract.results[0]?.result));
        expect(answers.get(tickets[1] ?? '')).toEqual({ state: 'unknown' });
        expect(gateway().heard).toHaveLength(3);
      },
    );

    it('until it is told to stop', async () => {
      gateway().script({ does: 'silence' });
      const stop = new AbortController();
      const asking = create().poll(tickets, stop.signal);
      asking.catch(() => undefined);
      await gateway().arrival();
      const reason = new Error('good night');
      stop.abort(reason);
      await expect(asking).rejects.toBe(reason);
    });
  });
};
