import type { en } from './en.js';

export type Sentence = typeof en;
/** The key of a sentence. */
export type MessageKey = keyof Sentence;
/** A whole language: a missing sentence, or one with other facts, does not compile. */
export type Words = {
  [K in MessageKey]: Sentence[K] extends (facts: infer F) => string ? (facts: F) => string : string;
};
