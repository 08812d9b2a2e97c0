import type { MessageKey, Words } from './catalogue.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { ja } from './ja.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import { zh } from './zh.js';

export type { MessageKey } from './catalogue.js';
export { clockTime } from './clock.js';

type FactsOf<K extends MessageKey> = Words[K] extends (facts: infer F) => string ? [facts: F] : [];

const catalogues = { en, zh, es, de, pt, ru, ja } satisfies Record<string, Words>;
const byName: Record<string, Words> = catalogues;

/** The languages the bot speaks, by two letters. */
export const languages = Object.keys(catalogues) as (keyof typeof catalogues)[];

/** A sentence in a language; in English where the language is not known. */
export const say = <K extends MessageKey>(
  locale: string | undefined,
  key: K,
  ...facts: FactsOf<K>
): string => {
  const words = byName[(locale ?? 'en').slice(0, 2)] ?? en;
  const sentence: unknown = words[key];
  return typeof sentence === 'function' ? sentence(facts[0]) : String(sentence);
};

/** A sentence whose key is put together, such as `field.` and a name; undefined when there is none. */
export const sayIfKnown = (locale: string | undefined, key: string): string | undefined => {
  const words: Record<string, unknown> = byName[(locale ?? 'en').slice(0, 2)] ?? en;
  const sentence = words[key];
  return typeof sentence === 'string' ? sentence : undefined;
};
