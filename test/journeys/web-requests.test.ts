import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { say } from '../../src/i18n/index.js';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { longFloodWindow } from '../kit/fast-timing.js';
import { type Harness, openHarness, press } from './web-harness.js';

describe.skipIf(!hasChromium)('requests in the web chat', () => {
  useBrowser();
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness({
      overrides: { wrap: longFloodWindow },
    });
  });
  afterAll(() => harness.close());
  // While the bot restarts, pages cannot reach it.
  afterEach(() => expect(harness.troubles.filter((trouble) => !/^Failed to load/.test(trouble))).toEqual([]));

  test('the language of the browser is used until another is chosen, which survives a restart', async () => {
    const ada = await harness.arrive({ locale: 'de-AT', viewport: { width: 390, height: 844 } });
    await ada.ask('/settings');
    const language = ada.form.getByRole('group', { name: 'Sprache' });
    await language.waitFor();
    await ada.expectNoBarrier();
    await language.getByText('日本語').click();
    await ada.form.locator('button[type=submit]').click();
    await expect.poll(() => ada.page.locator('html').getAttribute('lang')).toBe('ja');
    await ada.says(say('ja', 'settings.saved'));
    await harness.restart();
    await ada.page.reload();
    await ada.page.getByRole('textbox', { name: say('ja', 'web.message') }).waitFor();
    await ada.leave();
  });

  test('a double click is one song, and a flood is slowed down before it costs anything', async () => {
    const ada = await harness.arrive();
    await ada.song('a song to hear twice');
    await press(ada.tracks.first(), 'More');
    const more = await ada.says('Song · ccapi');
    const charged = await harness.charged(async () => {
      await more.getByRole('button', { name: 'Make another' }).dblclick();
      await ada.untilTracks(4);
    });
    expect(charged).toEqual(['generate']);
    const flooded = await harness.charged(async () => {
      for (let count = 0; count < 26; count += 1) await ada.ask('/help');
      await ada.ask('/song a song in a flood');
      await ada.says('That is very fast. Wait a few seconds, then go on.');
    });
    expect(flooded).toEqual([]);
    await ada.leave();
  });
});
