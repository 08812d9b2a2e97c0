import { expect, test } from 'vitest';
import { readIntent } from '../../../src/core/intents/read-intent.js';
import { type Expected, utterances } from './utterances.js';

const meaningOf = (text: string): Expected | 'empty' => {
  const intent = readIntent(text);
  if (intent.kind === 'command') return intent.name;
  return intent.kind === 'unclear' ? 'ask' : intent.kind;
};

const misread = utterances.filter(({ text, expected }) => meaningOf(text) !== expected);
const listed = (some: typeof utterances) =>
  some.map(
    ({ language, text, expected }) => `${language} “${text}” is ${expected}, read as ${meaningOf(text)}`,
  );

const wishes = utterances.filter(({ expected }) => expected === 'song');
const others = utterances.filter(({ expected }) => expected !== 'song');

test('the table has at least 300 messages in seven languages, a third of them no songs', () => {
  const languages = new Set(utterances.map(({ language }) => language));
  console.log(
    `${utterances.length} messages in ${languages.size} languages, ${wishes.length} of them wishes: ` +
      `${misread.filter(({ expected }) => expected !== 'song').filter(({ text }) => meaningOf(text) === 'song').length} songs started without a wish, ` +
      `${misread.filter(({ expected }) => expected === 'song').length} wishes asked about first, ${misread.length} misread in all`,
  );
  expect(utterances.length).toBeGreaterThanOrEqual(300);
  expect(languages.size).toBe(7);
  expect(others.length).toBeGreaterThan(utterances.length / 3);
  expect(new Set(utterances.map(({ language, text }) => language + text)).size).toBe(utterances.length);
});

test('no message that is no wish starts a song', () => {
  expect(listed(others.filter(({ text }) => meaningOf(text) === 'song'))).toEqual([]);
});

test('fewer than 5 % of the wishes are asked about first', () => {
  const asked = wishes.filter(({ text }) => meaningOf(text) !== 'song');
  expect(asked.length / wishes.length, listed(asked).join('\n')).toBeLessThan(0.05);
});

test('commands, changes and questions about tracks mean what a person reads in them', () => {
  expect(listed(misread.filter(({ expected }) => expected !== 'song'))).toEqual([]);
});
