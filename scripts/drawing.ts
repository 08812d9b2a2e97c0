import { type Browser, chromium } from 'playwright-core';

/** Opens this machine's Chromium, headless and without network requests of its own. */
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

/** Takes a picture of a self-contained page at a given width, as high as the page is, in pixels. */
export const shoot = async (browser: Browser, html: string, width: number): Promise<Buffer> => {
  const page = await browser.newPage({ viewport: { width, height: 400 } });
  await page.setContent(html);
  // The player shows its length once the browser has read it.
  await page.waitForTimeout(500);
  const image = await page.screenshot({ fullPage: true });
  await page.close();
  return image;
};
