import { Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQueues } from '../../src/queue/index.js';
import { deliverQueue, refreshCardQueue, submitQueue } from '../../src/queue/names.js';
import { createMemoryFairRanks } from '../kit/memory/index.js';
import { startRedis, type TestRedis } from '../kit/redis.js';
import { openRedisSubject } from '../store/redis-harness.js';
import { describeQueue, type QueueSubject } from './behaviour.js';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const token = 'worker';
let redis: TestRedis;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

/** A worker that takes a job only when a test asks for one. */
const createTaker = (prefix: string) => {
  const worker = new Worker(submitQueue('first'), null, {
    connection: { url: redis.url },
    prefix,
    autorun: false,
  });
  const take: QueueSubject['take'] = async () => {
    const job = await worker.getNextJob(token, { block: false });
    if (job === undefined) return undefined;
    return {
      id: String(job.data.id),
      end: async () => void (await job.moveToCompleted('', token, false)),
      later: (ms) => job.moveToDelayed(Date.now() + ms, token),
    };
  };
  return { take, close: () => worker.close() };
};

describeQueue('the job queue of BullMQ', async () => {
  const store = await openRedisSubject(redis);
  const prefix = `${store.subject.prefix}-jobs`;
  const [first, second] = [store.subject.first, store.subject.second].map(({ fairRanks }) =>
    createQueues({
      url: redis.url,
      prefix,
      providers: ['first', 'second'],
      platforms: ['web'],
      fairRank: fairRanks.next,
      log,
    }),
  );
  if (first === undefined || second === undefined) throw new Error('There are two processes.');
  await Promise.all([first.ready(), second.ready()]);
  const taker = createTaker(prefix);
  const names = { deliver: deliverQueue('web'), refreshCard: refreshCardQueue('web') };
  const idsOf: QueueSubject['idsOf'] = async (kind) => {
    const queue = first.queues.find(({ name }) => name === names[kind]);
    const jobs = (await queue?.getJobs(['wait', 'delayed', 'prioritized', 'active'])) ?? [];
    return jobs.map(({ data }) => data.id);
  };
  return {
    subject: { first, second, take: taker.take, idsOf, until: store.subject.until },
    close: async () => {
      await taker.close();
      await Promise.all([first.close(), second.close()]);
      await store.close();
    },
  };
});

describe('a gateway or platform that is not in use', () => {
  it('has no queue: nothing can be submitted there, and nothing waits or is delivered', async () => {
    const queue = createQueues({
      url: redis.url,
      prefix: 'not-in-use',
      providers: [],
      platforms: [],
      fairRank: createMemoryFairRanks().next,
      log,
    });
    await queue.ready();
    await expect(queue.submit('first', 'A1', 'A')).rejects.toThrow('first');
    await queue.deliver('web', 'A1');
    await queue.refreshCard('web', 'A1');
    await queue.withdraw('first', 'A1');
    expect(await queue.waiting('first', 5)).toEqual([]);
    expect(await queue.ahead('first', 'A1')).toBeUndefined();
    await queue.close();
  });
});
