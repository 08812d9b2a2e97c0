import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { type Harness, openHarness, press, titlesIn } from './web-harness.js';

describe.skipIf(!hasChromium)('the card of a song in the web chat', () => {
  useBrowser();
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness({ gateways: ['openai-hk'], pace: 6000 });
  });
  afterAll(() => harness.close());
  afterEach(() => expect(harness.troubles).toEqual([]));

  test('shows its title and its first lyrics before it can be played', async () => {
    const ada = await harness.arrive({ viewport: { width: 390, height: 844 } });
    await ada.ask('/song a tune about a lighthouse');
    const card = ada.page.locator('.card.tone-busy');
    await card.getByText('Composing').waitFor();
    const early = (await card.locator('.title').textContent()) ?? '';
    expect(early).toMatch(/^Lighthouse/);
    expect((await card.locator('.body').textContent())?.trim().split('\n').length).toBeGreaterThan(3);
    expect(await ada.tracks.count()).toBe(0);
    await ada.expectNoBarrier();
    await ada.untilTracks(2);
    expect((await titlesIn(ada.tracks)).join()).toContain(early);
    await ada.leave();
  });

  test('a button pressed in both tabs at once starts one song, and Cancel in one ends it in both', async () => {
    const here = await harness.arrive();
    await here.song('a song to hear again');
    const there = await here.otherTab();
    await there.untilTracks(2);
    for (const tab of [here, there]) await press(tab.tracks.first(), 'More');
    const charged = await harness.charged(async () => {
      const again = [here, there].map(async (tab) =>
        press(await tab.says('Song · openai-hk'), 'Make another'),
      );
      await Promise.all(again);
      const card = here.page.locator('.card.tone-busy');
      await card.getByText('Composing').waitFor();
      await press(there.page.locator('.card.tone-busy'), 'Cancel');
      for (const tab of [here, there]) {
        await tab.says('It was already with the gateway, which has charged for it.');
        await expect.poll(() => tab.page.locator('.card.tone-busy').count()).toBe(0);
      }
    });
    expect(charged).toEqual(['generate']);
    expect(await here.tracks.count()).toBe(2);
    await here.leave();
  });
});
