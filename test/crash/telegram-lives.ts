import { afterAll, beforeAll, expect } from 'vitest';
import { startTelegram, type Telegram } from '../kit/telegram/index.js';
import type { CrashPlan } from './crash-bot.js';
import { type CrashEnv, openCrashEnv, superviseBot, untilPolled } from './crash-env.js';

/** Lives that run side by side: each mostly waits for leases to end. */
const concurrency = 3;
/** More effects than one song has. */
const mostEffects = 60;
const limitMs = 240_000;

/** What one person saw in the end, and what the gateway has charged for it. */
export type Ending = { died: boolean; songs: number; verdicts: string[]; charges: number; detail: string };

const isVerdict = (text: string) => /charged|Cancelled/.test(text);

const detailOf = (name: string, first: string, second: string): string =>
  `${name}: ${first} | ${second}`.replaceAll('polled\n', '').slice(-4000);

/** Opens a crash environment for the tests of a file. */
export const useCrashEnv = (paceMs: number): (() => CrashEnv) => {
  let env: CrashEnv | undefined;
  beforeAll(async () => {
    env = await openCrashEnv(paceMs);
  });
  afterAll(() => env?.close());
  return () => {
    if (env === undefined) throw new Error('The crash environment is not open yet.');
    return env;
  };
};

/** One person asks for one song; the bot dies at its nth effect, and another one takes its place. */
const runLife = async (env: CrashEnv, at: number, moment: CrashPlan['moment']): Promise<Ending> => {
  const telegram: Telegram = await startTelegram();
  const name = `${moment}-${at}`;
  const account = `${moment.slice(0, 1)}${String(at).padStart(5, '0')}`;
  const settings = {
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.apiRoot,
    CCAPI_KEY: `key-${account}`,
  };
  const ana = telegram.person('Ana');
  const chat = telegram.privateChat(ana);
  const first = env.startCrashBot({ prefix: name, at, moment }, settings);
  await ana.say(chat, `/song a song about ${name}`);
  const posted = () => telegram.messages(chat).filter((message) => message.from?.is_bot);
  const tracks = () => posted().filter((message) => message.audio !== undefined);
  const verdicts = () => posted().flatMap(({ text = '' }) => (isVerdict(text) ? [text] : []));
  const isOver = () => tracks().length >= 2 || verdicts().length > 0;

  const death = first.ended.then(() => 'died');
  const outcome = await Promise.race([
    death,
    telegram.until(isOver, 'the end', limitMs).then(() => 'finished'),
  ]);
  // An effect after the last post may still be deadly.
  if (outcome === 'finished') await Promise.race([death, untilPolled(first).catch(() => undefined)]);
  const died = first.output().includes('dying at');
  let second = '';
  if (died) {
    const successor = superviseBot(() => env.startCrashBot({ prefix: name }, settings));
    await telegram.until(isOver, 'the end', limitMs).catch((error: Error) => {
      throw new Error(`${error.message}\n${detailOf(name, first.output(), successor.output())}`);
    });
    await untilPolled(successor.current());
    await successor.kill();
    second = successor.output();
  }
  first.kill();
  await first.ended;
  const ending = {
    died,
    songs: tracks().length,
    verdicts: verdicts(),
    charges: env.sandbox.charges.filter((charge) => charge.account === account).length,
    detail: detailOf(name, first.output(), second),
  };
  await telegram.close();
  return ending;
};

/** Runs one life for every `stride`th effect, from the given one until a life is not cut short any more. */
export const runLives = async (
  env: CrashEnv,
  moment: CrashPlan['moment'],
  stride: number,
  first = 1,
): Promise<Ending[]> => {
  const endings: Ending[] = [];
  let next = first;
  let isBeyondLastEffect = false;
  const worker = async () => {
    while (next <= mostEffects && !isBeyondLastEffect) {
      const at = next;
      next += stride;
      const ending = await runLife(env, at, moment);
      endings.push(ending);
      if (!ending.died) isBeyondLastEffect = true;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return endings;
};

/** Every life ends with both tracks or with one honest verdict, and with one charge at most. */
export const expectHonestEndings = (endings: readonly Ending[]): void => {
  expect(
    endings.some((ending) => !ending.died),
    'the last effect was reached',
  ).toBe(true);
  for (const { songs, verdicts, charges, detail } of endings) {
    expect(charges, `charged once at most: ${detail}`).toBeLessThanOrEqual(1);
    expect([songs, verdicts.length], `both tracks, or one verdict: ${detail}`).toSatisfy(
      ([tracks, texts]: [number, number]) => (tracks === 2 && texts === 0) || (tracks === 0 && texts === 1),
    );
    if (songs > 0) expect(charges, detail).toBe(1);
  }
  const inDoubt = endings.filter((ending) => ending.verdicts.length > 0);
  for (const { verdicts, detail } of inDoubt)
    expect(verdicts[0], detail).toContain('I will not send it a second time');
  // A charge is unknown only between the submit and the record of its ticket.
  expect(inDoubt.length).toBeLessThanOrEqual(6);
};

/** One line about the endings, for the log of the run. */
export const summaryOf = (moment: string, endings: readonly Ending[]): string => {
  const count = (wanted: (ending: Ending) => boolean) => endings.filter(wanted).length;
  return (
    `${moment}: killed at ${count(({ died }) => died)} effects, ${endings.length} requests, ` +
    `${count(({ songs }) => songs === 2)} delivered, ${count(({ verdicts }) => verdicts.length > 0)} in doubt and reported, ` +
    `${count(({ charges }) => charges > 1)} charged twice, ${count(({ songs, verdicts }) => songs + verdicts.length === 0)} lost`
  );
};
