import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { note } from '../../../src/core/index.js';
import { everyField, everyMessage } from './all-messages.js';
import { openPage, useBrowser } from './browser.js';
import { type Harness, openMediaHarness } from './harness.js';

/** A web chat that a test fills with one message of each kind, in the Chromium of the file. */
export const useFullConversation = () => {
  useBrowser();
  let harness: Harness;
  let page: Page;
  afterEach(async () => {
    await page.context().close();
    await harness.close();
  });

  /** Opens the web chat. The handler answers a text with a form and refuses its first submission. */
  const open = async (options: Parameters<typeof openPage>[2]) => {
    harness = await openMediaHarness({
      script: async (event) => {
        if (event.kind === 'text') return event.reply.ask(everyField);
        await event.reply.tell(note('bad', 'So geht es nicht.'));
      },
    });
    page = await openPage(harness, [], { reducedMotion: 'reduce', ...options });
  };
  /** Adds one message of each kind, and a form that was submitted with errors. */
  const fill = async () => {
    await page.getByRole('textbox').fill('Regen');
    await page.keyboard.press('Enter');
    const form = page.getByRole('form');
    await form.waitFor();
    const to = { platform: 'web', chat: harness.events[0]?.person.id ?? '' };
    for (const [index, message] of everyMessage.entries())
      await harness.surface.post(to, message, `message-${index}`);
    await form.locator('summary').click();
    await form.getByRole('button', { name: 'Loslegen' }).click();
    await form.locator('.field-error:not([hidden])').waitFor();
    await form.getByRole('textbox', { name: 'Wo es weitergeht' }).fill('1:00');
    await form.getByRole('button', { name: 'Loslegen' }).click();
    await form.getByText('So geht es nicht.').waitFor();
    await page.getByText('12 Tracks.').waitFor();
  };
  return { open, fill, page: () => page, harness: () => harness };
};
