import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChatMessage, type MessageRef, note } from '../../../src/core/index.js';
import { extendForm } from './all-messages.js';
import { fitsTheScreen, hasChromium, openPage, useBrowser } from './browser.js';
import { type Harness, openMediaHarness } from './harness.js';
import { button, track } from './samples.js';

useBrowser();

describe.skipIf(!hasChromium).each([
  { device: 'phone', width: 390, height: 844 },
  { device: 'desktop', width: 1280, height: 900 },
])('the web chat on a $device', ({ device, width, height }) => {
  let harness: Harness;
  let page: Page;
  let problems: string[];

  beforeEach(async () => {
    problems = [];
    harness = await openMediaHarness();
    const phone = device === 'phone';
    page = await openPage(harness, problems, {
      viewport: { width, height },
      isMobile: phone,
      hasTouch: phone,
    });
  });
  afterEach(async () => {
    await page.context().close();
    await harness.close();
  });

  const field = () => page.getByRole('textbox', { name: 'What should the song be about?' });
  /** Sends a message; resolves when it has arrived, so that its conversation is known. */
  const ask = async (text: string) => {
    const before = harness.events.length;
    await field().fill(text);
    await field().press('Enter');
    await expect.poll(() => harness.events.length).toBeGreaterThan(before);
  };
  const address = () => ({ platform: 'web', chat: harness.events[0]?.person.id ?? '' });
  const postTrack = (title: string) => harness.surface.post(address(), track(title), title);

  it('shows a song: card, progress and tracks, also after a reload', async () => {
    let card: MessageRef | undefined;
    harness.setScript(async (event) => {
      card = await event.reply.card({ tone: 'busy', title: 'Rain', body: 'You are next.', controls: [] });
    });
    await ask('/song a cheerful tune about rain');
    expect(await page.getByRole('button', { name: 'Custom song' }).isVisible()).toBe(false);
    await page.getByText('You are next.').waitFor();
    expect(harness.events).toMatchObject([
      { name: 'song', values: { prompt: 'a cheerful tune about rain' } },
    ]);

    const busy: ChatMessage = {
      tone: 'busy',
      title: 'Rain',
      body: 'Composing …',
      progress: 0.42,
      controls: [],
    };
    if (card !== undefined) await harness.surface.edit(card, busy);
    await page.locator('[role=progressbar][aria-valuenow="42"]').waitFor();
    if (card !== undefined) await harness.surface.edit(card, { ...note('good', 'Here are your 2 tracks.') });
    await postTrack('Rain');
    await postTrack('Umbrella');
    await page.getByRole('img', { name: 'Cover art of “Umbrella”' }).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    for (const name of ['Extend', 'Cover', 'Stems', 'Remaster', 'More']) {
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(2);
    }
    expect(await page.getByRole('link', { name: 'Download' }).first().getAttribute('download')).toBe(
      'Rain.wav',
    );
    expect(await fitsTheScreen(page)).toBe(true);

    await page.reload();
    await page.getByRole('button', { name: 'Play “Umbrella”' }).waitFor();
    expect(await page.locator('.line').allTextContents()).toEqual([
      expect.stringContaining('/song a cheerful tune about rain'),
      expect.stringContaining('Here are your 2 tracks.'),
      expect.stringContaining('Rain'),
      expect.stringContaining('Umbrella'),
    ]);
    expect(problems).toEqual([]);
  });

  it('plays one track at a time, and continues while its card changes', async () => {
    await ask('rain');
    await expect.poll(() => harness.events.length).toBe(1);
    const { ref } = await postTrack('Rain');
    await postTrack('Umbrella');
    await page.getByRole('button', { name: 'Play “Rain”' }).click();
    await page.getByRole('button', { name: 'Pause “Rain”' }).waitFor();
    await harness.surface.edit(ref, { ...track('Rain'), footnote: 'Made by the sandbox.' });
    await page.getByText('Made by the sandbox.').waitFor();
    expect(await page.getByRole('button', { name: 'Pause “Rain”' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Play “Umbrella”' }).click();
    await page.getByRole('button', { name: 'Pause “Umbrella”' }).waitFor();
    await page.getByRole('button', { name: 'Play “Rain”' }).waitFor();
    await page.getByRole('button', { name: 'Pause “Umbrella”' }).click();
    const seek = page.getByRole('slider', { name: 'Position in “Umbrella”' });
    await seek.focus();
    await seek.press('ArrowRight');
    await expect.poll(() => seek.getAttribute('aria-valuetext')).toBe('0:03 of 0:03');
    await seek.press('ArrowLeft');
    await expect.poll(() => seek.getAttribute('aria-valuetext')).toBe('0:00 of 0:03');
    expect(problems).toEqual([]);
  });

  it('opens a form with known values, keeps it while it is corrected, and submits it', async () => {
    harness.setScript(async (event) => {
      if (event.kind === 'press') await event.reply.ask(extendForm);
      if (event.kind !== 'form') return;
      const tooEarly = event.values.continueAt !== '1:10';
      if (tooEarly) return event.reply.tell(note('bad', 'Choose another moment.'));
      await event.reply.card(note('busy', 'You are next.'));
    });
    await ask('rain');
    await expect.poll(() => harness.events.length).toBe(1);
    await postTrack('Rain');
    await page.getByRole('button', { name: 'Extend', exact: true }).click();
    const form = page.getByRole('form', { name: 'Extend “Rain”' });
    const position = form.getByRole('textbox', { name: 'Where to go on' });
    expect(await position.inputValue()).toBe('1:23');
    expect(await form.getByLabel('Style').inputValue()).toBe('indie folk');
    await form.getByLabel('Lyrics').fill('la la la la la');
    await form.getByText('14 of 10: 4 too many').waitFor();
    await form.getByRole('switch', { name: 'Instrumental' }).check();
    await form.getByText('Male', { exact: true }).click();
    await form.getByText('More settings').click();
    await form.getByRole('slider', { name: 'How unusual' }).fill('70');

    await position.fill('');
    await form.getByRole('button', { name: 'Make it' }).click();
    await form.getByText('“Where to go on” is needed.').waitFor();
    await form.getByRole('slider', { name: 'Where to go on' }).fill('61');
    expect(await position.inputValue()).toBe('1:01');
    await form.getByRole('button', { name: 'Make it' }).click();
    await form.getByText('Choose another moment.').waitFor();
    expect(await form.getByLabel('Lyrics').inputValue()).toBe('la la la la la');
    await position.fill('1:10');
    expect(await fitsTheScreen(page)).toBe(true);
    await form.getByRole('button', { name: 'Make it' }).click();
    await page.getByText('You are next.').waitFor();
    expect(await page.getByRole('form').count()).toBe(0);
    expect(harness.events.at(-1)).toMatchObject({ kind: 'form', form: 'draft-1' });
    expect((harness.events.at(-1) as { values?: unknown }).values).toEqual({
      continueAt: '1:10',
      lyrics: 'la la la la la',
      style: 'indie folk',
      instrumental: true,
      voice: 'male',
      weirdness: 70,
    });
    expect(problems).toEqual([]);
  });

  it('offers files to download, and plays a video in place', async () => {
    await ask('rain');
    const post = (name: string, type: string, key: string) =>
      harness.surface.post(
        address(),
        { ...note('good', 'Here is your file.'), file: { key, name, type, bytes: 41_600_000 } },
        name,
      );
    await post('Rain.mid', 'audio/midi', 'cover');
    await post('Rain.mp4', 'video/mp4', 'sound');
    const link = page.getByRole('link', { name: 'Download: Rain.mid 42 MB' });
    await link.waitFor();
    expect(await link.getAttribute('download')).toBe('Rain.mid');
    expect(await link.getAttribute('href')).toBe('/media/cover/Rain.mid');
    const length = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.duration);
    await expect.poll(length).toBeCloseTo(3, 1);
    expect(await page.locator('video').count()).toBe(1);
    expect(await fitsTheScreen(page)).toBe(true);
    expect(problems).toEqual([]);
    await post('Snow.mp4', 'video/mp4', 'lost');
    await page.getByRole('link', { name: 'Download: Snow.mp4 42 MB' }).waitFor();
    await expect.poll(() => page.locator('video').count()).toBe(1);
  });

  it('shows many choices as a list and positions as times, and keeps line breaks', async () => {
    const tracks = Array.from({ length: 12 }, (_, index) => ({
      value: `rain.${index}`,
      label: `Rain ${index}`,
    }));
    const base = { required: false, advanced: false };
    harness.setScript((event) =>
      event.kind === 'form'
        ? event.reply.tell(note('good', 'On its way.'))
        : event.reply.ask({
            id: 'draft-2',
            title: 'Mashup: “Snow”',
            submit: 'Make it',
            fields: [
              {
                ...base,
                name: 'other',
                kind: 'choice',
                label: 'The second track',
                required: true,
                choices: tracks,
              },
              { ...base, name: 'from', kind: 'seconds', label: 'From', max: 151 },
              { ...base, name: 'to', kind: 'seconds', label: 'To', max: 151 },
              { ...base, name: 'style', kind: 'text', label: 'Style', value: 'warm folk\nclose voice' },
            ],
          }),
    );
    await ask('/mashup snow.0');
    const make = page.getByRole('button', { name: 'Make it' });
    await make.click();
    await page.getByText('“The second track” is needed.').waitFor();
    await page.getByRole('combobox', { name: 'The second track' }).selectOption('Rain 7');
    const sliders = page.getByRole('slider');
    expect(await sliders.first().inputValue()).toBe('0');
    await page.getByRole('textbox', { name: 'From' }).fill('1:05');
    expect(await sliders.first().inputValue()).toBe('65');
    await make.click();
    await page.getByText('On its way.').waitFor();
    expect(harness.events.at(-1)).toMatchObject({
      form: 'draft-2',
      values: { other: 'rain.7', from: '1:05', to: '', style: 'warm folk\nclose voice' },
    });
    expect(problems).toEqual([]);
  });

  it('starts with an example or with a custom song', async () => {
    harness.setScript(async (event) => {
      if (event.kind === 'press') await event.reply.ask({ ...extendForm, title: 'A song of your own' });
    });
    await page.getByRole('button', { name: 'Custom song' }).click();
    await page.getByRole('form', { name: 'A song of your own' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /last train home/ }).click();
    // An example buys nothing by itself: it fills the message field.
    const field = page.getByRole('textbox', { name: 'What should the song be about?' });
    expect(await field.inputValue()).toMatch(/last train home$/);
    expect(harness.events.map(({ kind }) => kind)).toEqual(['press']);
    await field.press('Enter');
    await page.locator('.bubble').waitFor();
    await expect.poll(() => harness.events.map(({ kind }) => kind)).toEqual(['press', 'text']);
    expect(problems).toEqual([]);
  });

  it('shows the text of people and gateways as text', async () => {
    const hostile = '<img src=x onerror="alert(1)"> @everyone **bold** </script>';
    harness.setScript(async (event) => {
      await event.reply.card({
        ...track(hostile),
        body: hostile,
        footnote: hostile,
        facts: [{ label: hostile, value: hostile }],
      });
      await event.reply.tell({ tone: 'plain', title: hostile, controls: [[button(hostile, 'x')]] });
      await event.reply.ask({ ...extendForm, title: hostile, intro: hostile });
    });
    await ask(hostile);
    await page.getByRole('form').waitFor();
    expect(await page.locator('.bubble').textContent()).toContain(hostile);
    expect(await page.locator('.card .title').allTextContents()).toEqual(expect.arrayContaining([hostile]));
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await fitsTheScreen(page)).toBe(true);
    expect(problems).toEqual([]);
  });
});
