import type { OperationName } from '../operations/index.js';

/** What a message can stand for that starts no song. */
export type SpokenCommand =
  | 'cancel'
  | 'help'
  | 'library'
  | 'queue'
  | 'usage'
  | 'settings'
  | 'thanks'
  | 'greeting'
  | 'again';

/** A list of regular expressions, written raw and set apart by two spaces or a new line. */
export const terms = (text: TemplateStringsArray, ...parts: readonly string[]): readonly string[] =>
  String.raw(text, ...parts)
    .trim()
    .split(/\s{2,}/);

/**
 * The words of one language, as sources of regular expressions over a normalized text: lower case, no punctuation, one
 * space between words. Each matches whole words; in Chinese and Japanese, which write no spaces, any part of the text.
 */
export type Vocabulary = {
  /** Chinese and Japanese: words are not separated by spaces. */
  spaceless?: true;
  /** Whole messages, apart from fillers. */
  commands: Record<SpokenCommand, readonly string[]>;
  /** Words that may stand beside a command: please, the, my, song. */
  fillers: readonly string[];
  /** Words that may open a message before its meaning begins: hey, ok, please. */
  openers: readonly string[];
  /** What opens a question. */
  questions: readonly string[];
  /** Questions that are polite orders: can you make. */
  orders: readonly string[];
  /** Verbs that order a song. */
  make: readonly string[];
  /** What is ordered: a song, a beat, a ballad. */
  form: readonly string[];
  /** What a song is about. */
  about: readonly string[];
  /** What a song is for, and what it comes with. */
  purpose: readonly string[];
  /** Instruments, voices and genres that are not in the international list. */
  style: readonly string[];
  /** Moods and tempos. */
  mood: readonly string[];
  /** Talk about the bot, about a track or about people: no order, whatever words of music it holds. */
  talk: readonly string[];
  /** Changes of the track before. */
  changes: readonly string[];
  /** What asks for something made from a finished track. */
  operations: Partial<Record<OperationName, readonly string[]>>;
};

/** Genres, instruments and terms that people write alike in all languages. */
export const internationalStyle = terms`
  lo ?-?fi  chill ?hop  (?:free |smooth |acid )?jazz  (?:indie |hard |punk |soft |post )?rock
  (?:synth|dream|indie|city|k|j|electro|dance)? ?-?pop  hip ?-?hop  boom ?bap  rap  trap  drill  phonk
  edm  techno  trance  house  dubstep  drum (?:and|n|&) bass  dnb  electro  electronica  eurodance
  reggae  reggaet[oó]n  dancehall  salsa  bachata  cumbia  merengue  fado  samba  bossa(?: nova)?  mpb
  forr[oó]  sertanejo  pagode  flamenco  tango  bolero  mariachi  ranchera  corridos?  norte[nñ]o
  blues  soul  funk  disco  (?:heavy |death |black |nu |power )?metal  punk  grunge  indie  folk
  country  bluegrass  gospel  rnb  r ?& ?b  ambient  synthwave  vaporwave  ska  swing  afrobeats?
  amapiano  schlager  chanson  808s?  synths?  piano  ukulele  banjo  cello  sax  \d{2,3} ?bpm`;
