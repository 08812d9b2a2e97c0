import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { createCaller, createClock, download } from './callers.js';

const song = { mv: 'chirp-crow', custom_mode: false, gpt_description_prompt: 'a calm song about the sea' };

describe('the sandbox', () => {
  const open: Sandbox[] = [];
  const start = async (options: SandboxOptions = {}) => {
    const sandbox = await createSandbox({ quick: true, pace: 0, ...options });
    open.push(sandbox);
    return sandbox;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
  });
  const submit = (sandbox: Sandbox) => createCaller(sandbox, 'ccapi').post('/suno/submit/MUSIC', song);

  it('records charges and requests, also over HTTP', async () => {
    const sandbox = await start();
    const { body } = await submit(sandbox);
    const [charge] = sandbox.charges;
    expect(charge).toMatchObject({
      gateway: 'ccapi',
      account: '000001',
      operation: 'generate',
      refunded: false,
    });
    expect(`task_${charge?.id.replaceAll('-', '')}`).toBe(body.data);
    expect(sandbox.requests).toMatchObject([
      { gateway: 'ccapi', method: 'POST', path: '/ccapi/suno/submit/MUSIC' },
    ]);
    const charges = `${sandbox.url}/__sandbox/charges`;
    expect(await (await fetch(charges)).json()).toEqual(sandbox.charges);
    expect((await fetch(charges, { method: 'DELETE' })).status).toBe(204);
    expect(sandbox.charges).toEqual([]);
  });

  it('simulates five gateways and no other', async () => {
    const sandbox = await start();
    expect(sandbox.gateways).toEqual(['ccapi', 'acedata', 'openai-hk', 'newapi', 'apixo']);
    expect(() => sandbox.urlOf('spotify')).toThrow(RangeError);
  });

  it('finishes a song that was ordered before a kill, on the same port, with its charge', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const clock = createClock();
    const options = { directory, now: clock.now, pace: 1000 };
    const before = await start(options);
    const { body } = await submit(before);
    await before.close();
    await appendFile(join(directory, 'sandbox.jsonl'), '{"task":{"id":"torn');
    clock.pass(5000);
    const after = await start(options);
    expect(after.url).toBe(before.url);
    expect(after.charges).toHaveLength(1);
    const record = (await createCaller(after, 'ccapi').get(`/suno/fetch/${body.data}`)).body.data;
    expect(record.status).toBe('SUCCESS');
    expect((await download(record.result_url)).length).toBeGreaterThan(5000);
    await submit(after);
    await after.close();
    expect((await start(options)).charges).toHaveLength(2);
    await rm(directory, { recursive: true });
  });

  it('plays a link of an earlier run without a journal', async () => {
    const sandbox = await start();
    const { body } = await submit(sandbox);
    const record = (await createCaller(sandbox, 'ccapi').get(`/suno/fetch/${body.data}`)).body.data;
    const bytes = await download(record.result_url);
    const other = await start();
    const url = record.result_url.replace(sandbox.url, other.url);
    expect((await download(url)).equals(bytes)).toBe(true);
    expect((await fetch(`${other.url}/cdn/nonsense.mp3`)).status).toBe(404);
  });

  it('does not serve a song before it is complete', async () => {
    const clock = createClock();
    const sandbox = await start({ now: clock.now, pace: 1000 });
    const { body } = await submit(sandbox);
    clock.pass(2000);
    const record = (await createCaller(sandbox, 'ccapi').get(`/suno/fetch/${body.data}`)).body.data;
    clock.pass(-1500);
    expect((await fetch(record.result_url)).status).toBe(403);
  });

  it('composes another song when the same words are ordered twice', async () => {
    const sandbox = await start();
    const ids = [(await submit(sandbox)).body.data, (await submit(sandbox)).body.data];
    const { body } = await createCaller(sandbox, 'ccapi').post('/suno/fetch', { ids });
    const recipes = body.data.map((task: { result_url: string }) => task.result_url.split('.').at(-2));
    expect(recipes[0]).not.toBe(recipes[1]);
  });

  it('drops the oldest tasks beyond its limit', async () => {
    const sandbox = await start({ keep: 2 });
    const ids: string[] = [];
    for (let round = 0; round < 3; round += 1) ids.push((await submit(sandbox)).body.data);
    const { body } = await createCaller(sandbox, 'ccapi').post('/suno/fetch', { ids });
    expect(body.data.map((task: { task_id: string }) => task.task_id)).toEqual(ids.slice(1));
  });

  it('accepts only the configured keys', async () => {
    const sandbox = await start({ keys: ['sk-right'] });
    expect((await submit(sandbox)).status).toBe(401);
    expect((await createCaller(sandbox, 'ccapi', 'sk-right').post('/suno/submit/MUSIC', song)).status).toBe(
      200,
    );
  });

  it('responds as a test dictates, twice, and then as usual', async () => {
    const sandbox = await start();
    const limited = { status: 429, body: { message: 'slow down' }, headers: { 'retry-after': '7' } };
    sandbox.fail({ gateway: 'ccapi', route: 'submit', times: 2, with: limited });
    expect(await submit(sandbox)).toEqual({ status: 429, body: { message: 'slow down' } });
    expect((await submit(sandbox)).status).toBe(429);
    expect(sandbox.charges).toEqual([]);
    expect((await submit(sandbox)).status).toBe(200);
  });

  it('closes the connection before it accepts an order, or after it has charged it', async () => {
    const sandbox = await start();
    sandbox.fail({ route: 'submit', with: 'reset' });
    await expect(submit(sandbox)).rejects.toThrow();
    expect(sandbox.charges).toHaveLength(0);
    sandbox.fail({ route: 'submit', with: 'reset-after' });
    await expect(submit(sandbox)).rejects.toThrow();
    expect(sandbox.charges).toHaveLength(1);
    sandbox.fail({ route: 'submit', with: { status: 500, body: 'oops', accepted: true } });
    await expect(submit(sandbox)).rejects.toThrow();
    expect(sandbox.charges).toHaveLength(2);
  });

  it('hangs, responds with a proxy page, truncates and responds slowly', async () => {
    const sandbox = await start({ slowMs: 40 });
    const caller = createCaller(sandbox, 'openai-hk');
    const address = `${sandbox.urlOf('openai-hk')}/sunoapi/feed/x`;
    sandbox.fail({ route: /feed/, with: 'hang' });
    await expect(fetch(address, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    sandbox.fail({ route: 'poll', with: 'html' });
    const page = await fetch(address);
    expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html']);
    sandbox.fail({ route: 'poll', with: 'truncate' });
    await expect(caller.get('/sunoapi/feed/x')).rejects.toThrow();
    sandbox.fail({ route: 'poll', with: 'slow' });
    expect((await caller.get('/sunoapi/feed/x')).body).toEqual([]);
  });

  it('truncates a song, and accepts faults over HTTP', async () => {
    const sandbox = await start();
    const { body } = await submit(sandbox);
    const record = (await createCaller(sandbox, 'ccapi').get(`/suno/fetch/${body.data}`)).body.data;
    const fault = JSON.stringify({ gateway: 'ccapi', route: 'media', with: 'truncate' });
    expect((await fetch(`${sandbox.url}/__sandbox/faults`, { method: 'POST', body: fault })).status).toBe(
      204,
    );
    await expect(download(record.result_url)).rejects.toThrow();
    expect((await download(record.result_url)).length).toBeGreaterThan(5000);
  });

  it('removes a fault', async () => {
    const sandbox = await start();
    sandbox.fail({ route: 'submit', with: 'reset' })();
    expect((await submit(sandbox)).status).toBe(200);
  });
});
