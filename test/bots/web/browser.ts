import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { hasChromium, openBrowser } from '../../kit/chromium.js';
import type { Harness } from './harness.js';

export { hasChromium };

if (!hasChromium) console.warn('There is no Chromium in /usr/bin: the browser tests are skipped.');

/** A busy machine is slow: only what hangs ends here. */
const longestWaitMs = 100_000;

let browser: Browser;

/** Opens Chromium before the tests of a file and closes it after them. */
export const useBrowser = (): void => {
  beforeAll(async () => {
    if (hasChromium) browser = await openBrowser();
  });
  afterAll(() => browser?.close());
};

/** Opens the web chat in a browser context of its own; its problems are added to `problems`. */
export const openPage = async (
  harness: Pick<Harness, 'url'>,
  problems: string[],
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const context = await browser.newContext({ locale: 'en', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(longestWaitMs);
  recordProblems(page, harness, problems);
  await page.goto(harness.url);
  await page.locator('.example.custom').waitFor();
  return page;
};

/** Records the errors and warnings of a page, and its requests to other servers. */
export const recordProblems = (page: Page, harness: Pick<Harness, 'url'>, problems: string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(harness.url)) problems.push(`requests ${request.url()}`);
  });
};

/** True when the page needs no horizontal scrolling. */
export const fitsTheScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
