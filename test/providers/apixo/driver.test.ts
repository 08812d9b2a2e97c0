import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { type Gateway, openGateway } from '../../kit/gateway.js';
import * as orders from '../orders.js';
import { apixo, finished, refusal, status, statusPath, success, take, taskId, track } from './fixtures.js';

const neverAborted = new AbortController().signal;
let gateway: Gateway;

beforeAll(async () => {
  gateway = await openGateway();
});
afterEach(() => gateway.reset());
afterAll(() => gateway.close());

const driver = (overrides: Record<string, string> = {}, url = gateway.url) =>
  apixo.create({ key: 'sk-sandbox-1', url, clock: () => 0, overrides });

describe('apixo declares', () => {
  const { operations, ...terms } = apixo.create({
    key: 'none',
    url: 'http://127.0.0.1:9',
    clock: () => 0,
  }).capabilities;

  it('songs and no edits, because its tracks have no ids', () => {
    expect(Object.keys(operations)).toEqual(['song', 'custom']);
    expect(operations.song?.models).toEqual(['v5', 'v5.5', 'v4.5+', 'v4.5-all', 'v4.5', 'v4']);
  });

  it('the poll interval of the page, and callbacks', () => {
    expect(terms).toMatchObject({
      batch: 1,
      callbacks: true,
      pollInterval: { firstMs: 45_000, everyMs: 5_000 },
      chargeOfFailure: 'unknown',
    });
  });

  it('longer texts for the later models', () => {
    expect(operations.custom?.limits('v4')).toEqual({ prompt: 500, lyrics: 3000, style: 200, title: 80 });
    expect(operations.custom?.limits('v5')).toEqual({ prompt: 500, lyrics: 5000, style: 1000, title: 80 });
  });
});

describe('apixo fails a song', () => {
  it.each([
    ['CONTENT_VIOLATION', 'moderated'],
    ['NSFW_DETECTED', 'moderated'],
    ['InputOutputSensitiveContentDetected', 'moderated'],
    ['ProhibitedContentDetected', 'moderated'],
    ['INSUFFICIENT_CREDITS', 'out_of_credits'],
    ['PROMPT_TOO_LONG', 'bad_input'],
    ['PromptLengthExceeded', 'bad_input'],
    ['INVALID_PROMPT', 'bad_input'],
    ['MODEL_UNAVAILABLE', 'overloaded'],
    ['PROCESSING_TIMEOUT', 'failed'],
    ['GENERATION_FAILED', 'failed'],
    ['SOMETHING_NEW', 'failed'],
  ])('for %s: %s', async (failCode, code) => {
    gateway.script({ json: status('failed', { failCode, failMsg: 'Not this time' }) });
    const answers = await driver().poll([taskId], neverAborted);
    expect(answers.get(taskId)).toEqual({ state: 'failed', code, detail: 'Not this time' });
  });

  it.each([
    [{ failMsg: 'Content does not meet safety guidelines', failCode: 'CONTENT_VIOLATION' }, 'moderated'],
    [{ failMsg: 'Flagged as sensitive' }, 'moderated'],
    [{ failCode: 'GENERATION_FAILED', failMsg: null }, 'failed'],
    [{}, 'failed'],
  ])('with or without a reason: %j', async (reason, code) => {
    gateway.script({ json: status('failed', reason) });
    const answers = await driver().poll([taskId], neverAborted);
    expect(answers.get(taskId)).toMatchObject({ state: 'failed', code, detail: expect.stringMatching(/./) });
  });
});

describe('apixo', () => {
  it.each([
    [404, refusal(404, 'Task not found')],
    [200, refusal(404, 'Task not found')],
    [400, refusal(400, 'Task does not exist')],
    [404, refusal(404, 'Not Found')],
  ])('finds an unknown song, answered by %i %j', async (status, json) => {
    gateway.script({ status, json });
    expect(await driver().poll([taskId], neverAborted)).toEqual(new Map([[taskId, { state: 'unknown' }]]));
    expect(gateway.requests).toHaveLength(1);
  });

  it('polls with the ticket escaped in the address', async () => {
    gateway.script({ json: status('pending') });
    await driver().poll(['task_1&taskId=other'], neverAborted);
    expect(gateway.requests[0]?.path).toBe('/api/v1/statusTask/suno?taskId=task_1%26taskId%3Dother');
  });

  it('reads the reason of a refusal in `data`', async () => {
    const json = refusal(400, 'Invalid request', { error: 'Missing required field: input.prompt' });
    gateway.script({ status: 400, json });
    await expect(driver().submit(orders.rain, neverAborted)).rejects.toMatchObject({
      detail: 'Invalid request: Missing required field: input.prompt',
    });
  });

  it('uses the paths and the routing of its overrides', async () => {
    const corrected = driver({ generate: '/v2/make', status: '/v2/look', provider: 'official' });
    gateway.script({ json: success({ taskId }) }, { json: finished([track(0)]) });
    await corrected.submit(orders.rain, neverAborted);
    const answers = await corrected.poll([taskId], neverAborted);
    expect(gateway.requests.map(({ path }) => path)).toEqual(['/v2/make', `/v2/look?taskId=${taskId}`]);
    expect(gateway.requests[0]?.body).toMatchObject({ provider: 'official' });
    expect(answers.get(taskId)).toMatchObject({ takes: [{ clipId: take(0).clipId }] });
  });
});

describe('apixo checks the account', () => {
  it.each([
    [0, { balance: '0', empty: true }],
    [-0.2, { balance: '-0.2', empty: true }],
    ['12.5', { balance: '12.5', empty: false }],
    [{ credits: 3 }, {}],
    [null, {}],
    ['', {}],
  ])('with a balance of %j', async (balance, expected) => {
    gateway.script({ json: success(balance) });
    const check = await driver().check(neverAborted);
    expect(check).toEqual({ reachable: true, keyAccepted: true, detail: 'answered', ...expected });
  });

  it.each([
    ['a known key', refusal(404, 'Task not found'), true],
    ['an unknown key', refusal(401, 'Invalid or missing API Key'), false],
  ])('with %s by an unknown task, where there is no balance call', async (_, json, keyAccepted) => {
    gateway.script({ status: 404, json: refusal(404, 'Not Found') }, { status: json.code, json });
    const check = await driver().check(neverAborted);
    expect({ ...check, detail: '' }).toEqual({ reachable: true, keyAccepted, detail: '' });
    expect(gateway.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v1/apikeys/current-balance',
      `GET ${statusPath.replace(taskId, 'task_00000000')}`,
    ]);
  });

  it('that is empty, where the balance is refused', async () => {
    gateway.script({ json: refusal(400, 'Insufficient credits') });
    expect(await driver().check(neverAborted)).toMatchObject({ keyAccepted: true, empty: true });
  });
});

describe('apixo against the sandbox', () => {
  let sandbox: Sandbox;
  let now = 0;

  beforeAll(async () => {
    sandbox = await createSandbox({ now: () => now, pace: 1000, quick: true });
  });
  afterAll(() => sandbox.close());

  it('takes every setting of every model and returns the lyrics', async () => {
    const provider = driver({}, sandbox.urlOf('apixo'));
    for (const model of provider.capabilities.operations.custom?.models ?? []) {
      const { ticket } = await provider.submit({ ...orders.savour, model } as Order, neverAborted);
      now += 2000;
      const result = (await provider.poll([ticket], neverAborted)).get(ticket);
      expect(result).toMatchObject({
        state: 'finished',
        missing: 0,
        takes: [{ clipId: `${ticket}.0`, lyrics: '[Verse]\nCrunch and sizzle' }, { clipId: `${ticket}.1` }],
      });
    }
  });

  it('gets a callback for an order that asks for it, and polling still answers', async () => {
    const provider = driver({}, sandbox.urlOf('apixo'));
    gateway.script({ json: {} });
    const order: Order = { ...orders.rain, callbackUrl: `${gateway.url}/callbacks/secret` };
    const { ticket } = await provider.submit(order, neverAborted);
    now += 2000;
    await gateway.arrival();
    expect(gateway.requests[0]).toMatchObject({ method: 'POST', path: '/callbacks/secret' });
    expect(gateway.requests[0]?.body).toMatchObject({
      code: 200,
      data: { taskId: ticket, state: 'success' },
    });
    expect((await provider.poll([ticket], neverAborted)).get(ticket)).toMatchObject({ state: 'finished' });
  });
});
