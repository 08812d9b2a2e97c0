import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createCaller, createClock, download } from './callers.js';

const simple = { action: 'generate', prompt: 'a song for christmas', model: 'chirp-v5' };
const custom = {
  custom: true,
  lyric: '[Verse]\nSnow falls',
  style: 'folk',
  title: 'Snow',
  model: 'chirp-v5',
};

describe('the simulated AceDataCloud', () => {
  const clock = createClock();
  let sandbox: Sandbox;
  let caller: ReturnType<typeof createCaller>;

  beforeEach(async () => {
    sandbox = await createSandbox({ now: clock.now, pace: 1000, quick: true });
    caller = createCaller(sandbox, 'acedata');
  });
  afterEach(() => sandbox.close());

  const order = async (body: object, path = 'audios'): Promise<string> => {
    const answer = await caller.post(`/suno/${path}`, { ...body, async: true });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body.task_id;
  };
  const task = async (id: string) => (await caller.post('/suno/tasks', { id, action: 'retrieve' })).body;
  const finished = async (body: object, path?: string) => {
    const id = await order(body, path);
    clock.pass(2000);
    return (await task(id)).response;
  };
  const song = async () => (await finished(simple)).data[0];
  const uploaded = async () =>
    (await caller.post('/suno/upload', { audio_url: 'https://me.example/Sea%20Shanty.mp3' })).body.data;

  it('responds when the songs are done, unless the order asks for something else', async () => {
    const waiting = caller.post('/suno/audios', simple);
    // The clock moves only once the order is accepted: before, the song would be due 2 seconds later.
    await vi.waitFor(() => expect(sandbox.charges).toHaveLength(1));
    clock.pass(2000);
    const { status, body } = await waiting;
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, task_id: expect.any(String), trace_id: expect.any(String) });
    expect(body.data).toHaveLength(2);
    expect(body.data[0]).toMatchObject({ state: 'succeeded', prompt: simple.prompt, video_url: '' });
    expect(sandbox.charges).toHaveLength(1);
  });

  it('streams lines with more and more songs to a client that accepts them', async () => {
    const response = await fetch(`${sandbox.urlOf('acedata')}/suno/audios`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer sk-test-000001',
        'content-type': 'application/json',
        accept: 'application/x-ndjson',
      },
      body: JSON.stringify(simple),
    });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const timer = setInterval(() => clock.pass(100), 30);
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    clearInterval(timer);
    const states = lines.map((line) => line.data[0].state);
    expect(states).toEqual(expect.arrayContaining(['pending', 'running', 'succeeded']));
    expect(lines[0].data[0].audio_url).toBe('');
    expect(lines.find((line) => line.data[0].state === 'running').data[0].audio_url).toContain('audiopipe');
    expect(lines.at(-1)).toMatchObject({ trace_id: expect.any(String) });
    expect(lines.at(-1).data.map((one: { state: string }) => one.state)).toEqual(['succeeded', 'succeeded']);
  });

  it('shows a task that is pending, running and done, with the request that made it', async () => {
    const id = await order(simple);
    const early = await task(id);
    expect(early).toMatchObject({ id, request: simple });
    expect(early.response).toBeUndefined();
    expect(early.finished_at).toBeUndefined();
    clock.pass(500);
    expect((await task(id)).response.success).toBeUndefined();
    clock.pass(2000);
    expect(await task(id)).toMatchObject({
      response: { success: true, task_id: id },
      elapsed: expect.any(Number),
    });
  });

  it('retrieves many tasks, without unknown ones', async () => {
    const [one, two] = [await order(simple), await order(custom)];
    const { body } = await caller.post('/suno/tasks', {
      ids: [one, 'nobody', two],
      action: 'retrieve_batch',
    });
    expect(body.count).toBe(2);
    expect(body.items.map((item: { id: string }) => item.id)).toEqual([one, two]);
    expect((await caller.post('/suno/tasks', { id: 'nobody', action: 'retrieve' })).status).toBe(404);
  });

  it('makes every kind of song from another song', async () => {
    const source = await song();
    const audio_id = source.id;
    const bodies: [object, number][] = [
      [{ action: 'extend', audio_id, continue_at: 1, lyric: 'More snow' }, 2],
      [{ action: 'cover', audio_id, style: 'metal', audio_weight: 0.3 }, 2],
      [{ action: 'stems', audio_id }, 2],
      [{ action: 'all_stems', audio_id }, 24],
      [{ action: 'remaster', audio_id, model: 'chirp-v5', variation_category: 'high' }, 2],
      [{ action: 'mashup', mashup_audio_ids: [audio_id, (await song()).id], prompt: 'both at once' }, 2],
      [{ action: 'samples', audio_id, samples_start: 0, samples_end: 1 }, 2],
      [
        {
          action: 'replace_section',
          audio_id,
          replace_section_start: 0.2,
          replace_section_end: 0.8,
          lyric: 'Ice',
        },
        2,
      ],
      [{ action: 'overpainting', audio_id, overpainting_end: 1, custom: true, lyric: 'La la' }, 2],
      [{ action: 'underpainting', audio_id, underpainting_end: 1, style: 'jazz' }, 2],
      [{ action: 'sounds', sound: 'a bell', sound_type: 'loop', bpm: 90, key: 'Am' }, 2],
    ];
    for (const [body, count] of bodies) {
      const { data, success } = await finished(body);
      expect(success, JSON.stringify(body)).toBe(true);
      expect(data).toHaveLength(count);
      expect((await download(data[0].audio_url)).length).toBeGreaterThan(2000);
    }
    const extension = (await finished(bodies[0]?.[0] ?? {})).data[0];
    const whole = (await finished({ action: 'concat', audio_id: extension.id })).data;
    expect(whole).toHaveLength(1);
    expect(whole[0].duration).toBeCloseTo(1 + extension.duration, 1);
    expect(whole[0].concat_history).toHaveLength(1);
  });

  it('extends an upload only with the actions for uploads', async () => {
    const upload = await uploaded();
    expect(upload).toMatchObject({ title: 'Sea Shanty', duration: expect.any(Number) });
    const { audio_id } = upload;
    expect((await finished({ action: 'upload_extend', audio_id, continue_at: 1 })).data).toHaveLength(2);
    expect((await finished({ action: 'upload_cover', audio_id, style: 'folk' })).data).toHaveLength(2);
    const refused = await caller.post('/suno/audios', { action: 'cover', audio_id, style: 'folk' });
    expect(refused.body.error).toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining('upload'),
    });
  });

  it('makes a persona of a song, and one of its vocals', async () => {
    const { id: audio_id } = await song();
    const persona = (await caller.post('/suno/persona', { audio_id, name: 'Nora' })).body.data.persona_id;
    const sung = await finished({ ...custom, action: 'artist_consistency', persona_id: persona, audio_id });
    expect(sung.data[0].title).toBe('Snow');
    const voice = (await finished({ audio_id, vocal_start: 0, vocal_end: 1 }, 'vox')).data;
    expect(voice).toMatchObject({ source_clip_id: audio_id, status: 'complete', vocal_end_s: 1 });
    expect((await download(voice.vocal_audio_url)).length).toBeGreaterThan(2000);
    const vocal = { audio_id, name: 'Nora', vox_audio_id: voice.id, vocal_start: 0, vocal_end: 1 };
    const vox = (await caller.post('/suno/persona', vocal)).body.data.persona_id;
    const action = 'artist_consistency_vox';
    expect((await finished({ ...custom, action, persona_id: vox, audio_id })).data).toHaveLength(2);
    const wrong = await caller.post('/suno/audios', { ...custom, action, persona_id: persona, audio_id });
    expect(wrong.status).toBe(400);
  });

  it('returns lyrics, styles and word times at once', async () => {
    const post = async (path: string, body: object) => (await caller.post(`/suno/${path}`, body)).body.data;
    expect(await post('lyrics', { prompt: 'a fox' })).toMatchObject([
      { title: expect.any(String), text: expect.stringContaining('[Chorus]'), status: 'complete' },
      {},
    ]);
    expect((await post('mashup-lyrics', { lyrics_a: 'One\n\nTwo', lyrics_b: 'Three' })).text).toMatch(
      /^One\n\nThree\n\nTwo/,
    );
    expect((await post('style', { prompt: 'jazz' })).upsampled_tags).toContain('jazz');
    const { aligned_words: words } = await post('timing', { audio_id: (await song()).id });
    expect(words[0].word).toMatch(/^\[Verse\]\n/);
    expect(words.every((one: { start_s: number; end_s: number }) => one.end_s >= one.start_s)).toBe(true);
  });

  it('exports a song as WAV, as a video and as notes', async () => {
    const { id: audio_id } = await song();
    const [wav] = (await finished({ audio_id }, 'wav')).data;
    expect((await download(wav.file_url)).subarray(0, 4).toString()).toBe('RIFF');
    const { video_url: video } = (await finished({ audio_id }, 'mp4')).data;
    expect((await download(video)).subarray(4, 8).toString()).toBe('ftyp');
    const [midi] = (await finished({ audio_id }, 'midi')).data;
    expect(midi).toMatchObject({ state: 'complete' });
    expect(midi.instruments.length).toBeGreaterThan(3);
    expect(midi.instruments[0].notes[0]).toMatchObject({
      pitch: expect.any(Number),
      velocity: expect.any(Number),
    });
  });

  it.each([
    [{}, 'prompt is required'],
    [{ prompt: 'x'.repeat(201) }, 'too long'],
    [{ ...simple, model: 'chirp-v9' }, 'model must be one of'],
    [{ ...simple, action: 'dance' }, 'action must be one of'],
    [{ ...custom, lyric: '' }, 'lyric is required'],
    [{ ...simple, weirdness: 0.4 }, 'custom mode'],
    [{ ...custom, weirdness: 1.4 }, 'between 0 and 1'],
    [{ ...custom, audio_weight: 0.4 }, 'covering'],
    [{ ...custom, model: 'chirp-v4', style: 'x'.repeat(201) }, 'too long'],
    [{ action: 'extend', audio_id: 'nobody' }, 'does not exist'],
    [{ action: 'extend' }, 'audio_id is required'],
    [{ action: 'mashup', mashup_audio_ids: ['a'] }, 'exactly two'],
    [{ action: 'mashup', mashup_audio_ids: ['a', 'b', 'c'] }, 'exactly two'],
    [{ action: 'remaster', model: 'chirp-v4', audio_id: 'x' }, 'cannot remaster'],
    [{ action: 'remaster', model: 'chirp-v4', variation_category: 'high' }, 'v5 and above'],
    [{ ...simple, callback_url: 'ftp://me' }, 'http or https'],
    [{ ...simple, lyric_prompt: { prompt: 'snow' } }, 'only available when custom'],
    [{ ...custom, lyric_prompt: { prompt: 'snow' } }, 'the lyric is empty'],
  ])('refuses an order that the API page forbids: %#', async (body, message) => {
    const answer = await caller.post('/suno/audios', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe('bad_request');
    expect(answer.body.error.message).toContain(message);
    expect(sandbox.charges).toEqual([]);
  });

  it('refuses time ranges beyond the end of a full-length song', async () => {
    const slow = await createSandbox({ now: clock.now, pace: 0 });
    const { post } = createCaller(slow, 'acedata');
    const { id: audio_id, duration } = (await post('/suno/audios', simple)).body.data[0];
    const paint = { action: 'overpainting', custom: true, lyric: 'La', audio_id };
    expect((await post('/suno/audios', { ...paint, overpainting_end: duration })).status).toBe(400);
    expect((await post('/suno/audios', { ...paint, overpainting_end: duration - 1 })).status).toBe(200);
    const vox = { audio_id, vocal_start: 0, vocal_end: 30 };
    expect((await post('/suno/vox', vox)).status).toBe(400);
    const late = { action: 'extend', audio_id, lyric: 'La', continue_at: duration + 5 };
    expect((await post('/suno/audios', late)).status).toBe(400);
    await slow.close();
  });

  it('has its own error response for every failure', async () => {
    const directive = (word: string) => ({ ...simple, prompt: `a song sandbox:${word}` });
    expect(await finished(directive('moderated'))).toMatchObject({
      success: false,
      error: { code: 'forbidden' },
    });
    expect(await finished(directive('fail'))).toMatchObject({ success: false, error: { code: 'api_error' } });
    expect(await finished(directive('one-track'))).toMatchObject({
      success: false,
      error: { code: 'api_error' },
      data: [{ state: 'succeeded' }, { state: 'error', audio_url: '' }],
    });
    const broke = await caller.post('/suno/audios', directive('nocredits'));
    expect(broke).toMatchObject({ status: 403, body: { error: { code: 'used_up' } } });
    const waiting = caller.post('/suno/audios', directive('moderated'));
    setTimeout(() => clock.pass(2000), 60);
    expect(await waiting).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    const stranger = await fetch(`${sandbox.urlOf('acedata')}/suno/tasks`, { method: 'POST', body: '{}' });
    expect(stranger.status).toBe(401);
    expect(await stranger.json()).toMatchObject({ error: { code: 'invalid_token' } });
  });
});
