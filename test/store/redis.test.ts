import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, rain } from '../core/samples.js';
import { startRedis, type TestRedis } from '../kit/redis.js';
import { describeStore } from './behaviour/index.js';
import { openRedisSubject } from './redis-harness.js';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

describeStore('the store in Redis', () => openRedisSubject(redis));

describe('two bots in one Redis', () => {
  it('have a secret each, the same for all processes of a bot', async () => {
    const one = await openRedisSubject(redis);
    const other = await openRedisSubject(redis);
    expect(one.subject.first.secret).toHaveLength(32);
    expect(one.subject.second.secret).toEqual(one.subject.first.secret);
    expect(other.subject.first.secret).not.toEqual(one.subject.first.secret);
    const ids = [one, other].map(({ subject }) => subject.first.core.idFor('event-1'));
    expect(ids[1]).not.toBe(ids[0]);
    await one.close();
    await other.close();
  });

  it('know nothing of each other', async () => {
    const one = await openRedisSubject(redis);
    const other = await openRedisSubject(redis);
    await one.subject.first.core.locks.claim('card', 60_000);
    await one.subject.first.core.generations.create(rain());
    expect(await other.subject.first.core.locks.held('card')).toBe(false);
    expect(await other.subject.first.core.generations.openOf(ada)).toEqual([]);
    await one.close();
    await other.close();
  });
});
