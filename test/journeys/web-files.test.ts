import { describe, expect, test } from 'vitest';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { press, useGuestWithSong } from './web-harness.js';

describe.skipIf(!hasChromium)('the files of a track in the web chat', () => {
  useBrowser();
  const { harness, ada, fromMore } = useGuestWithSong('a song about rain on the roof');

  test('it comes as WAV and as a video that plays in the page', async () => {
    await fromMore('WAV');
    const wav = await ada().says(/^WAV:/);
    expect((await ada().fileIn(wav, '.wav')).bytes.subarray(0, 4).toString()).toBe('RIFF');
    await fromMore('Video');
    const video = await ada().says(/^Video:/);
    expect((await ada().fileIn(video, '.mp4')).bytes.subarray(4, 8).toString()).toBe('ftyp');
    await ada().expectNoBarrier();
  });

  test('all its instruments come in one message with players, and in one ZIP', async () => {
    await press(ada().tracks.first(), 'Stems');
    await ada().form.getByText('All instruments, one by one').click();
    const charged = await harness().charged(async () => {
      await ada().form.getByRole('button', { name: 'Make it' }).click();
      const album = await ada().says('12 tracks.');
      await expect.poll(() => album.getByRole('button', { name: /^Play/ }).count()).toBe(12);
      const zip = await ada().says('All 12 tracks in one file.');
      expect((await ada().fileIn(zip, '.zip')).bytes.subarray(0, 2).toString()).toBe('PK');
    });
    expect(charged).toEqual(['all-stems']);
    await ada().expectNoBarrier();
  });
});
