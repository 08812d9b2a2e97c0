import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { AppOverrides } from '../../src/app/app.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { openPage, recordProblems as watchTroubles } from '../bots/web/browser.js';
import { violationsOf } from '../bots/web/violations.js';
import { startBot, type TestBot } from '../kit/bot.js';
import { startRedis } from '../kit/redis.js';

/** How a stage is set up; songs take `pace` milliseconds at the gateway, 250 unless told. */
type StageOptions = {
  pace?: number;
  /** Milliseconds that a slow gateway takes to answer, 3 seconds unless told. */
  slowMs?: number;
  gateways?: readonly string[];
  environment?: Record<string, string>;
  overrides?: AppOverrides;
};

/** Someone at a browser of their own, with the web chat open. */
export type Guest = Awaited<ReturnType<typeof arrive>>;

/** A whole bot with its web chat, and a gateway and a Redis of its own; `useBrowser` opens the Chromium for it. */
export const openStage = async (options: StageOptions = {}) => {
  const [redis, sandbox, directory] = await Promise.all([
    startRedis(),
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
      overrides: { prefix: 'web', ...options.overrides },
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
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

/** An opened stage. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Opens a stage for the tests of a file; after each of them, no page may have complained. */
export const useStage = (options: StageOptions = {}): (() => Stage) => {
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = await openStage(options);
  });
  afterAll(() => stage?.close());
  afterEach(() => expect(stage?.troubles).toEqual([]));
  return () => {
    if (stage === undefined) throw new Error('the stage is not open yet');
    return stage;
  };
};

const arrive = async (url: string, troubles: string[], looks: BrowserContextOptions) => {
  const page = await openPage({ url }, troubles, { reducedMotion: 'reduce', ...looks });
  return guestAt(page, url, troubles);
};

const guestAt = (page: Page, url: string, troubles: string[]) => {
  page.setDefaultTimeout(15_000);
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
      await expect.poll(() => tracks.count(), { timeout: 15_000 }).toBeGreaterThanOrEqual(count);
      return tracks;
    },
    /** Asks for a song and waits for its two tracks. */
    song: async (text: string) => {
      const before = await tracks.count();
      await field.fill(`/song ${text}`);
      await field.press('Enter');
      await expect.poll(() => tracks.count(), { timeout: 15_000 }).toBe(before + 2);
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
      watchTroubles(other, { url }, troubles);
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
