import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/core/index.js';
import { extendForm } from './all-messages.js';
import { hasChromium, openPage, recordProblems, useBrowser } from './browser.js';
import { type Harness, openMediaHarness } from './harness.js';
import { track } from './samples.js';

describe.skipIf(!hasChromium)('the web chat by keyboard, in two tabs and without a connection', () => {
  useBrowser();
  let harness: Harness;
  let page: Page;
  let problems: string[];
  beforeEach(async () => {
    problems = [];
    harness = await openMediaHarness();
    page = await openPage(harness, problems);
  });
  afterEach(async () => {
    await page.context().close();
    await harness.close();
  });

  const field = () => page.getByRole('textbox', { name: 'What should the song be about?' });
  const ask = async (text: string) => {
    await field().fill(text);
    await field().press('Enter');
  };
  /** Posts a track into the conversation, which is known once a first message has arrived. */
  const postTrack = async (title: string) => {
    await expect.poll(() => harness.events.length).toBeGreaterThan(0);
    const to = { platform: 'web', chat: harness.events[0]?.person.id ?? '' };
    return harness.surface.post(to, track(title), title);
  };

  it('can be used with the keyboard alone', async () => {
    harness.setScript(async (event) => {
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
    await expect.poll(() => harness.events.length).toBe(1);
    expect(harness.events[0]).toMatchObject({ kind: 'command', name: 'cover', values: { track: 'abc.0' } });
    await page.keyboard.type('/');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => harness.events.length).toBe(2);
    expect(harness.events[1]).toMatchObject({ kind: 'command', name: 'help' });
    await page.keyboard.type('two');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('lines');
    await page.keyboard.press('Enter');
    await expect.poll(() => harness.events.length).toBe(3);
    expect(harness.events[2]).toMatchObject({ kind: 'text', text: 'two\nlines' });

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
    expect(problems).toEqual([]);
  });

  it('keeps a message that could not be sent, and sends it once', async () => {
    await page.route('**/api/say', (route) => route.abort());
    await ask('a song about patience');
    await page.getByText('I could not reach the server. Your message is kept; try again.').waitFor();
    expect(harness.events).toHaveLength(0);
    await page.unroute('**/api/say');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => harness.events.length).toBe(1);
    await page.getByText('I could not reach the server.').waitFor({ state: 'hidden' });
    expect(await page.locator('.bubble').count()).toBe(1);
  });

  it('shows the same in two tabs', async () => {
    const other = await page.context().newPage();
    recordProblems(other, harness, problems);
    await other.goto(harness.url);
    await other.getByRole('button', { name: 'Custom song' }).waitFor();
    harness.setScript(async (event) => {
      await event.reply.card(note('busy', 'You are next.'));
      await event.reply.tell(note('plain', 'Only here.'));
    });
    await ask('rain');
    await other.getByText('You are next.').waitFor();
    await other.locator('.bubble', { hasText: 'rain' }).waitFor();
    await page.getByText('Only here.').waitFor();
    expect(await other.getByText('Only here.').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('removes a deleted track in every tab, with the notes about it', async () => {
    const other = await page.context().newPage();
    recordProblems(other, harness, problems);
    await other.goto(harness.url);
    harness.setScript((event) =>
      event.kind === 'press' ? event.reply.tell(note('plain', 'About Rain.')) : undefined,
    );
    await ask('rain');
    await expect.poll(() => harness.events.length).toBe(1);
    const { ref } = await postTrack('Rain');
    await postTrack('Snow');
    await page.getByRole('button', { name: 'More', exact: true }).first().click();
    await page.getByText('About Rain.').waitFor();
    await other.getByRole('button', { name: 'Play “Rain”' }).waitFor();
    await harness.surface.remove(ref);
    for (const tab of [page, other]) {
      await tab.getByRole('button', { name: 'Play “Rain”' }).waitFor({ state: 'detached' });
      expect(await tab.getByRole('button', { name: 'Play “Snow”' }).count()).toBe(1);
      expect(await tab.locator('.line').count()).toBe(2);
    }
    await page.reload();
    await page.getByRole('button', { name: 'Play “Snow”' }).waitFor();
    expect(await page.locator('.line').count()).toBe(2);
    expect(problems).toEqual([]);
  });
});
