import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTelegram, type Telegram } from '../kit/telegram/index.js';
import type { Fate } from './crash-bot.js';
import { type CrashEnv, openCrashEnv } from './crash-env.js';

let ward: CrashEnv;

beforeAll(async () => {
  ward = await openCrashEnv(400);
});
afterAll(() => ward.close());

/** What one person got to see, and what the gateway has charged for it. */
type Ending = { died: boolean; songs: number; told: string[]; charges: number; detail: string };

const isOver = (text: string) => /charged|Cancelled/.test(text);

/** One person asks for one song; the bot dies at its nth effect, and another one takes its place. */
const oneLife = async (at: number, moment: Fate['moment']): Promise<Ending> => {
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
  const prompt = `a song about ${name}`;
  const first = ward.victim({ prefix: name, at, moment }, settings);
  await ana.say(chat, `/song ${prompt}`);
  const seen = () => telegram.messages(chat).filter((message) => message.from?.is_bot);
  const finished = () =>
    seen().filter((message) => message.audio !== undefined).length >= 2 ||
    seen().some((message) => isOver(message.text ?? ''));
  const death = first.ended.then(() => 'died');
  const outcome = await Promise.race([
    death,
    telegram.until(finished, 'the end', 40_000).then(() => 'finished'),
  ]);
  // An effect after the last post may still be deadly.
  if (outcome === 'finished') await Promise.race([death, new Promise((resolve) => setTimeout(resolve, 400))]);
  const died = first.output().includes('dying at');
  let second = '';
  if (died) {
    const heir = ward.victim({ prefix: name }, settings);
    await telegram.until(finished, `the end after ${first.output()}`, 60_000);
    // Whatever would come twice has time to come.
    await new Promise((resolve) => setTimeout(resolve, 600));
    heir.kill();
    await heir.ended;
    second = heir.output();
  }
  first.kill();
  await first.ended;
  const charges = ward.sandbox.charges.filter((charge) => charge.account === account);
  const ending = {
    died,
    songs: seen().filter((message) => message.audio !== undefined).length,
    told: seen().flatMap((message) => (isOver(message.text ?? '') ? [message.text ?? ''] : [])),
    charges: charges.length,
    detail: `${name}: ${first.output()} | ${second}`,
  };
  await telegram.close();
  return ending;
};

/** Runs lives side by side, a few at a time, until one is not cut short any more. */
const lives = async (moment: Fate['moment'], most: number): Promise<Ending[]> => {
  const endings: Ending[] = [];
  let next = 1;
  let longEnough = false;
  const worker = async () => {
    while (next <= most && !longEnough) {
      const at = next;
      next += 1;
      const ending = await oneLife(at, moment);
      endings.push(ending);
      if (!ending.died) longEnough = true;
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  return endings;
};

for (const moment of ['before', 'during'] as const) {
  test(`whenever the bot is killed, just ${moment} any of its steps, the person gets the song once or is told, and it is paid at most once`, {
    timeout: 300_000,
    retry: 0,
  }, async () => {
    const endings = await lives(moment, 60);
    expect(
      endings.some((ending) => !ending.died),
      'every step was reached',
    ).toBe(true);
    for (const { songs, told, charges, detail } of endings) {
      expect(charges, `charged once at most: ${detail}`).toBeLessThanOrEqual(1);
      expect([songs, told.length], `both tracks, or one honest word: ${detail}`).toSatisfy(
        ([tracks, words]: [number, number]) => (tracks === 2 && words === 0) || (tracks === 0 && words === 1),
      );
      if (songs > 0) expect(charges, detail).toBe(1);
    }
    const inDoubt = endings.filter((ending) => ending.told.length > 0);
    for (const { told, detail } of inDoubt)
      expect(told[0], detail).toContain('I will not send it a second time');
    // Only between handing it over and noting the ticket can nobody know.
    expect(inDoubt.length).toBeLessThanOrEqual(6);
    console.log(
      `${moment}: killed at ${endings.filter((one) => one.died).length} steps, ${endings.length} asked, ` +
        `${endings.filter((one) => one.songs === 2).length} delivered, ${inDoubt.length} in doubt and told, ` +
        `${endings.filter((one) => one.charges > 1).length} charged twice, ${endings.filter((one) => one.songs + one.told.length === 0).length} lost`,
    );
  });
}
