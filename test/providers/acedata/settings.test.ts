import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import { type Answer, closedPort } from '../../kit/gateway.js';
import { patient } from '../contract/stand.js';
import * as orders from '../orders.js';
import { openCounter } from './counter.js';
import { first, tasks } from './said.js';

describe('acedata', () => {
  const { gateway, create, submit } = openCounter();

  describe('refuses before any call', () => {
    it.each<[string, Order]>([
      ['a voice from thirty seconds', { ...orders.bareVoice, values: { from: 0, to: 30 } } as Order],
      ['a stretch that ends before it begins', { ...orders.bareVoice, values: { from: 9, to: 3 } } as Order],
      [
        'a persona from a minute',
        { ...orders.keptSinging, values: { personaName: 'The Keeper', from: 0, to: 60 } } as Order,
      ],
      ['a mashup of one track', { ...orders.mixedTracks, other: undefined } as Order],
      ['a song in a voice that was forgotten', { ...orders.borrowedVoice, persona: undefined } as Order],
    ])('%s', async (_, order) => {
      await expect(create().submit(order, patient)).rejects.toMatchObject({
        code: 'bad_input',
        accepted: 'no',
      });
      expect(gateway().heard).toHaveLength(0);
    });
  });

  it('keeps of a source what its model takes', async () => {
    const { source } = orders.plainExtension;
    if (source === undefined) throw new Error('there is no song to start from');
    const long = { ...source, title: 'la'.repeat(50), style: 'folk '.repeat(100) };
    await submit({ ...orders.plainExtension, source: long } as Order, { json: { task_id: first } });
    expect(gateway().heard[0]?.body).toMatchObject({
      title: expect.stringMatching(/^.{1,80}$/),
      style: expect.stringMatching(/^.{1,200}$/),
    });
  });

  it('speaks as its operator corrects it', async () => {
    gateway().script({ json: { task_id: first } });
    const overrides = { audios: '/suno/v2/audios', generate: 'create', excludedStyle: 'negative_tags' };
    await create({ overrides }).submit(orders.savour, patient);
    expect(gateway().heard[0]).toMatchObject({
      path: '/suno/v2/audios',
      body: { action: 'create', negative_tags: 'modern' },
    });
  });

  describe('says how it is', () => {
    it.each<[string, Answer, object]>([
      ['well', { json: tasks() }, { reachable: true, keyAccepted: true }],
      [
        'well, though it misses the task',
        { status: 404, json: { error: { code: 'bad_request', message: 'task not found' } } },
        { reachable: true, keyAccepted: true, detail: 'answered' },
      ],
      [
        'the key is wrong',
        { status: 401, json: { error: { code: 'invalid_token', message: 'No.' } } },
        { reachable: true, keyAccepted: false, detail: 'No.' },
      ],
      [
        'the account is empty',
        { status: 403, json: { error: { code: 'used_up', message: 'Top up.' } } },
        { reachable: true, keyAccepted: true, detail: 'Top up.' },
      ],
      ['in trouble', { status: 502, text: '<h1>nginx</h1>' }, { reachable: true, keyAccepted: undefined }],
    ])('%s', async (_, script, expected) => {
      gateway().script(script);
      expect(await create().check(patient)).toMatchObject(expected);
      expect(gateway().heard).toMatchObject([
        { path: '/suno/tasks', body: { ids: [expect.any(String)], action: 'retrieve_batch' } },
      ]);
    });

    it('gone', async () => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      expect(await create({ url }).check(patient)).toMatchObject({
        reachable: false,
        keyAccepted: undefined,
      });
    });
  });
});
