import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineAt, parseLyrics } from '../../../src/bots/web/page/player/lyrics.js';
import { lyricsFile } from '../../../src/core/index.js';
import { fitsTheScreen, hasChromium, openPage, useBrowser } from './browser.js';
import { type Harness, openMediaHarness } from './harness.js';
import { timedLyrics, track } from './samples.js';

describe('the timed lyrics of a song', () => {
  it('are parsed as they were written', () => {
    const words = [
      { text: 'Rain on the roof\n', from: 0.5, to: 1 },
      { text: 'and tea [softly]\n', from: 61.25, to: 62 },
    ];
    expect(parseLyrics(lyricsFile('Rain]y', words))).toEqual({
      title: 'Rain y',
      lines: [
        { at: 0.5, text: 'Rain on the roof' },
        { at: 61.25, text: 'and tea' },
      ],
    });
  });

  it('repeat a line with several times, and leave out a line without one', () => {
    const chorus = '[00:10.00][01:00]la la\r\n[00:20.5]verse\r\n[by:Ada]\nno time\n[00:30.00]';
    expect(parseLyrics(chorus)).toEqual({
      title: undefined,
      lines: [
        { at: 10, text: 'la la' },
        { at: 20.5, text: 'verse' },
        { at: 60, text: 'la la' },
      ],
    });
    expect(parseLyrics('')).toEqual({ title: undefined, lines: [] });
  });

  it('have a current line from its time until the next', () => {
    const { lines } = parseLyrics('[00:01.00]one\n[00:02.00]two');
    expect([0, 0.99, 1, 1.99, 2, 99].map((seconds) => lineAt(lines, seconds))).toEqual([-1, -1, 0, 0, 1, 1]);
  });
});

/** Playback is slow on a busy machine. */
const patient = { timeout: 100_000 };

describe.skipIf(!hasChromium)('karaoke', () => {
  useBrowser();
  let harness: Harness;
  let page: Page;
  let problems: string[];
  beforeEach(async () => {
    problems = [];
    harness = await openMediaHarness();
    page = await openPage(harness, problems, { viewport: { width: 390, height: 844 } });
    await page.getByRole('textbox').fill('rain');
    await page.keyboard.press('Enter');
    await expect.poll(() => harness.events.length).toBe(1);
  });
  afterEach(async () => {
    await page.context().close();
    await harness.close();
    expect(problems).toEqual([]);
  });

  const to = () => ({ platform: 'web', chat: harness.events[0]?.person.id ?? '' });
  const karaokeButton = () => page.getByRole('button', { name: 'Sing along' });
  const view = () => page.getByRole('dialog', { name: 'Sing along: Rain' });
  const currentLine = () => view().locator('[aria-current=true]').allTextContents();

  it('shows the current line large, and Escape returns to the button', async () => {
    await harness.surface.post(to(), track('Snow'), 'snow');
    await harness.surface.post(to(), track('Rain'), 'rain');
    await harness.surface.post(to(), timedLyrics('Rain'), 'lyrics');
    await karaokeButton().focus();
    await page.keyboard.press('Enter');
    await view().waitFor();
    expect(await currentLine()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await expect.poll(currentLine, patient).toEqual(['Rain on the roof']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(currentLine, patient).toEqual(['nobody calls']);
    await page.keyboard.press('ArrowUp');
    await expect.poll(currentLine, patient).toEqual(['and tea in my hand']);
    const size = (text: string) =>
      view()
        .getByText(text)
        .evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize));
    await expect
      .poll(() => size('and tea in my hand'), patient)
      .toBeGreaterThan(1.3 * (await size('nobody can')));
    await page.keyboard.press('Space');
    await view().getByRole('button', { name: 'Pause “Rain”' }).waitFor();
    await expect.poll(currentLine, patient).toEqual(['and nobody can']);
    await view().getByText('Rain on the roof').click();
    await view().getByRole('button', { name: 'Play “Rain”' }).waitFor();
    expect(await fitsTheScreen(page)).toBe(true);
    await page.keyboard.press('Escape');
    await view().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Sing along');
  });

  it('keeps the keyboard focus inside until it is closed, and stops the track then', async () => {
    await harness.surface.post(to(), track('Rain'), 'rain');
    await harness.surface.post(to(), timedLyrics('Rain'), 'lyrics');
    await karaokeButton().click();
    await view().getByRole('button', { name: 'Play “Rain”' }).click();
    await view().getByRole('button', { name: 'Pause “Rain”' }).waitFor();
    const outside: string[] = [];
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(() =>
        document.activeElement === document.body || document.activeElement?.closest('dialog')
          ? ''
          : 'outside',
      );
      outside.push(place);
    }
    expect(outside.join('')).toBe('');
    const sound = await view().locator('audio').elementHandle();
    await view().getByRole('button', { name: 'Close' }).click();
    await view().waitFor({ state: 'detached' });
    await expect
      .poll(() => sound?.evaluate((audio) => (audio as HTMLAudioElement).paused), patient)
      .toBe(true);
  });

  it('continues where the track is playing', async () => {
    await harness.surface.post(to(), track('Rain'), 'rain');
    await harness.surface.post(to(), timedLyrics('Rain'), 'lyrics');
    await page.getByRole('button', { name: 'Play “Rain”' }).click();
    // Slowly, so that it is still playing on a busy machine.
    await page
      .locator('audio')
      .first()
      .evaluate((audio: HTMLAudioElement) => {
        audio.playbackRate = 0.1;
      });
    await page.getByRole('slider', { name: 'Position in “Rain”' }).fill('1.2');
    await karaokeButton().click();
    await expect.poll(currentLine, patient).not.toEqual([]);
    expect(await currentLine()).not.toEqual(['Rain on the roof']);
  });

  it('shows the lyrics alone where there is no such track', async () => {
    await harness.surface.post(to(), track('Snow'), 'snow');
    await harness.surface.post(to(), timedLyrics('Rain'), 'lyrics');
    await karaokeButton().click();
    await view().waitFor();
    expect(await view().getByRole('listitem').allTextContents()).toEqual([
      'Rain on the roof',
      'and tea in my hand',
      'nobody calls',
      'and nobody can',
    ]);
    expect(await view().getByRole('slider').count()).toBe(0);
    await page.keyboard.press('Escape');
    await view().waitFor({ state: 'detached' });
  });

  it('shows an error when the lyrics cannot be loaded', async () => {
    await harness.surface.post(to(), timedLyrics('Rain', 'gone'), 'lyrics');
    await karaokeButton().click();
    await page.getByText('I could not reach the server. Nothing was changed; try again.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    problems = problems.filter((problem) => !problem.includes('404'));
  });
});
