import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage, MessageRef } from '../../../src/core/index.js';
import { hasChromium, openPage, useBrowser } from './browser.js';
import { type Harness, openMediaHarness } from './harness.js';
import { button, cover } from './samples.js';

const busy: ChatMessage = {
  tone: 'busy',
  title: 'Rain on the roof',
  body: 'Composing … Ready in about a minute.',
  progress: 0.4,
  controls: [
    [
      { kind: 'link', label: 'Listen already', url: 'https://gateway.example/stream' },
      button('Cancel', 'cancel'),
    ],
  ],
};
const image = { key: 'cover', name: 'cover.svg', type: 'image/svg+xml', bytes: cover.length };

describe.skipIf(!hasChromium).each([
  { device: 'phone', viewport: { width: 390, height: 844 } },
  { device: 'desktop', viewport: { width: 1280, height: 900 } },
])('a song in progress on a $device', ({ viewport }) => {
  useBrowser();
  let harness: Harness;
  let page: Page;
  let card: MessageRef;
  beforeEach(async () => {
    harness = await openMediaHarness({
      script: async (event) => {
        card = await event.reply.card(busy);
      },
    });
    page = await openPage(harness, [], { viewport, reducedMotion: 'reduce' });
    await page.getByRole('textbox').fill('rain');
    await page.keyboard.press('Enter');
    await page.getByRole('progressbar').waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    await harness.close();
  });

  const places = () =>
    page.locator('.card').evaluate((shown) =>
      [shown, ...shown.querySelectorAll('.title, .body, .progress, .button')].map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [part.className, x, y, width, height].join(' ');
      }),
    );

  it('reserves the space of its cover: the layout does not move when the cover arrives', async () => {
    const before = await places();
    await harness.surface.edit(card, { ...busy, image });
    const picture = page.getByRole('img', { name: 'Cover art of “Rain on the roof”' });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete)).toBe(true);
    expect(await places()).toEqual(before);
    const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
    expect(width).toBe(height);
    expect(width).toBeLessThan(100);
  });

  it('keeps the same picture while its bar moves, and links to the preview', async () => {
    await harness.surface.edit(card, { ...busy, image });
    const picture = page.getByRole('img');
    await picture.evaluate((image) => image.setAttribute('data-same', 'yes'));
    await harness.surface.edit(card, { ...busy, image, progress: 0.8 });
    await page.locator('[role=progressbar][aria-valuenow="80"]').waitFor();
    expect(await picture.getAttribute('data-same')).toBe('yes');
    const listen = page.getByRole('link', { name: 'Listen already' });
    expect(await listen.getAttribute('href')).toBe('https://gateway.example/stream');
    expect(await listen.getAttribute('rel')).toBe('noopener noreferrer');
  });
});
