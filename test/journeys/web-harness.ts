import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { AppOverrides } from '../../src/app/app.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { openPage, recordProblems } from '../bots/web/browser.js';
import { violationsOf } from '../bots/web/violations.js';
import { startBot, type TestBot } from '../kit/bot.js';
import { sharedRedis } from '../kit/shared-redis.js';

/** How a harness is set up; songs take `pace` milliseconds at the gateway, 250 unless told. */
type HarnessOptions = {
  pace?: number;
  /** Milliseconds that a slow gateway takes to answer, 3 seconds unless told. */
  slowMs?: number;
  gateways?: readonly string[];
  environment?: Record<string, string>;
  overrides?: AppOverrides;
};

/** Someone at a browser of their own, with the web chat open. */
export type Guest = Awaited<ReturnType<typeof arrive>>;

let harnesses = 0;

/** A whole bot with its web chat, and a gateway and a Redis of its own; `useBrowser` opens the Chromium for it. */
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
    /** What any page complained about. */
    troubles,
    url: () => bot.app.url,
    lines: () => bot.lines,
    /** Someone comes with a browser of their own. */
    arrive: (looks: BrowserContextOptions = {}) => arrive(bot.app.url, troubles, looks),
    /** The operations that were paid for while something happened. */
    charged: async (happens: () => Promise<unknown>): Promise<string[]> => {
      const before = sandbox.charges.length;
      await happens();
      return sandbox.charges.slice(before).map(({ operation }) => operation);
    },
    /** Stops the bot and starts it at the same address; open pages come back by themselves. */
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

/** Opens a harness for the tests of a file; after each of them, no page may have complained. */
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

const arrive = async (url: string, troubles: string[], looks: BrowserContextOptions) => {
  const page = await openPage({ url }, troubles, { reducedMotion: 'reduce', ...looks });
  return guestAt(page, url, troubles);
};

const guestAt = (page: Page, url: string, troubles: string[]) => {
  page.setDefaultTimeout(60_000);
  const field = page.locator('textarea.message');
  const form = page.locator('form.card');
  const tracks = page.locator('.card.track');
  const cards = page.locator('.card:not(.track, form)');
  return {
    page,
    field,
    form,
    tracks,
    /** What the bot says, but for tracks and forms; the newest is the last. */
    cards,
    /** Types something and sends it. */
    ask: async (text: string) => {
      await field.fill(text);
      await field.press('Enter');
    },
    /** Waits for the newest card that says something. */
    says: async (words: string | RegExp): Promise<Locator> => {
      const card = cards.filter({ hasText: words }).last();
      await card.waitFor();
      return card;
    },
    /** Waits until so many tracks stand there. */
    untilTracks: async (count: number) => {
      await expect.poll(() => tracks.count()).toBeGreaterThanOrEqual(count);
      return tracks;
    },
    /** Asks for a song and waits for its two tracks. */
    song: async (text: string) => {
      const before = await tracks.count();
      await field.fill(`/song ${text}`);
      await field.press('Enter');
      await expect.poll(() => tracks.count()).toBe(before + 2);
    },
    /** Fills in the open form by its labels and hands it in. */
    fillIn: async (values: Record<string, string>) => {
      await form.waitFor();
      for (const [label, value] of Object.entries(values)) await form.getByLabel(label).first().fill(value);
      await form.locator('button[type=submit]').click();
    },
    /** The same browser, with the chat open once more. */
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

/** Presses the button of a card that is called so. */
export const press = (card: Locator, label: string): Promise<void> =>
  card.getByRole('button', { name: label, exact: true }).click();

/** What the track cards are called. */
export const titlesIn = (cards: Locator): Promise<string[]> => cards.locator('.title').allTextContents();

/** A label below which a track of the conversation stands. */
export const trackCalled = ({ tracks, page }: Guest, title: string): Locator =>
  tracks.filter({ has: page.locator('.title', { hasText: title }) });
