import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type ChatForm, type ChatMessage, note } from '../../../src/core/index.js';
import { faintParts, namelessParts, unmarkedStops } from './inspect.js';
import type { Room } from './room.js';
import {
  button,
  cover,
  fitsTheScreen,
  openPage,
  openStage,
  present,
  timedWords,
  track,
  useBrowser,
} from './stage.js';

const base = { required: false, advanced: false } as const;

/** A form with every kind of question, with the long words of German. */
const everyQuestion: ChatForm = {
  id: 'draft-1',
  title: 'Geburtstagsüberraschungslied verlängern',
  intro: 'Mit dem Modell v5: bis zu 5.000 Zeichen Songtext und 1.000 Zeichen Stil.',
  submit: 'Loslegen',
  fields: [
    { ...base, name: 'at', kind: 'seconds', label: 'Wo es weitergeht', required: true, max: 90 },
    {
      ...base,
      name: 'lyrics',
      kind: 'long',
      label: 'Songtext',
      maxLength: 10,
      value: 'viel zu viele Wörter',
    },
    {
      ...base,
      name: 'style',
      kind: 'text',
      label: 'Stil',
      placeholder: 'Kammermusik',
      help: 'Was es sein soll.',
    },
    { ...base, name: 'instrumental', kind: 'toggle', label: 'Instrumental, ohne Gesang', value: true },
    { ...base, name: 'quiet', kind: 'toggle', label: 'Leise', value: false },
    { ...base, name: 'voice', kind: 'choice', label: 'Stimme', choices: [{ value: 'f', label: 'Weiblich' }] },
    {
      ...base,
      name: 'other',
      kind: 'choice',
      label: 'Der zweite Track',
      choices: Array.from({ length: 12 }, (_, number) => ({ value: `${number}`, label: `Regen ${number}` })),
    },
    { ...base, name: 'feed', kind: 'place', label: 'Kanal für geteilte Tracks', value: '123' },
    { ...base, name: 'weirdness', kind: 'slider', label: 'Wie ungewöhnlich es werden darf', value: 70 },
    { ...base, name: 'styleWeight', kind: 'slider', label: 'Treue zum Stil', advanced: true },
  ],
};

const everyMessage: ChatMessage[] = [
  {
    tone: 'busy',
    title: 'Geburtstagsüberraschungslied für Donaudampfschifffahrtsgesellschaftskapitäne',
    body: 'Ich komponiere. Noch etwa eine Minute.\n\nRegen auf dem Dach\nund Tee in der Hand\n…',
    progress: 0.4,
    controls: [
      [
        { kind: 'link', label: 'Schon reinhören', url: 'https://gateway.example/listen' },
        { ...button('Abbrechen', 'cancel'), style: 'danger' },
      ],
    ],
    footnote: 'Aus der Sandbox: ein kleiner Übungskomponist, kostenlos.',
  },
  track('Rain'),
  {
    ...note('bad', 'Das hat die Moderation abgelehnt.'),
    title: 'Rain',
    controls: [[button('Noch einmal', 'retry')]],
  },
  {
    ...note('good', '591 Noten von 12 Instrumenten, als MIDI-Datei.'),
    title: 'MIDI: Rain',
    image: { key: 'cover', name: 'roll.svg', type: 'image/svg+xml', bytes: cover.length },
    file: { key: 'cover', name: `${'Donaudampfschiff'.repeat(4)}.mid`, type: 'audio/midi', bytes: 5600 },
  },
  {
    ...note('good', 'Hier ist das Video.'),
    file: { key: 'sound', name: 'Rain.mp4', type: 'video/mp4', bytes: 4e7 },
  },
  timedWords('Rain'),
  {
    ...note('plain', '1. Rain · 0:03\n2. Snow · 0:03'),
    title: 'Deine Tracks',
    controls: [[button('1', 'one'), button('2', 'two')], [button('Favoriten', 'favourites')]],
    footnote: '2 Tracks.',
  },
];

describe.skipIf(!present)('the web chat, for everybody,', () => {
  useBrowser();
  let room: Room;
  let page: Page;
  afterEach(async () => {
    await page.context().close();
    await room.close();
  });

  /** Opens the chat with one message of each kind, and a form that was not filled in right. */
  const open = async (options: Parameters<typeof openPage>[2]) => {
    room = await openStage({
      script: async (event) => {
        if (event.kind === 'text') return event.reply.ask(everyQuestion);
        await event.reply.tell(note('bad', 'So geht es nicht.'));
      },
    });
    page = await openPage(room, [], { reducedMotion: 'reduce', ...options });
  };
  const fill = async () => {
    await page.getByRole('textbox').fill('Regen');
    await page.keyboard.press('Enter');
    const form = page.getByRole('form');
    await form.waitFor();
    const to = { platform: 'web', chat: room.heard[0]?.person.id ?? '' };
    for (const [index, message] of everyMessage.entries())
      await room.surface.post(to, message, `message-${index}`);
    await form.locator('summary').click();
    await form.getByRole('button', { name: 'Loslegen' }).click();
    await form.locator('.complaint:not([hidden])').waitFor();
    await form.getByRole('textbox', { name: 'Wo es weitergeht' }).fill('1:00');
    await form.getByRole('button', { name: 'Loslegen' }).click();
    await form.getByText('So geht es nicht.').waitFor();
    await page.getByText('2 Tracks.').waitFor();
  };

  it.each([
    { colorScheme: 'light', locale: 'de' },
    { colorScheme: 'dark', locale: 'zh' },
  ] as const)('has a name for everything and can be read, in the $colorScheme', async (looks) => {
    await open(looks);
    expect(await namelessParts(page)).toEqual([]);
    expect(await faintParts(page)).toEqual([]);
    await fill();
    expect(await namelessParts(page)).toEqual([]);
    expect(await faintParts(page)).toEqual([]);
    await page.locator('.sing-along').click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[aria-current=true]').waitFor();
    expect(await namelessParts(page)).toEqual([]);
    expect(await faintParts(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('textarea.message').fill('/');
    await page.locator('.choice').first().waitFor();
    expect(await namelessParts(page)).toEqual([]);
    expect(await faintParts(page)).toEqual([]);
  });

  it('shows where the keyboard is, at every stop', async () => {
    await open({ viewport: { width: 1280, height: 900 }, locale: 'de' });
    await fill();
    const { stops, unmarked } = await unmarkedStops(page);
    expect(unmarked).toEqual([]);
    expect(stops).toBeGreaterThan(30);
  });

  it('fits a screen of 320 pixels', async () => {
    await open({ viewport: { width: 320, height: 640 }, locale: 'de', isMobile: true, hasTouch: true });
    expect(await fitsTheScreen(page)).toBe(true);
    await fill();
    expect(await fitsTheScreen(page)).toBe(true);
    const sideways = await page
      .locator('#scroller')
      .evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth);
    expect(sideways).toBe(0);
    await page.locator('.sing-along').click();
    await page.getByRole('dialog').waitFor();
    const wide = await page.locator('.sing-lines').evaluate((lines) => lines.scrollWidth - lines.clientWidth);
    expect(wide).toBe(0);
    expect(await fitsTheScreen(page)).toBe(true);
  });

  it('reads out what comes, and not what stood there before', async () => {
    await open({});
    const busy = () => page.getByRole('log').getAttribute('aria-busy');
    await expect.poll(busy).toBe(null);
    const html = await (await fetch(room.url)).text();
    expect(html).toMatch(/role="log" aria-live="polite"[^>]*aria-busy="true"/);
    await fill();
    expect(await page.getByRole('log').getByText('2 Tracks.').count()).toBe(1);
    expect(
      await page.getByRole('form').getByRole('alert').filter({ hasText: 'So geht es nicht.' }).count(),
    ).toBe(1);
  });

  it('stands still for those who ask for it', async () => {
    await open({ reducedMotion: 'reduce' });
    await fill();
    await page.locator('.sing-along').click();
    const moving = () => page.evaluate(() => document.getAnimations().length);
    expect(await moving()).toBe(0);
    const scrolls = await page
      .locator('.sing-lines')
      .evaluate((lines) => getComputedStyle(lines).scrollBehavior);
    expect(scrolls).toBe('auto');
  });
});
