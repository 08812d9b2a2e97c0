import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import { patient, plain, type Stand, secret } from './stand.js';
import type { Contract } from './terms.js';

/** Which requests leave for which order, to the letter. */
export const describeOrders = (contract: Contract, { gateway, create }: Stand): void => {
  const { song } = contract;
  describe('orders', () => {
    it.each(contract.orders)('$does', async (shown) => {
      const { order, before = [], after = [], gives = { ticket: contract.accepted.ticket } } = shown;
      const answer = shown.answer ?? contract.accepted.json;
      const calls = [...before, { ...shown, json: answer }, ...after];
      gateway().script(...calls.map(({ json }) => ({ json })));
      const submission = await create().submit(order, patient);
      expect(plain(submission)).toEqual(plain(gives));
      expect(gateway().heard.map(({ path }) => path)).toEqual(calls.map(({ path }) => path));
      for (const [index, { method, path, body }] of calls.entries()) {
        const request = gateway().heard[index];
        const asks = method ?? (body === undefined && index !== before.length ? 'GET' : 'POST');
        expect(request).toMatchObject({ method: asks, path });
        expect(request?.body).toEqual(body);
        expect(request?.headers.authorization).toBe(`Bearer ${secret}`);
        if (asks === 'POST') expect(request?.headers['content-type']).toBe('application/json');
      }
    });

    it('every operation it declares, with the first model', () => {
      const shown = new Set(contract.orders.map(({ order }) => order.operation));
      expect(shown).toEqual(new Set(Object.keys(create().capabilities.operations)));
    });

    it('by an address with a slash at its end or a path below it', async () => {
      gateway().script({ json: contract.accepted.json }, { json: contract.accepted.json });
      await create({ url: `${gateway().url}/` }).submit(song, patient);
      await create({ url: `${gateway().url}/below/` }).submit(song, patient);
      const [plain, below] = gateway().heard;
      expect(below?.path).toBe(`/below${plain?.path}`);
    });

    it('each song on a connection of its own', async () => {
      const before = gateway().connections();
      gateway().script({ json: contract.accepted.json }, { json: contract.accepted.json });
      const provider = create();
      await provider.submit(song, patient);
      await provider.submit(song, patient);
      expect(gateway().connections()).toBe(before + 2);
    });

    it('nothing it does not offer', async () => {
      const limited = create();
      const models = limited.capabilities.operations.remaster?.models ?? [];
      expect(models).not.toContain('v3.5');
      const order: Order = { operation: 'remaster', model: 'v3.5', values: { variation: 'high' } };
      await expect(limited.submit(order, patient)).rejects.toMatchObject({
        code: 'cannot',
        accepted: 'no',
      });
      expect(gateway().heard).toHaveLength(0);
    });

    it.each(contract.orders.filter(({ order }) => order.source !== undefined))(
      'never $does when the track was forgotten',
      async ({ order }) => {
        const forgotten: Order = { ...order, source: undefined };
        await expect(create().submit(forgotten, patient)).rejects.toMatchObject({
          code: 'bad_input',
          accepted: 'no',
        });
        expect(gateway().heard).toHaveLength(0);
      },
    );
  });
};
