import { afterEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/core/index.js';
import { languages, say } from '../../../src/i18n/index.js';
import type { Room } from './chat-room.js';
import { openPage, openStage, present, useBrowser } from './stage.js';
import { visit } from './visitor.js';

let room: Room | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});
const open = async (...options: Parameters<typeof openStage>): Promise<Room> => {
  room = await openStage(...options);
  return room;
};
const languageFor = async (url: string, accepted: string): Promise<string | undefined> => {
  const page = await fetch(url, { headers: { 'accept-language': accepted } });
  return /<html lang="([a-z]+)">/.exec(await page.text())?.[1];
};

describe('the language of the web chat', () => {
  it('is the one of ours that the browser likes best', async () => {
    const { url } = await open();
    const wishes = {
      'de-AT,de;q=0.9,en;q=0.5': 'de',
      'zh-TW': 'zh',
      'pt-BR': 'pt',
      'fr, ja;q=0.4, ru;q=0.7': 'ru',
      'DE;q=0, es': 'es',
      'fr,nl': 'en',
      'de;q=much, es;q=0.1': 'es',
      '*': 'en',
      '': 'en',
    };
    const spoken = await Promise.all(Object.keys(wishes).map((wish) => languageFor(url, wish)));
    expect(spoken).toEqual(Object.values(wishes));
  });

  it('is the one that was chosen in the settings, whatever the browser likes', async () => {
    const chosen = new Map<string, string>();
    const { url, heard } = await open({ chosen });
    const ada = await visit(url);
    await ada.say('rain');
    chosen.set(`web:${heard[0]?.person.id}`, 'ja');
    const page = await (await ada.request('/', { headers: { 'accept-language': 'de' } })).text();
    expect(page).toContain('<html lang="ja">');
    await ada.say('snow');
    expect(heard.map(({ person }) => person.locale)).toEqual(['en', 'ja']);
    const { commands } = await ada.conversation();
    expect(commands.find(({ name }) => name === 'song')?.description).toBe(say('ja', 'command.song'));
  });

  it('is the browser’s when the settings are out of reach', async () => {
    const chosen = new Map<string, string>();
    chosen.get = () => {
      throw new Error('connection is closed');
    };
    const { url, complaints } = await open({ chosen });
    const ada = await visit(url);
    const page = await ada.request('/', { headers: { 'accept-language': 'es' } });
    expect(await page.text()).toContain('<html lang="es">');
    expect(complaints).toEqual(['the language someone chose cannot be read']);
  });

  it('is what apologies are said in', async () => {
    const { url } = await open({ script: () => Promise.reject(new Error('a string broke')) });
    const ada = await visit(url);
    const answer = await ada.post(
      '/api/say',
      { key: 'key-of-ada', text: 'rain' },
      { 'accept-language': 'ru' },
    );
    expect(await answer.json()).toMatchObject({ notes: [note('bad', say('ru', 'refusal.gone-wrong'))] });
  });

  it('is the only one whose words are sent', async () => {
    const { url } = await open();
    const scripts = await Promise.all(
      languages.map(async (language) => (await fetch(`${url}/app.js?in=${language}`)).text()),
    );
    languages.forEach((language, index) => {
      const told = languages.filter((other) => scripts[index]?.includes(say(other, 'web.no-script')));
      expect(told).toEqual([language]);
      expect(Buffer.byteLength(scripts[index] ?? '')).toBeLessThan(100_000);
    });
    expect(await (await fetch(`${url}/app.js?in=../de`)).text()).toBe(scripts[0]);
  });
});

describe.skipIf(!present)('someone who reads German', () => {
  useBrowser();

  it('finds the whole page in German', async () => {
    const troubles: string[] = [];
    const page = await openPage(await open(), troubles, { locale: 'de-DE' });
    await page.getByRole('textbox', { name: say('de', 'web.message') }).fill('/');
    await page.getByRole('option', { name: `/song ${say('de', 'command.song')}` }).waitFor();
    expect(await page.getByRole('heading', { name: say('de', 'web.start-title') }).count()).toBe(1);
    await page.context().close();
    expect(troubles).toEqual([]);
  });

  it('chooses Chinese in the settings, and the page speaks Chinese from then on', async () => {
    const troubles: string[] = [];
    const chosen = new Map<string, string>();
    const { url, perform } = await open({ chosen });
    perform(async ({ reply, person, ...event }) => {
      if (event.kind === 'command') {
        const locale = {
          name: 'locale',
          kind: 'choice',
          label: 'Sprache',
          required: false,
          advanced: false,
        } as const;
        const choices = languages.map((value) => ({ value, label: say(value, 'language') }));
        await reply.ask({
          id: 'settings',
          title: 'Sprache',
          submit: 'Sichern',
          fields: [{ ...locale, choices }],
        });
      }
      if (event.kind !== 'form') return;
      chosen.set(`web:${person.id}`, String(event.values.locale));
      await reply.tell(note('good', say('zh', 'settings.saved')));
    });
    if (room === undefined) throw new Error(`nobody is at ${url}`);
    const page = await openPage(room, troubles, { locale: 'de-DE' });
    await page.getByRole('textbox').fill('/settings');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByText('中文').click();
    await page.getByRole('button', { name: 'Sichern' }).click();
    await page.getByRole('textbox', { name: say('zh', 'web.message') }).waitFor();
    await page.getByText(say('zh', 'settings.saved')).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh');
    await page.reload();
    await page.getByRole('textbox', { name: say('zh', 'web.message') }).waitFor();
    expect(await page.getByText(say('zh', 'settings.saved')).count()).toBe(0);
    await page.context().close();
    expect(troubles).toEqual([]);
  });
});
