import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createManualClock,
  createMemoryConversations,
  createMemoryFairRanks,
  createMemoryReceipts,
  createMemoryStore,
} from '../kit/memory/index.js';
import { startRedis, type TestRedis } from '../kit/redis.js';
import { callMethod, dumpKeys, type Fixture, plainAnswer, recordFixture, restoreKeys } from './fixtures.js';
import { openRedisSubject, type RedisSubject } from './redis-harness.js';
import { scenarioNow, scenarios } from './scenarios.js';

const folder = join(import.meta.dirname, 'fixtures');
const versions = readdirSync(folder);
const fixtures = versions.flatMap((version) =>
  readdirSync(join(folder, version)).map((file) => {
    const fixture: Fixture = JSON.parse(readFileSync(join(folder, version, file), 'utf8'));
    return [version, file.replace('.json', ''), fixture] as const;
  }),
);

let server: TestRedis;
let redis: Redis;
let subject: RedisSubject;

beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
beforeEach(async () => {
  const opened = await openRedisSubject(server);
  subject = opened.subject;
  return opened.close;
});
afterAll(async () => {
  await redis.quit();
  await server.stop();
});

const answersOf = async (store: object, { reads }: Fixture) => {
  const answers: Fixture['reads'] = [];
  for (const { call } of reads) answers.push({ call, answer: plainAnswer(await callMethod(store, call)) });
  return answers;
};

/** A stored text without its version; texts that are no JSON object stay as they are. */
const withoutVersion = (value: unknown): unknown => {
  if (typeof value === 'string' && value.startsWith('{')) {
    const { version, ...fields } = JSON.parse(value);
    if (version !== undefined && version !== 1) throw new Error(`There is a version ${version}.`);
    return fields;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { version, ...fields } = value as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, withoutVersion(field)]));
};

/** What two versions must store alike. A second or so may pass between a write and the look at its time to live. */
const comparable = (written: Fixture['written']) =>
  Object.fromEntries(
    Object.entries(written).map(([key, { type, value, seconds }]) => {
      const lives = seconds === undefined ? {} : { seconds: expect.closeTo(seconds, -1) };
      return [key, { type, value: withoutVersion(value), ...lives }];
    }),
  );

describe.each(fixtures)('what %s stored: %s', (_version, _name, fixture) => {
  it('is read with nothing lost', async () => {
    await restoreKeys(redis, subject.prefix, fixture.written);
    expect(await answersOf(subject.first, fixture)).toEqual(fixture.reads);
  });

  it('is what this version stores, but for the version', async () => {
    for (const call of fixture.calls) await callMethod(subject.first, call);
    const written = await dumpKeys(redis, subject.prefix);
    const bare = Object.entries(written).map(([key, { value, ...rest }]) => [
      key,
      { ...rest, value: withoutVersion(value) },
    ]);
    expect(Object.fromEntries(bare)).toEqual(comparable(fixture.written));
  });

  it('reads the same from the store in memory', async () => {
    const clock = createManualClock(scenarioNow);
    const memory = {
      core: createMemoryStore(clock.now),
      receipts: createMemoryReceipts(),
      conversations: createMemoryConversations(),
      fairRanks: createMemoryFairRanks(),
    };
    for (const call of fixture.calls) await callMethod(memory, call);
    expect(await answersOf(memory, fixture)).toEqual(fixture.reads);
  });
});

it('the fixtures of 0.1.0 hold every scenario', () => {
  const names = fixtures.filter(([version]) => version === '0.1.0').map(([, name]) => name);
  expect(names.sort()).toEqual(Object.keys(scenarios).sort());
});

// RECORD_FIXTURES=0.2.0 npx vitest run test/store/fixtures.test.ts -t 'stores its fixtures'
const recorded = process.env.RECORD_FIXTURES;
it.runIf(recorded !== undefined)('the version to be released stores its fixtures', async () => {
  const target = join(folder, recorded ?? '');
  mkdirSync(target, { recursive: true });
  for (const [name, scenario] of Object.entries(scenarios)) {
    const opened = await openRedisSubject(server);
    const { first, prefix } = opened.subject;
    const fixture = await recordFixture(first, redis, prefix, scenario);
    writeFileSync(join(target, `${name}.json`), `${JSON.stringify(fixture, undefined, 2)}\n`);
    await opened.close();
  }
});
