import { type Browser, chromium } from 'playwright-core';

/** Opens the Chromium of this machine, without a window and without anything of its own to fetch. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });

/** Draws a page that is complete in itself, as wide as told and as high as it is, in pixels. */
export const shoot = async (browser: Browser, html: string, width: number): Promise<Buffer> => {
  const page = await browser.newPage({ viewport: { width, height: 400 } });
  await page.setContent(html);
  // The drawn player shows the length as soon as the browser has read it.
  await page.waitForTimeout(500);
  const image = await page.screenshot({ fullPage: true });
  await page.close();
  return image;
};
