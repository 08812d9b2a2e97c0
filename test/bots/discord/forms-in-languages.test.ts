import { describe, expect, it } from 'vitest';
import { renderForm } from '../../../src/bots/discord/forms/modal.js';
import { settingsFields, settingsForm } from '../../../src/core/commands/settings-form.js';
import { type ChatForm, operations } from '../../../src/core/index.js';
import { languages } from '../../../src/i18n/index.js';
import { roof } from '../../core/samples.js';
import { wholeForm } from '../plenty.js';

const cut = /…$/;

/** All texts in a value, each with the name of its property. */
const textsIn = (value: unknown, name = ''): [string, string][] => {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, Array.isArray(value) ? name : key));
};

/** The texts of a form that were cut for Discord. */
const cutTexts = (form: ChatForm, language: string): string[] => {
  const own = new Set(textsIn(form).map(([, text]) => text));
  return textsIn(renderForm(form, 'nonce', language).modal).flatMap(([name, text]) =>
    cut.test(text) && !own.has(text) ? [`${name}: ${text}`] : [],
  );
};

const forms = operations.filter(({ fields }) => Object.keys(fields).length > 0);
const has = { count: 3, title: 'Snow' };

describe.each(languages)('the forms of Discord in %s', (language) => {
  it.each(forms)('are not cut for $name', ({ name }) => {
    expect(cutTexts(wholeForm(name, has, {}, language), language)).toEqual([]);
  });

  it.each(forms)('are not cut for $name with long lyrics', ({ name }) => {
    const given = { lyrics: 'la '.repeat(1600) };
    expect(cutTexts(wholeForm(name, has, given, language), language)).toEqual([]);
  });

  it.each(['general', 'access', 'allowance', 'role', 'messages'] as const)(
    'are not cut for the %s settings',
    (page) => {
      const form = settingsForm(
        page,
        language,
        settingsFields(page, {}, { locale: language, models: ['v5'] }),
      );
      expect(cutTexts(form, language)).toEqual([]);
    },
  );
});

describe('the title of a form', () => {
  it.each(languages)(
    'names the operation in %s, and cuts the title of the song inside its quotes',
    (language) => {
      const title = 'A very long song about the rain that fell on the roof';
      for (const name of ['extend', 'cover', 'replace', 'instrumental'] as const) {
        const head = wholeForm(name, has, {}, language, roof({ title })).title;
        expect(head.length).toBeLessThanOrEqual(45);
        expect(head).toMatch(/A very .*…[”“»」》]/);
      }
    },
  );
});
