import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createCaller, createClock, download } from './callers.js';

const simple = { gpt_description_prompt: 'nostalgia' };
const custom = { prompt: '[Verse]\nBusy days', mv: 'chirp-v3-5', title: 'Work', tags: ' edm' };

describe('the simulated OpenAI-HK', () => {
  const clock = createClock();
  let sandbox: Sandbox;
  let caller: ReturnType<typeof createCaller>;

  beforeEach(async () => {
    sandbox = await createSandbox({ now: clock.now, pace: 1000, quick: true });
    caller = createCaller(sandbox, 'openai-hk');
  });
  afterEach(() => sandbox.close());

  const generate = async (body: unknown, path = '/sunoapi/generate') => {
    const answer = await caller.post(path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  const idsOf = (body: { clips: { id: string }[] }) => body.clips.map((clip) => clip.id);
  const feed = async (ids: string[]) => (await caller.get(`/sunoapi/feed/${ids.join(',')}`)).body;
  const finished = async (body: unknown, path?: string) => {
    const ids = idsOf(await generate(body, path));
    clock.pass(2000);
    return feed(ids);
  };

  it('responds "complete" to an order whose two clips are only submitted', async () => {
    const body = await generate(simple);
    expect(body).toMatchObject({ status: 'complete', batch_size: 1, major_model_version: 'v3.5' });
    expect(body.clips).toHaveLength(2);
    expect(body.clips[0]).toMatchObject({ status: 'submitted', audio_url: '' });
  });

  it('moves clips through queued and streaming to complete, the second a little later', async () => {
    const ids = idsOf(await generate(simple));
    const states = async () => (await feed(ids)).map((clip: { status: string }) => clip.status);
    expect(await states()).toEqual(['submitted', 'submitted']);
    clock.pass(150);
    expect(await states()).toEqual(['queued', 'queued']);
    clock.pass(350);
    const [streaming] = await feed(ids);
    expect(streaming.status).toBe('streaming');
    expect(streaming.audio_url).toContain('audiopipe');
    expect(streaming.metadata.duration).toBeUndefined();
    const half = await download(streaming.audio_url);
    clock.pass(500);
    expect(await states()).toEqual(['complete', 'streaming']);
    clock.pass(100);
    const [complete] = await feed(ids);
    expect(complete.metadata.duration).toBeGreaterThan(1);
    expect((await download(complete.audio_url)).length).toBeGreaterThan(half.length * 1.8);
    expect((await download(complete.image_url)).length).toBeLessThan(
      (await download(complete.image_large_url)).length,
    );
  });

  it('keeps the lyrics of a custom song, and an empty prompt means an instrumental', async () => {
    const [song] = await finished(custom);
    expect(song).toMatchObject({ title: 'Work', metadata: { tags: ' edm', prompt: '[Verse]\nBusy days' } });
    const [quiet] = await finished({
      prompt: '',
      tags: 'heavy metal',
      mv: 'chirp-v3-5',
      title: 'Beijing',
      continue_clip_id: null,
    });
    expect(quiet.metadata).toMatchObject({ has_vocal: false, prompt: '' });
  });

  it('responds under both prefixes', async () => {
    const [song] = await finished(custom, '/suno/generate');
    expect((await caller.get(`/suno/feed/${song.id}`)).body).toHaveLength(1);
    expect((await caller.get('/sunoapi/feed/nobody')).body).toEqual([]);
  });

  it('extends, joins, covers, remasters and separates', async () => {
    const [song] = await finished(custom);
    const [extension] = await finished({
      ...custom,
      task: 'extend',
      continue_clip_id: song.id,
      continue_at: 1,
    });
    const joined = await generate({ clip_id: extension.id, is_infill: false }, '/sunoapi/generate/concat');
    expect(joined.metadata.type).toBe('concat');
    clock.pass(2000);
    const [whole] = await feed([joined.id]);
    expect(whole.metadata.duration).toBeCloseTo(1 + extension.metadata.duration, 1);
    const [cover] = await finished({
      ...custom,
      task: 'cover',
      mv: 'chirp-auk',
      cover_clip_id: song.id,
      tags: 'rock',
    });
    expect(cover.metadata).toMatchObject({ cover_clip_id: song.id, tags: 'rock' });
    const [remaster] = await finished(
      { clip_id: song.id, model_name: 'chirp-carp', variation_category: 'high' },
      '/suno/generate/upsample',
    );
    expect(remaster.model_name).toBe('chirp-carp');
    const stem = {
      task: 'gen_stem',
      mv: 'chirp-auk',
      prompt: '',
      make_instrumental: true,
      continue_clip_id: song.id,
    };
    const two = await generate({ ...stem, stem_task: 'two', stem_type_group_name: 'Two' });
    expect(Object.keys(two)).toEqual(['clips']);
    expect(two.clips.map((clip: { title: string }) => clip.title)).toEqual([
      'Work - Vocals',
      'Work - Instrumental',
    ]);
    expect(two.clips[0]).toMatchObject({
      status: 'queued',
      metadata: { type: 'stem', stem_from_id: song.id },
    });
    const all = await finished({ ...stem, stem_task: 'twelve', stem_type_group_name: 'Twelve' });
    expect(all).toHaveLength(24);
    expect(
      new Set(
        all.map((clip: { metadata: { stem_type_group_name: string } }) => clip.metadata.stem_type_group_name),
      ).size,
    ).toBe(12);
    expect(all[0]).toMatchObject({ title: 'Work (Vocals)', model_name: 'chirp-stem', status: 'complete' });
    expect(sandbox.charges).toHaveLength(7);
  });

  it.each([
    [{}, 'is required'],
    [{ prompt: 'words' }, 'mv is required'],
    [{ ...custom, mv: 'chirp-carp' }, 'mv must be one of'],
    [{ ...simple, gpt_description_prompt: 'x'.repeat(501) }, 'too long'],
    [{ ...custom, prompt: 'x'.repeat(3001) }, 'too long'],
    [{ ...custom, tags: 'x'.repeat(201) }, 'too long'],
    [
      {
        ...custom,
        metadata: { control_sliders: { style_weight: 2 }, can_control_sliders: ['style_weight'] },
      },
      'between 0 and 1',
    ],
    [{ ...custom, metadata: { control_sliders: { style_weight: 0.2 } } }, 'can_control_sliders'],
    [
      {
        ...custom,
        metadata: { control_sliders: { audio_weight: 0.2 }, can_control_sliders: ['audio_weight'] },
      },
      'audio_weight',
    ],
    [{ ...custom, metadata: { vocal_gender: 'x' } }, 'vocal_gender'],
    [{ ...custom, task: 'cover', cover_clip_id: 'x' }, 'mv must be one of chirp-v4'],
    [{ ...custom, task: 'gen_stem', mv: 'chirp-crow' }, 'mv must be one of chirp-auk'],
    [
      { ...custom, task: 'gen_stem', mv: 'chirp-auk', stem_task: 'two', stem_type_group_name: 'Twelve' },
      'must be one of Two',
    ],
    [{ ...custom, task: 'polka' }, 'unknown'],
    [{ ...custom, task: 'infill' }, 'continue_clip_id is required'],
  ])('refuses an order that the API page forbids: %#', async (body, message) => {
    const answer = await caller.post('/sunoapi/generate', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
    expect(sandbox.charges).toEqual([]);
  });

  it('refuses unknown clips, and remasters only for the account that made the song', async () => {
    const missing = await caller.post('/sunoapi/generate', {
      ...custom,
      task: 'extend',
      continue_clip_id: 'x',
      continue_at: 3,
    });
    expect(missing).toMatchObject({ status: 404, body: { error: { code: 'clip_not_found' } } });
    const [song] = await finished(custom);
    const other = createCaller(sandbox, 'openai-hk', 'hk-another-key');
    const body = { clip_id: song.id, model_name: 'chirp-bass' };
    expect((await other.post('/suno/generate/upsample', body)).status).toBe(404);
    expect((await caller.post('/suno/generate/upsample', body)).status).toBe(200);
  });

  it('reports a moderated song on its clips, an empty account at once, and one lost take alone', async () => {
    const directive = (word: string) => ({ gpt_description_prompt: `a song sandbox:${word}` });
    const [moderated] = await finished(directive('moderated'));
    expect(moderated).toMatchObject({
      status: 'error',
      audio_url: '',
      metadata: { error_type: 'moderation_failure' },
    });
    expect((await caller.post('/sunoapi/generate', directive('nocredits'))).body.error.code).toBe(
      'insufficient_quota',
    );
    const takes = await finished(directive('one-track'));
    expect(takes.map((clip: { status: string }) => clip.status)).toEqual(['complete', 'error']);
    expect((await fetch(`${sandbox.urlOf('openai-hk')}/sunoapi/feed/x`)).status).toBe(401);
  });
});
