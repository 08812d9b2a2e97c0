import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { type Guest, press, titlesIn, trackCalled, useHarness } from './web-harness.js';

describe.skipIf(!hasChromium)('the library in the web chat', () => {
  useBrowser();
  const harness = useHarness();
  let ada: Guest;
  beforeEach(async () => {
    ada = await harness().arrive({ viewport: { width: 390, height: 844 } });
  });
  afterEach(async () => {
    await ada.leave();
  });

  const titleOf = async (index: number) => (await titlesIn(ada.tracks))[index] ?? 'no track';

  test('has pages, newest first, and finds a track by its name', async () => {
    for (const prompt of ['rain on a tin roof', 'the last train home', 'a bicycle for Ada'])
      await ada.song(prompt);
    const titles = await titlesIn(ada.tracks);
    const first = await ada.library();
    expect(await first.textContent()).toContain('6 tracks.');
    expect(await first.locator('.body').textContent()).toContain(`1. ${titles[5]}`);
    await ada.expectNoBarrier();
    await press(first, 'Older');
    const second = await ada.says(`6. ${titles[0]}`);
    await press(second, 'Newer');
    await expect.poll(() => ada.cards.filter({ hasText: `1. ${titles[5]}` }).count()).toBe(2);
    const found = await ada.library(titles[2]);
    expect(await found.locator('.body').textContent()).toContain(titles[2]);
    expect(await (await ada.library('no such song anywhere')).textContent()).toContain(
      'None of your tracks is like that.',
    );
  });

  test('marks a favourite, renames it in its message, and sends it again', async () => {
    await ada.song('a waltz for two spoons');
    await press(await ada.library(), '1');
    const name = await titleOf(1);
    const entry = await ada.says('Who may go on from it');
    await press(entry, 'Favourite');
    const starred = await ada.says(`★ ${name}`);
    await press(starred, 'Rename');
    expect(await ada.form.getByLabel('Title').inputValue()).toBe(name);
    await ada.fillIn({ Title: 'Cutlery March' });
    await expect.poll(() => titlesIn(ada.tracks)).toContain('Cutlery March');
    await press(await ada.says('★ Cutlery March'), 'Send again');
    await ada.says('Here it is again.');
    await expect.poll(() => trackCalled(ada, 'Cutlery March').count()).toBe(2);
    await press(await ada.library(), 'Favourites');
    const favourites = await ada.says('One track.');
    expect(await favourites.locator('.body').textContent()).toMatch(/^1\. ★ Cutlery March · 0:0\d$/);
    await press(favourites, '1');
    await press(await ada.says('★ Cutlery March'), 'Remove favourite');
    const plain = await ada.says('Who may go on from it');
    await expect.poll(() => titlesIn(plain)).toEqual(['Cutlery March']);
  });
});
