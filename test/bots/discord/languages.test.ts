import { afterEach, describe, expect, it } from 'vitest';
import { renderCommands } from '../../../src/bots/discord/commands.js';
import { commandsIn } from '../../../src/core/index.js';
import { languages, say } from '../../../src/i18n/index.js';
import { type Harness, startHarness } from './harness.js';

let harness: Harness | undefined;

afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const spoken = {
  en: ['en-US'],
  zh: ['zh-CN'],
  es: ['es-ES', 'es-419'],
  de: ['de'],
  pt: ['pt-BR'],
  ru: ['ru'],
  ja: ['ja'],
} as const;

type Texts = Record<string, string | null>;
type Entry = {
  name: string;
  type?: number;
  description?: string;
  name_localizations?: Texts;
  description_localizations?: Texts;
  default_member_permissions?: string;
  contexts?: number[];
  integration_types?: number[];
  options?: (Entry & { choices?: Entry[] })[];
};

const entriesIn = (locale?: string) => renderCommands(locale) as Entry[];

/** What someone with this language reads. */
const shown = (usual: string | undefined, others: Texts | undefined, locale: string) =>
  others?.[locale] ?? usual;

describe('the commands in the language of who reads them', () => {
  it.each(languages)('are all described in %s, with their options and choices', (language) => {
    const entries = entriesIn();
    for (const locale of spoken[language]) {
      for (const command of commandsIn(language)) {
        const entry = entries.find(({ name }) => name === command.name);
        expect(shown(entry?.description, entry?.description_localizations, locale)).toBe(command.description);
        for (const option of command.options) {
          const found = entry?.options?.find(({ name }) => name === option.name);
          const said = shown(found?.description, found?.description_localizations, locale);
          expect(said).toBe(option.description);
          for (const [index, { label }] of (option.choices ?? []).entries()) {
            const choice = found?.choices?.[index];
            expect(shown(choice?.name, choice?.name_localizations, locale)).toBe(label);
          }
        }
      }
    }
  });

  it('keep their English names in English, and a name of their own elsewhere', () => {
    const song = entriesIn().find(({ name }) => name === 'song');
    expect(song?.name_localizations).toMatchObject({ 'es-419': 'canción', ru: 'песня', ja: '楽曲' });
    expect(song?.name_localizations).not.toHaveProperty('en-US');
    const custom = entriesIn('de').find(({ name }) => name === 'custom');
    expect(custom?.name_localizations).toMatchObject({ de: 'eigener-song' });
    expect(custom?.options?.find(({ name }) => name === 'style')?.name_localizations).toMatchObject({
      de: 'stil',
      'pt-BR': 'estilo',
    });
  });

  it('are never called by a whole sentence', () => {
    const prompt = entriesIn()
      .find(({ name }) => name === 'song')
      ?.options?.find(({ name }) => name === 'prompt');
    expect(prompt?.name_localizations).toEqual({});
    expect(prompt?.description_localizations).toMatchObject({ de: 'Worum geht es in dem Song?' });
  });

  it.each([undefined, ...languages])('are taken by Discord when the bot itself speaks %s', async (locale) => {
    harness = await startHarness({ locale });
    expect(harness.lines.join()).not.toContain('could not be registered');
    expect(harness.discord.commands).toHaveLength(entriesIn(locale).length);
  });

  it('are offered in servers, in direct messages and wherever someone brings the bot along', () => {
    for (const entry of entriesIn()) {
      expect(entry, entry.name).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    }
  });

  it('hide the operator’s from all but administrators', () => {
    const operator = entriesIn().find(({ name }) => name === 'operator');
    expect(operator).toMatchObject({
      description: say('en', 'command.operator'),
      default_member_permissions: '0',
      description_localizations: { de: say('de', 'command.operator') },
    });
    const others = entriesIn().filter((entry) => entry.default_member_permissions !== undefined);
    expect(others.map(({ name }) => name)).toEqual(['operator']);
  });

  it('name both entries in the menu of a message', () => {
    const entries = entriesIn('de').filter(({ type }) => type === 3);
    expect(entries.map(({ name }) => name)).toEqual([
      say('de', 'command.song-of-message'),
      say('de', 'command.audio-of-message'),
    ]);
    for (const { name_localizations } of entries)
      expect(Object.keys(name_localizations ?? {})).toHaveLength(7);
  });
});
