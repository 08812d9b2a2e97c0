import { describe, expect, it } from 'vitest';
import { closedPort, openSilence } from '../../kit/gateway.js';
import { inError, submitVerdicts } from '../check-results.js';
import { failure, hasty, patienceFor, patient, type Stand, secret } from './stand.js';
import type { Contract } from './terms.js';

/** What a driver knows about money when an order goes wrong, and what it keeps to itself. */
export const describeSubmits = (contract: Contract, { gateway, create }: Stand): void => {
  const { song } = contract;
  describe('knows whether a song may have been billed when the gateway answers', () => {
    it.each([
      ...submitVerdicts,
      ...contract.refusals.map((refusal) => ({ ...refusal, retryAfter: undefined })),
    ])('$says: $code, accepted: $accepted', async ({ answer, code, accepted, retryAfter }) => {
      gateway().script(answer);
      const error = await failure(create({ timeouts: patienceFor(answer) }).submit(song, patient));
      expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted });
      expect(error.retryAfterSeconds).toBe(retryAfter);
      expect(error.detail).toMatch(/^[^<>]{1,200}$/);
      expect(gateway().heard, 'never tried twice').toHaveLength(1);
    });

    it('half of an acceptance: may have been billed', async () => {
      gateway().script({ does: 'truncate', json: contract.accepted.json });
      const error = await failure(create().submit(song, patient));
      expect(error).toMatchObject({ code: 'bad_answer', accepted: 'maybe' });
    });
  });

  describe('knows whether a song may have been billed when it cannot ask', () => {
    it('nobody listens: surely not', async () => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      const error = await failure(create({ url }).submit(song, patient));
      expect(error).toMatchObject({ code: 'unreachable', accepted: 'no' });
    });

    it('TLS cannot be agreed on: surely not', async () => {
      const url = gateway().url.replace('http:', 'https:');
      const error = await failure(create({ url }).submit(song, patient));
      expect(error).toMatchObject({ code: 'unreachable', accepted: 'no' });
    });

    it('the connection is never ready: surely not', async () => {
      const silence = await openSilence();
      const url = `https://127.0.0.1:${silence.port}`;
      const error = await failure(create({ url, timeouts: hasty }).submit(song, patient));
      expect(error).toMatchObject({ code: 'unreachable', accepted: 'no' });
      await silence.close();
    });

    it('it is told to stop before it began: surely not', async () => {
      const error = await failure(create().submit(song, AbortSignal.abort()));
      expect(error).toMatchObject({ code: 'timed_out', accepted: 'no' });
      expect(gateway().heard).toHaveLength(0);
    });

    it('it is told to stop while the gateway works: maybe', async () => {
      gateway().script({ does: 'silence' });
      const stop = new AbortController();
      const submitting = failure(create().submit(song, stop.signal));
      await gateway().arrival();
      stop.abort();
      expect(await submitting).toMatchObject({ code: 'timed_out', accepted: 'maybe' });
    });
  });

  describe('keeps its key to itself', () => {
    it.each([
      ['its own key', `Invalid token ${secret}.`],
      ['another key', 'Invalid token sk-abcdef0123456789 here'],
      ['a header', 'got Authorization: Bearer something-else-entirely'],
      ['markup', '<b onclick="x()">No</b> <script>alert(1)</script> way'],
      ['a long story', 'la la la '.repeat(400)],
    ])('when the gateway quotes %s', async (_, message) => {
      gateway().script({ status: 401, json: inError(message) });
      const error = await failure(create().submit(song, patient));
      expect(error.detail).toMatch(/^[^<>]{1,200}$/);
      expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(
        /very-secret|abcdef0123456789|something-else/,
      );
    });
  });
};
