import { describe, expect, it } from 'vitest';
import { hasChromium } from './browser.js';
import { lowContrastParts } from './contrast.js';
import { useFullConversation } from './full-conversation.js';
import { violationsOf } from './violations.js';

type Look = { colorScheme: 'light' | 'dark'; locale: string };

/** Tests every state of the page on one device, each in a color scheme and a language. */
export const describeAccessibility = (device: 'phone' | 'desktop', looks: readonly Look[]) => {
  describe.skipIf(!hasChromium)(`the rules of accessibility in the web chat on a ${device}`, () => {
    const { open, fill, page, harness } = useFullConversation();

    const expectNoViolation = async (state: string) => {
      expect(await violationsOf(page()), state).toEqual([]);
      expect(await lowContrastParts(page()), state).toEqual([]);
    };

    it.each(looks)('follows all rules in the $colorScheme scheme, in $locale', async (look) => {
      const phone = device === 'phone';
      const size = phone ? { width: 390, height: 844 } : { width: 1280, height: 900 };
      await open({ ...look, viewport: size, isMobile: phone, hasTouch: phone });
      await expectNoViolation('an empty conversation');
      await fill();
      await expectNoViolation('messages and a form of every kind');
      await page().locator('.karaoke-button').click();
      await page().getByRole('dialog').waitFor();
      await page().keyboard.press('ArrowDown');
      await page().locator('[aria-current=true]').waitFor();
      await expectNoViolation('the karaoke view');
      await page().keyboard.press('Escape');
      await page().locator('textarea.message').fill('/');
      await page().locator('.choice').first().waitFor();
      await expectNoViolation('the menu of commands');
      await page().locator('textarea.message').fill('');
      await page().route('**/api/audio?*', () => {});
      const song = { name: 'grandma.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('la la la') };
      await page().locator('input[type=file]').setInputFiles(song);
      await page().locator('.upload-progress:not([hidden])').waitFor();
      await page().route('**/api/say', (route) => route.abort());
      await page().locator('textarea.message').fill('Regen');
      await page().keyboard.press('Enter');
      await page().locator('.is-failed').waitFor();
      await harness().close();
      await page().locator('#connection:not(:empty)').waitFor();
      await expectNoViolation('an upload in progress, a message that was not sent, and a lost connection');
    });
  });
};
