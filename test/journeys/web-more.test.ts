import { describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { press, titlesIn, useGuestWithSong } from './web-harness.js';

describe.skipIf(!hasChromium)('the operations of a track in the web chat', () => {
  useBrowser();
  const { harness, ada } = useGuestWithSong('a song about rain on the roof');

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
});
