import type { Browser } from 'playwright-core';

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
