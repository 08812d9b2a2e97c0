import { beforeEach, describe, expect, it } from 'vitest';
import type { JobQueue } from '../../src/core/index.js';

/** A job that a worker has taken, and how it ends: for good, or to go on after so many milliseconds. */
export type TakenJob = { id: string; end: () => Promise<void>; later: (ms: number) => Promise<void> };

/** Empty queues with two processes of one bot, for the gateways `first` and `second` and the platform `web`. */
export type QueueSubject = {
  first: JobQueue;
  second: JobQueue;
  /** Takes the next song of the gateway `first`, as a worker does; undefined when none is due. */
  take: () => Promise<TakenJob | undefined>;
  /** The ids of the jobs for the platform `web`, due or not. */
  idsOf: (kind: 'deliver' | 'refreshCard') => Promise<string[]>;
  /** Lets time pass until the condition holds. */
  until: (condition: () => Promise<boolean>) => Promise<void>;
};

/** The songs of people in the order they come: `AAB` is A's songs A1 and A2, then B's song B1. */
const submitAll = async ({ first, second }: QueueSubject, people: string): Promise<void> => {
  const counts = new Map<string, number>();
  for (const [index, person] of [...people].entries()) {
    const count = (counts.get(person) ?? 0) + 1;
    counts.set(person, count);
    await (index % 2 ? first : second).submit('first', `${person}${count}`, person);
  }
};

const describeOrder = (subject: () => QueueSubject) => {
  it('takes turns between people', async () => {
    await submitAll(subject(), 'AAAAABBC');
    expect(await subject().first.waiting('first', 10)).toEqual([
      'A1',
      'A2',
      'B1',
      'C1',
      'A3',
      'B2',
      'A4',
      'A5',
    ]);
    expect(await subject().second.waiting('first', 3)).toEqual(['A1', 'A2', 'B1']);
  });

  it('hands out songs in that order, and lets a late person in with the next round', async () => {
    await submitAll(subject(), 'AAAAA');
    for (const id of ['A1', 'A2', 'A3']) {
      const job = await subject().take();
      expect(job?.id).toBe(id);
      await job?.end();
    }
    await subject().second.submit('first', 'B1', 'B');
    expect(await subject().first.waiting('first', 10)).toEqual(['A4', 'A5', 'B1']);
  });

  it('forgets who had how many once nobody waits', async () => {
    await submitAll(subject(), 'AAA');
    for (let song = 0; song < 3; song += 1) await (await subject().take())?.end();
    await subject().first.submit('first', 'A4', 'A');
    await subject().first.submit('first', 'B1', 'B');
    await subject().first.submit('first', 'A5', 'A');
    expect(await subject().first.waiting('first', 10)).toEqual(['A4', 'B1', 'A5']);
  });

  it('knows how many go first', async () => {
    const { first, second } = subject();
    await submitAll(subject(), 'AAB');
    expect(await second.ahead('first', 'A1')).toBe(0);
    expect(await second.ahead('first', 'B1')).toBe(2);
    expect(await second.ahead('first', 'nobody')).toBeUndefined();
    expect(await first.ahead('second', 'A1')).toBeUndefined();
    const job = await subject().take();
    expect(await first.ahead('first', 'A1')).toBeUndefined();
    expect(await first.ahead('first', 'B1')).toBe(1);
    await job?.end();
  });

  it('counts places up to five hundred', async () => {
    const { first } = subject();
    const ids = Array.from({ length: 505 }, (_, index) => `song-${index}`);
    for (const id of ids) await first.submit('first', id, 'A');
    expect(await first.ahead('first', 'song-499')).toBe(499);
    expect(await first.ahead('first', 'song-503')).toBe(500);
  });

  it('keeps a line for each gateway', async () => {
    const { first } = subject();
    await first.submit('first', 'A1', 'A');
    await first.submit('second', 'B1', 'B');
    expect(await first.waiting('first', 5)).toEqual(['A1']);
    expect(await first.waiting('second', 5)).toEqual(['B1']);
  });
};

const describeJobs = (subject: () => QueueSubject) => {
  it('takes a song once, however often it is added', async () => {
    const { first, second } = subject();
    await submitAll(subject(), 'AAB');
    await first.submit('first', 'A1', 'A');
    await second.submit('first', 'A1', 'A');
    expect(await first.waiting('first', 10)).toEqual(['A1', 'A2', 'B1']);
    const job = await subject().take();
    await second.submit('first', 'A1', 'A');
    expect(await first.waiting('first', 10)).toEqual(['A2', 'B1']);
    await job?.end();
    await second.submit('first', 'A1', 'A');
    expect(await first.waiting('first', 10)).toContain('A1');
  });

  it('hands a song to one worker', async () => {
    await submitAll(subject(), 'A');
    const jobs = [await subject().take(), await subject().take()];
    expect(jobs.map((job) => job?.id)).toEqual(['A1', undefined]);
  });

  it('brings back a song that goes on later, behind those of its rank that came meanwhile', async () => {
    await submitAll(subject(), 'A');
    await (await subject().take())?.later(40);
    expect(await subject().first.waiting('first', 10)).toEqual([]);
    await submitAll(subject(), 'BB');
    const order: string[] = [];
    const takeOne = async () => {
      const job = await subject().take();
      if (job !== undefined) order.push(job.id);
      await job?.end();
      return job !== undefined;
    };
    await takeOne();
    await subject().until(async () => {
      const job = await subject().take();
      if (job?.id === 'A1') order.push('A1');
      // Not the one to wait for: it goes back to its place.
      await (job?.id === 'A1' ? job.end() : job?.later(0));
      return job?.id === 'A1';
    });
    await subject().until(takeOne);
    expect(order).toEqual(['B1', 'A1', 'B2']);
  });

  it('withdraws a song that waits, and leaves one that a worker has taken', async () => {
    const { first, second } = subject();
    await submitAll(subject(), 'AB');
    await second.withdraw('first', 'B1');
    await second.withdraw('first', 'B1');
    await second.withdraw('first', 'nobody');
    expect(await first.waiting('first', 10)).toEqual(['A1']);
    const job = await subject().take();
    await second.withdraw('first', 'A1');
    await first.submit('first', 'A1', 'A');
    expect(await first.waiting('first', 10)).toEqual([]);
    await job?.end();
  });

  it('takes a delivery and a refresh of a card once each', async () => {
    const { first, second } = subject();
    for (const queue of [first, second, first]) {
      await queue.deliver('web', 'A1');
      await queue.refreshCard('web', 'A1');
    }
    await first.refreshCard('web', 'A2');
    expect(await subject().idsOf('deliver')).toEqual(['A1']);
    expect((await subject().idsOf('refreshCard')).sort()).toEqual(['A1', 'A2']);
  });
};

/** What every job queue does. `open` makes empty queues, and is called before each test. */
export const describeQueue = (
  name: string,
  open: () => Promise<{ subject: QueueSubject; close: () => Promise<void> }>,
) => {
  describe(name, () => {
    let current: QueueSubject;
    beforeEach(async () => {
      const opened = await open();
      current = opened.subject;
      return opened.close;
    });
    describeOrder(() => current);
    describeJobs(() => current);
  });
};
