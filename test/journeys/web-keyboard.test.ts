import { describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { titlesIn, useHarness } from './web-harness.js';

describe.skipIf(!hasChromium)('the web chat without a mouse or a screen', () => {
  useBrowser();
  const harness = useHarness({ pace: 600 });

  test('the keyboard alone leads from a request to a track, to More, to a form, and to the longer song', async () => {
    const ada = await harness().arrive();
    const { page } = ada;
    const focused = () =>
      page.evaluate(() => {
        const one = document.activeElement;
        return one?.getAttribute('aria-label') ?? one?.textContent ?? '';
      });
    /** Presses Tab until the element has the focus. */
    const goTo = async (name: string, key = 'Tab') => {
      for (let stops = 0; stops < 60; stops += 1) {
        if ((await focused()) === name) return;
        await page.keyboard.press(key);
      }
      throw new Error(`the keyboard does not come to ${name}`);
    };
    await expect.poll(focused).toBe('What should the song be about?');
    await page.keyboard.type('a song without a mouse');
    await page.keyboard.press('Enter');
    await ada.untilTracks(2);
    const [, title = ''] = await titlesIn(ada.tracks);
    await goTo(`Play “${title}”`, 'Shift+Tab');
    await page.keyboard.press('Space');
    await expect.poll(focused).toMatch(/^(Pause|Play) “/);
    await goTo('More');
    await page.keyboard.press('Enter');
    await ada.says('Song · ccapi');
    expect(await focused()).toBe('More');
    await goTo('Replace a section');
    await page.keyboard.press('Enter');
    await ada.form.waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('form.form') !== null))
      .toBe(true);
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('Replace a section');
    await page.keyboard.press('Enter');
    await ada.form.waitFor();
    const type = async (label: string, words: string) => {
      for (let stops = 0; stops < 20; stops += 1) {
        const here = await page.evaluate(
          () => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ?? '',
        );
        if (here.startsWith(label)) return page.keyboard.type(words);
        await page.keyboard.press('Tab');
      }
      throw new Error(`the keyboard does not come to ${label}`);
    };
    await type('From', '0:00');
    await type('To', '0:01');
    await type('New words', 'without a mouse');
    const charged = await harness().charged(async () => {
      await page.keyboard.press('Control+Enter');
      await ada.untilTracks(3);
    });
    expect(charged).toEqual(['replace']);
    await ada.leave();
  });

  test('a screen reader announces each new message once, by its name', async () => {
    const ada = await harness().arrive();
    const { page } = ada;
    await page.evaluate(() => {
      const response: string[] = [];
      Object.assign(window, { response });
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            if (node instanceof HTMLElement && node.matches('.line')) response.push(node.textContent ?? '');
      }).observe(document.getElementById('conversation') ?? document.body, { childList: true });
    });
    await ada.song('a song to listen to');
    await ada.says('Here are your 2 tracks.');
    const response = await page.evaluate(() => (window as unknown as { response: string[] }).response);
    expect(response).toHaveLength(4);
    for (const title of await titlesIn(ada.tracks)) {
      await page
        .getByRole('article', { name: title, exact: true })
        .getByRole('img', { name: `Cover art of “${title}”` })
        .waitFor();
      await page.getByRole('slider', { name: `Position in “${title}”` }).waitFor();
    }
    const log = page.getByRole('log', { name: 'Conversation' });
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await log.getAttribute('aria-relevant')).toBe('additions');
    await ada.expectNoBarrier();
    await ada.leave();
  });
});
