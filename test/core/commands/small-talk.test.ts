import { expect, it } from 'vitest';
import { ableGateway, createCoreHarness } from '../core-harness.js';

/** The number of songs and the titles of the answers that a message leads to. */
const effectOf = async (text: string) => {
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  await harness.say(text);
  return {
    songs: harness.deps.store.generations.all().length,
    answers: harness.answers.map(({ title }) => title),
  };
};

it.each([
  'hi',
  'Hello!',
  '  help?? ',
  'Thank you :)',
  '?',
  'привет',
  'こんにちは！',
  '谢谢。',
  'Danke schön',
])('“%s” is answered with the help and starts no song', async (text) => {
  expect(await effectOf(text)).toEqual({ songs: 0, answers: ['Ask for a song'] });
});

it.each(['hello world', 'a song of thanks', '1984', '🌧️🚲', 'help me to say sorry to Ada'])(
  '“%s” is a request for a song',
  async (text) => {
    expect(await effectOf(text)).toEqual({ songs: 1, answers: [] });
  },
);
