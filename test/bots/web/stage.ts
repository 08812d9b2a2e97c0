import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { ChatMessage } from '../../../src/core/index.js';
import { openRoom, type Room } from './chat-room.js';

const chromiumPath = '/usr/bin/chromium';
/** False on a machine without Chromium: what needs one is left out there. */
export const present = existsSync(chromiumPath);
if (!present) console.warn(`No Chromium at ${chromiumPath}: the web chat is not tried in a browser.`);

/** A picture of one colour. */
export const cover =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="teal"/></svg>';

/** Three seconds of silence as a WAV file: 8000 samples a second, 8 bits each. */
const silence = (): Uint8Array<ArrayBuffer> => {
  const samples = 24_000;
  const file = new Uint8Array(44 + samples).fill(128, 44);
  const view = new DataView(file.buffer);
  const write = (at: number, text: string) => file.set(new TextEncoder().encode(text), at);
  write(0, 'RIFF');
  view.setUint32(4, 36 + samples, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, 'data');
  view.setUint32(40, samples, true);
  return file;
};

const lyrics = `[ti:Rain]
[00:00.50]Rain on the roof
[00:01.00]and tea in my hand
[00:01.50]nobody calls
[00:02.00]and nobody can`;

/** The files that the tracks on the stage are made of. */
export const media = {
  cover: { type: 'image/svg+xml', bytes: new TextEncoder().encode(cover) },
  words: { type: 'text/plain', bytes: new TextEncoder().encode(lyrics) },
  sound: { type: 'audio/wav', bytes: silence() },
};

/** A button as the studio puts it below a message. */
export const button = (label: string, subject: string) =>
  ({ kind: 'button', label, action: { do: 'more', track: subject }, style: 'plain' }) as const;

/** A finished track with its cover and its buttons. */
export const track = (title: string): ChatMessage => ({
  tone: 'good',
  title,
  facts: [
    { label: 'Length', value: '0:03' },
    { label: 'Style', value: 'indie folk' },
  ],
  image: { key: 'cover', name: 'cover.svg', type: 'image/svg+xml', bytes: cover.length },
  audio: {
    key: 'sound',
    name: `${title}.wav`,
    type: 'audio/wav',
    bytes: media.sound.bytes.length,
    title,
    performer: 'Minstrel',
    seconds: 3,
  },
  controls: [
    ['Extend', 'Cover', 'Stems', 'Remaster', 'More'].map((label) => button(label, `press ${label}`)),
  ],
});

let browser: Browser;

/** Opens Chromium before the tests of a file and closes it after them. */
export const useBrowser = (): void => {
  beforeAll(async () => {
    if (!present) return;
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(() => browser?.close());
};

/** Opens a page on the stage; whatever goes wrong in it is noted in `troubles`. */
export const openPage = async (
  room: Pick<Room, 'url'>,
  troubles: string[],
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const context = await browser.newContext({ locale: 'en', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  watchTroubles(page, room, troubles);
  await page.goto(room.url);
  await page.locator('.example.custom').waitFor();
  return page;
};

/** Notes what a page complains about and what it asks of strangers. */
export const watchTroubles = (page: Page, room: Pick<Room, 'url'>, troubles: string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(room.url)) troubles.push(`asks ${request.url()}`);
  });
};

/** A room with everything a track needs. */
export const openStage = (options: Parameters<typeof openRoom>[0] = {}): Promise<Room> =>
  openRoom({
    sandbox: true,
    media,
    suggestions: [{ value: 'abc.0', label: 'Rainy Morning' }],
    ...options,
  });

/** True when nothing has to be scrolled to the side. */
export const fitsTheScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** The words of a song with their times, as the studio posts them; `words` is the key of the file on the stage. */
export const timedWords = (title: string, words = 'words'): ChatMessage => ({
  tone: 'good',
  title: `Timed lyrics: ${title}`,
  body: 'The words with their times.\n\n0:00  Rain on the roof',
  file: { key: words, name: `${title}.lrc`, type: 'text/plain', bytes: lyrics.length },
  controls: [],
});
