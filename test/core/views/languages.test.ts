import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/i18n/index.js';
import { catalogues, sayingsOf } from '../../i18n/samples.js';

/** Sentences that are the same in several languages: musical and technical terms, names and numbers. */
const sameEverywhere =
  /^(?:WAV|MIDI|Minstrel|\d+|\d:\d\d|Persona|Mashup|Cover|Stems|Sample|Remaster|Tempo|Video|Song|Sounds|Track|Normal|Keyboard|Percussion|No|General|Gateways|heavy metal, autotune|@ada, @ben, \d+)$/;

/** Commands and the facts that the tests put into sentences, which belong to no language. */
const insertedFacts =
  /\/[a-z]+|\b(?:no names|it does not answer|it refuses the key|composing|Cover|Style|Female, Male|rain|Rain|folk|acedata|ccapi|Ada|A minor|C major)\b/g;

/** Words in Latin letters that Chinese, Russian and Japanese use as they are. */
const loanWords =
  /^(?:m|ss|https|discord|platform|id|ID|URL|UTC|WAV|MIDI|ZIP|OPERATORS|MP|OGG|FLAC|M|A|v|JavaScript|Enter|Shift|[Cc]ookie|Minstrel|Verse|Auto|Tune|Mashup|Persona|ada|ben|abc)$/;

const english = /\b(?:the|and|your|with|is|are|of|this|not|for|you|my|it|from|to|which)\b/i;

const foreign = languages.filter((language) => language !== 'en');

const inEnglish = sayingsOf(catalogues.en ?? {});

describe.each(foreign)('in %s', (language) => {
  const sayings = sayingsOf(catalogues[language] ?? {});

  it('no sentence is the same as in English, except names and terms', () => {
    const same = sayings.filter(
      ([key, text]) =>
        inEnglish.some(([name, words]) => name === key && words === text) &&
        text.replace(insertedFacts, '').replace(/[\s:“”]/g, '') !== '' &&
        !sameEverywhere.test(text),
    );
    expect(same).toEqual([]);
  });

  it('no sentence contains English words', () => {
    for (const [key, text] of sayings) {
      const translated = text.replace(insertedFacts, '').replace(/\[[A-Z]\w+\]/g, '');
      if (['zh', 'ru', 'ja'].includes(language)) {
        const latin = (translated.match(/[A-Za-z]+/g) ?? []).filter((word) => !loanWords.test(word));
        expect(latin, `${key}: ${text}`).toEqual([]);
      } else expect(translated, key).not.toMatch(english);
    }
  });

  it('every sentence is written in the letters of its language', () => {
    const foreignLetters: Record<string, RegExp> = {
      zh: /[\p{Script=Cyrillic}\p{Script=Hiragana}\p{Script=Katakana}]/u,
      ja: /\p{Script=Cyrillic}/u,
      ru: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    };
    const pattern =
      foreignLetters[language] ??
      /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
    for (const [key, text] of sayings) {
      if (key !== 'language') expect(text, key).not.toMatch(pattern);
    }
  });
});
