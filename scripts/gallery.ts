// `npm run gallery`: draws what a real bot says on all three surfaces, in the languages with the longest and the
// shortest words, or in the named ones: `npm run gallery -- ja pt`. A folder for the pictures may be named as well.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { languages } from '../src/i18n/index.js';
import { createSandbox } from '../src/sandbox/index.js';
import { startBot } from '../test/kit/bot.js';
import { openBrowser } from '../test/kit/chromium.js';
import { startDiscord } from '../test/kit/discord/index.js';
import { startRedis } from '../test/kit/redis.js';
import { tone } from '../test/kit/sound.js';
import { startTelegram } from '../test/kit/telegram/index.js';
import { discordHand, discordLocale } from './gallery/discord.js';
import { extremes, measureLanguages } from './gallery/lengths.js';
import { contactSheet } from './gallery/sheet.js';
import { tellStory } from './gallery/story.js';
import { telegramHand } from './gallery/telegram.js';
import type { Hand } from './gallery/ui-driver.js';
import { webHand } from './gallery/web.js';

const isLanguage = (word: string): boolean => languages.some((language) => language === word);

const main = async (): Promise<void> => {
  const words = process.argv.slice(2);
  const lengths = measureLanguages();
  for (const { language, sentences, words, longest } of lengths)
    console.log(`${language}: ${sentences} columns; long words of ${words.toFixed(1)}, such as ${longest}`);
  const named = words.filter(isLanguage);
  const wanted = named.length > 0 ? named : ['en', ...extremes(lengths).filter((one) => one !== 'en')];
  const folder =
    words.find((word) => !isLanguage(word)) ?? (await mkdtemp(join(tmpdir(), 'minstrel-gallery-')));
  await mkdir(folder, { recursive: true });
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const browser = await openBrowser();
    ends.push(() => browser.close());
    const handsIn = await openHouse(browser, ends);
    for (const language of wanted) {
      const hands = await handsIn(language);
      await Promise.all(hands.map((hand) => shootStory(hand, folder)));
    }
  } finally {
    for (const end of ends.reverse()) await end();
  }
  console.log(`The pictures are in ${folder}`);
};

/** A bot with a slow sandbox and three chats, and people who speak a language. */
const openHouse = async (browser: Browser, ends: (() => Promise<unknown>)[]) => {
  const redis = await startRedis();
  ends.push(() => redis.stop());
  const sandbox = await createSandbox({ quick: true, pace: 5000 });
  ends.push(() => sandbox.close());
  const discord = await startDiscord();
  ends.push(() => discord.close());
  const telegram = await startTelegram();
  ends.push(() => telegram.close());
  const bot = await startBot({ discord, telegram, web: true, sandbox, redis, gateways: ['openai-hk'] });
  ends.push(() => bot.stop());
  await discord.until(() => discord.commands.length > 0, 'the commands', 20_000);
  const song = await tone(8);
  const managers = discord.role('Managers', { permissions: 1n << 5n });
  return async (language: string): Promise<Hand[]> => {
    const olga = discord.person(`Olga ${language}`, { locale: discordLocale(language), roles: [managers] });
    const ana = telegram.person('Ana', { language_code: language });
    return [
      discordHand(browser, discord, olga, language, song),
      telegramHand(browser, telegram, ana, language, song),
      await webHand(browser, bot.app.url, language, song),
    ];
  };
};

/** Plays the story. If it breaks off, there is a picture of how far it got. */
const shootStory = async (hand: Hand, folder: string): Promise<void> => {
  try {
    await tellStory(hand);
  } catch (error) {
    process.exitCode = 1;
    console.error(`${hand.surface} in ${hand.language} after ${hand.pictures.at(-1)?.name}: ${error}`);
  }
  const sheet = await contactSheet(hand.pictures, hand.width);
  await writeFile(join(folder, `${hand.surface}-${hand.language}.png`), sheet);
};

await main();
