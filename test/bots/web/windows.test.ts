import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/core/index.js';
import type { Room } from './chat-room.js';
import { extendForm } from './everything.js';
import { openPage, openStage, present, track, useBrowser, watchTroubles } from './stage.js';

describe.skipIf(!present)('the web chat, by keyboard, in two windows and on a bad line,', () => {
  useBrowser();
  let room: Room;
  let page: Page;
  let troubles: string[];
  beforeEach(async () => {
    troubles = [];
    room = await openStage();
    page = await openPage(room, troubles);
  });
  afterEach(async () => {
    await page.context().close();
    await room.close();
  });

  const field = () => page.getByRole('textbox', { name: 'What should the song be about?' });
  const ask = async (text: string) => {
    await field().fill(text);
    await field().press('Enter');
  };
  const postTrack = (title: string) =>
    room.surface.post({ platform: 'web', chat: room.heard[0]?.person.id ?? '' }, track(title), title);

  it('can be used with the keyboard alone', async () => {
    room.perform(async (event) => {
      if (event.kind === 'press') return event.reply.ask(extendForm);
      if (event.kind === 'form') await event.reply.card(note('busy', 'You are next.'));
    });
    await field().focus();
    await page.keyboard.type('/co');
    await page.getByRole('option', { name: '/cover' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await field().inputValue()).toBe('/cover ');
    await page.getByRole('option', { name: 'Rainy Morning' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => room.heard.length).toBe(1);
    expect(room.heard[0]).toMatchObject({ kind: 'command', name: 'cover', values: { track: 'abc.0' } });
    await page.keyboard.type('/');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => room.heard.length).toBe(2);
    expect(room.heard[1]).toMatchObject({ kind: 'command', name: 'help' });
    await page.keyboard.type('two');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('lines');
    await page.keyboard.press('Enter');
    await expect.poll(() => room.heard.length).toBe(3);
    expect(room.heard[2]).toMatchObject({ kind: 'text', text: 'two\nlines' });

    await postTrack('Rain');
    const extend = page.getByRole('button', { name: 'Extend', exact: true });
    await extend.waitFor();
    const focusedText = () => page.evaluate(() => document.activeElement?.textContent);
    for (let presses = 0; presses < 20 && (await focusedText()) !== 'Extend'; presses += 1) {
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('form').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('form.form') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await focusedText()).toBe('Extend');
    await page.keyboard.press('Enter');
    await page.getByRole('form').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('You are next.').waitFor();
    expect(troubles).toEqual([]);
  });

  it('keeps a message that could not be sent, and sends it once', async () => {
    await page.route('**/api/say', (route) => route.abort());
    await ask('a song about patience');
    await page.getByText('I could not reach the server. Your message is kept; try again.').waitFor();
    expect(room.heard).toHaveLength(0);
    await page.unroute('**/api/say');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => room.heard.length).toBe(1);
    await page.getByText('I could not reach the server.').waitFor({ state: 'hidden' });
    expect(await page.locator('.bubble').count()).toBe(1);
  });

  it('stays the same in two windows', async () => {
    const other = await page.context().newPage();
    watchTroubles(other, room, troubles);
    await other.goto(room.url);
    await other.getByRole('button', { name: 'Custom song' }).waitFor();
    room.perform(async (event) => {
      await event.reply.card(note('busy', 'You are next.'));
      await event.reply.tell(note('plain', 'Only here.'));
    });
    await ask('rain');
    await other.getByText('You are next.').waitFor();
    await other.locator('.bubble', { hasText: 'rain' }).waitFor();
    await page.getByText('Only here.').waitFor();
    expect(await other.getByText('Only here.').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('loses a track that was deleted in every window, with what was said about it', async () => {
    const other = await page.context().newPage();
    watchTroubles(other, room, troubles);
    await other.goto(room.url);
    room.perform((event) =>
      event.kind === 'press' ? event.reply.tell(note('plain', 'About Rain.')) : undefined,
    );
    await ask('rain');
    await expect.poll(() => room.heard.length).toBe(1);
    const { ref } = await postTrack('Rain');
    await postTrack('Snow');
    await page.getByRole('button', { name: 'More', exact: true }).first().click();
    await page.getByText('About Rain.').waitFor();
    await other.getByRole('button', { name: 'Play “Rain”' }).waitFor();
    await room.surface.remove(ref);
    for (const window of [page, other]) {
      await window.getByRole('button', { name: 'Play “Rain”' }).waitFor({ state: 'detached' });
      expect(await window.getByRole('button', { name: 'Play “Snow”' }).count()).toBe(1);
      expect(await window.locator('.line').count()).toBe(2);
    }
    await page.reload();
    await page.getByRole('button', { name: 'Play “Snow”' }).waitFor();
    expect(await page.locator('.line').count()).toBe(2);
    expect(troubles).toEqual([]);
  });
});
