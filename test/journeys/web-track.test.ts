import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { type Guest, press, titlesIn, trackCalled, useHarness } from './web-harness.js';

describe.skipIf(!hasChromium)('a track opened from the library of the web chat', () => {
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

  test('makes a track private and public again, and offers no Share button without a feed', async () => {
    await ada.song('a secret');
    await press(await ada.library(), '1');
    await press(await ada.says('everybody who sees it'), 'Make private');
    const hidden = await ada.says('only you');
    expect(await hidden.getByRole('button', { name: 'Share' }).count()).toBe(0);
    await press(hidden, 'Make public');
    const open = await ada.says('everybody who sees it');
    expect(await open.getByRole('button', { name: 'Share' }).count()).toBe(0);
  });

  test('shows the family of a track and opens its parent', async () => {
    await ada.song('a song to go on from');
    const parent = await titleOf(0);
    await press(ada.tracks.first(), 'Extend');
    await ada.fillIn({ 'Where to go on': '0:01', Title: 'And then' });
    await ada.untilTracks(4);
    await press(await ada.library(), '1');
    await press(await ada.says('Who may go on from it'), 'Family');
    const family = await ada.says(`${parent} · Song`);
    expect(await family.textContent()).toContain('└ ▸ And then');
    await press(family, `${parent} · Song`);
    await ada.says('Song · ccapi');
    const child = trackCalled(ada, 'And then').first();
    const link = child.getByRole('link', { name: parent });
    await link.click();
    const target = (await link.getAttribute('href'))?.slice(1) ?? '';
    expect(await ada.page.locator(`[id="${target}"] .title`).textContent()).toBe(parent);
    await expect.poll(() => ada.page.locator(`[id="${target}"]`).isVisible()).toBe(true);
  });

  test('deletes a track with its message, after a confirmation', async () => {
    await ada.song('a song to forget');
    const [stays = '', goes = ''] = await titlesIn(ada.tracks);
    await press(await ada.library(), '1');
    await press(await ada.says('Who may go on from it'), 'Delete');
    await press(await ada.says('This cannot be undone.'), 'Delete');
    await ada.says(`“${goes}” is deleted.`);
    await expect.poll(() => titlesIn(ada.tracks)).toEqual([stays]);
    expect(await (await ada.library()).textContent()).toContain('One track.');
  });
});
