import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { tone } from '../kit/sound.js';
import { type Guest, press, type SoundFile, titlesIn, useHarness } from './web-harness.js';

describe.skipIf(!hasChromium)('an audio of one’s own in the web chat', () => {
  useBrowser();
  // Nothing listens there; a gateway could fetch an audio file from such an address.
  const harness = useHarness({ environment: { PUBLIC_URL: 'http://127.0.0.1:9', HOST: '127.0.0.1' } });
  let ada: Guest;
  let humming: SoundFile;
  beforeAll(async () => {
    humming = { name: 'Humming.mp3', mimeType: 'audio/mpeg', buffer: await tone(2) };
  });
  beforeEach(async () => {
    ada = await harness().arrive();
  });
  afterEach(async () => {
    await ada.leave();
  });

  /** Uploads the humming to the gateway, where it becomes a track. */
  const bring = async () => {
    await ada.attach(humming);
    await press(await ada.says('Shall I bring it to the gateway?'), 'Bring it');
    await ada.untilTracks(1);
  };

  test('is checked first, uploaded for one charge, and works with every follow-up', async () => {
    const charged = await harness().charged(async () => {
      await ada.attach(humming);
      const offer = await ada.says('“Humming”, 0:02 long.');
      expect(harness().sandbox.charges.length).toBe(0);
      await offer.getByRole('button', { name: 'Bring it' }).dblclick();
      await ada.untilTracks(1);
      expect(await titlesIn(ada.tracks)).toEqual(['Humming']);
      const track = ada.tracks.first();
      await press(track, 'Extend');
      await ada.fillIn({ 'Where to go on': '0:01' });
      await ada.untilTracks(3);
      await press(track, 'Cover');
      await ada.fillIn({ Style: 'bossa nova' });
      await ada.untilTracks(5);
    });
    expect(charged).toEqual(['upload', 'extend', 'cover']);
    for (const card of (await ada.tracks.all()).slice(1))
      expect(await card.textContent()).toContain('FromHumming');
  });

  test('gets vocals and instruments added and is sampled, through More', async () => {
    await bring();
    const prompts: [string, Record<string, string>][] = [
      ['Add vocals', { Lyrics: 'La la la' }],
      ['Add instruments', { Style: 'jazz trio' }],
      ['Sample', { 'From (': '0:00', 'To (': '0:01' }],
    ];
    const charged = await harness().charged(async () => {
      for (const [index, [name, values]] of prompts.entries()) {
        await press(ada.tracks.first(), 'More');
        await press(await ada.says('Upload · ccapi'), name);
        await ada.fillIn(values);
        await ada.untilTracks(3 + 2 * index);
      }
    });
    expect(charged).toEqual(['vocals', 'instrumental', 'sample']);
  });
});
