import { describe, expect, it } from 'vitest';
import { faultPlans, fieldsOf, operations } from '../../src/core/index.js';
import { clockTime } from '../../src/i18n/clock.js';
import { en } from '../../src/i18n/en.js';
import { languages, say, sayIfKnown } from '../../src/i18n/index.js';
import { zh } from '../../src/i18n/zh.js';
import { catalogues, facts, sayingsOf } from './samples.js';

const keys = new Set(Object.keys(en));

const sayings = sayingsOf(en);

describe('the words', () => {
  it.each(operations)('know $name by name, by command, and by every field it has', (operation) => {
    expect(keys).toContain(`name.${operation.name}`);
    expect(keys).toContain(`command.${operation.name}`);
    for (const [name, field] of fieldsOf(operation)) {
      expect(keys).toContain(`field.${name}`);
      // Musical keys have the same names everywhere.
      if (field.kind === 'choice' && name !== 'musicalKey')
        for (const choice of field.choices) expect(keys).toContain(`choice.${choice}`);
    }
  });

  it.each(Object.keys(faultPlans))('know what to say about %s', (fault) => {
    expect(keys).toContain(`fault.${fault}`);
  });

  it.each(Object.keys(faultPlans))('say what was charged when %s', (fault) => {
    const told = sayings.filter(([key]) => key === `fault.${fault}`).map(([, text]) => text);
    expect(told[0]).toContain('Nothing was charged.');
    expect(told[1]).toContain('I cannot tell whether the gateway has charged for it.');
  });

  it.each(languages)(
    'are sentences in %s: nothing is missing in them, and nothing is left over',
    (language) => {
      for (const [key, text] of sayingsOf(catalogues[language] ?? {})) {
        expect(text, key).not.toMatch(/undefined|NaN|\[object|\$\{| {2}|\.\./);
        expect(text.trim(), key).toBe(text);
        expect(text.length, key).toBeGreaterThan(0);
      }
    },
  );

  it('speak of one as one, and of many as many', () => {
    for (const [key, text] of sayings) expect(text, key).not.toMatch(/\b1 \w+s (?:are|were)\b/);
  });

  it('are these, read aloud', () => {
    expect(sayings.map(([key, text]) => `${key}: ${text}`).join('\n')).toMatchSnapshot();
  });
});

describe('a language', () => {
  it('that is not there yet is said in English', () => {
    for (const locale of [undefined, 'en', 'en-GB', 'tlh', '', '__proto__', 'constructor']) {
      expect(say(locale, 'name.cover')).toBe('Cover');
      expect(sayIfKnown(locale, 'field.style')).toBe('Style');
    }
  });

  it('is found by the locale of a platform, with or without its country', () => {
    expect(say('de-AT', 'name.cancel')).toBe(say('de', 'name.cancel'));
    expect(say('zh-TW', 'name.cancel')).toBe(zh['name.cancel']);
    expect(say('pt-BR', 'language')).toBe('Português do Brasil');
    expect(languages.map((language) => say(language, 'language'))).toEqual([
      'English',
      '简体中文',
      'Español',
      'Deutsch',
      'Português do Brasil',
      'Русский',
      '日本語',
    ]);
  });

  it.each(languages)('%s names every command, fact and charge that English names', (language) => {
    const words: Record<string, unknown> = catalogues[language] ?? {};
    const tokens = (text: string) =>
      [...new Set(text.match(/\/[a-z]+|\b(?:ccapi|acedata|Rain|folk|v5|https)\b|\d+(?::\d+)?/g))].sort();
    for (const [key, sentence] of Object.entries(en)) {
      // Examples and durations differ by language.
      if (/^(?:web\.)?example|^card\.estimate|^operator\.cooling-down/.test(key)) continue;
      for (const one of facts) {
        const speak = (what: unknown) =>
          (typeof what === 'function' ? (what as (facts: unknown) => string)(one) : String(what)).replace(
            /(\d)[.,\u00a0\u202f ](\d{3})\b/g,
            '$1$2',
          );
        const missing = tokens(speak(sentence)).filter((token) => !speak(words[key]).includes(token));
        expect(missing, `${language} ${key}: ${speak(words[key])}`).toEqual([]);
      }
    }
  });

  it.each(languages)('%s fits what platforms allow', (language) => {
    for (const [key, text] of sayingsOf(catalogues[language] ?? {})) {
      if (/^(?:command|field|settings\.count)/.test(key)) expect(text.length, key).toBeLessThanOrEqual(100);
      if (key.startsWith('name.')) expect(text.length, key).toBeLessThanOrEqual(40);
      if (key.startsWith('settings.page.')) expect(text.length, key).toBeLessThanOrEqual(45);
    }
  });

  it('has no word for what nobody named', () => {
    for (const key of ['field.glockenspiel', 'card.queued', 'toString', 'constructor', ''])
      expect(sayIfKnown('en', key)).toBeUndefined();
  });
});

describe('a clock', () => {
  it.each([
    [0, '0:00'],
    [5, '0:05'],
    [59.6, '1:00'],
    [83, '1:23'],
    [600, '10:00'],
    [-3, '0:00'],
  ])('shows %d seconds as %s', (seconds, shown) => {
    expect(clockTime(seconds)).toBe(shown);
  });
});
