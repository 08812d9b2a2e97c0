import { expect, it } from 'vitest';
import { ableGateway, createCoreHarness } from '../core-harness.js';

const hear = async (text: string) => {
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
])('“%s” is answered with what the bot can do, and costs no song', async (text) => {
  expect(await hear(text)).toEqual({ songs: 0, answers: ['Ask for a song'] });
});

it.each(['hello world', 'a song of thanks', '1984', '🌧️🚲', 'help me to say sorry to Ada'])(
  '“%s” is what a song is about',
  async (text) => {
    expect(await hear(text)).toEqual({ songs: 1, answers: [] });
  },
);
