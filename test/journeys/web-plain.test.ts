import { describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { press, useHarness } from './web-harness.js';

describe.skipIf(!hasChromium)('a plain message in the web chat', () => {
  useBrowser();
  const harness = useHarness({ overrides: { timing: { graceMs: 600_000 } } });

  test('that is a clear wish starts at once, and “cancel” in the grace costs nothing', async () => {
    const ada = await harness().arrive({ viewport: { width: 390, height: 844 } });
    const charged = await harness().charged(async () => {
      await ada.ask('a song about rain on the roof');
      await ada.says(/Starts in \d+ seconds\. Cancel now and it costs nothing\./);
      await ada.expectNoBarrier();
      await ada.ask('cancel');
      await ada.says(/Nothing was charged/);
    });
    expect(charged).toEqual([]);
    await ada.leave();
  });

  test('that is unclear is asked about first, and becomes a song by its button', async () => {
    const ada = await harness().arrive();
    const charged = await harness().charged(async () => {
      await ada.ask('rain');
      const offer = await ada.says('Shall I make a song of this? “rain”');
      await ada.expectNoBarrier();
      await press(offer, 'Make a song of this');
      await ada.untilTracks(2);
    });
    expect(charged).toEqual(['generate']);
    await ada.leave();
  });
});
