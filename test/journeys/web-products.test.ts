import { describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { press, titlesIn, useGuestWithSong } from './web-harness.js';

describe.skipIf(!hasChromium)('what becomes of a track in the web chat', () => {
  useBrowser();
  const { harness, ada, fromMore } = useGuestWithSong('a song about rain on the roof');

  test('More offers every operation in rows, and a second track is chosen from a list', async () => {
    await press(ada().tracks.first(), 'More');
    const more = await ada().says('Song · ccapi');
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
      const second = ada().form.getByRole('group', { name: 'The second track needed' });
      await second.getByRole('radio').first().check({ force: true });
      await ada().form.getByRole('button', { name: 'Make it' }).click();
      await ada().untilTracks(3);
    });
    expect(charged).toEqual(['mashup']);
  });

  test('a command offers the person’s own tracks, and its form is prefilled from the track', async () => {
    const [first = ''] = await titlesIn(ada().tracks);
    await ada().field.fill('/cover ');
    const choice = ada().page.getByRole('option', { name: first });
    await choice.first().waitFor();
    await choice.last().click();
    expect(await ada().form.getByLabel('Title').inputValue()).toBe(first);
    expect(
      await ada()
        .form.getByLabel(/^Style( needed)?$/)
        .inputValue(),
    ).toContain('sandbox');
    expect(await ada().form.getByLabel('Lyrics').inputValue()).toContain('[Verse');
    const charged = await harness().charged(async () => {
      await ada().fillIn({ Title: 'Rain, in another coat' });
      await ada().untilTracks(4);
    });
    expect(charged).toEqual(['cover']);
  });

  test('its timed lyrics come as a file and as karaoke while it plays', async () => {
    await fromMore('Timed lyrics');
    const words = await ada().says('The words with their times.');
    expect(await words.locator('.body').textContent()).toMatch(/0:0\d {2}\S/);
    const { name, bytes } = await ada().fileIn(words, '.lrc');
    const [title = ''] = await titlesIn(ada().tracks);
    expect(name).toBe(`${title}.lrc`);
    expect(bytes.toString()).toMatch(/^\[ti:[^\n]+\n\[00:0\d\.\d\d\]\S/);
    await press(words, 'Sing along');
    const view = ada().page.getByRole('dialog', { name: `Sing along: ${title}` });
    await ada().expectNoBarrier();
    await view.getByRole('button', { name: `Play “${title}”` }).click();
    await view.locator('[aria-current=true]').waitFor();
    await ada().page.keyboard.press('Escape');
    expect(await view.count()).toBe(0);
  });

  test('its notes come as MIDI and as a picture, its tempo and key as one line', async () => {
    await fromMore('MIDI');
    const notes = await ada().says(/notes of \d+ instruments?, as a MIDI file/);
    expect((await ada().fileIn(notes, '.mid')).bytes.subarray(0, 4).toString()).toBe('MThd');
    const picture = notes.getByRole('img');
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
      .toBeGreaterThan(300);
    await fromMore('Tempo');
    const tempo = await ada().says(/\d+ beats a minute\./);
    expect(await tempo.locator('.body').textContent()).toMatch(/^\d+ beats a minute\.[^\n]*$/);
    await ada().expectNoBarrier();
  });
});
