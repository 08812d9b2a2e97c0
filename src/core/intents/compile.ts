import type { OperationName } from '../operations/index.js';
import { internationalStyle, type SpokenCommand, type Vocabulary } from './vocabulary.js';
import { de } from './words/de.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { ja } from './words/ja.js';
import { pt } from './words/pt.js';
import { ru } from './words/ru.js';
import { zh } from './words/zh.js';

/** A vocabulary ready to be searched for in normalized texts. */
export type CompiledVocabulary = Record<
  'questions' | 'orders' | 'make' | 'form' | 'about' | 'purpose' | 'mood' | 'talk' | 'changes',
  { test(said: string): boolean }
> & {
  withoutOpeners(said: string): string;
  commandIn(said: string): SpokenCommand | undefined;
  /** The operation that a text names; where it says what a song is about, only one whose name cannot mean a song. */
  operationIn(said: string, isAbout: boolean): OperationName | undefined;
  countStyles(said: string): number;
};

/** Finds whole words; in a language without spaces, any part of a text. `^` stands for the start of the text. */
const finder = (sources: readonly string[], isSpaceless: boolean, flags = 'u'): RegExp => {
  const alternatives = sources.map((source) => {
    if (isSpaceless) return source;
    return source.startsWith('^') ? `^(?:${source.slice(1)})(?= |$)` : `(?<=^| )(?:${source})(?= |$)`;
  });
  return new RegExp(alternatives.join('|') || '(?!)', flags);
};

const compile = (words: Vocabulary): CompiledVocabulary => {
  const isSpaceless = words.spaceless === true;
  const find = (sources: readonly string[]) => finder(sources, isSpaceless);
  const gap = isSpaceless ? '' : ' ';
  const fillers = `(?:(?:${words.fillers.join('|')})${gap})*`;
  const after = `(?:${gap}(?:${words.fillers.join('|')}))*`;
  const commands = Object.entries(words.commands).map(([name, phrases]) => ({
    name: name as SpokenCommand,
    exact: new RegExp(`^(?:${phrases.join('|')})$`, 'u'),
    padded: new RegExp(`^${fillers}(?:${phrases.join('|')})${after}$`, 'u'),
  }));
  const operations = Object.entries(words.operations).map(([name, phrases]) => ({
    name: name as OperationName,
    found: find(phrases),
  }));
  const styles = finder([...internationalStyle, ...words.style], isSpaceless, 'gu');
  const international = finder(internationalStyle, false, 'gu');
  const openers = new RegExp(`^(?:(?:${words.openers.join('|')})${gap})+`, 'u');
  const compact = (said: string) => (isSpaceless ? said.replaceAll(' ', '') : said);
  const tester = (sources: readonly string[]) => {
    const pattern = find(sources);
    return { test: (said: string) => pattern.test(compact(said)) };
  };
  return {
    questions: tester(words.questions),
    orders: tester(words.orders),
    make: tester(words.make),
    form: tester(words.form),
    about: tester(words.about),
    purpose: tester(words.purpose),
    mood: tester(words.mood),
    talk: tester(words.talk),
    changes: tester(words.changes),
    withoutOpeners: (said) => compact(said).replace(openers, ''),
    commandIn: (said) =>
      (
        commands.find(({ exact }) => exact.test(compact(said))) ??
        commands.find(({ padded }) => padded.test(compact(said)))
      )?.name,
    operationIn: (said, isAbout) =>
      isAbout ? undefined : operations.find(({ found }) => found.test(compact(said)))?.name,
    countStyles: (said) =>
      new Set([
        ...(compact(said).match(styles) ?? []),
        ...(isSpaceless ? (said.match(international) ?? []) : []),
      ]).size,
  };
};

const vocabularies = { en, de, es, pt, ru, ja, zh };

const compiled = new Map<keyof typeof vocabularies, CompiledVocabulary>();

/** Compiles a language when its first message comes: a start need not wait for it. */
const vocabularyOf = (language: keyof typeof vocabularies): CompiledVocabulary => {
  const known = compiled.get(language) ?? compile(vocabularies[language]);
  compiled.set(language, known);
  return known;
};

/** The vocabularies that a text may be written in, by its letters. */
export const vocabulariesFor = (said: string): readonly CompiledVocabulary[] => {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(said)) return [vocabularyOf('ja')];
  // A text of Chinese characters alone may be Japanese.
  if (/\p{Script=Han}/u.test(said)) return [vocabularyOf('zh'), vocabularyOf('ja')];
  if (/\p{Script=Cyrillic}/u.test(said)) return [vocabularyOf('ru')];
  return [vocabularyOf('en'), vocabularyOf('de'), vocabularyOf('es'), vocabularyOf('pt')];
};
