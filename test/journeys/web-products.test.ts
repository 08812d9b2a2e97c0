import { describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { press, titlesIn, useGuestWithSong } from './web-harness.js';

describe.skipIf(!hasChromium)('what becomes of a track in the web chat', () => {
  useBrowser();
  const { ada, fromMore } = useGuestWithSong('a song about rain on the roof');

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
