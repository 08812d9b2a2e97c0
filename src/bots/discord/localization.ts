import { Locale, type LocalizationMap } from 'discord.js';
import { commandsIn } from '../../core/index.js';
import { languages, sayIfKnown } from '../../i18n/index.js';

/** A language the bot speaks. */
export type Language = (typeof languages)[number];

/** Discord's locales for each language (Discord docs, reference, locales). */
const localesOf: Record<Language, readonly Locale[]> = {
  en: [Locale.EnglishUS],
  zh: [Locale.ChineseCN],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
  de: [Locale.German],
  pt: [Locale.PortugueseBR],
  ru: [Locale.Russian],
  ja: [Locale.Japanese],
};

const maxNameWords = 3;

/** The translations of a text by locale; a translation that equals the default is left out. */
export const localize = (
  defaultText: string,
  translate: (language: Language) => string | undefined,
): LocalizationMap => {
  const localizations: LocalizationMap = {};
  for (const language of languages) {
    const text = translate(language);
    if (text === undefined || text === defaultText) continue;
    for (const locale of localesOf[language]) localizations[locale] = text;
  }
  return localizations;
};

/** A command or an option: its English name, and the words its name in a language is made of. */
type Nameable = { name: string; translate: (language: Language) => string | undefined };

/**
 * The names of commands, or of the options of one command, by locale. A translation is used when it is a valid name
 * that no sibling has; otherwise the English name stays (Discord docs, application commands, naming and localization).
 */
export const localizeNames = (siblings: readonly Nameable[]): Map<string, LocalizationMap> => {
  const taken = new Map(languages.map((language) => [language, new Set(siblings.map(({ name }) => name))]));
  return new Map(
    siblings.map(({ name, translate }) => {
      const nameIn = (language: Language): string | undefined => {
        const slug = language === 'en' ? undefined : slugOf(translate(language));
        const takenNames = taken.get(language);
        if (slug === undefined || takenNames === undefined || takenNames.has(slug)) return undefined;
        takenNames.add(slug);
        return slug;
      };
      return [name, localize(name, nameIn)];
    }),
  );
};

/** The names of all commands, by English name and locale. */
export const localizeCommandNames = (): Map<string, LocalizationMap> =>
  localizeNames(
    commandsIn().map(({ name }) => ({ name, translate: (language) => sayIfKnown(language, `name.${name}`) })),
  );

let commandNames: Map<string, LocalizationMap> | undefined;

/** The name of a command in a person's client, which shows no other. */
export const commandName = (name: string, locale: string | undefined): string => {
  commandNames ??= localizeCommandNames();
  const names: Record<string, string | null | undefined> = commandNames.get(name) ?? {};
  return names[locale ?? ''] ?? name;
};

/** Replaces each `/command` in a text by its name in a person's client. */
export const localizeCommandMentions = (
  text: string | undefined,
  locale: string | undefined,
): string | undefined =>
  text?.replace(
    /(?<![\p{L}\p{N}/:.])\/([a-z]+)(?![\p{L}\p{N}/-])/gu,
    (_, name) => `/${commandName(name, locale)}`,
  );

/** Words as a name of 1 to 32 characters, such as `añadir-voces`; undefined for a sentence. */
const slugOf = (words: string | undefined): string | undefined => {
  const slug = words?.trim().normalize('NFC').toLowerCase().replaceAll(' ', '-') ?? '';
  return /^[-\p{L}\p{N}]{1,32}$/u.test(slug) && slug.split('-').length <= maxNameWords ? slug : undefined;
};
