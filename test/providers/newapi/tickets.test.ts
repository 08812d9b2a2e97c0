import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import { driverOf, noon, patient, plain, standFor } from '../contract/stand.js';
import * as orders from '../orders.js';
import { clip, namelessTicket, record, second, success, take, task, young } from './said.js';

describe('newapi and its tickets', () => {
  const { gateway, create } = standFor(driverOf('newapi'));
  const paths = () => gateway().heard.map(({ path }) => path);
  const statesOf = (answers: ReadonlyMap<string, { state: string }>) =>
    Object.fromEntries([...answers].map(([ticket, { state }]) => [ticket, state]));

  it.each<[string, unknown, string]>([
    ['Suno’s own clips, raw', { id: 'r', clips: [young('a', 'queued'), young('b', 'queued')] }, 'clips:a:b'],
    ['clips below data', success({ clips: [young('a', 'queued')] }), 'clips:a'],
    ['a task below data', success({ task_id: task }), task],
    ['a task by a number', success(4711), '4711'],
    ['a task beside an empty name', { ...success(''), task_id: task }, task],
    ['a number for success', { code: 1, data: task }, task],
  ])('takes an order that is answered by %s', async (_, json, ticket) => {
    gateway().script({ json });
    expect(await create().submit(orders.rain, patient)).toEqual({ ticket });
  });

  it('asks once for all songs, once for all words and once for all stems', async () => {
    gateway().script(
      { json: success([record('SUCCESS', [clip('a')])]) },
      { json: success([record('SUCCESS', { text: 'Red coat' }, { task_id: 'w' })]) },
      { json: [clip('s1'), clip('s2')] },
    );
    const tickets = [task, 'lyrics:w', 'clips:s1', 'clips:s2', 'lost', 'lyrics:lost', 'persona:p'];
    const answers = await create().poll(tickets, patient);
    expect(paths().sort()).toEqual(['/suno/feed/s1,s2', '/suno/fetch', '/suno/fetch']);
    expect([...answers.keys()]).toEqual(tickets);
    expect(answers.get('persona:p')).toMatchObject({ state: 'made' });
    expect(answers.get('lost')).toEqual({ state: 'unknown' });
  });

  it('lets no stem in trouble hide a song, and does not give it up either', async () => {
    const provider = create();
    gateway().script({ json: success([record('SUCCESS', [clip('a')])]) }, { status: 503, text: 'busy' });
    const answers = await provider.poll([task, 'lost', 'clips:s1', 'answered:style'], patient);
    expect(statesOf(answers)).toEqual({
      [task]: 'finished',
      lost: 'unknown',
      'clips:s1': 'waiting',
      'answered:style': 'unknown',
    });
    gateway().script({ status: 503, text: 'busy' });
    await expect(provider.poll(['clips:s1'], patient)).rejects.toMatchObject({ code: 'overloaded' });
  });

  it('looks for an upload among the clips when no task has its name', async () => {
    gateway().script({ json: success(null) }, { json: [clip('own', { title: '' })] });
    const answers = await create().poll([namelessTicket], patient);
    expect(plain(answers.get(namelessTicket))).toEqual({
      state: 'finished',
      takes: [take('own', undefined, { title: 'Kitchen Tape' })],
      missing: 0,
    });
    expect(paths()).toEqual(['/suno/fetch', '/suno/feed/own']);
  });

  it('lets no upload hide a song where there is no feed', async () => {
    gateway().script(
      { json: success([record('SUCCESS', [clip('a')])]) },
      { json: success(null) },
      { status: 404, text: '<html></html>' },
    );
    const answers = await create().poll([task, namelessTicket], patient);
    expect(statesOf(answers)).toEqual({ [task]: 'finished', [namelessTicket]: 'waiting' });
  });

  it('asks for many sets of stems by addresses servers take', async () => {
    const provider = create();
    const id = (set: number, part: number) => `${set}-${part}-8b7a-4e3e-9b4f-0123456789ab`;
    const sets = Array.from({ length: 50 }, (_, set) =>
      Array.from({ length: 24 }, (_, part) => id(set, part)),
    );
    const ids = sets.flat();
    for (let start = 0; start < ids.length; start += 100)
      gateway().script({ json: ids.slice(start, start + 100).map((each) => clip(each)) });
    const answers = await provider.poll(
      sets.map((set) => `clips:${set.join(':')}`),
      patient,
    );
    expect([...answers.values()].every(({ state }) => state === 'finished')).toBe(true);
    for (const path of paths()) expect(path.length).toBeLessThan(8000);
  });

  it('looks again at a WAV every half a minute at most, because nobody knows what a look costs', async () => {
    let now = noon;
    const provider = create({ clock: () => now });
    const nothing = { json: { wav_file_url: null } };
    gateway().script(nothing, nothing, nothing, { json: { wav_file_url: 'https://cdn1.example/a.wav' } });
    const { ticket } = await provider.submit(orders.ofHarbour('wav'), patient);
    const lookedAt: number[] = [];
    for (let seconds = 5; seconds <= 90; seconds += 5) {
      now = noon + seconds * 1000;
      const before = gateway().heard.length;
      const answers = await provider.poll([ticket], patient);
      if (gateway().heard.length > before) lookedAt.push(seconds);
      expect(answers.get(ticket)?.state).toBe(seconds < 90 ? 'running' : 'made');
    }
    expect(lookedAt).toEqual([30, 60, 90]);
  });

  it.each<[string, object, string, object]>([
    ['gone', { status: 404, json: { error: { message: 'clip not found' } } }, 'unknown', {}],
    [
      'forbidden',
      { status: 400, json: { code: 'invalid_request', message: 'no midi for this clip', data: null } },
      'failed',
      { code: 'bad_input', detail: 'no midi for this clip' },
    ],
  ])('hears that notes are %s', async (_, answer, state, more) => {
    gateway().script(answer as { status: number; json: unknown });
    const answers = await create().poll(['midi:clip-harbour'], patient);
    expect(answers.get('midi:clip-harbour')).toEqual({ state, ...more });
  });

  it('follows a song that came without a task by its clip alone', async () => {
    gateway().script({ json: success(task) });
    const source = { ...second, clipId: 'stem-1', ticket: 'clips:stem-1:stem-2' };
    await create().submit({ ...orders.plainCover, source } as Order, patient);
    expect(gateway().heard[0]?.body).toMatchObject({ cover_clip_id: 'stem-1' });
    expect(gateway().heard[0]?.body).not.toHaveProperty('task_id');
  });
});
