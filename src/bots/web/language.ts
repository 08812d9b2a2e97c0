import type { Context } from 'hono';
import { type Log, personKey, type SettingsStore } from '../../core/index.js';
import { languages } from '../../i18n/index.js';
import { personOf } from './dispatch.js';
import { sessionOf } from './session.js';

/** One of the languages we speak, by its two letters. */
export type Language = (typeof languages)[number];

/** The language we speak when nobody asks for another. */
export const plainLanguage: Language = 'en';

/** The one of our languages that a browser likes best (RFC 9110, 12.5.4); English when it likes none of them. */
export const languageIn = (accepted: string | undefined): Language => {
  const wishes = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...rest] = wish.split(';').map((part) => part.trim().toLowerCase());
      const weight = rest.find((part) => part.startsWith('q='))?.slice(2);
      return {
        language: parseLanguage(tag.split('-')[0]),
        weight: weight === undefined ? 1 : Number(weight),
      };
    });
  const [best] = wishes
    .filter(({ language, weight }) => language !== undefined && weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return best?.language ?? plainLanguage;
};

/** Reads two letters; undefined when we do not speak that. */
export const parseLanguage = (text: string | undefined): Language | undefined =>
  languages.find((known) => known === text);

/** Finds what to speak with someone: what they chose in the settings, else what their browser asks for. Never rejects. */
export const createLanguages =
  (parts: { settings: Pick<SettingsStore, 'preferences'> | undefined; log: Log }) =>
  async (context: Context): Promise<Language> => {
    const session = sessionOf(context);
    const asked = languageIn(context.req.header('accept-language'));
    if (session === undefined || parts.settings === undefined) return asked;
    try {
      const { locale } = await parts.settings.preferences(personKey(personOf(session)));
      return parseLanguage(locale?.slice(0, 2)) ?? asked;
    } catch (error) {
      parts.log.warn({ session, error: String(error) }, 'the language someone chose cannot be read');
      return asked;
    }
  };
