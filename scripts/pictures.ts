// `npm run pictures`: takes the README's pictures, of a real bot with the sandbox, in three chats.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { startApp } from '../src/app/app.js';
import { createLog } from '../src/app/log.js';
import { parseConfig } from '../src/config/index.js';
import { providerRegistry } from '../src/providers/index.js';
import { openBrowser } from '../test/kit/chromium.js';
import { type Discord, renderHtml as drawDiscord, startDiscord } from '../test/kit/discord/index.js';
import { renderHtml as drawTelegram, startTelegram, type Telegram } from '../test/kit/telegram/index.js';
import { shoot } from './drawing.js';

const prompt = 'a cheerful tune about rain';
const pictures = new URL('../docs/pictures/', import.meta.url).pathname;

const main = async (): Promise<void> => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-pictures-'));
  // Stopped in reverse order: a picture that fails leaves nothing running.
  const ends: (() => Promise<unknown>)[] = [() => rm(directory, { recursive: true, force: true })];
  try {
    const discord = await startDiscord();
    ends.push(discord.close);
    const telegram = await startTelegram();
    ends.push(telegram.close);
    const app = await startApp(settingsFor(directory, discord, telegram), createLog('warn', [], false));
    ends.push(app.stop);
    const browser = await openBrowser();
    ends.push(() => browser.close());
    await Promise.all([onWeb(browser, app.url), onDiscord(browser, discord), onTelegram(browser, telegram)]);
  } finally {
    for (const end of ends.reverse()) await end();
  }
};

/** Everything as a newcomer has it, except for two simulated chats. */
const settingsFor = (directory: string, discord: Discord, telegram: Telegram) => {
  const environment = {
    DATA_DIR: directory,
    PORT: '0',
    WEB: '1',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.apiRoot,
  };
  const parsed = parseConfig(environment, providerRegistry);
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  return parsed.config;
};

/** Both tracks are there, with their covers drawn, faded in and scrolled into view. */
const untilTracks = async (page: Page) => {
  await page.getByRole('button', { name: 'Remaster' }).nth(1).waitFor({ timeout: 90_000 });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.waitForTimeout(1000);
};

const onWeb = async (browser: Browser, url: string) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(url);
  await page.getByRole('textbox').first().fill(`/song ${prompt}`);
  await page.keyboard.press('Enter');
  // Far enough that the bar shows something.
  await page.getByText('Composing').waitFor();
  await page.waitForTimeout(7000);
  await save('web-running', await page.screenshot({ clip: { x: 240, y: 66, width: 800, height: 296 } }));
  await untilTracks(page);
  await save('web', await page.screenshot());
  const phone = await browser.newPage({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    isMobile: true,
  });
  await phone.context().addCookies(await page.context().cookies());
  await phone.goto(url);
  await untilTracks(phone);
  await save('web-phone', await phone.screenshot());
};

const onDiscord = async (browser: Browser, discord: Discord) => {
  const ana = discord.person('Ana');
  await discord.until(() => discord.commands.length > 0, 'the commands');
  await ana.slash('song', { prompt });
  const mine = () => discord.messages(discord.channelId);
  const told = () => JSON.stringify(mine()[0]?.embeds ?? '').includes('Here are your 2 tracks.');
  await discord.until(() => mine().length >= 3 && told(), 'the tracks', 90_000);
  const html = drawDiscord(mine().slice(0, 2)).replaceAll(`@${ana.id}`, '@Ana');
  await save('discord', await shoot(browser, html, 560));
};

const onTelegram = async (browser: Browser, telegram: Telegram) => {
  const ana = telegram.person('Ana');
  const chat = telegram.privateChat(ana);
  await ana.say(chat, `/song ${prompt}`);
  const songs = () => telegram.messages(chat).filter((message) => message.audio !== undefined);
  await telegram.until(() => songs().length >= 2, 'the tracks', 90_000);
  await save('telegram', await shoot(browser, drawTelegram(telegram.messages(chat)), 480));
};

/** Pictures with a few flat colours keep their looks with a palette, at half the size. */
const save = async (name: string, image: Buffer): Promise<void> => {
  const small = await sharp(image).png({ palette: true, colours: 256, effort: 10 }).toBuffer();
  await writeFile(join(pictures, `${name}.png`), small);
};

await main();
