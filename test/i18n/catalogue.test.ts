import { describe, expect, it } from 'vitest';
import { faultPlans, fieldsOf, operations } from '../../src/core/index.js';
import { clockTime } from '../../src/i18n/clock.js';
import { en } from '../../src/i18n/en.js';
import { languages, say, sayIfKnown } from '../../src/i18n/index.js';
import { zh } from '../../src/i18n/zh.js';
import { catalogues, facts, sayingsOf } from './samples.js';

const keys = new Set(Object.keys(en));

const sayings = sayingsOf(en);

describe('the English catalogue', () => {
  it.each(operations)('has the name, the command, the fields and the choices of $name', (operation) => {
    expect(keys).toContain(`name.${operation.name}`);
    expect(keys).toContain(`command.${operation.name}`);
    for (const [name, field] of fieldsOf(operation)) {
      expect(keys).toContain(`field.${name}`);
      // Musical keys have the same names everywhere.
      if (field.kind === 'choice' && name !== 'musicalKey')
        for (const choice of field.choices) expect(keys).toContain(`choice.${choice}`);
    }
  });

  it.each(Object.keys(faultPlans))('has a sentence for the fault %s', (fault) => {
    expect(keys).toContain(`fault.${fault}`);
  });

  it.each(Object.keys(faultPlans))('reports the charge of the fault %s', (fault) => {
    const texts = sayings.filter(([key]) => key === `fault.${fault}`).map(([, text]) => text);
    expect(texts[0]).toContain('Nothing was charged.');
    expect(texts[1]).toContain('I cannot tell whether the gateway has charged for it.');
  });

  it.each(languages)(
    'is complete in %s: no sentence is empty or contains a placeholder or stray spaces',
    (language) => {
      for (const [key, text] of sayingsOf(catalogues[language] ?? {})) {
        expect(text, key).not.toMatch(/undefined|NaN|\[object|\$\{| {2}|\.\./);
        expect(text.trim(), key).toBe(text);
        expect(text.length, key).toBeGreaterThan(0);
      }
    },
  );

  it('uses the singular for one', () => {
    for (const [key, text] of sayings) expect(text, key).not.toMatch(/\b1 \w+s (?:are|were)\b/);
  });

  it('reads as in the snapshot', () => {
    expect(sayings.map(([key, text]) => `${key}: ${text}`).join('\n')).toMatchSnapshot();
  });
});

describe('a language', () => {
  it('without a catalogue falls back to English', () => {
    for (const locale of [undefined, 'en', 'en-GB', 'tlh', '', '__proto__', 'constructor']) {
      expect(say(locale, 'name.cover')).toBe('Cover');
      expect(sayIfKnown(locale, 'field.style')).toBe('Style');
    }
  });

  it('is found by a locale with or without a country', () => {
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

  it.each(languages)('%s contains every command, name and number of the English sentence', (language) => {
    const words: Record<string, unknown> = catalogues[language] ?? {};
    const tokens = (text: string) =>
      [...new Set(text.match(/\/[a-z]+|\b(?:ccapi|acedata|Rain|folk|v5|https)\b|\d+(?::\d+)?/g))].sort();
    for (const [key, sentence] of Object.entries(en)) {
      // Examples and durations differ by language.
      if (/^(?:web\.)?example|^card\.estimate|^operator\.cooling-down/.test(key)) continue;
      for (const sampleFacts of facts) {
        const textOf = (entry: unknown) =>
          (typeof entry === 'function'
            ? (entry as (facts: unknown) => string)(sampleFacts)
            : String(entry)
          ).replace(/(\d)[.,\u00a0\u202f ](\d{3})\b/g, '$1$2');
        const missing = tokens(textOf(sentence)).filter((token) => !textOf(words[key]).includes(token));
        expect(missing, `${language} ${key}: ${textOf(words[key])}`).toEqual([]);
      }
    }
  });

  it.each(languages)('%s keeps the lengths that platforms allow', (language) => {
    for (const [key, text] of sayingsOf(catalogues[language] ?? {})) {
      if (/^(?:command|field|settings\.count)/.test(key)) expect(text.length, key).toBeLessThanOrEqual(100);
      if (key.startsWith('name.')) expect(text.length, key).toBeLessThanOrEqual(40);
      if (key.startsWith('settings.page.')) expect(text.length, key).toBeLessThanOrEqual(45);
    }
  });

  it('has no text for an unknown key', () => {
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
