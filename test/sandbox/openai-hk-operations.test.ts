import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createCaller, createClock, download } from './callers.js';

const custom = { prompt: '[Verse]\nBusy days', mv: 'chirp-auk', title: 'Work', tags: 'edm' };

describe('the other operations of the simulated OpenAI-HK', () => {
  const clock = createClock();
  let sandbox: Sandbox;
  let caller: ReturnType<typeof createCaller>;
  let song: string;
  let second: string;

  beforeEach(async () => {
    sandbox = await createSandbox({ now: clock.now, pace: 1000, quick: true });
    caller = createCaller(sandbox, 'openai-hk');
    [song = '', second = ''] = (await finished(custom)).map((clip: { id: string }) => clip.id);
    sandbox.clear();
  });
  afterEach(() => sandbox.close());

  const post = async (path: string, body: unknown) => {
    const answer = await caller.post(path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  const feed = async (ids: string[]) => (await caller.get(`/sunoapi/feed/${ids.join(',')}`)).body;
  const finished = async (body: object) => {
    const { clips } = await post('/sunoapi/generate', body);
    clock.pass(2000);
    return feed(clips.map((clip: { id: string }) => clip.id));
  };
  const refusal = async (body: object, path = '/sunoapi/generate') => {
    const answer = await caller.post(path, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    return answer.body.error.message;
  };
  const infill = (more: object = {}) => ({
    ...custom,
    task: 'infill',
    continue_clip_id: song,
    continued_aligned_prompt: '[Verse]\nLazy days',
    metadata: { infill_lyrics: 'Lazy' },
    infill_start_s: 0.3,
    infill_end_s: 0.9,
    infill_dur_s: 0.6,
    infill_context_start_s: 0,
    infill_context_end_s: 1.5,
    ...more,
  });

  it('replaces a section with infill and fixed_infill, and concatenates it with its song', async () => {
    const [section] = await finished(infill());
    expect(section.metadata.duration).toBeCloseTo(0.6, 1);
    const { id } = await post('/sunoapi/generate/concat', { clip_id: section.id, is_infill: true });
    clock.pass(2000);
    const [whole] = await feed([id]);
    expect(whole).toMatchObject({ status: 'complete', metadata: { type: 'concat' } });
    expect(whole.metadata.duration).toBeGreaterThan(section.metadata.duration);
    expect((await download(whole.audio_url)).length).toBeGreaterThan(5000);
    const metadata = { create_mode: 'custom', infill_lyrics: 'Lazy', is_remix: true, lyrics_updated: true };
    const exact = { task: 'fixed_infill', mv: 'chirp-carp', continue_at: null, metadata };
    expect(await finished(infill(exact))).toHaveLength(2);
    expect(sandbox.charges).toMatchObject([
      { operation: 'replace' },
      { operation: 'concat', credits: 100 },
      { operation: 'replace' },
    ]);
    expect(sandbox.charges[0]).not.toHaveProperty('credits');
  });

  it('refuses a replaced section with a wrong model, duration or context', async () => {
    expect(await refusal(infill({ mv: 'chirp-crow' }))).toContain('mv must be one of');
    expect(await refusal(infill({ task: 'fixed_infill' }))).toContain('mv must be one of chirp-carp');
    expect(await refusal(infill({ task: 'fixed_infill', mv: 'chirp-carp' }))).toContain('create_mode');
    expect(await refusal(infill({ infill_dur_s: 3 }))).toContain('infill_dur_s');
    expect(await refusal(infill({ infill_context_start_s: 0.5 }))).toContain('context');
    expect(await refusal(infill({ metadata: {} }))).toContain('infill_lyrics');
    expect(await refusal(infill({ infill_end_s: 0.1 }))).toContain('greater than');
    expect(await refusal({ clip_id: song, is_infill: true }, '/sunoapi/generate/concat')).toContain(
      'replaced',
    );
  });

  it('samples, mashes up, and adds vocals and instruments', async () => {
    const bodies: object[] = [
      {
        ...custom,
        task: 'chop_sample_condition',
        chop_sample_clip_id: song,
        chop_sample_start_s: 0,
        chop_sample_end_s: 1,
      },
      { ...custom, task: 'mashup_condition', mashup_clip_ids: [song, second] },
      {
        ...custom,
        mv: 'chirp-bluejay',
        task: 'overpainting',
        overpainting_clip_id: song,
        overpainting_start_s: 0,
        overpainting_end_s: 1,
      },
      {
        ...custom,
        mv: 'chirp-bluejay',
        prompt: '',
        task: 'underpainting',
        underpainting_clip_id: song,
        underpainting_start_s: 0,
        underpainting_end_s: 1,
      },
    ];
    for (const body of bodies) {
      const clips = await finished(body);
      expect(clips).toHaveLength(2);
      expect((await download(clips[1].audio_url)).length).toBeGreaterThan(5000);
    }
    const operations = sandbox.charges.map((charge) => charge.operation);
    expect(operations).toEqual(['sample', 'mashup', 'vocals', 'instrumental']);
    expect(await refusal({ ...bodies[1], mashup_clip_ids: [song] })).toContain('exactly two');
    expect(await refusal({ ...bodies[1], mashup_clip_ids: [song, 'nobody'] })).toContain('does not exist');
    expect(await refusal({ ...bodies[2], mv: 'chirp-auk' })).toContain('mv must be one of');
  });

  it('uploads from an address, and extends the upload with its own task', async () => {
    const { clip_id, data, code } = await post('/suno/uploads/audio-url', {
      url: 'http://me.example/riff.mp3',
    });
    expect([data, code]).toEqual([clip_id, 'success']);
    clock.pass(2000);
    const [clip] = await feed([clip_id]);
    expect(clip).toMatchObject({
      status: 'complete',
      metadata: { type: 'upload', tags: expect.any(String) },
    });
    expect((await download(clip.audio_url)).length).toBeGreaterThan(5000);
    const more = { ...custom, continue_clip_id: clip_id, continue_at: 1 };
    const [longer] = await finished({ ...more, task: 'upload_extend' });
    await post('/sunoapi/generate/concat', { clip_id: longer.id, is_infill: false });
    expect(sandbox.charges.at(-1)).not.toHaveProperty('credits');
    expect(await refusal({ ...more, task: 'extend' })).toContain('upload_extend');
    expect(await refusal({ ...more, continue_clip_id: song, task: 'upload_extend' })).toContain(
      'only for uploaded',
    );
    expect(await refusal({ url: 'file:///etc/passwd' }, '/suno/uploads/audio-url')).toContain('http');
    expect(await refusal({ root_clip_id: clip_id, name: 'Riff' }, '/suno/persona/create/')).toContain(
      'uploaded',
    );
    const thief = createCaller(sandbox, 'openai-hk', 'sk-test-000002');
    const stolen = { ...custom, task: 'cover', cover_clip_id: clip_id };
    expect((await thief.post('/sunoapi/generate', stolen)).status).toBe(404);
    expect((await thief.post('/sunoapi/generate', { ...stolen, cover_clip_id: song })).status).toBe(200);
  });

  it('makes a persona of a song and one of its vocals, and songs with both', async () => {
    const persona = { root_clip_id: song, name: 'Nora', description: 'warm', clips: [song], is_public: true };
    const whole = await post('/suno/persona/create/', persona);
    expect(whole).toMatchObject({
      root_clip_id: song,
      clip: { id: song },
      persona_clips: [{ id: expect.any(Number) }],
    });
    const sing = { ...custom, task: 'artist_consistency', persona_id: whole.id, artist_clip_id: song };
    expect(await finished(sing)).toHaveLength(2);
    const voice = await post(`/suno/act/vox/${song}`, { vocal_start_s: 0, vocal_end_s: 1 });
    expect(voice).toMatchObject({ source_clip_id: song, status: 'complete', vocal_end_s: 1 });
    expect((await download(voice.vocal_audio_url)).length).toBeGreaterThan(2000);
    const { clips: _, ...rest } = persona;
    const vocal = { ...rest, persona_type: 'vox', vox_audio_id: voice.id, vocal_start_s: 0, vocal_end_s: 1 };
    const vox = await post('/suno/persona/create', vocal);
    expect(vox.clip).toEqual({ id: song });
    expect(await finished({ ...sing, task: 'vox', mv: 'chirp-crow', persona_id: vox.id })).toHaveLength(2);
    expect(sandbox.charges.map((charge) => charge.credits)).toEqual([100, undefined, 100, 100, undefined]);
    expect(await refusal({ ...sing, task: 'vox', mv: 'chirp-crow' })).toContain('persona_type vox');
    expect(await refusal({ ...sing, task: 'vox', persona_id: vox.id })).toContain('chirp-crow');
    expect(await refusal({ ...sing, persona_id: 'nobody' })).toContain('persona nobody');
    expect(await refusal({ ...sing, artist_clip_id: second })).toContain('made from');
    expect(await refusal({ ...persona, clips: [second] }, '/suno/persona/create')).toContain('clips');
    expect(await refusal({ vocal_start_s: 0, vocal_end_s: 30 }, `/suno/act/vox/${song}`)).toContain(
      'less than 30',
    );
  });

  it('has no WAV and no notes at the first request, and each request costs 100 credits', async () => {
    const look = async (what: string) => (await caller.get(`/sunoapi/act/${what}/${song}`)).body;
    expect(await look('wav')).toEqual({ wav_file_url: null });
    const { wav_file_url: wav } = await look('wav');
    const bytes = await download(wav);
    expect(bytes.subarray(8, 16).toString()).toBe('WAVEfmt ');
    expect(bytes.length).toBeGreaterThan(100_000);
    expect(await look('midi')).toEqual({ state: 'running' });
    const { state, instruments } = await look('midi');
    expect(state).toBe('complete');
    const drums = instruments.find((one: { name: string }) => one.name === 'Drums');
    expect(drums.notes[0]).toMatchObject({ start: 0, pitch: expect.any(Number) });
    expect(sandbox.charges.map((charge) => charge.credits)).toEqual([100, 100, 100, 100]);
  });

  it('makes a video whose link works later, and only for the account that made the song', async () => {
    const { mp4 } = (await caller.get(`/sunoapi/act/mp4/${song}`)).body;
    expect((await fetch(mp4)).status).toBe(403);
    clock.pass(2000);
    const video = await download(mp4);
    expect(video.subarray(4, 12).toString()).toBe('ftypisom');
    expect(video.includes('moov') && video.includes('mp4a') && video.includes('mp4v')).toBe(true);
    const thief = createCaller(sandbox, 'openai-hk', 'sk-test-000002');
    for (const what of ['mp4', 'wav', 'midi']) {
      expect((await thief.get(`/sunoapi/act/${what}/${song}`)).status).toBe(404);
    }
    expect((await thief.get(`/sunoapi/act/timing/${song}`)).status).toBe(200);
  });

  it('times lyrics for free, writes and combines lyrics, and expands styles', async () => {
    const timing = (await caller.get(`/suno/act/timing/${song}`)).body;
    expect(timing.aligned_words.map((one: { word: string }) => one.word)).toEqual([
      '[Verse]\nBusy ',
      'days\n',
    ]);
    expect(timing.aligned_lyrics).toMatchObject([{ text: 'Busy days', words: [{ text: 'Busy ' }, {}] }]);
    const { id } = await post('/sunoapi/generate/lyrics/', { prompt: 'a fox' });
    expect((await caller.get(`/sunoapi/lyrics/${id}`)).body.status).toBe('running');
    clock.pass(1000);
    expect((await caller.get(`/sunoapi/lyrics/${id}`)).body).toMatchObject({
      status: 'complete',
      text: expect.stringContaining('[Verse]'),
    });
    const pair = await post('/sunoapi/generate/lyrics', { prompt: 'a fox', lyrics_model: 'remi-v1' });
    expect(pair.lyrics_a_id).not.toBe(pair.lyrics_b_id);
    expect(sandbox.charges).toEqual([]);
    const mixed = await post('/suno/generate/lyrics-mashup', { lyrics_a: 'One', lyrics_b: 'Two' });
    expect(mixed.response).toMatchObject({ status: 'complete', text: expect.stringMatching(/^One\n\nTwo/) });
    const tags = await post('/suno/act/tags', { original_tags: 'student' });
    expect(tags.upsampled_tags).toContain('student');
    expect(sandbox.charges.map((charge) => charge.credits)).toEqual([100, 100]);
  });

  it('charges five songs’ prices for twelve stems', async () => {
    const stems = { task: 'gen_stem', mv: 'chirp-auk', continue_clip_id: song };
    await finished({ ...stems, stem_task: 'twelve', stem_type_group_name: 'Twelve' });
    expect(sandbox.charges).toMatchObject([{ operation: 'all-stems', generations: 5 }]);
  });
});
