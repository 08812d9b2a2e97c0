import type { OperationName } from '../operations/index.js';
import { type CompiledVocabulary, vocabulariesFor } from './compile.js';
import { countWords, hasLetters, isLoneLink, isVisible, normalize } from './normalize.js';
import type { SpokenCommand } from './vocabulary.js';

/** Why the bot asks before it makes a song of a text. */
export type UnclearReason = 'question' | 'link' | 'short' | 'no-letters' | 'lyrics' | 'change' | 'other';

/** What a plain message means. Only `song` starts something that is paid. */
export type Intent =
  /** Nothing in it can be seen. */
  | { kind: 'empty' }
  | { kind: 'song' }
  | { kind: 'command'; name: SpokenCommand }
  /** It asks for, or about, something that is made from a finished track. */
  | { kind: 'operation'; operation: OperationName }
  /** It says how the track before should be different. */
  | { kind: 'change'; language: boolean }
  | { kind: 'unclear'; reason: UnclearReason };

/** The name of a language, in any of the bot's languages: the words have to be sung anew. */
const languageName =
  /english|spanish|german|french|italian|portuguese|russian|japanese|chinese|korean|(?:auf )?(?:deutsch|englisch|spanisch|französisch|italienisch|russisch|japanisch|chinesisch)|español|inglés|ingles|alemán|francés|português|inglês|espanhol|alemão|francês|русск|английск|испанск|немецк|французск|японск|китайск|украинск|日本語|英語|スペイン語|フランス語|ドイツ語|中国語|韓国語|中文|英文|英语|日语|西班牙语|法语|德语|俄语|韩语|粤语/u;

/** The least number of words of a clear wish. */
const leastWords = 3;
/** A longer text is no change of a track. */
const mostChangeWords = 10;
/** A longer text is a description of a song, even where it names an operation. */
const mostOperationWords = 14;

/**
 * Reads what a plain message means, in any of the bot's languages. A song is started for a clear wish alone: it has a
 * word of music and says more about it, and it is no question, no talk and no command. Pure.
 */
export const readIntent = (text: string): Intent => {
  if (!isVisible(text)) return { kind: 'empty' };
  if (!hasLetters(text)) return readUnlettered(text);
  if (isLoneLink(text)) return unclear('link');
  if (isLyrics(text)) return unclear('lyrics');
  // The bot's own name is taken out before: these words are for somebody else.
  if (/(?:^|\s)@[\p{L}\p{N}_]{2,}/u.test(text)) return unclear('other');
  const whole = normalize(text);
  const vocabularies = vocabulariesFor(whole);
  const command = firstOf(vocabularies, (words) => words.commandIn(whole));
  if (command !== undefined) return { kind: 'command', name: command };
  const words = vocabularies.map((one) => ({ one, said: one.withoutOpeners(whole) }));
  const isAbout = words.some(({ one, said }) => one.about.test(said) && one.form.test(said));
  const count = countWords(whole);
  if (count <= mostChangeWords && !isAbout && words.some(({ one, said }) => one.changes.test(said))) {
    return { kind: 'change', language: languageName.test(whole) };
  }
  const operation =
    count <= mostOperationWords ? firstOf(vocabularies, (one) => one.operationIn(whole, isAbout)) : undefined;
  if (operation !== undefined) return { kind: 'operation', operation };
  const isOrder = words.some(({ one, said }) => one.orders.test(said));
  const asks = /[?？]/.test(text) || words.some(({ one, said }) => one.questions.test(said));
  if (asks && !isOrder) return unclear('question');
  if (count < leastWords) return unclear('short');
  if (words.some(({ one, said }) => one.talk.test(said))) return unclear('other');
  const isClear = words.some(({ one, said }) => isClearWish(one, said, asks));
  return isClear ? { kind: 'song' } : unclear(asks ? 'question' : 'other');
};

const unclear = (reason: UnclearReason): Intent => ({ kind: 'unclear', reason });

/** A lone question mark asks for help. */
const readUnlettered = (text: string): Intent =>
  /^[?？!！¿\s]+$/.test(text) ? { kind: 'command', name: 'help' } : unclear('no-letters');

/** Lyrics have section marks in brackets. */
const isLyrics = (text: string): boolean => /^\s*\[[^\]\n]{1,40}\]\s*$/m.test(text);

/** A wish names something musical and says more: how it sounds, what it is about or for, or that it shall be made. */
const isClearWish = (words: CompiledVocabulary, said: string, asks: boolean): boolean => {
  const form = words.form.test(said) ? 1 : 0;
  const style = Math.min(2, words.countStyles(said));
  if (form + style === 0) return false;
  const isAbout = words.about.test(said);
  const rest = [isAbout, words.purpose.test(said), words.make.test(said), words.mood.test(said)];
  const evidence = form + style + rest.filter(Boolean).length;
  // A polite order says as much as an order, and more than a question about what is possible.
  return evidence >= (asks ? (isAbout ? 3 : 4) : 2);
};

const firstOf = <T>(
  vocabularies: readonly CompiledVocabulary[],
  find: (words: CompiledVocabulary) => T | undefined,
): T | undefined => {
  for (const one of vocabularies) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
};
