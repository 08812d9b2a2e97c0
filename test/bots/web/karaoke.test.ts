import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineAt, parseLyrics } from '../../../src/bots/web/page/player/lyrics.js';
import { lyricsFile } from '../../../src/core/index.js';
import type { Room } from './chat-room.js';
import { fitsTheScreen, openPage, openStage, present, timedWords, track, useBrowser } from './stage.js';

describe('the words of a song with their times', () => {
  it('are read back as they were written', () => {
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

  it('come again where a line has several times, and are nothing where there are none', () => {
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

  it('are sung from their time on, until the next', () => {
    const { lines } = parseLyrics('[00:01.00]one\n[00:02.00]two');
    expect([0, 0.99, 1, 1.99, 2, 99].map((seconds) => lineAt(lines, seconds))).toEqual([-1, -1, 0, 0, 1, 1]);
  });
});

/** A busy machine plays slowly. */
const patient = { timeout: 25_000 };

describe.skipIf(!present)('singing along', { timeout: 60_000 }, () => {
  useBrowser();
  let room: Room;
  let page: Page;
  let troubles: string[];
  beforeEach(async () => {
    troubles = [];
    room = await openStage();
    page = await openPage(room, troubles, { viewport: { width: 390, height: 844 } });
    await page.getByRole('textbox').fill('rain');
    await page.keyboard.press('Enter');
    await expect.poll(() => room.heard.length).toBe(1);
  });
  afterEach(async () => {
    await page.context().close();
    await room.close();
    expect(troubles).toEqual([]);
  });

  const to = () => ({ platform: 'web', chat: room.heard[0]?.person.id ?? '' });
  const singAlong = () => page.getByRole('button', { name: 'Sing along' });
  const view = () => page.getByRole('dialog', { name: 'Sing along: Rain' });
  const sung = () => view().locator('[aria-current=true]').allTextContents();

  it('shows the line that is sung large, and is left with Escape to where one was', async () => {
    await room.surface.post(to(), track('Snow'), 'snow');
    await room.surface.post(to(), track('Rain'), 'rain');
    await room.surface.post(to(), timedWords('Rain'), 'words');
    await singAlong().focus();
    await page.keyboard.press('Enter');
    await view().waitFor();
    expect(await sung()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await expect.poll(sung, patient).toEqual(['Rain on the roof']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(sung, patient).toEqual(['nobody calls']);
    await page.keyboard.press('ArrowUp');
    await expect.poll(sung, patient).toEqual(['and tea in my hand']);
    const size = (text: string) =>
      view()
        .getByText(text)
        .evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize));
    await expect
      .poll(() => size('and tea in my hand'), patient)
      .toBeGreaterThan(1.3 * (await size('nobody can')));
    await page.keyboard.press('Space');
    await view().getByRole('button', { name: 'Pause “Rain”' }).waitFor();
    await expect.poll(sung, patient).toEqual(['and nobody can']);
    await view().getByText('Rain on the roof').click();
    await view().getByRole('button', { name: 'Play “Rain”' }).waitFor();
    expect(await fitsTheScreen(page)).toBe(true);
    await page.keyboard.press('Escape');
    await view().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Sing along');
  });

  it('keeps the keyboard inside until it is closed, and falls silent then', async () => {
    await room.surface.post(to(), track('Rain'), 'rain');
    await room.surface.post(to(), timedWords('Rain'), 'words');
    await singAlong().click();
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

  it('goes on from where the track is heard', async () => {
    await room.surface.post(to(), track('Rain'), 'rain');
    await room.surface.post(to(), timedWords('Rain'), 'words');
    await page.getByRole('button', { name: 'Play “Rain”' }).click();
    // Slowly, so that it is still heard on a machine that is busy.
    await page
      .locator('audio')
      .first()
      .evaluate((audio: HTMLAudioElement) => {
        audio.playbackRate = 0.1;
      });
    await page.getByRole('slider', { name: 'Position in “Rain”' }).fill('1.2');
    await singAlong().click();
    await expect.poll(sung, patient).not.toEqual([]);
    expect(await sung()).not.toEqual(['Rain on the roof']);
  });

  it('shows the words alone where there is no such track', async () => {
    await room.surface.post(to(), track('Snow'), 'snow');
    await room.surface.post(to(), timedWords('Rain'), 'words');
    await singAlong().click();
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

  it('says so when the words cannot be had', async () => {
    await room.surface.post(to(), timedWords('Rain', 'gone'), 'words');
    await singAlong().click();
    await page.getByText('I could not reach the server. Nothing was changed; try again.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    troubles = troubles.filter((trouble) => !trouble.includes('404'));
  });
});
