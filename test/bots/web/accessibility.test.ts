import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/core/index.js';
import { everyField, everyMessage } from './all-messages.js';
import { fitsTheScreen, hasChromium, openPage, useBrowser } from './browser.js';
import { lowContrastParts } from './contrast.js';
import { focusStops } from './focus-stops.js';
import { type Harness, openMediaHarness } from './harness.js';
import { violationsOf } from './violations.js';

describe.skipIf(!hasChromium)('the accessibility of the web chat', () => {
  useBrowser();
  let harness: Harness;
  let page: Page;
  afterEach(async () => {
    await page.context().close();
    await harness.close();
  });

  /** Opens the web chat. The handler answers a text with a form and refuses its first submission. */
  const open = async (options: Parameters<typeof openPage>[2]) => {
    harness = await openMediaHarness({
      script: async (event) => {
        if (event.kind === 'text') return event.reply.ask(everyField);
        await event.reply.tell(note('bad', 'So geht es nicht.'));
      },
    });
    page = await openPage(harness, [], { reducedMotion: 'reduce', ...options });
  };
  /** Adds one message of each kind, and a form that was submitted with errors. */
  const fill = async () => {
    await page.getByRole('textbox').fill('Regen');
    await page.keyboard.press('Enter');
    const form = page.getByRole('form');
    await form.waitFor();
    const to = { platform: 'web', chat: harness.events[0]?.person.id ?? '' };
    for (const [index, message] of everyMessage.entries())
      await harness.surface.post(to, message, `message-${index}`);
    await form.locator('summary').click();
    await form.getByRole('button', { name: 'Loslegen' }).click();
    await form.locator('.field-error:not([hidden])').waitFor();
    await form.getByRole('textbox', { name: 'Wo es weitergeht' }).fill('1:00');
    await form.getByRole('button', { name: 'Loslegen' }).click();
    await form.getByText('So geht es nicht.').waitFor();
    await page.getByText('12 Tracks.').waitFor();
  };

  const expectNoViolation = async (state: string) => {
    expect(await violationsOf(page), state).toEqual([]);
    expect(await lowContrastParts(page), state).toEqual([]);
  };

  it.each([
    { device: 'phone', colorScheme: 'light', locale: 'de' },
    { device: 'phone', colorScheme: 'dark', locale: 'zh' },
    { device: 'desktop', colorScheme: 'light', locale: 'ru' },
    { device: 'desktop', colorScheme: 'dark', locale: 'ja' },
  ] as const)('follows all rules on a $device in the $colorScheme scheme', async (options) => {
    const phone = options.device === 'phone';
    const size = phone ? { width: 390, height: 844 } : { width: 1280, height: 900 };
    await open({ ...options, viewport: size, isMobile: phone, hasTouch: phone });
    await expectNoViolation('an empty conversation');
    await fill();
    await expectNoViolation('messages and a form of every kind');
    await page.locator('.karaoke-button').click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[aria-current=true]').waitFor();
    await expectNoViolation('the karaoke view');
    await page.keyboard.press('Escape');
    await page.locator('textarea.message').fill('/');
    await page.locator('.choice').first().waitFor();
    await expectNoViolation('the menu of commands');
    await page.locator('textarea.message').fill('');
    await page.route('**/api/audio?*', () => {});
    const song = { name: 'grandma.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('la la la') };
    await page.locator('input[type=file]').setInputFiles(song);
    await page.locator('.upload-progress:not([hidden])').waitFor();
    await page.route('**/api/say', (route) => route.abort());
    await page.locator('textarea.message').fill('Regen');
    await page.keyboard.press('Enter');
    await page.locator('.is-failed').waitFor();
    await harness.close();
    await page.locator('#connection:not(:empty)').waitFor();
    await expectNoViolation('an upload in progress, a message that was not sent, and a lost connection');
  });

  it('shows the keyboard focus at every stop', async () => {
    await open({ viewport: { width: 1280, height: 900 }, locale: 'de' });
    await fill();
    const { stops, unmarked } = await focusStops(page);
    expect(unmarked).toEqual([]);
    expect(stops).toBeGreaterThan(30);
  });

  it('fits a screen of 320 pixels', async () => {
    await open({ viewport: { width: 320, height: 640 }, locale: 'de', isMobile: true, hasTouch: true });
    expect(await fitsTheScreen(page)).toBe(true);
    await fill();
    expect(await fitsTheScreen(page)).toBe(true);
    const chatOverflow = await page
      .locator('#scroller')
      .evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth);
    expect(chatOverflow).toBe(0);
    await page.locator('.karaoke-button').click();
    await page.getByRole('dialog').waitFor();
    const karaokeOverflow = await page
      .locator('.karaoke-lines')
      .evaluate((lines) => lines.scrollWidth - lines.clientWidth);
    expect(karaokeOverflow).toBe(0);
    expect(await fitsTheScreen(page)).toBe(true);
  });

  it('reads out new messages, and not those from before', async () => {
    await open({});
    const busy = () => page.getByRole('log').getAttribute('aria-busy');
    await expect.poll(busy).toBe(null);
    const html = await (await fetch(harness.url)).text();
    expect(html).toMatch(/role="log" aria-live="polite"[^>]*aria-busy="true"/);
    await fill();
    expect(await page.getByRole('log').getByText('12 Tracks.').count()).toBe(1);
    expect(
      await page.getByRole('form').getByRole('alert').filter({ hasText: 'So geht es nicht.' }).count(),
    ).toBe(1);
  });

  it('shows no animation to people who prefer reduced motion', async () => {
    await open({ reducedMotion: 'reduce' });
    await fill();
    await page.locator('.karaoke-button').click();
    const animations = () => page.evaluate(() => document.getAnimations().length);
    expect(await animations()).toBe(0);
    const scrollBehavior = await page
      .locator('.karaoke-lines')
      .evaluate((lines) => getComputedStyle(lines).scrollBehavior);
    expect(scrollBehavior).toBe('auto');
  });
});
