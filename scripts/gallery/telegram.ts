import type { Browser } from 'playwright-core';
import { say } from '../../src/i18n/index.js';
import { type ChatMessage, type Person, renderHtml, type Telegram } from '../../test/kit/telegram/index.js';
import { shoot } from '../drawing.js';
import { type Hand, occurrences, type Picture, patience, stillness } from './ui-driver.js';

/** The width of a phone. */
const width = 390;

/** A person with a phone in a chat with the bot; for the settings, in a group that they manage. */
export const telegramHand = (
  browser: Browser,
  telegram: Telegram,
  person: Person,
  language: string,
  song: Buffer,
): Hand => {
  const home = telegram.privateChat(person);
  let chat = home;
  const pictures: Picture[] = [];
  const drawn = new Set<string>();
  const messages = () => telegram.messages(chat);
  const said = () => messages().map(wordsOf).join('\n');
  const settled = () => stillness(said);
  const keyOf = (message: ChatMessage) => `${message.chat.id} ${message.message_id} ${message.edits}`;
  const camera = async (name: string) => {
    await settled();
    const fresh = messages().filter((message) => !drawn.has(keyOf(message)));
    for (const message of fresh) drawn.add(keyOf(message));
    pictures.push({ name, image: await shoot(browser, renderHtml(fresh), width) });
  };
  const standing = (label: string, near = '') =>
    messages().findLast((one) => labelsOf(one).includes(label) && wordsOf(one).includes(near));
  const press = async (label: string, near?: string) => {
    const found = await patience(
      () => standing(label, near),
      () => `the button ${label} in ${(said()).slice(-400)}`,
    );
    const { answer } = await person.press(found, label);
    await answer;
    await settled();
  };
  return {
    surface: 'telegram',
    language,
    width,
    pictures,
    command: async (name, words = '') => {
      await person.say(chat, `/${name} ${words}`.trim());
      await settled();
    },
    press,
    offers: async (label, near) => standing(label, near) !== undefined,
    give: async () => {
      const facts = { title: 'Riff', performer: 'Ana', duration: 8, file_name: 'riff.mp3' };
      await person.send(chat, { kind: 'audio', bytes: song, ...facts });
      await settled();
    },
    settings: async () => {
      chat = telegram.group('The band');
      telegram.appoint(chat, person, 'creator');
      await person.say(chat, '/settings');
      await settled();
    },
    sees: async (text, times = 1) =>
      void (await patience(
        () => occurrences(said(), text) >= times,
        () => `“${text}” in ${(said()).slice(-400)}`,
      )),
    picture: camera,
    form: async (name) => {
      // Everything optional is skipped; the last question is not answered, because that would pay.
      for (let rounds = 0; rounds < 30; rounds += 1) {
        const question = await patience(
          () => messages().findLast((one) => labelsOf(one).length > 0),
          () => 'a question',
        );
        if (isLast(wordsOf(question), language)) break;
        const next = passing
          .map((key) => say(language, key))
          .find((label) => labelsOf(question).includes(label));
        if (next !== undefined) await press(next);
        else await person.say(chat, say(language, 'example.style'), { replyTo: question });
        await settled();
      }
      await camera(name);
      if (standing(say(language, 'name.cancel')) !== undefined) await press(say(language, 'name.cancel'));
      await settled();
      for (const message of messages()) drawn.add(keyOf(message));
    },
  };
};

/** The ways to skip a question, in the order of trying. */
const passing = ['wizard.keep', 'wizard.skip', 'wizard.more-settings'] as const;

const isLast = (words: string, language: string): boolean =>
  Array.from({ length: 20 }, (_, index) =>
    say(language, 'wizard.step', { step: index + 1, steps: index + 1 }),
  ).some((line) => words.split('\n').includes(line));

const labelsOf = (message: ChatMessage): string[] =>
  (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);

const wordsOf = (message: ChatMessage): string =>
  [
    message.text ?? message.caption ?? '',
    message.audio?.title ?? '',
    message.edits,
    ...labelsOf(message),
  ].join('\n');
