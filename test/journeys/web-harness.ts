import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { AppOverrides } from '../../src/app/app.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { openPage, recordProblems } from '../bots/web/browser.js';
import { violationsOf } from '../bots/web/violations.js';
import { startBot, type TestBot } from '../kit/bot.js';
import { sharedRedis } from '../kit/shared-redis.js';

/** How a harness is set up; songs take `pace` milliseconds at the gateway, 250 by default. */
type HarnessOptions = {
  pace?: number;
  /** Milliseconds that a slow gateway takes to answer; 3 seconds by default. */
  slowMs?: number;
  gateways?: readonly string[];
  environment?: Record<string, string>;
  overrides?: AppOverrides;
};

/** A file as a browser chooses it. */
export type SoundFile = { name: string; mimeType: string; buffer: Buffer };

/** A person with a browser of their own, with the web chat open. */
export type Guest = Awaited<ReturnType<typeof arrive>>;

let harnesses = 0;

/** A whole bot with its web chat and a sandbox; `useBrowser` starts the Chromium for it. */
export const openHarness = async (options: HarnessOptions = {}) => {
  harnesses += 1;
  const prefix = `web-${process.pid}-${harnesses}`;
  const redis = sharedRedis();
  const [sandbox, directory] = await Promise.all([
    createSandbox({ quick: true, pace: options.pace ?? 250, slowMs: options.slowMs ?? 3000 }),
    mkdtemp(join(tmpdir(), 'minstrel-web-')),
  ]);
  let bot: TestBot;
  const troubles: string[] = [];
  const start = async (environment: Record<string, string> = {}) => {
    bot = await startBot({
      sandbox,
      redis,
      web: true,
      gateways: options.gateways ?? ['ccapi'],
      environment: {
        DATA_DIR: directory,
        ...options.environment,
        ...environment,
      },
      overrides: { prefix, ...options.overrides },
    });
  };
  await start();
  return {
    sandbox,
    /** The errors of all pages. */
    troubles,
    url: () => bot.app.url,
    lines: () => bot.lines,
    /** Opens the web chat in a browser of its own. */
    arrive: (looks: BrowserContextOptions = {}) => arrive(bot.app.url, troubles, looks),
    /** The operations that were charged during an action. */
    charged: async (happens: () => Promise<unknown>): Promise<string[]> => {
      const before = sandbox.charges.length;
      await happens();
      return sandbox.charges.slice(before).map(({ operation }) => operation);
    },
    /** Restarts the bot at the same address; open pages reconnect by themselves. */
    restart: async (environment: Record<string, string> = {}) => {
      const { port } = new URL(bot.app.url);
      await bot.stop();
      await start({ PORT: port, ...environment });
    },
    close: async () => {
      await bot.stop();
      await sandbox.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

/** An opened harness. */
export type Harness = Awaited<ReturnType<typeof openHarness>>;

/** Opens a harness for the tests of a file and expects no page errors after each test. */
export const useHarness = (options: HarnessOptions = {}): (() => Harness) => {
  let harness: Harness | undefined;
  beforeAll(async () => {
    harness = await openHarness(options);
  });
  afterAll(() => harness?.close());
  afterEach(() => expect(harness?.troubles).toEqual([]));
  return () => {
    if (harness === undefined) throw new Error('the harness is not open yet');
    return harness;
  };
};

/** Opens a harness for the tests of a file, and for each test a browser whose person has just received a song. */
export const useGuestWithSong = (words: string) => {
  const harness = useHarness();
  let ada: Guest;
  beforeEach(async () => {
    ada = await harness().arrive();
    await ada.song(words);
  });
  afterEach(() => ada.leave());
  /** Presses a button behind More under the first track. */
  const fromMore = async (label: string) => {
    await press(ada.tracks.first(), 'More');
    await press(await ada.says('Song · ccapi'), label);
  };
  return { harness, ada: () => ada, fromMore };
};

const arrive = async (url: string, troubles: string[], looks: BrowserContextOptions) => {
  const page = await openPage({ url }, troubles, { reducedMotion: 'reduce', ...looks });
  return guestAt(page, url, troubles);
};

const guestAt = (page: Page, url: string, troubles: string[]) => {
  page.setDefaultTimeout(100_000);
  const field = page.locator('textarea.message');
  const form = page.locator('form.card');
  const tracks = page.locator('.card.track');
  const cards = page.locator('.card:not(.track, form)');
  return {
    page,
    field,
    form,
    tracks,
    /** The cards without tracks and forms, newest last. */
    cards,
    /** Types something and sends it. */
    ask: async (text: string) => {
      await field.fill(text);
      await field.press('Enter');
    },
    /** Waits for a card that contains the text; resolves with the newest one. */
    says: async (words: string | RegExp): Promise<Locator> => {
      const card = cards.filter({ hasText: words }).last();
      await card.waitFor();
      return card;
    },
    /** Waits until there are at least so many tracks. */
    untilTracks: async (count: number) => {
      await expect.poll(() => tracks.count()).toBeGreaterThanOrEqual(count);
      return tracks;
    },
    /** Requests a song and waits for its two tracks. */
    song: async (text: string) => {
      const before = await tracks.count();
      await field.fill(`/song ${text}`);
      await field.press('Enter');
      await expect.poll(() => tracks.count()).toBe(before + 2);
    },
    /** Fills in the open form by its labels and submits it. */
    fillIn: async (values: Record<string, string>) => {
      await form.waitFor();
      for (const [label, value] of Object.entries(values)) await form.getByLabel(label).first().fill(value);
      await form.locator('button[type=submit]').click();
    },
    /** Chooses files of one's own for the composer. */
    attach: (...files: SoundFile[]) => page.locator('input[type=file]').setInputFiles(files),
    /** Opens the library once more; resolves with its card. */
    library: async (search = ''): Promise<Locator> => {
      const before = await cards.count();
      await field.fill(`/library${search && ` ${search}`}`);
      await field.press('Enter');
      await expect.poll(() => cards.count()).toBe(before + 1);
      return cards.last();
    },
    /** The first bytes and the name of the file that a card offers for download. */
    fileIn: async (card: Locator, ending: string) => {
      const link = card.locator(`a.file[download$="${ending}"]`);
      await link.waitFor();
      const answer = await page.request.get(url + (await link.getAttribute('href')));
      return { name: await link.getAttribute('download'), bytes: await answer.body() };
    },
    /** Another tab of the same browser. */
    otherTab: async () => {
      const other = await page.context().newPage();
      recordProblems(other, { url }, troubles);
      await other.goto(url);
      await other.locator('#conversation:not([aria-busy])').waitFor();
      return guestAt(other, url, troubles);
    },
    expectNoBarrier: async () => expect(await violationsOf(page)).toEqual([]),
    leave: () => page.context().close(),
  };
};

/** Presses a button of a card by its label. */
export const press = (card: Locator, label: string): Promise<void> =>
  card.getByRole('button', { name: label, exact: true }).click();

/** The titles of track cards. */
export const titlesIn = (cards: Locator): Promise<string[]> => cards.locator('.title').allTextContents();

/** The track card with a title. */
export const trackCalled = ({ tracks, page }: Guest, title: string): Locator =>
  tracks.filter({ has: page.locator('.title', { hasText: title }) });
