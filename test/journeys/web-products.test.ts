import type { Locator } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { type Guest, press, titlesIn, useHarness } from './web-harness.js';

describe.skipIf(!hasChromium)('what becomes of a track in the web chat', () => {
  useBrowser();
  const harness = useHarness();
  let ada: Guest;
  beforeEach(async () => {
    ada = await harness().arrive();
    await ada.song('a song about rain on the roof');
  });
  afterEach(async () => {
    await ada.leave();
  });

  const fromMore = async (label: string) => {
    await press(ada.tracks.first(), 'More');
    await press(await ada.says('Song · ccapi'), label);
  };
  /** The first bytes and the name of the file that a card offers for download. */
  const fileIn = async (card: Locator, ending: string) => {
    const link = card.locator(`a.file[download$="${ending}"]`);
    await link.waitFor();
    const answer = await ada.page.request.get(harness().url() + (await link.getAttribute('href')));
    return { name: await link.getAttribute('download'), bytes: await answer.body() };
  };

  test('More offers every operation in rows, and a second track is chosen from a list', async () => {
    await press(ada.tracks.first(), 'More');
    const more = await ada.says('Song · ccapi');
    const rows = await more
      .locator('.controls')
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('button')].map((one) => one.textContent)),
      );
    expect(rows).toEqual([
      ['Lyrics', 'Make another'],
      ['Timed lyrics', 'Tempo'],
      ['Replace a section', 'Sample', 'Mashup'],
      ['Add vocals', 'Add instruments', 'Voice only'],
      ['WAV', 'Video', 'MIDI'],
    ]);
    const charged = await harness().charged(async () => {
      await press(more, 'Mashup');
      const second = ada.form.getByRole('group', { name: 'The second track needed' });
      await second.getByRole('radio').first().check({ force: true });
      await ada.form.getByRole('button', { name: 'Make it' }).click();
      await ada.untilTracks(3);
    });
    expect(charged).toEqual(['mashup']);
  });

  test('a command offers the person’s own tracks, and its form is prefilled from the track', async () => {
    const [first = ''] = await titlesIn(ada.tracks);
    await ada.field.fill('/cover ');
    const choice = ada.page.getByRole('option', { name: first });
    await choice.first().waitFor();
    await choice.last().click();
    expect(await ada.form.getByLabel('Title').inputValue()).toBe(first);
    expect(await ada.form.getByLabel(/^Style( needed)?$/).inputValue()).toContain('sandbox');
    expect(await ada.form.getByLabel('Lyrics').inputValue()).toContain('[Verse');
    const charged = await harness().charged(async () => {
      await ada.fillIn({ Title: 'Rain, in another coat' });
      await ada.untilTracks(4);
    });
    expect(charged).toEqual(['cover']);
  });

  test('its timed lyrics come as a file and as karaoke while it plays', async () => {
    await fromMore('Timed lyrics');
    const words = await ada.says('The words with their times.');
    expect(await words.locator('.body').textContent()).toMatch(/0:0\d {2}\S/);
    const { name, bytes } = await fileIn(words, '.lrc');
    const [title = ''] = await titlesIn(ada.tracks);
    expect(name).toBe(`${title}.lrc`);
    expect(bytes.toString()).toMatch(/^\[ti:[^\n]+\n\[00:0\d\.\d\d\]\S/);
    await press(words, 'Sing along');
    const view = ada.page.getByRole('dialog', { name: `Sing along: ${title}` });
    await ada.expectNoBarrier();
    await view.getByRole('button', { name: `Play “${title}”` }).click();
    await view.locator('[aria-current=true]').waitFor();
    await ada.page.keyboard.press('Escape');
    expect(await view.count()).toBe(0);
  });

  test('its notes come as MIDI and as a picture, its tempo and key as one line', async () => {
    await fromMore('MIDI');
    const notes = await ada.says(/notes of \d+ instruments?, as a MIDI file/);
    expect((await fileIn(notes, '.mid')).bytes.subarray(0, 4).toString()).toBe('MThd');
    const picture = notes.getByRole('img');
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
      .toBeGreaterThan(300);
    await fromMore('Tempo');
    const tempo = await ada.says(/\d+ beats a minute\./);
    expect(await tempo.locator('.body').textContent()).toMatch(/^\d+ beats a minute\.[^\n]*$/);
    await ada.expectNoBarrier();
  });

  test('it comes as WAV and as a video that plays in the page', async () => {
    await fromMore('WAV');
    const wav = await ada.says(/^WAV:/);
    expect((await fileIn(wav, '.wav')).bytes.subarray(0, 4).toString()).toBe('RIFF');
    await fromMore('Video');
    const video = await ada.says(/^Video:/);
    expect((await fileIn(video, '.mp4')).bytes.subarray(4, 8).toString()).toBe('ftyp');
    await ada.expectNoBarrier();
  });

  test('all its instruments come in one message with players, and in one ZIP', async () => {
    await press(ada.tracks.first(), 'Stems');
    await ada.form.getByText('All instruments, one by one').click();
    const charged = await harness().charged(async () => {
      await ada.form.getByRole('button', { name: 'Make it' }).click();
      const album = await ada.says('12 tracks.');
      await expect.poll(() => album.getByRole('button', { name: /^Play/ }).count()).toBe(12);
      const zip = await ada.says('All 12 tracks in one file.');
      expect((await fileIn(zip, '.zip')).bytes.subarray(0, 2).toString()).toBe('PK');
    });
    expect(charged).toEqual(['all-stems']);
    await ada.expectNoBarrier();
  });
});
