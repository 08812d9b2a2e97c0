import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/i18n/index.js';
import { catalogues, sayingsOf } from '../../i18n/samples.js';

/** What is called the same in several languages: terms of music and of computers, names, and numbers. */
const sameEverywhere =
  /^(?:WAV|MIDI|Minstrel|\d+|\d:\d\d|Persona|Mashup|Cover|Stems|Sample|Remaster|Tempo|Video|Song|Sounds|Track|Normal|Keyboard|Percussion|No|General|Gateways|heavy metal, autotune|@ada, @ben, \d+)$/;

/** What the sentences are told for a test, beside commands: that is not of any language. */
const told =
  /\/[a-z]+|\b(?:no names|it does not answer|it refuses the key|composing|Cover|Style|Female, Male|rain|Rain|folk|acedata|ccapi|Ada|A minor|C major)\b/g;

/** Words written in Latin letters that Chinese, Russian and Japanese take over as they are. */
const takenOver =
  /^(?:m|ss|https|discord|platform|id|ID|URL|UTC|WAV|MIDI|ZIP|OPERATORS|MP|OGG|FLAC|M|A|v|JavaScript|Enter|Shift|[Cc]ookie|Minstrel|Verse|Auto|Tune|Mashup|Persona|ada|ben|abc)$/;

const english = /\b(?:the|and|your|with|is|are|of|this|not|for|you|my|it|from|to|which)\b/i;

const foreign = languages.filter((language) => language !== 'en');

const inEnglish = sayingsOf(catalogues.en ?? {});

describe.each(foreign)('in %s', (language) => {
  const sayings = sayingsOf(catalogues[language] ?? {});

  it('nothing is said just as in English, but for names', () => {
    const same = sayings.filter(
      ([key, text]) =>
        inEnglish.some(([name, words]) => name === key && words === text) &&
        text.replace(told, '').replace(/[\s:“”]/g, '') !== '' &&
        !sameEverywhere.test(text),
    );
    expect(same).toEqual([]);
  });

  it('no words of English are left inside', () => {
    for (const [key, text] of sayings) {
      const own = text.replace(told, '').replace(/\[[A-Z]\w+\]/g, '');
      if (['zh', 'ru', 'ja'].includes(language)) {
        const latin = (own.match(/[A-Za-z]+/g) ?? []).filter((word) => !takenOver.test(word));
        expect(latin, `${key}: ${text}`).toEqual([]);
      } else expect(own, key).not.toMatch(english);
    }
  });

  it('only its own letters are used', () => {
    const strange: Record<string, RegExp> = {
      zh: /[\p{Script=Cyrillic}\p{Script=Hiragana}\p{Script=Katakana}]/u,
      ja: /\p{Script=Cyrillic}/u,
      ru: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    };
    const pattern =
      strange[language] ?? /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
    for (const [key, text] of sayings) {
      if (key !== 'language') expect(text, key).not.toMatch(pattern);
    }
  });
});
