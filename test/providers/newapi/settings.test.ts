import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import { createHarness, driverOf, neverAborted } from '../contract/harness.js';
import * as orders from '../orders.js';
import { second, success, task, vox } from './fixtures.js';

const newapi = driverOf('newapi');

describe('newapi', () => {
  const { gateway, create } = createHarness(newapi);

  it('has no default address, because every reseller has another', () => {
    expect(newapi.defaultUrl).toBeUndefined();
  });

  it('has the model of every reseller as its default', () => {
    const { song, custom, extend } = create().capabilities.operations;
    expect([song, custom, extend].map((capability) => capability?.models[0])).toEqual(['v4', 'v4', 'v4']);
  });

  it('offers callbacks', () => {
    expect(create().capabilities.callbacks).toBe(true);
  });

  it('confirms what its page shows, and gives a reason for the rest', () => {
    const sure = Object.entries(create().capabilities.operations)
      .filter(([, { unconfirmed }]) => unconfirmed === undefined)
      .map(([name]) => name);
    expect(sure).toEqual(['song', 'custom', 'lyrics', 'extend']);
  });

  it('uses the overrides of its operator', async () => {
    gateway().script({ json: success(task) }, { json: success(null) });
    const provider = create({ overrides: { cover: 'upload_cover', fetch: '/suno/submit/fetch' } });
    await provider.submit(orders.plainCover, neverAborted);
    await provider.poll([task], neverAborted);
    expect(gateway().requests[0]?.body).toMatchObject({ task: 'upload_cover' });
    expect(gateway().requests[1]?.path).toBe('/suno/submit/fetch');
  });

  it('extends a song by its own clip id where the reseller wants that', async () => {
    gateway().script({ json: success(task) });
    const order: Order = { ...orders.plainExtension, source: second };
    await create({ overrides: { continueBy: 'clip' } }).submit(order, neverAborted);
    expect(gateway().requests[0]?.body).toMatchObject({ continue_clip_id: 'clip-second', task_id: task });
    expect(() => create({ overrides: { continueBy: 'luck' } })).toThrow(/“place” or “clip”/);
  });

  it('does not offer what its operator has switched off, because stock builds would make another song', async () => {
    const parts = { allStems: 'off', extendUpload: 'off', personaSong: 'off', voxPersonaSong: 'off' };
    const overrides = { cover: 'off', wav: 'off', acapella: 'off', ...parts };
    const provider = create({ overrides });
    const offered = Object.keys(provider.capabilities.operations);
    const all = Object.keys(create().capabilities.operations);
    expect(all.filter((name) => !offered.includes(name))).toEqual(['cover', 'acapella', 'wav']);
    expect(create({ overrides: { twoStems: 'off' } }).capabilities.operations.stems).toBeUndefined();
    const refused = [
      orders.plainCover,
      orders.ofHarbour('wav'),
      orders.allStems,
      orders.longerRecording,
      orders.songByPersona,
      orders.songByVoice,
      orders.harbourVoicePersona,
    ];
    for (const order of refused)
      await expect(provider.submit(order, neverAborted)).rejects.toMatchObject({
        code: 'cannot',
        accepted: 'no',
      });
    expect(gateway().requests).toHaveLength(0);
  });

  describe('refuses before any call', () => {
    const persona = (values: object, source = orders.harbourPersona.source): Order =>
      ({ ...orders.harbourPersona, values: { personaName: 'Salt', ...values }, source }) as Order;

    it.each<[string, Order, string]>([
      [
        'a voice from half a minute',
        { ...orders.bareVoice, values: { from: 0, to: 30 } } as Order,
        'bad_input',
      ],
      [
        'a time range that ends before it starts',
        { ...orders.bareVoice, values: { from: 9, to: 3 } } as Order,
        'bad_input',
      ],
      ['a persona from a minute', persona({ from: 0, to: 60 }), 'bad_input'],
      ['a mashup of one track', { ...orders.mixedTracks, other: undefined } as Order, 'bad_input'],
      ['a missing persona', { ...orders.borrowedVoice, persona: undefined } as Order, 'bad_input'],
      ['a persona from an upload', persona({}, orders.recording), 'cannot'],
      ['a sound', orders.bell, 'cannot'],
      ['a mashup of two lyrics', orders.mixedLyrics, 'cannot'],
    ])('%s', async (_, order, code) => {
      await expect(create().submit(order, neverAborted)).rejects.toMatchObject({ code, accepted: 'no' });
      expect(gateway().requests).toHaveLength(0);
    });
  });

  it('shortens the texts of a source to the limits of the model', async () => {
    const long = {
      ...second,
      title: 'la'.repeat(50),
      style: 'folk '.repeat(100),
      lyrics: 'la '.repeat(1500),
    };
    gateway().script({ json: success(task) }, { json: success(task) });
    await create().submit(
      { ...orders.plainCover, model: 'v4', values: { style: 'punk' }, source: long } as Order,
      neverAborted,
    );
    await create().submit({ ...orders.plainExtension, source: long } as Order, neverAborted);
    expect(gateway().requests[0]?.body).toMatchObject({
      title: expect.stringMatching(/^.{1,80}$/),
      prompt: expect.stringMatching(/^.{1,3000}$/),
    });
    expect(gateway().requests[1]?.body).toMatchObject({ tags: expect.stringMatching(/^.{1,200}$/) });
  });

  it('makes a persona from a time range without an end, as long as the gateway takes', async () => {
    gateway().script({ json: vox }, { json: { id: 'persona-2' } });
    const values = { personaName: 'Salt', from: 170 };
    await create().submit({ ...orders.harbourPersona, values } as Order, neverAborted);
    expect(gateway().requests[0]?.body).toEqual({ vocal_start_s: 170, vocal_end_s: 184 });
  });
});
