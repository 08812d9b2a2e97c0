// `npm run pictures`: takes the README's pictures anew, of a real bot with the sandbox, in three chats.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import sharp from 'sharp';
import { startApp } from '../src/app.js';
import { parseConfig } from '../src/config.js';
import { createLog } from '../src/log.js';
import { providerRegistry } from '../src/providers/index.js';
import { renderHtml as drawDiscord, startDiscord } from '../test/kit/discord/index.js';
import { renderHtml as drawTelegram, startTelegram } from '../test/kit/telegram/index.js';

const prompt = 'a cheerful tune about rain';
const pictures = new URL('../docs/pictures/', import.meta.url).pathname;
const directory = await mkdtemp(join(tmpdir(), 'minstrel-pictures-'));
const discord = await startDiscord();
const telegram = await startTelegram();
const parsed = parseConfig(
  {
    DATA_DIR: directory,
    PORT: '0',
    WEB: '1',
    LOG_LEVEL: 'warn',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.apiRoot,
  },
  providerRegistry,
);
if (!parsed.ok) throw new Error(parsed.problems.join(' '));
const app = await startApp(parsed.config, createLog('warn', [], false));
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });

/** Pictures of a few flat colours keep their looks with a palette, and half their size. */
const save = async (name: string, image: Buffer) =>
  writeFile(join(pictures, `${name}.png`), await sharp(image).png({ palette: true, quality: 85 }).toBuffer());

const shootPage = async (from: Browser, html: string, width: number) => {
  const page = await from.newPage({ viewport: { width, height: 400 } });
  await page.setContent(html);
  await page.waitForTimeout(300);
  const image = await page.screenshot({ fullPage: true });
  await page.close();
  return image;
};

const web = async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(app.url);
  await page.getByRole('textbox').first().fill(`/song ${prompt}`);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(9000);
  await save('web-running', await page.screenshot({ clip: { x: 240, y: 0, width: 800, height: 380 } }));
  await page.getByRole('button', { name: 'Remaster' }).nth(1).waitFor({ timeout: 90_000 });
  await page.waitForTimeout(1000);
  await save('web', await page.screenshot());
  const phone = await browser.newPage({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    isMobile: true,
  });
  await phone.context().addCookies(await page.context().cookies());
  await phone.goto(app.url);
  await phone.getByRole('button', { name: 'Remaster' }).nth(1).waitFor();
  await phone.waitForTimeout(1000);
  await save('web-phone', await phone.screenshot());
};

const onDiscord = async () => {
  const ana = discord.person('Ana');
  await discord.until(() => discord.commands.length > 0, 'the commands');
  await ana.slash('song', { prompt });
  const mine = () => discord.messages(discord.channelId);
  await discord.until(() => mine().length >= 3 && mine()[0]?.embeds.length === 1, 'the tracks', 90_000);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await save(
    'discord',
    await shootPage(browser, drawDiscord(mine().slice(0, 2)).replaceAll(`@${ana.id}`, '@Ana'), 640),
  );
};

const onTelegram = async () => {
  const ana = telegram.person('Ana');
  const chat = telegram.privateChat(ana);
  await ana.say(chat, `/song ${prompt}`);
  const songs = () => telegram.messages(chat).filter((message) => message.audio !== undefined);
  await telegram.until(() => songs().length >= 2, 'the tracks', 90_000);
  await save('telegram', await shootPage(browser, drawTelegram(telegram.messages(chat)), 480));
};

await Promise.all([web(), onDiscord(), onTelegram()]);
await browser.close();
await app.stop();
await discord.close();
await telegram.close();
await rm(directory, { recursive: true, force: true });
