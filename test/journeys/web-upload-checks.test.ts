import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../src/i18n/index.js';
import { hasChromium, useBrowser } from '../bots/web/browser.js';
import { tone } from '../kit/sound.js';
import { type Guest, type SoundFile, useHarness } from './web-harness.js';

describe.skipIf(!hasChromium)('what the web chat says to a file', () => {
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

  /** Drops files onto the conversation. */
  const drop = (...files: SoundFile[]) =>
    ada.page.locator('#scroller').evaluate(
      (target, things) => {
        const dataTransfer = new DataTransfer();
        for (const { name, bytes } of things)
          dataTransfer.items.add(
            new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name),
          );
        for (const kind of ['dragenter', 'dragover', 'drop'])
          target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
      },
      files.map(({ name, buffer }) => ({ name, bytes: buffer.toString('base64') })),
    );

  test('is refused at no cost when it is not audio, too short or empty, whatever its name says', async () => {
    const charged = await harness().charged(async () => {
      await drop({ name: 'poem.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('roses are red') });
      await ada.says(say('en', 'refusal.upload-not-audio'));
      await ada.attach({ name: 'blink.mp3', mimeType: 'audio/mpeg', buffer: await tone(0.3) });
      await ada.says('I take from 0:01 to 8:00. Nothing was charged.');
      const before = await ada.cards.count();
      await ada.attach({ name: 'nothing.mp3', mimeType: 'audio/mpeg', buffer: Buffer.alloc(0) });
      await expect.poll(() => ada.cards.count()).toBe(before + 1);
    });
    expect(charged).toEqual([]);
  });

  test('is dropped from a folder, several at once, each with its own offer', async () => {
    await drop(humming, { ...humming, name: 'Whistling.mp3' });
    await ada.says('“Humming”, 0:02 long.');
    await ada.says('“Whistling”, 0:02 long.');
    await expect
      .poll(() => ada.page.locator('.bubble').allTextContents())
      .toEqual(['You: ♪ Humming.mp3', 'You: ♪ Whistling.mp3']);
  });

  test('comes from a URL as well', async () => {
    const charged = await harness().charged(async () => {
      await ada.ask('/upload');
      await ada.fillIn({ 'Address of the audio': 'http://127.0.0.1:9/nobody.mp3' });
      await ada.form.getByText('Nothing was charged.').waitFor();
    });
    expect(charged).toEqual([]);
  });

  test('shows the progress of the upload, keeps the text being typed, and can be cancelled', async () => {
    const { page } = ada;
    let held = 0;
    await page.route('**/api/audio?*', () => {
      held += 1;
    });
    const charged = await harness().charged(async () => {
      await ada.attach(humming);
      const bar = page.getByRole('progressbar', { name: '♪ Humming.mp3' });
      await bar.waitFor();
      expect(await bar.getAttribute('aria-valuenow')).toBe('0');
      await expect.poll(() => held).toBe(1);
      await ada.song('a song beside it');
      expect(await bar.isVisible()).toBe(true);
      await ada.expectNoBarrier();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await ada.says('Cancelled. Nothing was charged.');
      expect(await bar.count()).toBe(0);
      expect(await ada.field.evaluate((field) => field === document.activeElement)).toBe(true);
      await page.unroute('**/api/audio?*');
      await page.reload();
      await ada.untilTracks(2);
      expect(await page.locator('.bubble').allTextContents()).toEqual(['You: /song a song beside it']);
    });
    expect(charged).toEqual(['generate']);
  });

  test('is refused before it is sent when it is larger than 100 MB', async () => {
    const asked: string[] = [];
    ada.page.on('request', (request) => asked.push(request.url()));
    await ada.page.locator('#scroller').evaluate((target) => {
      const huge = new File(['la'], 'opera.wav');
      Object.defineProperty(huge, 'size', { value: 100_000_001 });
      const dataTransfer = new DataTransfer();
      const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
      Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], files: [huge] } });
      target.dispatchEvent(drop);
    });
    await ada.says(say('en', 'refusal.upload-too-large'));
    expect(asked.filter((url) => url.includes('/api/audio'))).toEqual([]);
  });
});
