import { afterEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/core/index.js';
import { languages, say } from '../../../src/i18n/index.js';
import { hasChromium, openPage, useBrowser } from './browser.js';
import { type Harness, openMediaHarness } from './harness.js';
import { visit } from './visitor.js';

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});
const open = async (...options: Parameters<typeof openMediaHarness>): Promise<Harness> => {
  harness = await openMediaHarness(...options);
  return harness;
};
const languageFor = async (url: string, accepted: string): Promise<string | undefined> => {
  const page = await fetch(url, { headers: { 'accept-language': accepted } });
  return /<html lang="([a-z]+)">/.exec(await page.text())?.[1];
};

describe('the language of the web chat', () => {
  it('is the supported one that the browser prefers', async () => {
    const { url } = await open();
    const headers = {
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
    const chosen = await Promise.all(Object.keys(headers).map((header) => languageFor(url, header)));
    expect(chosen).toEqual(Object.values(headers));
  });

  it('is the one chosen in the settings, whatever the browser prefers', async () => {
    const chosen = new Map<string, string>();
    const { url, events } = await open({ chosen });
    const ada = await visit(url);
    await ada.say('rain');
    chosen.set(`web:${events[0]?.person.id}`, 'ja');
    const page = await (await ada.request('/', { headers: { 'accept-language': 'de' } })).text();
    expect(page).toContain('<html lang="ja">');
    await ada.say('snow');
    expect(events.map(({ person }) => person.locale)).toEqual(['en', 'ja']);
    const { commands } = await ada.conversation();
    expect(commands.find(({ name }) => name === 'song')?.description).toBe(say('ja', 'command.song'));
  });

  it('is the one of the browser when the settings are unreachable', async () => {
    const chosen = new Map<string, string>();
    chosen.get = () => {
      throw new Error('connection is closed');
    };
    const { url, logged } = await open({ chosen });
    const ada = await visit(url);
    const page = await ada.request('/', { headers: { 'accept-language': 'es' } });
    expect(await page.text()).toContain('<html lang="es">');
    expect(logged).toEqual(['preferences.read-failed']);
  });

  it('is the one of apologies', async () => {
    const { url } = await open({ script: () => Promise.reject(new Error('handler failed')) });
    const ada = await visit(url);
    const answer = await ada.post(
      '/api/say',
      { key: 'key-of-ada', text: 'rain' },
      { 'accept-language': 'ru' },
    );
    expect(await answer.json()).toMatchObject({ notes: [note('bad', say('ru', 'refusal.gone-wrong'))] });
  });

  it('is the only one whose catalogue is sent', async () => {
    const { url } = await open();
    const scripts = await Promise.all(
      languages.map(async (language) => (await fetch(`${url}/app.js?in=${language}`)).text()),
    );
    languages.forEach((language, index) => {
      const included = languages.filter((other) => scripts[index]?.includes(say(other, 'web.no-script')));
      expect(included).toEqual([language]);
      expect(Buffer.byteLength(scripts[index] ?? '')).toBeLessThan(100_000);
    });
    expect(await (await fetch(`${url}/app.js?in=../de`)).text()).toBe(scripts[0]);
  });
});

describe.skipIf(!hasChromium)('a person who reads German', () => {
  useBrowser();

  it('gets the whole page in German', async () => {
    const problems: string[] = [];
    const page = await openPage(await open(), problems, { locale: 'de-DE' });
    await page.getByRole('textbox', { name: say('de', 'web.message') }).fill('/');
    await page.getByRole('option', { name: `/song ${say('de', 'command.song')}` }).waitFor();
    expect(await page.getByRole('heading', { name: say('de', 'web.start-title') }).count()).toBe(1);
    await page.context().close();
    expect(problems).toEqual([]);
  });

  it('chooses Chinese in the settings, and the page is Chinese from then on', async () => {
    const problems: string[] = [];
    const chosen = new Map<string, string>();
    const { url, setScript } = await open({ chosen });
    setScript(async ({ reply, person, ...event }) => {
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
    if (harness === undefined) throw new Error(`no harness at ${url}`);
    const page = await openPage(harness, problems, { locale: 'de-DE' });
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
    expect(problems).toEqual([]);
  });
});
