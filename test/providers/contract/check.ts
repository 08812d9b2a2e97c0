import { expect, it } from 'vitest';
import type { Answer } from '../../kit/gateway.js';
import { inError } from '../check-results.js';
import { hasty, patient, type Stand, secret } from './stand.js';
import type { Contract } from './terms.js';

/** Runs what is promised about `check`: one free request, and an answer whatever happens. */
export const describeCheck = (check: NonNullable<Contract['check']>, { gateway, create }: Stand): void => {
  it('hears that all is well, by one request that costs nothing', async () => {
    gateway().script({ json: check.json });
    const said = await create().check(patient);
    expect(said).toMatchObject({ reachable: true, keyAccepted: true, ...check.says });
    expect(gateway().heard).toHaveLength(1);
    const [request] = gateway().heard;
    expect(request).toMatchObject({ method: check.method ?? 'GET', path: check.path });
    expect(request?.body).toEqual(check.body);
  });

  it.each([
    ['its key is not known', { status: 401, json: inError(`Invalid token ${secret}`) }, true, false],
    ['the account is empty', { status: 402, json: inError('Insufficient credits') }, true, true],
    ['the gateway is busy', { status: 503, text: 'busy' }, true, undefined],
    ['something else is at the address', { text: '<html></html>' }, true, undefined],
    ['nobody answers', { does: 'silence' }, false, undefined],
    ['the line is cut', { does: 'reset' }, false, undefined],
  ] as [string, Answer, boolean, boolean | undefined][])(
    'hears that %s',
    async (_, answer, reachable, keyAccepted) => {
      gateway().script(answer);
      const said = await create({ timeouts: hasty }).check(patient);
      const { empty } = said;
      expect({ reachable: said.reachable, keyAccepted: said.keyAccepted, empty }).toEqual({
        reachable,
        keyAccepted,
        empty: keyAccepted === true ? true : undefined,
      });
      expect(said.detail).toMatch(/^[^<>]{1,200}$/);
      expect(said.detail).not.toContain(secret);
      expect(gateway().heard).toHaveLength(1);
    },
  );
};
