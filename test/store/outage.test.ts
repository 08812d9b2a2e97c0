import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { note } from '../../src/core/index.js';
import { ada, posted, rain, roof } from '../core/samples.js';
import { startRedis, type TestRedis } from '../kit/redis.js';
import { openRedisSubject, type RedisSubject, until } from './redis-harness.js';

let redis: TestRedis;
let directory: string;
let subject: RedisSubject;
let close: () => Promise<void>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'store-'));
  redis = await startRedis({ directory, appendonly: true });
});

beforeEach(async () => {
  ({ subject, close } = await openRedisSubject(redis));
  return () => close();
});

afterAll(async () => {
  await redis.stop();
  await rm(directory, { recursive: true });
});

describe('a Redis that goes away', () => {
  it('has everything when it comes back, and the watchers still get every change', async () => {
    const { first, second } = subject;
    const seen: string[] = [];
    await second.conversations.watch('chat', ({ id }) => seen.push(id));
    await first.core.generations.create(rain());
    await first.core.generations.save(rain({ revision: 2, card: posted('7') }));
    await first.core.pollSchedule.put('first', 'rainrainrainrain', 5);
    await first.core.tracks.save(roof());
    await first.core.expiring.save('form', { lyrics: 'la' }, 3600);
    await first.receipts.keep('rain.0', posted('7'));
    await first.core.locks.claim('card', 3_600_000);
    await first.core.health.coolDown('first', 'overloaded', 20_000);
    await first.core.timings.record('first', 'song', 61);
    await redis.kill();
    await redis.restart();
    await until(() => first.ready());
    expect(await first.core.generations.load('rainrainrainrain')).toEqual(
      rain({ revision: 2, card: posted('7') }),
    );
    expect(await first.core.generations.create(rain())).toBe('taken');
    expect(await first.core.generations.save(rain({ revision: 2 }))).toBe(false);
    expect(await first.core.generations.openOf(ada)).toEqual(['rainrainrainrain']);
    expect(await first.core.pollSchedule.take('first', 5, 10, 10)).toEqual(['rainrainrainrain']);
    expect(await first.core.tracks.newest(ada, 5)).toEqual([roof()]);
    expect(await first.core.expiring.take('form')).toEqual({ lyrics: 'la' });
    expect(await first.receipts.find('rain.0')).toEqual(posted('7'));
    expect(await first.core.locks.held('card')).toBe(true);
    expect((await first.core.health.coolingDown()).get('first')?.reason).toBe('overloaded');
    expect(await first.core.timings.median('first', 'song')).toBe(61);
    await until(async () => {
      const entry = { id: 'a', at: 1, from: 'bot', message: note('plain', '') } as const;
      return seen.includes((await first.conversations.put('chat', entry)).id);
    });
  });

  it('is reported at once instead of waited for', { timeout: 10_000 }, async () => {
    const { first } = subject;
    await redis.kill();
    try {
      const results = await Promise.allSettled([
        first.core.generations.load('rainrainrainrain'),
        first.core.generations.create(rain()),
        first.core.pollSchedule.take('first', 0, 1, 1),
        first.core.tracks.load('a'),
        first.core.expiring.take('form'),
        first.receipts.find('a'),
        first.core.locks.claim('card', 1),
        first.conversations.read('chat', 1),
        first.core.health.coolingDown(),
      ]);
      for (const result of results)
        expect(result).toMatchObject({
          status: 'rejected',
          reason: { name: 'StorageError', code: 'unreachable' },
        });
      expect(await first.ready()).toBe(false);
      // A second request is refused as well.
      await expect(first.core.generations.load('rainrainrainrain')).rejects.toThrow();
    } finally {
      await redis.restart();
    }
    await until(() => first.ready());
  });

  it('does not keep a bot from closing', { timeout: 10_000 }, async () => {
    await redis.kill();
    try {
      await close();
    } finally {
      await redis.restart();
    }
  });
});
