import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The headless shell opens a page in a third of the time; the whole Chromium serves where it is missing. */
const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) =>
  existsSync(path),
);

/** False on a machine without Chromium. */
export const hasChromium = executablePath !== undefined;

/** Opens this machine's Chromium, headless and without network requests of its own. */
export const openBrowser = (): Promise<Browser> => {
  if (executablePath === undefined) throw new Error('There is no Chromium in /usr/bin.');
  return chromium.launch({
    executablePath,
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
};
