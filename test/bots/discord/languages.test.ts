import { describe, expect, it } from 'vitest';
import { renderCommands } from '../../../src/bots/discord/commands.js';
import { commandsIn } from '../../../src/core/index.js';
import { languages, say } from '../../../src/i18n/index.js';
import { useHarness } from './harness.js';

const open = useHarness();

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

/** The text that a person with this locale sees. */
const shown = (fallback: string | undefined, translations: Texts | undefined, locale: string) =>
  translations?.[locale] ?? fallback;

describe('the commands in each language', () => {
  it.each(languages)('are described in %s, with their options and choices', (language) => {
    const entries = entriesIn();
    for (const locale of spoken[language]) {
      for (const command of commandsIn(language)) {
        const entry = entries.find(({ name }) => name === command.name);
        expect(shown(entry?.description, entry?.description_localizations, locale)).toBe(command.description);
        for (const option of command.options) {
          const found = entry?.options?.find(({ name }) => name === option.name);
          const description = shown(found?.description, found?.description_localizations, locale);
          expect(description).toBe(option.description);
          for (const [index, { label }] of (option.choices ?? []).entries()) {
            const choice = found?.choices?.[index];
            expect(shown(choice?.name, choice?.name_localizations, locale)).toBe(label);
          }
        }
      }
    }
  });

  it('keep their English names in English, and have translated names in other languages', () => {
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

  it('are never named by a whole sentence', () => {
    const prompt = entriesIn()
      .find(({ name }) => name === 'song')
      ?.options?.find(({ name }) => name === 'prompt');
    expect(prompt?.name_localizations).toEqual({});
    expect(prompt?.description_localizations).toMatchObject({ de: 'Worum geht es in dem Song?' });
  });

  it.each([undefined, ...languages])('are accepted by Discord when the bot speaks %s', async (locale) => {
    const harness = await open({ locale });
    expect(harness.lines.join()).not.toContain('could not be registered');
    expect(harness.discord.commands).toHaveLength(entriesIn(locale).length);
  });

  it('are available in servers, in direct messages and as a user install', () => {
    for (const entry of entriesIn()) {
      expect(entry, entry.name).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    }
  });

  it('show /operator to administrators only', () => {
    const operator = entriesIn().find(({ name }) => name === 'operator');
    expect(operator).toMatchObject({
      description: say('en', 'command.operator'),
      default_member_permissions: '0',
      description_localizations: { de: say('de', 'command.operator') },
    });
    const others = entriesIn().filter((entry) => entry.default_member_permissions !== undefined);
    expect(others.map(({ name }) => name)).toEqual(['operator']);
  });

  it('include both context menus of a message', () => {
    const entries = entriesIn('de').filter(({ type }) => type === 3);
    expect(entries.map(({ name }) => name)).toEqual([
      say('de', 'command.song-of-message'),
      say('de', 'command.audio-of-message'),
    ]);
    for (const { name_localizations } of entries)
      expect(Object.keys(name_localizations ?? {})).toHaveLength(7);
  });
});
