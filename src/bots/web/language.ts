import type { Context } from 'hono';
import { type Log, personKey, type SettingsStore } from '../../core/index.js';
import { languages } from '../../i18n/index.js';
import { sessionOf } from './http/session.js';
import { personOf } from './incoming/person.js';

/** A language that the bot has a catalogue for, by its two letters. */
export type Language = (typeof languages)[number];

/** The language for browsers that ask for none of ours. */
export const defaultLanguage: Language = 'en';

/** Finds the language to use with the sender of a request. Never rejects. */
export type LanguageResolver = (context: Context) => Promise<Language>;

/** Reads two letters; undefined for a language without a catalogue. */
export const parseLanguage = (text: string | undefined): Language | undefined =>
  languages.find((known) => known === text);

/** Picks the language with the highest weight in an `Accept-Language` header (RFC 9110, 12.5.4); English when none fits. */
const parseAcceptLanguage = (header: string | undefined): Language => {
  const ranges = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return {
        language: parseLanguage(tag.split('-')[0]),
        weight: weight === undefined ? 1 : Number(weight),
      };
    });
  const [preferred] = ranges
    .filter(({ language, weight }) => language !== undefined && weight > 0)
    .sort((left, right) => right.weight - left.weight);
  return preferred?.language ?? defaultLanguage;
};

/** Resolves the language a person chose in the settings, else the one their browser prefers. */
export const createLanguageResolver =
  (deps: { settings: Pick<SettingsStore, 'preferences'> | undefined; log: Log }): LanguageResolver =>
  async (context) => {
    const session = sessionOf(context);
    const preferred = parseAcceptLanguage(context.req.header('accept-language'));
    if (session === undefined || deps.settings === undefined) return preferred;
    try {
      const { locale } = await deps.settings.preferences(personKey(personOf(session)));
      return parseLanguage(locale?.slice(0, 2)) ?? preferred;
    } catch (error) {
      deps.log.warn(
        { event: 'preferences.read-failed', platform: 'web', session, reason: String(error) },
        'Preferences read failed; the language of the browser is used',
      );
      return preferred;
    }
  };
