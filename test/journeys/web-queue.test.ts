import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { type Harness, openHarness, press } from './web-harness.js';

describe.skipIf(!hasChromium)('a song in the making in the web chat', () => {
  useBrowser();
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness({ gateways: ['openai-hk'], pace: 6000 });
  });
  afterAll(() => harness.close());
  afterEach(() => expect(harness.troubles).toEqual([]));

  test('is one of several that /cancel asks about', async () => {
    const ada = await harness.arrive();
    await ada.ask('/cancel');
    await ada.says('You have nothing in the making, so there is nothing to cancel.');
    await ada.ask('/queue');
    await ada.says('Nothing is in the making for you.');
    await ada.ask('/song the first song');
    await ada.ask('/song the second song');
    const busy = ada.page.locator('.card.tone-busy');
    await expect.poll(() => busy.count()).toBe(2);
    await ada.ask('/cancel');
    await press(await ada.says('Which one shall I cancel?'), 'Cancel: the first song');
    await expect.poll(() => busy.count()).toBe(1);
    await ada.ask('/cancel');
    await expect.poll(() => busy.count()).toBe(0);
    await ada.leave();
  });
});

describe.skipIf(!hasChromium)('a song behind others in the web chat', () => {
  useBrowser();
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness({ slowMs: 6000, overrides: { pace: { concurrency: 1 } } });
  });
  afterAll(() => harness.close());

  test('shows its position on the card and in /queue, and is cancelled at no cost', async () => {
    const [ada, bo] = await Promise.all([harness.arrive(), harness.arrive()]);
    harness.sandbox.fail({ route: 'submit', with: 'slow' });
    await ada.ask('/song the first song');
    await expect.poll(() => harness.sandbox.requests.length).toBeGreaterThan(0);
    await bo.ask('/song the second song');
    await bo.page.getByText('You are next.').waitFor();
    await ada.ask('/song the third song');
    await ada.page.getByText('1 song is before yours.').waitFor();
    await ada.ask('/queue');
    const queue = await ada.says('In the making for you');
    const words = await queue.textContent();
    expect(words).toContain('the first song: being handed over');
    expect(words).toContain('the third song: waiting · 1 song is before yours.');
    expect(words).toContain('At ccapi, 2 requests wait to be handed over, counting everybody’s.');
    expect(words).not.toContain('the second song');
    await ada.expectNoBarrier();
    await press(queue, 'Cancel: the third song');
    await ada.says('Cancelled before it was handed to the gateway. Nothing was charged.');
    await Promise.all([ada.untilTracks(2), bo.untilTracks(2)]);
    expect(harness.sandbox.charges).toHaveLength(2);
    expect(harness.troubles).toEqual([]);
    await Promise.all([ada.leave(), bo.leave()]);
  });
});
