import { describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { press, titlesIn, useHarness } from './web-harness.js';

describe.skipIf(!hasChromium)('the web chat in several tabs, and for several people', () => {
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
});
