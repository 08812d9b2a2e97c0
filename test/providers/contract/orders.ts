import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import { type Harness, neverAborted, secret, withoutUndefined } from './harness.js';
import type { Contract } from './types.js';

/** The contract of the requests for each order, compared to the letter. */
export const describeOrders = (contract: Contract, { gateway, create }: Harness): void => {
  const { song } = contract;
  describe('sends', () => {
    it.each(contract.orders)('$name', async (shown) => {
      const {
        order,
        before = [],
        after = [],
        submission: expected = { ticket: contract.accepted.ticket },
      } = shown;
      const answer = shown.answer ?? contract.accepted.json;
      const calls = [...before, { ...shown, json: answer }, ...after];
      gateway().script(...calls.map(({ json }) => ({ json })));
      const submission = await create().submit(order, neverAborted);
      expect(withoutUndefined(submission)).toEqual(withoutUndefined(expected));
      expect(gateway().requests.map(({ path }) => path)).toEqual(calls.map(({ path }) => path));
      for (const [index, { method, path, body }] of calls.entries()) {
        const request = gateway().requests[index];
        const httpMethod = method ?? (body === undefined && index !== before.length ? 'GET' : 'POST');
        expect(request).toMatchObject({ method: httpMethod, path });
        expect(request?.body).toEqual(body);
        expect(request?.headers.authorization).toBe(`Bearer ${secret}`);
        if (httpMethod === 'POST') expect(request?.headers['content-type']).toBe('application/json');
      }
    });

    it('a request for every operation it declares', () => {
      const shown = new Set(contract.orders.map(({ order }) => order.operation));
      expect(shown).toEqual(new Set(Object.keys(create().capabilities.operations)));
    });

    it('to an address with a slash at its end or a path in it', async () => {
      gateway().script({ json: contract.accepted.json }, { json: contract.accepted.json });
      await create({ url: `${gateway().url}/` }).submit(song, neverAborted);
      await create({ url: `${gateway().url}/below/` }).submit(song, neverAborted);
      const [root, below] = gateway().requests;
      expect(below?.path).toBe(`/below${root?.path}`);
    });

    it('each song on a connection of its own', async () => {
      const before = gateway().connections();
      gateway().script({ json: contract.accepted.json }, { json: contract.accepted.json });
      const provider = create();
      await provider.submit(song, neverAborted);
      await provider.submit(song, neverAborted);
      expect(gateway().connections()).toBe(before + 2);
    });

    it('nothing that it does not offer', async () => {
      const provider = create();
      const models = provider.capabilities.operations.remaster?.models ?? [];
      expect(models).not.toContain('v3.5');
      const order: Order = { operation: 'remaster', model: 'v3.5', values: { variation: 'high' } };
      await expect(provider.submit(order, neverAborted)).rejects.toMatchObject({
        code: 'cannot',
        accepted: 'no',
      });
      expect(gateway().requests).toHaveLength(0);
    });

    it.each(contract.orders.filter(({ order }) => order.source !== undefined))(
      'no request for $name when the order has no track',
      async ({ order }) => {
        const withoutSource: Order = { ...order, source: undefined };
        await expect(create().submit(withoutSource, neverAborted)).rejects.toMatchObject({
          code: 'bad_input',
          accepted: 'no',
        });
        expect(gateway().requests).toHaveLength(0);
      },
    );
  });
};
