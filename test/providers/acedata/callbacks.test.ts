import { describe, expect, it } from 'vitest';
import { operations } from '../../../src/core/index.js';
import { callsOf, neverAborted } from '../contract/harness.js';
import type { OrderCase } from '../contract.js';
import { acedata } from './contract.js';
import { createAcedataHarness } from './harness.js';

const callbackUrl = 'https://bot.example/callbacks/one-secret';
/** Calls that answer within seconds and take neither `async` nor `callback_url`. */
const atOnce = ['lyrics', 'mixlyrics', 'style', 'persona', 'karaoke'];

const shown = operations.flatMap(({ name }): [string, OrderCase][] => {
  const found = acedata.orders.find(({ order }) => order.operation === name);
  return found === undefined ? [] : [[name, found]];
});

describe('acedata calls back', () => {
  const { gateway, create } = createAcedataHarness();
  const bodyOf = async (found: OrderCase, more: object): Promise<unknown> => {
    gateway().reset();
    gateway().script(...callsOf(acedata, found).map(({ json }) => ({ json })));
    await create().submit({ ...found.order, callbackUrl: undefined, ...more }, neverAborted);
    return gateway().requests.at(-1)?.body;
  };

  it.each(shown.filter(([name]) => !atOnce.includes(name)))(
    'calls back about %s, or is polled',
    async (_, found) => {
      expect(await bodyOf(found, { callbackUrl })).toMatchObject({ callback_url: callbackUrl });
      expect(await bodyOf(found, { callbackUrl })).not.toHaveProperty('async');
      expect(await bodyOf(found, {})).toMatchObject({ async: true });
      expect(await bodyOf(found, {})).not.toHaveProperty('callback_url');
    },
  );

  it.each(shown.filter(([name]) => atOnce.includes(name)))('answers %s at once', async (_, found) => {
    const body = await bodyOf(found, { callbackUrl });
    expect(body).not.toHaveProperty('callback_url');
    expect(body).not.toHaveProperty('async');
  });
});
