import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { type Guest, press, useHarness } from './web-harness.js';

describe.skipIf(!hasChromium)('words and voices of one’s own in the web chat', () => {
  useBrowser();
  const harness = useHarness({ gateways: ['openai-hk'] });
  let ada: Guest;
  beforeEach(async () => {
    ada = await harness().arrive({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  });
  afterEach(async () => {
    await ada.leave();
  });

  test('/custom shows its form with examples, and its rarer settings collapsed', async () => {
    await ada.ask('/custom');
    await ada.form.waitFor();
    const style = ada.form.getByLabel('Style', { exact: true });
    expect(await style.getAttribute('placeholder')).toMatch(/^warm indie folk/);
    expect(await ada.form.getByLabel('Lyrics').getAttribute('placeholder')).toMatch(/^\[Verse\]/);
    const rare = ada.form.getByLabel('How unusual it may get');
    expect(await rare.isVisible()).toBe(false);
    await ada.expectNoBarrier();
    await ada.form.getByText('More settings').click();
    await rare.fill('80');
    const charged = await harness().charged(async () => {
      await ada.fillIn({ Lyrics: '[Verse]\nCrunch and sizzle', Style: 'folk', Title: 'Breakfast' });
      await ada.untilTracks(2);
    });
    expect(charged).toEqual(['generate']);
    await press(ada.tracks.first(), 'More');
    const more = await ada.says('Custom song · openai-hk');
    expect(await more.textContent()).toContain('How unusual it may get80 %');
  });

  test('lyrics are written, shown and changed before they are sung', async () => {
    await ada.ask('/lyrics a fox in the snow');
    const written = await ada.says('Nothing was sung yet.');
    const charged = await harness().charged(async () => {
      await written
        .getByRole('button', { name: /^Sing it/ })
        .first()
        .click();
      const lyrics = ada.form.getByLabel('Lyrics');
      expect(await lyrics.inputValue()).not.toBe('');
      await lyrics.fill(`${await lyrics.inputValue()}\n\n[Outro]\nand the fox went home`);
    });
    expect(charged).toEqual([]);
    const sung = await harness().charged(async () => {
      await ada.fillIn({ Style: 'chamber folk' });
      await ada.untilTracks(2);
    });
    expect(sung).toEqual(['generate']);
    await press(ada.tracks.first(), 'More');
    await press(await ada.says('chamber folk'), 'Lyrics');
    await ada.says('and the fox went home');
  });

  test('a persona is made from a track, sings another song, and is deleted', async () => {
    await ada.song('a lullaby');
    await press(ada.tracks.first(), 'More');
    await press(await ada.says('Song · openai-hk'), 'Persona');
    await ada.fillIn({ 'Name of the persona': 'Nora', Description: 'a warm, low voice' });
    await ada.says('“Nora” is ready.');
    const charged = await harness().charged(async () => {
      await ada.ask('/custom');
      await ada.form.getByText('More settings').click();
      await ada.form.getByText('Nora').click();
      await ada.fillIn({ Lyrics: 'Hush now', Style: 'lullaby' });
      await ada.untilTracks(4);
    });
    expect(charged).toEqual(['generate']);
    await ada.ask('/persona');
    const personas = await ada.says('Your personas');
    expect(await personas.textContent()).toContain('Nora · openai-hk');
    await press(personas, 'Delete “Nora”');
    await ada.says('“Nora” is deleted.');
    await ada.ask('/persona');
    await ada.says('You have no personas yet.');
  });
});
