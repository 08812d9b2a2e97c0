import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createCaller, createClock, download } from './callers.js';

const simple = { gpt_description_prompt: 'cat' };
const custom = { prompt: '[Verse]\nCity lights', tags: 'punk', mv: 'chirp-v4', title: 'City Lights' };

describe('the simulated new-api', () => {
  const clock = createClock();
  let sandbox: Sandbox;
  let caller: ReturnType<typeof createCaller>;

  beforeEach(async () => {
    sandbox = await createSandbox({ now: clock.now, pace: 1000, quick: true });
    caller = createCaller(sandbox, 'newapi');
  });
  afterEach(() => sandbox.close());

  const order = async (body: object, action = 'music'): Promise<string> => {
    const answer = await caller.post(`/suno/submit/${action}`, body);
    expect(answer, JSON.stringify(answer.body)).toMatchObject({
      status: 200,
      body: { code: 'success', message: '' },
    });
    return answer.body.data;
  };
  const record = async (id: string) => (await caller.get(`/suno/fetch/${id}`)).body.data;
  const finished = async (body: object, action?: string) => {
    const id = await order(body, action);
    clock.pass(2000);
    return record(id);
  };

  it('keeps the progress at 0 % until Suno’s own clips are complete', async () => {
    const id = await order({ ...simple, notify_hook: 'http://127.0.0.1:9/nobody' });
    expect(await record(id)).toMatchObject({
      action: 'MUSIC',
      status: 'NOT_START',
      progress: '0%',
      data: null,
    });
    clock.pass(500);
    const running = await record(id);
    expect(running).toMatchObject({
      status: 'IN_PROGRESS',
      progress: '0%',
      data: [{ status: 'streaming' }, {}],
    });
    clock.pass(2000);
    const done = await record(id);
    expect(done).toMatchObject({
      status: 'SUCCESS',
      progress: '100%',
      notify_hook: 'http://127.0.0.1:9/nobody',
    });
    expect(done.data[0]).toMatchObject({ status: 'complete', metadata: { duration: expect.any(Number) } });
    expect((await download(done.data[0].audio_url)).length).toBeGreaterThan(5000);
  });

  it('extends a song by its number in the task or by its own id, but not without the task', async () => {
    const { task_id, data } = await finished(custom);
    const more = { ...custom, task: 'extend', continue_at: 1 };
    for (const continue_clip_id of [`${task_id}_2`, data[1].id]) {
      const longer = await finished({ ...more, task_id, continue_clip_id });
      expect(longer.data[0].metadata.history[0].id).toBe(data[1].id);
    }
    const refused = await caller.post('/suno/submit/music', { ...more, continue_clip_id: data[0].id });
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', message: 'task id is empty' },
    });
    const stranger = await order(simple);
    const mixed = { ...more, task_id: stranger, continue_clip_id: data[0].id };
    expect((await caller.post('/suno/submit/music', mixed)).body.code).toBe('task_not_exist');
    const extension = (await finished({ ...more, task_id, continue_clip_id: `${task_id}_1` })).data[0];
    expect((await finished({ clip_id: extension.id, is_infill: false }, 'concat')).data).toHaveLength(1);
  });

  it('accepts the tasks of Suno’s own web API, like OpenAI-HK', async () => {
    const { task_id, data } = await finished(custom);
    const [{ id }, { id: other }] = data;
    const stems = { task: 'gen_stem', mv: 'chirp-auk', task_id, continue_clip_id: id };
    const bodies: [object, number][] = [
      [{ ...custom, task: 'cover', cover_clip_id: id }, 2],
      [{ ...stems, stem_task: 'two', stem_type_group_name: 'Two' }, 2],
      [{ ...stems, stem_task: 'twelve', stem_type_group_name: 'Twelve' }, 24],
      [{ ...custom, task: 'mashup_condition', mashup_clip_ids: [id, other] }, 2],
    ];
    for (const [body, count] of bodies) expect((await finished(body)).data).toHaveLength(count);
    expect((await caller.get(`/suno/act/stems/${id}`)).body.clips).toHaveLength(2);
  });

  it('returns stems and remasters as Suno’s own clips, at a song’s price', async () => {
    const [{ id }] = (await finished(custom)).data;
    const stems = (await caller.get(`/suno/act/stems/${id}`)).body.clips;
    const body = { clip_id: id, model_name: 'chirp-carp', variation_category: 'high' };
    const remaster = (await caller.post('/suno/generate/upsample', body)).body.clips;
    clock.pass(2000);
    const ids = [...stems, ...remaster].map((clip: { id: string }) => clip.id);
    const { body: clips } = await caller.get(`/suno/feed/${ids.join(',')}`);
    expect(clips.map((clip: { status: string }) => clip.status)).toEqual(ids.map(() => 'complete'));
    expect(sandbox.charges).toHaveLength(3);
    const bass = { ...body, model_name: 'chirp-bass' };
    expect((await caller.post('/suno/generate/upsample', bass)).body.message).toContain(
      'only for chirp-carp',
    );
  });

  it('extends an upload with its own model name', async () => {
    const upload = (await caller.post('/suno/uploads/audio-url', { url: 'https://me.example/riff.mp3' }))
      .body;
    expect(upload).toMatchObject({ code: 'success', data: upload.clip_id });
    clock.pass(2000);
    const [clip] = (await caller.get(`/suno/feed/${upload.data}`)).body;
    expect(clip).toMatchObject({ status: 'complete', title: 'riff', metadata: { type: 'upload' } });
    const more = { prompt: 'La', task: 'extend', mv: 'chirp-v4-upload', continue_at: 1 };
    const longer = await finished({ ...more, task_id: upload.data, continue_clip_id: upload.data });
    expect(longer.data).toHaveLength(2);
  });

  it('returns lyrics as an object instead of clips', async () => {
    const id = await order({ prompt: 'dance' }, 'lyrics');
    expect(await record(id)).toMatchObject({
      action: 'LYRICS',
      status: 'SUCCESS',
      data: { title: expect.any(String), text: expect.stringContaining('[Verse]'), status: 'complete' },
    });
    expect((await caller.post('/suno/submit/lyrics', { prompt: ' ' })).body.message).toBe('prompt_empty');
  });

  it('fetches many tasks of an action, and null when none is known', async () => {
    const [one, two] = [await order(simple), await order(custom)];
    const { body } = await caller.post('/suno/fetch', { ids: [one, 'nobody', two], action: 'MUSIC' });
    expect(body.data.map((task: { task_id: string }) => task.task_id)).toEqual([one, two]);
    const words = await order({ prompt: 'dance' }, 'lyrics');
    const ofWords = async (action: string) =>
      (await caller.post('/suno/fetch', { ids: [words, one], action })).body.data;
    expect(await ofWords('LYRICS')).toMatchObject([{ task_id: words }]);
    expect(await ofWords('MUSIC')).toMatchObject([{ task_id: one }]);
    expect((await caller.post('/suno/fetch', { ids: ['nobody'], action: 'MUSIC' })).body.data).toBeNull();
    expect((await caller.post('/suno/fetch', { ids: [one] })).status).toBe(400);
    expect((await caller.get('/suno/fetch/nobody')).body.code).toBe('task_not_exist');
  });

  it('reports a lost take on its clip, and a lost song with its reason', async () => {
    const directive = (word: string) => ({ gpt_description_prompt: `cat sandbox:${word}` });
    expect(await finished(directive('one-track'))).toMatchObject({
      status: 'SUCCESS',
      data: [
        { status: 'complete' },
        { status: 'error', audio_url: '', metadata: { error_type: 'generation_failed' } },
      ],
    });
    expect(await finished(directive('moderated'))).toMatchObject({
      status: 'FAILURE',
      fail_reason: expect.stringContaining('moderation'),
    });
    expect(sandbox.charges.map((charge) => charge.refunded)).toEqual([false, true]);
    expect((await caller.post('/suno/submit/music', directive('nocredits'))).body.code).toBe(
      'quota_not_enough',
    );
  });

  it.each([
    [{}, 'prompt is required'],
    [{ gpt_description_prompt: 'x'.repeat(201) }, 'too long'],
    [{ ...custom, mv: 'chirp-v9' }, 'mv must be one of'],
    [{ ...custom, make_instrumental: 'yes' }, 'true or false'],
    [{ ...custom, task: 'polka' }, 'unknown'],
    [{ ...custom, notify_hook: 'nowhere' }, 'http or https'],
  ])('refuses an order: %#', async (body, message) => {
    const answer = await caller.post('/suno/submit/music', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', data: null } });
    expect(answer.body.message).toContain(message);
    expect(sandbox.charges).toEqual([]);
  });
});
