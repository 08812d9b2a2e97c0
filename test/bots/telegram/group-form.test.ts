import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import type { ChatEvent, ChatForm } from '../../../src/core/index.js';
import type { Chat, Person, ChatMessage as Shown } from '../../kit/telegram/index.js';
import { botMessages, createRecordingHandler, form, startHarness, textMessage } from './harness.js';

type Harness = Awaited<ReturnType<typeof startHarness>>;

let harness: Harness;
let ada: Person;
let chat: Chat;
let running: TelegramListener[];

beforeEach(async () => {
  harness = await startHarness();
  ada = harness.telegram.person('Ada');
  chat = harness.telegram.privateChat(ada);
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((listener) => listener.stop()));
  await harness.telegram.close();
});

const asking =
  (asked: ChatForm) =>
  (event: ChatEvent): Promise<unknown> =>
    event.kind === 'command' ? event.reply.ask(asked) : event.reply.card(textMessage('You are next.'));

const listen = async (asked: ChatForm = form) => {
  const handler = createRecordingHandler(asking(asked));
  const listener = harness.listener();
  running.push(listener);
  await listener.start(handler);
  return { ...handler, listener };
};

const forms = (handler: { events: ChatEvent[] }) =>
  handler.events.flatMap((event) => (event.kind === 'form' ? [event] : []));

const formCount = (handler: { events: ChatEvent[] }, count: number) =>
  vi.waitFor(() => expect(forms(handler)).toHaveLength(count), { interval: 5, timeout: 5000 });

const labels = (message: Shown): string[] =>
  (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);

/** Waits for an open question that holds a text. */
const question = (text: string, where = chat): Promise<Shown> =>
  harness.telegram.until(
    () =>
      botMessages(harness.telegram, where).find(
        (message) => message.text?.includes(text) && message.reply_markup?.inline_keyboard !== undefined,
      ),
    `a question about ${text}`,
  );

const press = async (person: Person, message: Shown, label: string) =>
  (await person.press(message, label)).answer;

describe('a form in a group on Telegram', () => {
  it('keeps two people in one group apart, and takes only replies to its questions', async () => {
    const { telegram } = harness;
    const handler = await listen();
    const bob = telegram.person('Bob');
    const group = telegram.group('Band');
    const askedByAda = await ada.say(group, '/custom');
    const forAda = await question('Question 1 of 4', group);
    expect(forAda.text).toContain('Reply to this message, or press a button.');
    expect(forAda).toMatchObject({
      reply_to_message_id: askedByAda.message_id,
      reply_markup: { force_reply: true },
    });
    const askedByBob = await bob.say(group, '/custom');
    const forBob = await telegram.until(
      () =>
        botMessages(telegram, group).find((message) => message.reply_to_message_id === askedByBob.message_id),
      'a question for Bob',
    );
    expect((await press(bob, forAda, 'Cancel')).text).toBe(
      'Only the person who asked for this song can do that.',
    );
    await bob.say(group, 'words of Bob', { replyTo: forBob });
    const secondOfBob = await question('Question 2 of 4', group);
    await ada.say(group, 'chatter');
    await ada.say(group, 'words of Ada', { replyTo: forAda });
    const secondOfAda = await telegram.until(
      () =>
        botMessages(telegram, group).find(
          (message) =>
            message.text?.includes('Question 2 of 4') && message.message_id !== secondOfBob.message_id,
        ),
      'the second question for Ada',
    );
    for (const [person, second] of [
      [ada, secondOfAda],
      [bob, secondOfBob],
    ] as const) {
      await press(person, second, 'Keep');
      const later = (words: string) =>
        telegram.until(
          () =>
            botMessages(telegram, group).find(
              (message) =>
                message.text?.includes(words) &&
                labels(message).length > 0 &&
                message.message_id > second.message_id,
            ),
          words,
        );
      await press(person, await later('Question 3 of 4'), 'Skip');
      await press(person, await later('Question 4 of 4'), 'Skip');
      await press(person, await later('That is all I need.'), 'Make it');
    }
    await formCount(handler, 2);
    expect(
      forms(handler).map((event) => [event.person.name, event.values.lyrics, event.address.replyTo]),
    ).toEqual([
      ['Ada', 'words of Ada', String(askedByAda.message_id)],
      ['Bob', 'words of Bob', String(askedByBob.message_id)],
    ]);
    expect(handler.events.some((event) => event.kind === 'text')).toBe(false);
  });
});
