import { describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { press, titlesIn, useHarness } from './web-harness.js';

describe.skipIf(!hasChromium)('the web chat in several tabs, for several people, and without a mouse', () => {
  useBrowser();
  const harness = useHarness({ pace: 600 });

  test('a song requested in one tab appears in the other, and a form in one tab leaves the form in the other alone', async () => {
    const here = await harness().arrive();
    const there = await here.otherTab();
    await there.ask('/custom');
    await there.form.getByLabel('Lyrics').fill('half a verse, and');
    const charged = await harness().charged(async () => {
      await here.ask('/song a song for two windows');
      const cards = [here, there].map(({ page }) => page.locator('.card.tone-busy').getByRole('progressbar'));
      await Promise.all(cards.map((card) => card.waitFor()));
      for (const tab of [here, there]) {
        await tab.untilTracks(2);
        await tab.says('Here are your 2 tracks.');
      }
      expect(await titlesIn(here.tracks)).toEqual(await titlesIn(there.tracks));
      await press(here.tracks.first(), 'Extend');
      expect(await there.form.count()).toBe(1);
      await here.fillIn({ 'Where to go on': '0:01', Title: 'And then' });
      await there.untilTracks(4);
      expect(await there.form.getByLabel('Lyrics').inputValue()).toBe('half a verse, and');
      expect(await here.form.count()).toBe(0);
      await there.fillIn({ Lyrics: 'half a verse, and a whole one', Style: 'folk' });
      await here.untilTracks(6);
    });
    expect(charged).toEqual(['generate', 'extend', 'generate']);
    await here.leave();
  });

  test('two people in two browsers see nothing of each other', async () => {
    const [ada, bo] = await Promise.all([harness().arrive(), harness().arrive({ locale: 'de' })]);
    await Promise.all([ada.song('a song for Ada'), bo.ask('/song ein Lied für Bo')]);
    await bo.untilTracks(2);
    const [hers, his] = await Promise.all([titlesIn(ada.tracks), titlesIn(bo.tracks)]);
    expect(hers.filter((title) => his.includes(title))).toEqual([]);
    await bo.ask('/library');
    expect(await (await bo.says('2 Tracks.')).textContent()).not.toContain(hers[0]);
    await ada.field.fill('/remaster ');
    await expect.poll(() => ada.page.getByRole('option').count()).toBe(2);
    await Promise.all([ada.leave(), bo.leave()]);
  });

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
