import type { Browser } from 'playwright-core';
import { say } from '../../src/i18n/index.js';
import { type Hand, occurrences, type Picture, patience, stillness } from './ui-driver.js';

/** The width of a phone. */
const width = 390;
const height = 844;

/** A person with a phone, on the bot's web page. */
export const webHand = async (
  browser: Browser,
  url: string,
  language: string,
  song: Buffer,
): Promise<Hand> => {
  const page = await browser.newPage({ viewport: { width, height }, locale: language, isMobile: true });
  await page.goto(url);
  await page.locator('.example.custom').waitFor();
  const pictures: Picture[] = [];
  const lines = page.locator('.line');
  let drawn = 0;
  const said = () =>
    page
      .locator('#scroller')
      .textContent()
      .then((text) => text ?? '');
  const settled = () => stillness(said);
  const shot = async (name: string, from: number) => {
    await settled();
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    const rest = await page.evaluate((first) => {
      const lines = [...document.querySelectorAll<HTMLElement>('.line')];
      const last = lines.at(-1)?.getBoundingClientRect().bottom ?? 0;
      const top = lines[first]?.getBoundingClientRect().top;
      return top === undefined ? 0 : last - top;
    }, from);
    // As high as the new part, so that none of it is scrolled away.
    await page.setViewportSize({ width, height: Math.min(4000, Math.max(400, Math.ceil(rest) + 230)) });
    await page.evaluate(() => document.querySelector('#scroller')?.scrollTo(0, 1_000_000));
    await page.waitForTimeout(700);
    pictures.push({ name, image: await page.screenshot() });
    await page.setViewportSize({ width, height });
  };
  const standing = (label: string, near = '') =>
    lines.filter({ hasText: near }).getByRole('button', { name: label, exact: true });
  const type = async (text: string) => {
    await page.locator('.composer textarea').fill(text);
    await page.keyboard.press('Escape');
    await page.locator('.composer textarea').press('Enter');
    await settled();
  };
  return {
    surface: 'web',
    language,
    width,
    pictures,
    command: (name, words = '') => type(`/${name} ${words}`.trim()),
    press: async (label, near) => {
      await standing(label, near).last().click({ timeout: 20_000 });
      await settled();
    },
    offers: async (label, near) => (await standing(label, near).count()) > 0,
    give: async () => {
      const file = { name: 'riff.mp3', mimeType: 'audio/mpeg', buffer: song };
      await page.locator('input[type=file]').setInputFiles(file);
      await settled();
    },
    settings: () => type('/settings'),
    sees: async (text, times = 1) =>
      void (await patience(
        async () => occurrences(await said(), text) >= times,
        async () => `“${text}” in ${(await said()).slice(-400)}`,
      )),
    picture: async (name) => {
      // A page without messages is photographed as a whole.
      if ((await lines.count()) === 0) pictures.push({ name, image: await page.screenshot() });
      else await shot(name, drawn);
      drawn = await lines.count();
    },
    form: async (name) => {
      const form = page.locator('form.form').last();
      await form.waitFor();
      await form.locator('details').evaluateAll((all) => {
        for (const one of all) if (one instanceof HTMLDetailsElement) one.open = true;
      });
      await settled();
      await page.setViewportSize({ width, height: 2000 });
      pictures.push({ name, image: await form.screenshot() });
      await page.setViewportSize({ width, height });
      await form
        .getByRole('button', { name: say(language, 'web.close') })
        .last()
        .click();
      await settled();
      drawn = await lines.count();
    },
  };
};
