import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import { type Answer, closedPort } from '../../kit/gateway.js';
import { neverAborted } from '../contract/harness.js';
import * as orders from '../orders.js';
import { first, tasks } from './fixtures.js';
import { createAcedataHarness } from './harness.js';

describe('acedata', () => {
  const { gateway, create, submit } = createAcedataHarness();

  describe('refuses before any call', () => {
    it.each<[string, Order]>([
      ['a voice from thirty seconds', { ...orders.bareVoice, values: { from: 0, to: 30 } } as Order],
      [
        'a time range that ends before it starts',
        { ...orders.bareVoice, values: { from: 9, to: 3 } } as Order,
      ],
      [
        'a persona from a minute',
        { ...orders.keptSinging, values: { personaName: 'The Keeper', from: 0, to: 60 } } as Order,
      ],
      ['a mashup of one track', { ...orders.mixedTracks, other: undefined } as Order],
      ['a song whose persona is missing', { ...orders.borrowedVoice, persona: undefined } as Order],
    ])('%s', async (_, order) => {
      await expect(create().submit(order, neverAborted)).rejects.toMatchObject({
        code: 'bad_input',
        accepted: 'no',
      });
      expect(gateway().requests).toHaveLength(0);
    });
  });

  it('shortens the texts of a source to the limits of the model', async () => {
    const { source } = orders.plainExtension;
    if (source === undefined) throw new Error('there is no song to start from');
    const long = { ...source, title: 'la'.repeat(50), style: 'folk '.repeat(100) };
    await submit({ ...orders.plainExtension, source: long } as Order, { json: { task_id: first } });
    expect(gateway().requests[0]?.body).toMatchObject({
      title: expect.stringMatching(/^.{1,80}$/),
      style: expect.stringMatching(/^.{1,200}$/),
    });
  });

  it('uses the overrides of its operator', async () => {
    gateway().script({ json: { task_id: first } });
    const overrides = { audios: '/suno/v2/audios', generate: 'create', excludedStyle: 'negative_tags' };
    await create({ overrides }).submit(orders.savour, neverAborted);
    expect(gateway().requests[0]).toMatchObject({
      path: '/suno/v2/audios',
      body: { action: 'create', negative_tags: 'modern' },
    });
  });

  describe('reports its account', () => {
    it.each<[string, Answer, object]>([
      ['a working account', { json: tasks() }, { reachable: true, keyAccepted: true }],
      [
        'a working account, though the task is unknown',
        { status: 404, json: { error: { code: 'bad_request', message: 'task not found' } } },
        { reachable: true, keyAccepted: true, detail: 'answered' },
      ],
      [
        'a wrong key',
        { status: 401, json: { error: { code: 'invalid_token', message: 'No.' } } },
        { reachable: true, keyAccepted: false, detail: 'No.' },
      ],
      [
        'an empty account',
        { status: 403, json: { error: { code: 'used_up', message: 'Top up.' } } },
        { reachable: true, keyAccepted: true, detail: 'Top up.' },
      ],
      [
        'a gateway that is down',
        { status: 502, text: '<h1>nginx</h1>' },
        { reachable: true, keyAccepted: undefined },
      ],
    ])('%s', async (_, script, expected) => {
      gateway().script(script);
      expect(await create().check(neverAborted)).toMatchObject(expected);
      expect(gateway().requests).toMatchObject([
        { path: '/suno/tasks', body: { ids: [expect.any(String)], action: 'retrieve_batch' } },
      ]);
    });

    it('gone', async () => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      expect(await create({ url }).check(neverAborted)).toMatchObject({
        reachable: false,
        keyAccepted: undefined,
      });
    });
  });
});
