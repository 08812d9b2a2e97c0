import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/core/index.js';
import type { Room } from './chat-room.js';
import { everyMessage, everyQuestion } from './everything.js';
import { faintParts, unmarkedStops } from './inspect.js';
import { fitsTheScreen, openPage, openStage, present, useBrowser } from './stage.js';
import { violationsOf } from './violations.js';

describe.skipIf(!present)('the web chat, for everybody,', () => {
  useBrowser();
  let room: Room;
  let page: Page;
  afterEach(async () => {
    await page.context().close();
    await room.close();
  });

  /** Opens the chat with one message of each kind, and a form that was not filled in right. */
  const open = async (options: Parameters<typeof openPage>[2]) => {
    room = await openStage({
      script: async (event) => {
        if (event.kind === 'text') return event.reply.ask(everyQuestion);
        await event.reply.tell(note('bad', 'So geht es nicht.'));
      },
    });
    page = await openPage(room, [], { reducedMotion: 'reduce', ...options });
  };
  const fill = async () => {
    await page.getByRole('textbox').fill('Regen');
    await page.keyboard.press('Enter');
    const form = page.getByRole('form');
    await form.waitFor();
    const to = { platform: 'web', chat: room.heard[0]?.person.id ?? '' };
    for (const [index, message] of everyMessage.entries())
      await room.surface.post(to, message, `message-${index}`);
    await form.locator('summary').click();
    await form.getByRole('button', { name: 'Loslegen' }).click();
    await form.locator('.complaint:not([hidden])').waitFor();
    await form.getByRole('textbox', { name: 'Wo es weitergeht' }).fill('1:00');
    await form.getByRole('button', { name: 'Loslegen' }).click();
    await form.getByText('So geht es nicht.').waitFor();
    await page.getByText('12 Tracks.').waitFor();
  };

  const expectNoBarrier = async (state: string) => {
    expect(await violationsOf(page), state).toEqual([]);
    expect(await faintParts(page), state).toEqual([]);
  };

  it.each([
    { device: 'phone', colorScheme: 'light', locale: 'de' },
    { device: 'phone', colorScheme: 'dark', locale: 'zh' },
    { device: 'desktop', colorScheme: 'light', locale: 'ru' },
    { device: 'desktop', colorScheme: 'dark', locale: 'ja' },
  ] as const)('breaks no rule of accessibility, on a $device, in the $colorScheme', async (looks) => {
    const phone = looks.device === 'phone';
    const size = phone ? { width: 390, height: 844 } : { width: 1280, height: 900 };
    await open({ ...looks, viewport: size, isMobile: phone, hasTouch: phone });
    await expectNoBarrier('an empty conversation');
    await fill();
    await expectNoBarrier('messages and a form of every kind');
    await page.locator('.sing-along').click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[aria-current=true]').waitFor();
    await expectNoBarrier('the words to sing along');
    await page.keyboard.press('Escape');
    await page.locator('textarea.message').fill('/');
    await page.locator('.choice').first().waitFor();
    await expectNoBarrier('the menu of commands');
    await page.locator('textarea.message').fill('');
    await page.route('**/api/audio?*', () => {});
    const song = { name: 'grandma.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('la la la') };
    await page.locator('input[type=file]').setInputFiles(song);
    await page.locator('.way:not([hidden])').waitFor();
    await page.route('**/api/say', (route) => route.abort());
    await page.locator('textarea.message').fill('Regen');
    await page.keyboard.press('Enter');
    await page.locator('.is-failed').waitFor();
    await room.close();
    await page.locator('#connection:not(:empty)').waitFor();
    await expectNoBarrier('an upload under way, words that were not sent, and a lost connection');
  });

  it('shows where the keyboard is, at every stop', async () => {
    await open({ viewport: { width: 1280, height: 900 }, locale: 'de' });
    await fill();
    const { stops, unmarked } = await unmarkedStops(page);
    expect(unmarked).toEqual([]);
    expect(stops).toBeGreaterThan(30);
  });

  it('fits a screen of 320 pixels', async () => {
    await open({ viewport: { width: 320, height: 640 }, locale: 'de', isMobile: true, hasTouch: true });
    expect(await fitsTheScreen(page)).toBe(true);
    await fill();
    expect(await fitsTheScreen(page)).toBe(true);
    const sideways = await page
      .locator('#scroller')
      .evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth);
    expect(sideways).toBe(0);
    await page.locator('.sing-along').click();
    await page.getByRole('dialog').waitFor();
    const wide = await page.locator('.sing-lines').evaluate((lines) => lines.scrollWidth - lines.clientWidth);
    expect(wide).toBe(0);
    expect(await fitsTheScreen(page)).toBe(true);
  });

  it('reads out what comes, and not what stood there before', async () => {
    await open({});
    const busy = () => page.getByRole('log').getAttribute('aria-busy');
    await expect.poll(busy).toBe(null);
    const html = await (await fetch(room.url)).text();
    expect(html).toMatch(/role="log" aria-live="polite"[^>]*aria-busy="true"/);
    await fill();
    expect(await page.getByRole('log').getByText('12 Tracks.').count()).toBe(1);
    expect(
      await page.getByRole('form').getByRole('alert').filter({ hasText: 'So geht es nicht.' }).count(),
    ).toBe(1);
  });

  it('stands still for those who ask for it', async () => {
    await open({ reducedMotion: 'reduce' });
    await fill();
    await page.locator('.sing-along').click();
    const moving = () => page.evaluate(() => document.getAnimations().length);
    expect(await moving()).toBe(0);
    const scrolls = await page
      .locator('.sing-lines')
      .evaluate((lines) => getComputedStyle(lines).scrollBehavior);
    expect(scrolls).toBe('auto');
  });
});
