import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage, MessageRef } from '../../../src/core/index.js';
import type { Room } from './chat-room.js';
import { button, cover, openPage, openStage, present, useBrowser } from './stage.js';

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

describe.skipIf(!present).each([
  { device: 'phone', viewport: { width: 390, height: 844 } },
  { device: 'desktop', viewport: { width: 1280, height: 900 } },
])('a song in the making on a $device', ({ viewport }) => {
  useBrowser();
  let room: Room;
  let page: Page;
  let card: MessageRef;
  beforeEach(async () => {
    room = await openStage({
      script: async (event) => {
        card = await event.reply.card(busy);
      },
    });
    page = await openPage(room, [], { viewport, reducedMotion: 'reduce' });
    await page.getByRole('textbox').fill('rain');
    await page.keyboard.press('Enter');
    await page.getByRole('progressbar').waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    await room.close();
  });

  const places = () =>
    page.locator('.card').evaluate((shown) =>
      [shown, ...shown.querySelectorAll('.title, .body, .progress, .button')].map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [part.className, x, y, width, height].join(' ');
      }),
    );

  it('has room for its cover from the beginning: when it comes, nothing jumps', async () => {
    const before = await places();
    await room.surface.edit(card, { ...busy, image });
    const picture = page.getByRole('img', { name: 'Cover art of “Rain on the roof”' });
    await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.complete)).toBe(true);
    expect(await places()).toEqual(before);
    const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
    expect(width).toBe(height);
    expect(width).toBeLessThan(100);
  });

  it('keeps the same picture while its bar moves on, and can be heard already', async () => {
    await room.surface.edit(card, { ...busy, image });
    const picture = page.getByRole('img');
    await picture.evaluate((one) => one.setAttribute('data-same', 'yes'));
    await room.surface.edit(card, { ...busy, image, progress: 0.8 });
    await page.locator('[role=progressbar][aria-valuenow="80"]').waitFor();
    expect(await picture.getAttribute('data-same')).toBe('yes');
    const listen = page.getByRole('link', { name: 'Listen already' });
    expect(await listen.getAttribute('href')).toBe('https://gateway.example/stream');
    expect(await listen.getAttribute('rel')).toBe('noopener noreferrer');
  });
});
