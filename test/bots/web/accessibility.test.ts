import { describe, expect, it } from 'vitest';
import { fitsTheScreen, hasChromium } from './browser.js';
import { focusStops } from './focus-stops.js';
import { useFullConversation } from './full-conversation.js';

describe.skipIf(!hasChromium)('the accessibility of the web chat', () => {
  const { open, fill, page, harness } = useFullConversation();

  it('shows the keyboard focus at every stop', async () => {
    await open({ viewport: { width: 1280, height: 900 }, locale: 'de' });
    await fill();
    const { stops, unmarked } = await focusStops(page());
    expect(unmarked).toEqual([]);
    expect(stops).toBeGreaterThan(30);
  });

  it('fits a screen of 320 pixels', async () => {
    await open({ viewport: { width: 320, height: 640 }, locale: 'de', isMobile: true, hasTouch: true });
    expect(await fitsTheScreen(page())).toBe(true);
    await fill();
    expect(await fitsTheScreen(page())).toBe(true);
    const chatOverflow = await page()
      .locator('#scroller')
      .evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth);
    expect(chatOverflow).toBe(0);
    await page().locator('.karaoke-button').click();
    await page().getByRole('dialog').waitFor();
    const karaokeOverflow = await page()
      .locator('.karaoke-lines')
      .evaluate((lines) => lines.scrollWidth - lines.clientWidth);
    expect(karaokeOverflow).toBe(0);
    expect(await fitsTheScreen(page())).toBe(true);
  });

  it('reads out new messages, and not those from before', async () => {
    await open({});
    const busy = () => page().getByRole('log').getAttribute('aria-busy');
    await expect.poll(busy).toBe(null);
    const html = await (await fetch(harness().url)).text();
    expect(html).toMatch(/role="log" aria-live="polite"[^>]*aria-busy="true"/);
    await fill();
    expect(await page().getByRole('log').getByText('12 Tracks.').count()).toBe(1);
    expect(
      await page().getByRole('form').getByRole('alert').filter({ hasText: 'So geht es nicht.' }).count(),
    ).toBe(1);
  });

  it('shows no animation to people who prefer reduced motion', async () => {
    await open({ reducedMotion: 'reduce' });
    await fill();
    await page().locator('.karaoke-button').click();
    const animations = () => page().evaluate(() => document.getAnimations().length);
    expect(await animations()).toBe(0);
    const scrollBehavior = await page()
      .locator('.karaoke-lines')
      .evaluate((lines) => getComputedStyle(lines).scrollBehavior);
    expect(scrollBehavior).toBe('auto');
  });
});
