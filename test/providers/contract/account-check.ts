import { expect, it } from 'vitest';
import type { Answer } from '../../kit/gateway.js';
import { errorBody } from './error-cases.js';
import { type Harness, neverAborted, secret, shortTimeouts } from './harness.js';
import type { Contract } from './types.js';

/** The contract of `check`: one free request, and a result whatever happens. */
export const describeAccountCheck = (
  check: NonNullable<Contract['check']>,
  { gateway, create }: Harness,
): void => {
  it('finds a working account by one free request', async () => {
    gateway().script({ json: check.json });
    const result = await create().check(neverAborted);
    expect(result).toMatchObject({ reachable: true, keyAccepted: true, ...check.result });
    expect(gateway().requests).toHaveLength(1);
    const [request] = gateway().requests;
    expect(request).toMatchObject({ method: check.method ?? 'GET', path: check.path });
    expect(request?.body).toEqual(check.body);
  });

  it.each([
    ['an unknown key', { status: 401, json: errorBody(`Invalid token ${secret}`) }, true, false],
    ['an empty account', { status: 402, json: errorBody('Insufficient credits') }, true, true],
    ['a busy gateway', { status: 503, text: 'busy' }, true, undefined],
    ['something else at the address', { text: '<html></html>' }, true, undefined],
    ['no answer', { does: 'silence' }, false, undefined],
    ['a cut connection', { does: 'reset' }, false, undefined],
  ] as [string, Answer, boolean, boolean | undefined][])(
    'finds %s',
    async (_, answer, reachable, keyAccepted) => {
      gateway().script(answer);
      const result = await create({ timeouts: shortTimeouts }).check(neverAborted);
      const { empty } = result;
      expect({ reachable: result.reachable, keyAccepted: result.keyAccepted, empty }).toEqual({
        reachable,
        keyAccepted,
        empty: keyAccepted === true ? true : undefined,
      });
      expect(result.detail).toMatch(/^[^<>]{1,200}$/);
      expect(result.detail).not.toContain(secret);
      expect(gateway().requests).toHaveLength(1);
    },
  );
};
