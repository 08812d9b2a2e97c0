import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createCaller, createClock, download } from './callers.js';

const input = { mode: 'V5', prompt: 'upbeat pop about summer', customMode: false, instrumental: false };

describe('the simulated APIXO', () => {
  const clock = createClock();
  let sandbox: Sandbox;
  let caller: ReturnType<typeof createCaller>;

  beforeEach(async () => {
    sandbox = await createSandbox({ now: clock.now, pace: 1000, quick: true });
    caller = createCaller(sandbox, 'apixo');
  });
  afterEach(() => sandbox.close());

  const generate = (body: object) => caller.post('/api/v1/generateTask/suno', body);
  const status = async (id: string) => (await caller.get(`/api/v1/statusTask/suno?taskId=${id}`)).body;
  const finished = async (values: object) => {
    const { body } = await generate({ input: { ...input, ...values } });
    expect(body).toMatchObject({ code: 200, message: 'success' });
    clock.pass(2000);
    return (await status(body.data.taskId)).data;
  };

  it('moves a song from pending to processing to a result that is a string of JSON', async () => {
    const { taskId } = (await generate({ provider: 'value', input })).body.data;
    expect((await status(taskId)).data).toEqual({ taskId, state: 'pending', createTime: expect.any(Number) });
    clock.pass(500);
    expect((await status(taskId)).data.state).toBe('processing');
    clock.pass(1000);
    const { data } = await status(taskId);
    expect(data).toMatchObject({
      state: 'success',
      lyrics: expect.stringContaining('[Verse]'),
      costTime: 1083,
    });
    expect(data.completeTime - data.createTime).toBe(data.costTime);
    const { resultUrls } = JSON.parse(data.resultJson);
    expect(resultUrls).toHaveLength(2);
    expect(Object.keys(resultUrls[0])).toEqual(['image_url', 'audio_url']);
    expect((await download(resultUrls[0].audio_url)).length).toBeGreaterThan(5000);
  });

  it('sings custom lyrics, and an instrumental has none', async () => {
    const own = {
      customMode: true,
      prompt: '[Verse]\nDawn',
      style: 'film score',
      title: 'Dawn',
      vocalGender: 'f',
    };
    expect((await finished(own)).lyrics).toBe('[Verse]\nDawn');
    expect(await finished({ ...own, instrumental: true, prompt: 'slow strings' })).not.toHaveProperty(
      'lyrics',
    );
  });

  it('shows the balance of the account', async () => {
    expect((await caller.get('/api/v1/apikeys/current-balance')).body).toEqual({
      code: 200,
      message: 'success',
      data: 74.87,
    });
  });

  it('reports a failed song with status 200, and leaves out a lost take', async () => {
    const directive = (word: string) => ({ prompt: `pop sandbox:${word}` });
    expect(await finished(directive('moderated'))).toMatchObject({
      state: 'failed',
      failCode: 'CONTENT_VIOLATION',
    });
    expect(await finished(directive('fail'))).toMatchObject({
      state: 'failed',
      failCode: 'GENERATION_FAILED',
    });
    expect(JSON.parse((await finished(directive('one-track'))).resultJson).resultUrls).toHaveLength(1);
    expect(await generate({ input: { ...input, ...directive('nocredits') } })).toEqual({
      status: 400,
      body: { code: 400, message: 'Insufficient credits', data: null },
    });
  });

  it.each([
    [{}, 'Missing required field: input'],
    [{ input: { ...input, mode: 'V9' } }, 'input.mode must be one of'],
    [{ input: { ...input, prompt: undefined } }, 'Missing required field: input.prompt'],
    [{ input: { ...input, customMode: undefined } }, 'input.customMode'],
    [{ input: { ...input, instrumental: undefined } }, 'input.instrumental'],
    [{ input: { ...input, prompt: 'x'.repeat(501) } }, 'too long'],
    [{ input: { ...input, mode: 'V4', customMode: true, prompt: 'x'.repeat(3001) } }, 'too long'],
    [{ input: { ...input, styleWeight: 2 } }, 'between 0 and 1'],
    [{ request_type: 'callback', input }, 'callback_url is required'],
    [{ request_type: 'sync', input }, 'request_type must be one of'],
  ])('refuses an order with its own error code: %#', async (body, message) => {
    const answer = await generate(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 400, message: 'Invalid request' } });
    expect(answer.body.data.error).toContain(message);
    expect(sandbox.charges).toEqual([]);
  });

  it('refuses a missing key, and the tasks of another account', async () => {
    const { taskId } = (await generate({ input })).body.data;
    const other = createCaller(sandbox, 'apixo', 'sk-test-000002');
    expect((await other.get(`/api/v1/statusTask/suno?taskId=${taskId}`)).body.code).toBe(404);
    const stranger = await fetch(`${sandbox.urlOf('apixo')}/api/v1/statusTask/suno`);
    expect([stranger.status, ((await stranger.json()) as { code: number }).code]).toEqual([401, 401]);
  });
});
