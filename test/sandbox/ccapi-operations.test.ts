import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createCaller, createClock, download } from './callers.js';

const custom = {
  mv: 'chirp-crow',
  custom_mode: true,
  prompt: '[Verse]\nDrip drop',
  title: 'Rain',
  tags: 'folk',
};

describe('the other operations of the simulated CCAPI', () => {
  const clock = createClock();
  let sandbox: Sandbox;
  let caller: ReturnType<typeof createCaller>;
  let song: string;
  let second: string;

  beforeEach(async () => {
    sandbox = await createSandbox({ now: clock.now, pace: 1000, quick: true });
    caller = createCaller(sandbox, 'ccapi');
    const { clips } = (await finished('MUSIC', custom)).data;
    [song, second] = [clips[0].clip_id, clips[1].clip_id];
  });
  afterEach(() => sandbox.close());

  const finished = async (action: string, body: unknown) => {
    const { body: answer } = await caller.post(`//suno/submit/${action}`, body);
    expect(answer, JSON.stringify(answer)).toMatchObject({ code: 'success' });
    clock.pass(2000);
    const record = (await caller.get(`/suno/fetch/${answer.data}`)).body.data;
    expect(record).toMatchObject({ status: 'SUCCESS', action });
    return record;
  };

  it('replaces sections, samples, mashes up, adds vocals and instruments, and makes sounds', async () => {
    const section = { clip_id: song, infill_start_s: 0.2, infill_end_s: 0.9, infill_lyrics: 'Plip' };
    const replaced = (await finished('REPLACE_SECTION', section)).data.clips;
    expect(replaced[0]).toMatchObject({ kind: 'replaced', lyrics: 'Plip' });
    const full = (await finished('REPLACE_SECTION', { ...section, auto_concat: true })).data.clips;
    expect(full[0].kind).toBe('full');
    expect(Number(full[0].duration)).toBeGreaterThan(Number(replaced[0].duration));
    const whole = await finished('CONCAT', { clip_id: replaced[0].clip_id, is_infill: true });
    expect(whole.data.clips).toHaveLength(1);
    const bodies: [string, object][] = [
      ['SAMPLE', { clip_id: song, chop_sample_start_s: 0, chop_sample_end_s: 1 }],
      ['MASHUP', { mashup_clip_ids: [song, second] }],
      ['ADD_VOCALS', { clip_id: song, prompt: 'La', overpainting_end_s: 1 }],
      ['ADD_INSTRUMENTAL', { clip_id: song, tags: 'jazz', underpainting_end_s: 1 }],
      ['SOUNDS', { prompt: 'a bell', loop: true, bpm: 90, key: 'Am' }],
    ];
    for (const [action, body] of bodies) {
      const { clips } = (await finished(action, body)).data;
      expect(clips).toHaveLength(2);
      expect((await download(clips[0].audio_url)).length).toBeGreaterThan(2000);
    }
  });

  it('returns uploads, vocals, lyrics, word times, notes, files and the tempo', async () => {
    expect((await finished('UPLOAD', { url: 'https://me.example/riff.mp3' })).data).toMatchObject({
      clip_id: expect.any(String),
      clips: [{ title: 'riff' }],
    });
    const voice = (await finished('VOX', { clip_id: song, vocal_start_s: 0, vocal_end_s: 1 })).data;
    expect((await download(voice.vocal_audio_url)).length).toBeGreaterThan(2000);
    expect((await finished('LYRICS', { description: 'a fox' })).data.results).toHaveLength(2);
    expect((await finished('ALIGNED_LYRICS', { clip_id: song })).data.aligned_words).toHaveLength(2);
    expect((await finished('MIDI', { clip_id: song })).data).toMatchObject({ state: 'complete' });
    const { wav_url: wav } = (await finished('WAV', { clip_id: song })).data;
    expect((await download(wav)).subarray(0, 4).toString()).toBe('RIFF');
    const { video_url: video } = (await finished('VIDEO', { clip_id: song })).data;
    expect((await download(video)).subarray(4, 8).toString()).toBe('ftyp');
    const {
      avg_bpm: average,
      max_bpm: most,
      min_bpm: least,
    } = (await finished('BPM', { clip_id: song })).data;
    expect(average).toBeGreaterThan(40);
    expect([most, least]).toEqual([average, average]);
  });

  it.each([
    ['MASHUP', { mashup_clip_ids: ['a'] }, 'exactly two'],
    ['VOX', { clip_id: 'SONG', vocal_start_s: 0, vocal_end_s: 30 }, 'less than 30'],
    ['SAMPLE', { clip_id: 'SONG', chop_sample_start_s: 0 }, 'chop_sample_end_s is required'],
    ['REPLACE_SECTION', { clip_id: 'SONG', infill_start_s: 0, infill_end_s: 1 }, 'infill_lyrics is required'],
    ['SOUNDS', { prompt: 'a bell', bpm: 301 }, 'between 1 and 300'],
    ['UPLOAD', { url: 'riff.mp3' }, 'http or https'],
    ['LYRICS', {}, 'prompt is required'],
    ['CONCAT', { clip_id: 'SONG' }, 'extended'],
  ])('refuses %s: %#', async (action, body, message) => {
    sandbox.clear();
    const filled = 'clip_id' in body ? { ...body, clip_id: song } : body;
    const answer = await caller.post(`/suno/submit/${action}`, filled);
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(message) } });
    expect(sandbox.charges).toEqual([]);
  });
});
