import { Locale, type LocalizationMap } from 'discord.js';
import { commandsIn } from '../../core/index.js';
import { languages, sayIfKnown } from '../../i18n/index.js';

/** A language the bot speaks. */
export type Language = (typeof languages)[number];

/** Where Discord shows each language (Discord docs, reference, locales). */
const localesOf: Record<Language, readonly Locale[]> = {
  en: [Locale.EnglishUS],
  zh: [Locale.ChineseCN],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
  de: [Locale.German],
  pt: [Locale.PortugueseBR],
  ru: [Locale.Russian],
  ja: [Locale.Japanese],
};

/** A text in every language that has one of its own; where it is the usual one anyway, it is left out. */
export const localized = (
  usual: string,
  textIn: (language: Language) => string | undefined,
): LocalizationMap => {
  const map: LocalizationMap = {};
  for (const language of languages) {
    const text = textIn(language);
    if (text === undefined || text === usual) continue;
    for (const locale of localesOf[language]) map[locale] = text;
  }
  return map;
};

/** Something that has a name of its own, and words in a language that may name it there. */
type Named = { name: string; wordsIn: (language: Language) => string | undefined };

/**
 * The names of commands, or of the options of one, in every language: their words where those can be a name that
 * nobody else there has, else the English name (Discord docs, application commands, naming and localization).
 */
export const localNames = (all: readonly Named[]): Map<string, LocalizationMap> => {
  const taken = new Map(languages.map((language) => [language, new Set(all.map(({ name }) => name))]));
  return new Map(
    all.map(({ name, wordsIn }) => {
      const nameIn = (language: Language): string | undefined => {
        const slug = language === 'en' ? undefined : slugOf(wordsIn(language));
        const others = taken.get(language);
        if (slug === undefined || others === undefined || others.has(slug)) return undefined;
        others.add(slug);
        return slug;
      };
      return [name, localized(name, nameIn)];
    }),
  );
};

/** What the commands are called where they have a name of their own. */
export const commandNames = (): Map<string, LocalizationMap> =>
  localNames(
    commandsIn().map(({ name }) => ({ name, wordsIn: (language) => sayIfKnown(language, `name.${name}`) })),
  );

let known: Map<string, LocalizationMap> | undefined;

/** What a command is called in the language of somebody's Discord, which shows it by that name alone. */
export const commandName = (name: string, locale: string | undefined): string => {
  known ??= commandNames();
  const names: Record<string, string | null | undefined> = known.get(name) ?? {};
  return names[locale ?? ''] ?? name;
};

/** A text with each command called as somebody's Discord shows it. */
export const withLocalCommands = (text: string | undefined, locale: string | undefined): string | undefined =>
  text?.replace(
    /(?<![\p{L}\p{N}/:.])\/([a-z]+)(?![\p{L}\p{N}/-])/gu,
    (_, name) => `/${commandName(name, locale)}`,
  );

const mostWords = 3;

/** Words as a name, such as `añadir-voces`; undefined for whole sentences, which are no names. */
const slugOf = (words: string | undefined): string | undefined => {
  const slug = words?.trim().normalize('NFC').toLowerCase().replaceAll(' ', '-') ?? '';
  return /^[-\p{L}\p{N}]{1,32}$/u.test(slug) && slug.split('-').length <= mostWords ? slug : undefined;
};
