import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/index.js';
import { createHarness, driverOf, neverAborted, noon, withoutUndefined } from '../contract/harness.js';
import * as orders from '../orders.js';
import {
  clip,
  record,
  second,
  success,
  take,
  task,
  unclearUploadTicket,
  unfinishedClip,
} from './fixtures.js';

describe('newapi', () => {
  const { gateway, create } = createHarness(driverOf('newapi'));
  const paths = () => gateway().requests.map(({ path }) => path);
  const statesOf = (answers: ReadonlyMap<string, { state: string }>) =>
    Object.fromEntries([...answers].map(([ticket, { state }]) => [ticket, state]));

  it.each<[string, unknown, string]>([
    [
      'Suno’s own clips',
      { id: 'r', clips: [unfinishedClip('a', 'queued'), unfinishedClip('b', 'queued')] },
      'clips:a:b',
    ],
    ['clips inside `data`', success({ clips: [unfinishedClip('a', 'queued')] }), 'clips:a'],
    ['a task inside `data`', success({ task_id: task }), task],
    ['a task whose id is a number', success(4711), '4711'],
    ['a task beside an empty `data`', { ...success(''), task_id: task }, task],
    ['a number for success', { code: 1, data: task }, task],
  ])('accepts an order that is answered by %s', async (_, json, ticket) => {
    gateway().script({ json });
    expect(await create().submit(orders.rain, neverAborted)).toEqual({ ticket });
  });

  it('polls all songs in one request, all lyrics in another and all stems in a third', async () => {
    gateway().script(
      { json: success([record('SUCCESS', [clip('a')])]) },
      { json: success([record('SUCCESS', { text: 'Red coat' }, { task_id: 'w' })]) },
      { json: [clip('s1'), clip('s2')] },
    );
    const tickets = [task, 'lyrics:w', 'clips:s1', 'clips:s2', 'lost', 'lyrics:lost', 'persona:p'];
    const answers = await create().poll(tickets, neverAborted);
    expect(paths().sort()).toEqual(['/suno/feed/s1,s2', '/suno/fetch', '/suno/fetch']);
    expect([...answers.keys()]).toEqual(tickets);
    expect(answers.get('persona:p')).toMatchObject({ state: 'made' });
    expect(answers.get('lost')).toEqual({ state: 'unknown' });
  });

  it('polls a song although the request for stems fails, and does not lose the stems', async () => {
    const provider = create();
    gateway().script({ json: success([record('SUCCESS', [clip('a')])]) }, { status: 503, text: 'busy' });
    const answers = await provider.poll([task, 'lost', 'clips:s1', 'answered:style'], neverAborted);
    expect(statesOf(answers)).toEqual({
      [task]: 'finished',
      lost: 'unknown',
      'clips:s1': 'waiting',
      'answered:style': 'unknown',
    });
    gateway().script({ status: 503, text: 'busy' });
    await expect(provider.poll(['clips:s1'], neverAborted)).rejects.toMatchObject({ code: 'overloaded' });
  });

  it('polls an upload as a clip when no task has its id', async () => {
    gateway().script({ json: success(null) }, { json: [clip('own', { title: '' })] });
    const answers = await create().poll([unclearUploadTicket], neverAborted);
    expect(withoutUndefined(answers.get(unclearUploadTicket))).toEqual({
      state: 'finished',
      takes: [take('own', undefined, { title: 'Kitchen Tape' })],
      missing: 0,
    });
    expect(paths()).toEqual(['/suno/fetch', '/suno/feed/own']);
  });

  it('polls a song although there is no feed for an upload', async () => {
    gateway().script(
      { json: success([record('SUCCESS', [clip('a')])]) },
      { json: success(null) },
      { status: 404, text: '<html></html>' },
    );
    const answers = await create().poll([task, unclearUploadTicket], neverAborted);
    expect(statesOf(answers)).toEqual({ [task]: 'finished', [unclearUploadTicket]: 'waiting' });
  });

  it('polls many sets of stems by addresses that servers accept', async () => {
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
      neverAborted,
    );
    expect([...answers.values()].every(({ state }) => state === 'finished')).toBe(true);
    for (const path of paths()) expect(path.length).toBeLessThan(8000);
  });

  it('polls a WAV every half minute at most, because each poll may be billed', async () => {
    let now = noon;
    const provider = create({ clock: () => now });
    const nothing = { json: { wav_file_url: null } };
    gateway().script(nothing, nothing, nothing, { json: { wav_file_url: 'https://cdn1.example/a.wav' } });
    const { ticket } = await provider.submit(orders.ofHarbour('wav'), neverAborted);
    const lookedAt: number[] = [];
    for (let seconds = 5; seconds <= 90; seconds += 5) {
      now = noon + seconds * 1000;
      const before = gateway().requests.length;
      const answers = await provider.poll([ticket], neverAborted);
      if (gateway().requests.length > before) lookedAt.push(seconds);
      expect(answers.get(ticket)?.state).toBe(seconds < 90 ? 'running' : 'made');
    }
    expect(lookedAt).toEqual([30, 60, 90]);
  });

  it.each<[string, object, string, object]>([
    [
      'an unreachable gateway',
      { status: 404, json: { error: { message: 'clip not found' } } },
      'unknown',
      {},
    ],
    [
      'forbidden',
      { status: 400, json: { code: 'invalid_request', message: 'no midi for this clip', data: null } },
      'failed',
      { code: 'bad_input', detail: 'no midi for this clip' },
    ],
  ])('finds notes that are %s', async (_, answer, state, more) => {
    gateway().script(answer as { status: number; json: unknown });
    const answers = await create().poll(['midi:clip-harbour'], neverAborted);
    expect(answers.get('midi:clip-harbour')).toEqual({ state, ...more });
  });

  it('refers to a song without a task by its clip alone', async () => {
    gateway().script({ json: success(task) });
    const source = { ...second, clipId: 'stem-1', ticket: 'clips:stem-1:stem-2' };
    await create().submit({ ...orders.plainCover, source } as Order, neverAborted);
    expect(gateway().requests[0]?.body).toMatchObject({ cover_clip_id: 'stem-1' });
    expect(gateway().requests[0]?.body).not.toHaveProperty('task_id');
  });
});
