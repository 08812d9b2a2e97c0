import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Generation } from '../../src/core/index.js';
import { closedPort } from '../kit/gateway.js';
import type { Running } from '../kit/process.js';
import { type ChargeProxy, openChargeProxy } from './charge-proxy.js';
import type { Fate } from './crash-bot.js';
import { type CrashEnv, openCrashEnv } from './crash-env.js';
import { type Asked, createLoad, type Load } from './load.js';

const songs = 24;
const kills = 10;
const prefix = 'chaos';

let ward: CrashEnv;
let till: ChargeProxy;
let crowd: Load;
let port: number;

beforeAll(async () => {
  ward = await openCrashEnv(600);
  till = await openChargeProxy(ward.sandbox.urlOf('ccapi'));
  port = await closedPort();
  crowd = await createLoad(`http://127.0.0.1:${port}`);
});
afterAll(async () => {
  await crowd.close();
  await till.close();
  await ward.close();
});

/** The same numbers every time: from 0 to less than 1 (mulberry32). */
const dice = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Line = {
  deaths(): number;
  outputs(): string;
  /** Ends the one that lives now, as by accident; the next one takes its place. */
  kill(): void;
  stop(): Promise<void>;
};

/** A line of bots in one role, each killed at a step that was drawn, each followed by the next. */
const runLine = (role: 'all' | 'worker', seed: number, mayDie: () => boolean): Line => {
  const roll = dice(seed);
  const outputs: string[] = [];
  let deaths = 0;
  let isOver = false;
  let now: Running | undefined;
  const draw = (): Pick<Fate, 'at' | 'moment'> => {
    const at = 3 + Math.floor(roll() * 58);
    const moment = (['before', 'during', 'after'] as const)[Math.floor(roll() * 3)] ?? 'before';
    // Few steps leave the house, so such a death is drawn nearer.
    return { at: mayDie() ? (moment === 'during' ? Math.ceil(at / 4) : at) : 0, moment };
  };
  const ended = (async () => {
    while (!isOver) {
      now = ward.victim(
        { prefix, ...draw() },
        { ...crowd.settings, ROLE: role, PORT: role === 'all' ? String(port) : '0', CCAPI_URL: till.url },
      );
      await now.ended;
      outputs.push(now.output());
      if (now.output().includes('dying at')) deaths += 1;
    }
  })();
  return {
    deaths: () => deaths,
    outputs: () => outputs.join('\n'),
    kill: () => now?.kill(),
    stop: async () => {
      isOver = true;
      now?.kill();
      await ended;
    },
  };
};

const records = async (): Promise<Generation[]> => {
  const redis = new Redis(ward.redis.url);
  try {
    const keys = await redis.keys(`${prefix}:generation:*`);
    const texts = await Promise.all(keys.map((key) => redis.hget(key, 'record')));
    return texts.flatMap((text) => (text === null ? [] : [JSON.parse(text) as Generation]));
  } finally {
    redis.disconnect();
  }
};

const wishOf = (record: Generation): string => String(record.request.values.prompt);

const until = async (question: () => boolean | Promise<boolean>, ms: number): Promise<boolean> => {
  for (let waited = 0; waited < ms; waited += 100) {
    if (await question()) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
};

test('whatever dies while a crowd asks for songs, each song that was promised comes once or is told as failed, and none is paid twice', {
  timeout: 300_000,
  retry: 0,
}, async () => {
  let calm = false;
  const deaths = (): number => lines.reduce((sum, line) => sum + line.deaths(), 0);
  const mayDie = (): boolean => !calm && deaths() < kills;
  const lines: Line[] = [];
  lines.push(runLine('all', 20, mayDie));

  const asked: Promise<Asked>[] = [];
  const askSome = async (from: number, to: number) => {
    for (let number = from; number < to; number += 1) {
      asked.push(crowd.ask(number));
      await new Promise((resolve) => setTimeout(resolve, 350));
    }
  };
  await askSome(0, songs / 3);
  lines.push(runLine('worker', 30, mayDie));
  await askSome(songs / 3, songs / 2);
  await ward.redis.kill('SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 600));
  await ward.redis.restart();
  await askSome(songs / 2, songs);
  const answers = await Promise.all(asked);
  await until(() => deaths() >= kills, 15_000);
  calm = true;
  await lines[1]?.stop();
  // The last one may still be waiting for its step to die at.
  lines[0]?.kill();

  const promised = answers.filter((one) => one.heard === 'card').map((one) => one.wish);
  const isSettled = async () => {
    const all = await records().catch(() => []);
    const done = new Set(all.filter((one) => one.state.step === 'done').map(wishOf));
    return promised.every((wish) => done.has(wish)) && all.every((one) => one.state.step === 'done');
  };
  await until(isSettled, 40_000);
  // Whatever would come twice has time to come.
  await new Promise((resolve) => setTimeout(resolve, 1000));

  const all = await records();
  const [tracks, words] = [await crowd.tracks(), await crowd.words()];
  await lines[0]?.stop();
  const detail = lines
    .map((line) => line.outputs())
    .join('\n')
    .slice(-6000);

  const delivered: string[] = [];
  const failed: string[] = [];
  const lost: string[] = [];
  for (const wish of promised) {
    const mine = all.filter((one) => wishOf(one) === wish);
    expect(mine.length, `one record for “${wish}”: ${detail}`).toBe(1);
    const state = mine[0]?.state;
    if (state?.step !== 'done') lost.push(wish);
    else if (state.outcome.kind === 'tracks') delivered.push(wish);
    else failed.push(wish);
  }
  const twice = answers.filter((one) => till.taken(one.wish) > 1);
  console.log(
    `chaos: ${songs} asked on 3 platforms, killed ${deaths()} times and Redis once: ${promised.length} promised, ` +
      `${delivered.length} delivered, ${failed.length} in doubt and told, ${lost.length} lost, ` +
      `${till.total()} charges, ${twice.length} charged twice; ` +
      `${answers.filter((one) => one.heard === 'refused').length} told to come back, ` +
      `${answers.filter((one) => one.heard === 'nothing').length} never heard`,
  );

  expect(deaths(), detail).toBeGreaterThanOrEqual(kills - 2);
  expect(lost, `nothing is lost: ${detail}`).toEqual([]);
  expect(twice, 'nothing is paid twice').toEqual([]);
  expect(till.total()).toBe(ward.sandbox.charges.length);
  expect(till.total()).toBeLessThanOrEqual(songs);
  for (const wish of delivered) expect(till.taken(wish), wish).toBe(1);
  for (const wish of failed) {
    expect(
      words.some((text) => text.includes(wish) && /charged/.test(text)),
      `${wish} was told`,
    ).toBe(true);
  }
  // In the chats stand exactly the tracks that the records say were posted: none is missing, none is there twice.
  const expected: Record<string, number> = { telegram: 0, discord: 0, web: 0 };
  for (const { state, address } of all) {
    if (state.step !== 'done' || state.outcome.kind !== 'tracks') continue;
    expected[address.platform] = (expected[address.platform] ?? 0) + state.outcome.takes.length;
  }
  expect(tracks, detail).toEqual(expected);
});
