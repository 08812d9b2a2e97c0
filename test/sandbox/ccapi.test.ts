import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createCaller, createClock, download } from './callers.js';

const simple = { mv: 'chirp-crow', custom_mode: false, gpt_description_prompt: 'a cheerful song about rain' };
const custom = {
  mv: 'chirp-crow',
  custom_mode: true,
  prompt: '[Verse]\nDrip drop',
  title: 'Rain',
  tags: 'folk, waltz',
};

describe('the simulated CCAPI', () => {
  const clock = createClock();
  let sandbox: Sandbox;
  let caller: ReturnType<typeof createCaller>;

  beforeEach(async () => {
    sandbox = await createSandbox({ now: clock.now, pace: 1000, quick: true });
    caller = createCaller(sandbox, 'ccapi');
  });
  afterEach(() => sandbox.close());

  const order = async (action: string, body: unknown): Promise<string> => {
    const { status, body: answer } = await caller.post(`//suno/submit/${action}`, body);
    expect(answer, JSON.stringify(answer)).toMatchObject({ code: 'success' });
    expect(status).toBe(200);
    return answer.data;
  };
  const record = async (id: string) => (await caller.get(`/suno/fetch/${id}`)).body.data;
  const finished = async (action: string, body: unknown) => {
    const id = await order(action, body);
    clock.pass(2000);
    return record(id);
  };

  it('moves a song from the queue to two finished takes as time passes', async () => {
    const id = await order('MUSIC', simple);
    expect(id).toMatch(/^task_[0-9a-f]{32}$/);
    expect(await record(id)).toMatchObject({
      status: 'NOT_START',
      progress: '0%',
      data: null,
      finish_time: 0,
    });
    clock.pass(100);
    expect((await record(id)).status).toBe('QUEUED');
    clock.pass(400);
    expect(await record(id)).toMatchObject({ status: 'IN_PROGRESS', data: { status: 'IN_PROGRESS' } });
    clock.pass(1000);
    const done = await record(id);
    expect(done).toMatchObject({ status: 'SUCCESS', progress: '100%', fail_reason: '', action: 'MUSIC' });
    expect(done.data.clips).toHaveLength(2);
    expect(done.result_url).toBe(done.data.clips[0].audio_url);
  });

  it('invents title, lyrics and style for a description, and names the sandbox in them', async () => {
    const { data } = await finished('MUSIC', simple);
    const [clip] = data.clips;
    expect(clip.title).toMatch(/Rain|Cheerful/);
    expect(clip.lyrics).toContain('[Chorus]');
    expect(clip.lyrics).toContain('Composed by the Minstrel sandbox');
    expect(clip.tags).toContain('sandbox');
  });

  it('keeps the lyrics of a custom song, and an instrumental needs none', async () => {
    const song = await finished('MUSIC', custom);
    expect(song.data.clips[0]).toMatchObject({
      title: 'Rain',
      tags: 'folk, waltz',
      lyrics: '[Verse]\nDrip drop',
    });
    const quiet = await finished('MUSIC', { ...custom, prompt: '', make_instrumental: true });
    expect(quiet.status).toBe('SUCCESS');
  });

  it('serves different takes, with the announced length and a cover', async () => {
    const { data } = await finished('MUSIC', simple);
    const [first, second] = data.clips;
    const [one, two] = [await download(first.audio_url), await download(second.audio_url)];
    expect(one.equals(two)).toBe(false);
    expect(Number(first.duration)).toBeLessThan(2);
    expect((await download(first.image_url)).length).toBeGreaterThan(10_000);
  });

  it('extends, joins to a whole, covers, remasters and separates a finished song', async () => {
    const song = (await finished('MUSIC', simple)).data.clips[0];
    const extension = (
      await finished('EXTEND', { continue_clip_id: song.clip_id, continue_at: 1, mv: 'chirp-crow' })
    ).data.clips[0];
    expect(Number(extension.duration)).toBeGreaterThan(Number(song.duration));
    const whole = (await finished('CONCAT', { clip_id: extension.clip_id })).data.clips;
    expect(whole).toHaveLength(1);
    expect(Number(whole[0].duration)).toBeCloseTo(1 + Number(extension.duration), 1);
    const cover = await finished('COVER', {
      continue_clip_id: song.clip_id,
      mv: 'chirp-crow',
      tags: 'metal',
      audio_weight: 0.4,
    });
    expect(cover.data.clips[0].tags).toBe('metal');
    expect((await finished('REMASTER', { clip_id: song.clip_id })).data.clips).toHaveLength(2);
    const stems = (await finished('STEMS', { clip_id: song.clip_id })).data.clips;
    expect(stems.map((stem: { title: string }) => stem.title)).toEqual([
      `${song.title} - Vocals`,
      `${song.title} - Instrumental`,
    ]);
    expect((await finished('ALL_STEMS', { clip_id: song.clip_id })).data.clips).toHaveLength(12);
    for (const clip of [extension, whole[0], cover.data.clips[0], ...stems]) {
      expect((await download(clip.audio_url)).length).toBeGreaterThan(5000);
    }
    expect(sandbox.charges.map((charge) => charge.operation)).toEqual([
      'generate',
      'extend',
      'concat',
      'cover',
      'remaster',
      'stems',
      'all-stems',
    ]);
  });

  it('expands style tags at once and for free', async () => {
    const { body } = await caller.post('/suno/submit/UPSAMPLE_TAGS', { tags: 'jazz, smooth' });
    expect(body.message).toBe('task completed successfully');
    expect((await record(body.data)).data.upsampled_tags).toContain('jazz, smooth');
    expect(sandbox.charges).toEqual([]);
  });

  it('fetches many tasks at once, without unknown ones, and null when none is known', async () => {
    const [one, two] = [await order('MUSIC', simple), await order('MUSIC', custom)];
    const { body } = await caller.post('/suno/fetch', { ids: [one, 'task_unknown', two] });
    expect(body.data.map((task: { task_id: string }) => task.task_id)).toEqual([one, two]);
    expect((await caller.post('/suno/fetch', { ids: ['task_x'] })).body.data).toBeNull();
    expect(await caller.get('/suno/fetch/task_x')).toMatchObject({
      status: 400,
      body: { code: 'task_not_exist' },
    });
  });

  it('refuses a missing key, and the tasks of another account', async () => {
    const stranger = await fetch(`${sandbox.urlOf('ccapi')}/suno/submit/MUSIC`, {
      method: 'POST',
      body: '{}',
    });
    expect(stranger.status).toBe(401);
    expect(await stranger.json()).toMatchObject({ error: { type: 'new_api_error' } });
    const id = await order('MUSIC', simple);
    const other = createCaller(sandbox, 'ccapi', 'sk-test-000002');
    expect((await other.get(`/suno/fetch/${id}`)).status).toBe(400);
  });

  it.each([
    ['MUSIC', { ...simple, mv: undefined }, 'mv is required'],
    ['MUSIC', { ...simple, mv: 'chirp-v9' }, 'mv must be one of'],
    ['MUSIC', { ...simple, custom_mode: undefined }, 'custom_mode is required'],
    ['MUSIC', { ...simple, gpt_description_prompt: ' ' }, 'gpt_description_prompt must not be empty'],
    ['MUSIC', { ...simple, gpt_description_prompt: 'x'.repeat(401) }, 'too long'],
    ['MUSIC', { ...custom, prompt: '' }, 'prompt is required'],
    ['MUSIC', { ...custom, prompt: 'x'.repeat(5001) }, 'too long'],
    ['MUSIC', { ...custom, mv: 'chirp-v4', tags: 'x'.repeat(201) }, 'too long'],
    ['MUSIC', { ...custom, style_weight: 1.2 }, 'between 0 and 1'],
    ['MUSIC', { ...custom, style_weight: '0.5' }, 'must be a number'],
    ['MUSIC', { ...custom, mv: 'chirp-v4', vocal_gender: 'f' }, 'vocal_gender'],
    ['EXTEND', { continue_clip_id: 'nobody', continue_at: 1 }, 'does not exist'],
    ['EXTEND', {}, 'continue_clip_id is required'],
    ['STEMS', {}, 'clip_id is required'],
    ['CONCAT', { clip_id: 'nobody' }, 'does not exist'],
    ['UPSAMPLE_TAGS', {}, 'tags is required'],
    ['DANCE', {}, 'unsupported action'],
    ['MIDI', { clip_id: 'x' }, 'does not exist'],
    ['PERSONA', { clip_id: 'x', name: 'Rainer' }, 'unavailable'],
  ])('refuses %s without charging: %#', async (action, body, message) => {
    const answer = await caller.post(`/suno/submit/${action}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ message: expect.stringContaining(message), data: null });
    expect(sandbox.charges).toEqual([]);
  });

  it('extends only finished clips, and concatenates only extensions', async () => {
    const id = await order('MUSIC', simple);
    clock.pass(500);
    const early = (await record(id)).data.task_id;
    expect((await caller.post('/suno/submit/STEMS', { clip_id: early })).body.message).toContain(
      'not complete',
    );
    clock.pass(2000);
    const song = (await record(id)).data.clips[0];
    expect((await caller.post('/suno/submit/CONCAT', { clip_id: song.clip_id })).body.message).toContain(
      'extended',
    );
  });

  it('reports a moderated, a failed and an unpaid song, and refunds failures', async () => {
    const directive = (word: string) => ({ ...simple, gpt_description_prompt: `a song sandbox:${word}` });
    expect(await finished('MUSIC', directive('moderated'))).toMatchObject({
      status: 'FAILURE',
      fail_reason: expect.stringContaining('moderation'),
      data: null,
    });
    expect((await finished('MUSIC', directive('fail'))).status).toBe('FAILURE');
    expect(sandbox.charges.every((charge) => charge.refunded)).toBe(true);
    const broke = await caller.post('/suno/submit/MUSIC', directive('nocredits'));
    expect(broke).toMatchObject({ status: 403, body: { code: 'quota_not_enough' } });
    expect((await finished('MUSIC', directive('one-track'))).data.clips).toHaveLength(1);
    expect((await finished('MUSIC', directive('slow'))).status).toBe('IN_PROGRESS');
    expect(sandbox.charges).toHaveLength(4);
  });
});
