import { describe, expect, it } from 'vitest';
import { closedPort, openSilence } from '../../kit/gateway.js';
import { errorBody, submitErrors } from './error-cases.js';
import { errorOf, type Harness, neverAborted, secret, shortTimeouts, timeoutsFor } from './harness.js';
import type { Contract } from './types.js';

/** The contract of a failed submit: whether it may have been billed, and that no error shows the key. */
export const describeSubmitErrors = (contract: Contract, { gateway, create }: Harness): void => {
  const { song } = contract;
  describe('knows whether a song may have been billed when the gateway answers', () => {
    it.each([
      ...submitErrors,
      ...contract.refusals.map((refusal) => ({ ...refusal, retryAfter: undefined })),
    ])('$name: $code, accepted: $accepted', async ({ answer, code, accepted, retryAfter }) => {
      gateway().script(answer);
      const error = await errorOf(create({ timeouts: timeoutsFor(answer) }).submit(song, neverAborted));
      expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted });
      expect(error.retryAfterSeconds).toBe(retryAfter);
      expect(error.detail).toMatch(/^[^<>]{1,200}$/);
      expect(gateway().requests, 'never sent twice').toHaveLength(1);
    });

    it('an acceptance behind a byte order mark: it is read', async () => {
      gateway().script({ text: `\uFEFF${JSON.stringify(contract.accepted.json)}` });
      expect(await create().submit(song, neverAborted)).toMatchObject({ ticket: contract.accepted.ticket });
    });

    it('half an acceptance: may have been billed', async () => {
      gateway().script({ does: 'truncate', json: contract.accepted.json });
      const error = await errorOf(create().submit(song, neverAborted));
      expect(error).toMatchObject({ code: 'bad_answer', accepted: 'maybe' });
    });
  });

  describe('knows whether a song may have been billed when', () => {
    it('nothing listens at the address: surely not', async () => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      const error = await errorOf(create({ url }).submit(song, neverAborted));
      expect(error).toMatchObject({ code: 'unreachable', accepted: 'no' });
    });

    it('TLS cannot be agreed on: surely not', async () => {
      const url = gateway().url.replace('http:', 'https:');
      const error = await errorOf(create({ url }).submit(song, neverAborted));
      expect(error).toMatchObject({ code: 'unreachable', accepted: 'no' });
    });

    it('the connection is never ready: surely not', async () => {
      const silence = await openSilence();
      const url = `https://127.0.0.1:${silence.port}`;
      const error = await errorOf(create({ url, timeouts: shortTimeouts }).submit(song, neverAborted));
      expect(error).toMatchObject({ code: 'unreachable', accepted: 'no' });
      await silence.close();
    });

    it('it is aborted before it starts: surely not', async () => {
      const error = await errorOf(create().submit(song, AbortSignal.abort()));
      expect(error).toMatchObject({ code: 'timed_out', accepted: 'no' });
      expect(gateway().requests).toHaveLength(0);
    });

    it('it is aborted while the gateway works: maybe', async () => {
      gateway().script({ does: 'silence' });
      const stop = new AbortController();
      const submitting = errorOf(create().submit(song, stop.signal));
      await gateway().arrival();
      stop.abort();
      expect(await submitting).toMatchObject({ code: 'timed_out', accepted: 'maybe' });
    });
  });

  describe('does not reveal its key', () => {
    it.each([
      ['its own key', `Invalid token ${secret}.`],
      ['another key', 'Invalid token sk-abcdef0123456789 here'],
      ['a header', 'got Authorization: Bearer something-else-entirely'],
      ['markup', '<b onclick="x()">No</b> <script>alert(1)</script> way'],
      ['a long text', 'la la la '.repeat(400)],
    ])('when the gateway quotes %s', async (_, message) => {
      gateway().script({ status: 401, json: errorBody(message) });
      const error = await errorOf(create().submit(song, neverAborted));
      expect(error.detail).toMatch(/^[^<>]{1,200}$/);
      expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(
        /very-secret|abcdef0123456789|something-else/,
      );
    });
  });
};
