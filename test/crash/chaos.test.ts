import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import type { Generation } from '../../src/core/index.js';
import { closedPort } from '../kit/gateway.js';
import { isLongForm } from '../kit/long-form.js';
import type { Running } from '../kit/process.js';
import { createChance } from '../kit/schedule.js';
import { openChargeProxy } from './charge-proxy.js';
import type { CrashPlan } from './crash-bot.js';
import { type CrashEnv, untilPolled } from './crash-env.js';
import { type Asked, createLoad } from './load.js';
import { useCrashEnv } from './telegram-lives.js';

const songs = isLongForm ? 24 : 6;
const kills = isLongForm ? 10 : 3;
const half = Math.ceil(songs / 2);
const prefix = 'chaos';
const limitMs = 240_000;

const env = useCrashEnv(600);

/** A succession of bots in one role. */
type Succession = {
  deaths(): number;
  outputs(): string;
  current(): Running | undefined;
  /** Kills the current bot; the next one takes its place. */
  kill(): void;
  stop(): Promise<void>;
};

type SuccessionOptions = {
  role: 'all' | 'worker';
  seed: number;
  settings: Record<string, string>;
  mayDie: () => boolean;
};

/** Starts a bot that is killed at an effect drawn by chance, and the next one after each death. */
const startSuccession = (crashEnv: CrashEnv, options: SuccessionOptions): Succession => {
  const { role, seed, settings, mayDie } = options;
  const chance = createChance(seed);
  const outputs: string[] = [];
  let deaths = 0;
  let isOver = false;
  let current: Running | undefined;
  const drawDeath = (): Pick<CrashPlan, 'at' | 'moment'> => {
    const at = 3 + Math.floor(chance() * 58);
    const moment = (['before', 'during', 'after'] as const)[Math.floor(chance() * 3)] ?? 'before';
    // Few effects are network calls, so a death during one of them is drawn nearer.
    return { at: mayDie() ? (moment === 'during' ? Math.ceil(at / 4) : at) : 0, moment };
  };
  const ended = (async () => {
    while (!isOver) {
      current = crashEnv.startCrashBot({ prefix, ...drawDeath() }, { ...settings, ROLE: role });
      await current.ended;
      outputs.push(current.output().replaceAll('polled\n', ''));
      if (current.output().includes('dying at')) deaths += 1;
    }
  })();
  return {
    deaths: () => deaths,
    outputs: () => outputs.join('\n'),
    current: () => current,
    kill: () => current?.kill(),
    stop: async () => {
      isOver = true;
      current?.kill();
      await ended;
    },
  };
};

const readRecords = async (url: string): Promise<Generation[]> => {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys(`${prefix}:generation:*`);
    const texts = await Promise.all(keys.map((key) => redis.hget(key, 'record')));
    return texts.flatMap((text) => (text === null ? [] : [JSON.parse(text) as Generation]));
  } finally {
    redis.disconnect();
  }
};

const promptOf = (record: Generation): string => String(record.request.values.prompt);

const isDone = (record: Generation): boolean => record.state.step === 'done';

/** Asks again and again until the answer is yes; the test fails by its expectations when it stays no. */
const until = async (question: () => boolean | Promise<boolean>): Promise<void> => {
  const giveUpAt = Date.now() + limitMs;
  while (!(await question()) && Date.now() < giveUpAt) await pause(100);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('whatever dies while people ask for songs, each song that got a card comes once or is reported as failed, and none is charged twice', async () => {
  const proxy = await openChargeProxy(env().sandbox.urlOf('ccapi'));
  const port = await closedPort();
  const load = await createLoad(`http://127.0.0.1:${port}`);
  let isCalm = false;
  const deaths = (): number => bots.reduce((sum, bot) => sum + bot.deaths(), 0);
  const bots: Succession[] = [];
  const start = (role: 'all' | 'worker', seed: number) => {
    const settings = {
      ...load.settings,
      PORT: role === 'all' ? String(port) : '0',
      CCAPI_URL: proxy.url,
    };
    const succession = startSuccession(env(), {
      role,
      seed,
      settings,
      mayDie: () => !isCalm && deaths() < kills,
    });
    bots.push(succession);
    return succession;
  };

  const asked: Promise<Asked>[] = [];
  const askSome = async (from: number, to: number) => {
    for (let number = from; number < to; number += 1) {
      asked.push(load.ask(number));
      await pause(350);
    }
  };
  const all = start('all', 20);
  await askSome(0, songs / 3);
  const worker = start('worker', 30);
  await askSome(songs / 3, half);
  await env().redis.kill('SIGKILL');
  await pause(600);
  await env().redis.restart();
  await askSome(half, songs);
  const answers = await Promise.all(asked);
  const promised = answers.filter(({ answer }) => answer === 'card').map(({ prompt }) => prompt);
  const isSettled = async () => {
    const records = await readRecords(env().redis.url).catch(() => []);
    const done = new Set(records.filter(isDone).map(promptOf));
    return promised.every((prompt) => done.has(prompt)) && records.every(isDone);
  };
  await until(async () => deaths() >= kills || (await isSettled()));
  isCalm = true;
  await worker.stop();
  // The last bot may still be waiting for the effect to die at.
  const last = all.current();
  all.kill();
  await until(() => all.current() !== last);
  await until(isSettled);
  const current = all.current();
  if (current !== undefined) await untilPolled(current, 10);

  const records = await readRecords(env().redis.url);
  const [tracks, texts] = [await load.tracks(), await load.texts()];
  await all.stop();
  await load.close();
  const detail = bots
    .map((bot) => bot.outputs())
    .join('\n')
    .split('\n')
    .filter((line) => !/Missing lock|could not renew lock/.test(line))
    .join('\n')
    .slice(-6000);

  const delivered: string[] = [];
  const failed: string[] = [];
  const lost: string[] = [];
  for (const prompt of promised) {
    const matching = records.filter((record) => promptOf(record) === prompt);
    expect(matching.length, `one record for “${prompt}”: ${detail}`).toBe(1);
    const state = matching[0]?.state;
    if (state?.step !== 'done') lost.push(prompt);
    else if (state.outcome.kind === 'tracks') delivered.push(prompt);
    else failed.push(prompt);
  }
  const twice = answers.filter(({ prompt }) => proxy.acceptedWith(prompt) > 1);
  const count = (wanted: Asked['answer']) => answers.filter(({ answer }) => answer === wanted).length;
  console.log(
    `chaos: ${songs} requests on 3 platforms, ${deaths()} bots killed and Redis once: ${promised.length} cards, ` +
      `${delivered.length} delivered, ${failed.length} in doubt and reported, ${lost.length} lost, ` +
      `${proxy.accepted()} charges, ${twice.length} charged twice; ` +
      `${count('refused')} refused for now, ${count('nothing')} without an answer`,
  );
  await proxy.close();

  expect(deaths(), detail).toBeGreaterThanOrEqual(kills - 2);
  expect(lost, `nothing is lost: ${detail}`).toEqual([]);
  expect(twice, 'nothing is charged twice').toEqual([]);
  expect(proxy.accepted()).toBe(env().sandbox.charges.length);
  expect(proxy.accepted()).toBeLessThanOrEqual(songs);
  for (const prompt of delivered) expect(proxy.acceptedWith(prompt), prompt).toBe(1);
  for (const prompt of failed) {
    expect(
      texts.some((text) => text.includes(prompt) && /charged/.test(text)),
      `the person sees what became of “${prompt}”`,
    ).toBe(true);
  }
  // The chats hold exactly the tracks that the records call posted: none is missing, none is there twice.
  const expected: Record<string, number> = { telegram: 0, discord: 0, web: 0 };
  for (const { state, address } of records) {
    if (state.step !== 'done' || state.outcome.kind !== 'tracks') continue;
    expected[address.platform] = (expected[address.platform] ?? 0) + state.outcome.takes.length;
  }
  expect(tracks, `${texts.join('\n')}\n${detail}`).toEqual(expected);
}, 600_000);
