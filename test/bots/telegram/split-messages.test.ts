import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import type { ChatEvent } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { botMessages, createRecordingHandler, form, startHarness, textMessage } from './harness.js';

let harness: Awaited<ReturnType<typeof startHarness>>;
let ada: Person;
let chat: Chat;
let running: TelegramListener | undefined;

beforeEach(async () => {
  harness = await startHarness();
  ada = harness.telegram.person('Ada');
  chat = harness.telegram.privateChat(ada);
});

afterEach(async () => {
  await running?.stop();
  await harness.telegram.close();
});

const listen = async (answer: (event: ChatEvent) => Promise<unknown>) => {
  const handler = createRecordingHandler(answer);
  running = harness.listener();
  await running.start(handler);
  const until = (count: number) =>
    vi.waitFor(() => expect(handler.events.length).toBeGreaterThanOrEqual(count), {
      interval: 5,
      timeout: 5000,
    });
  return { events: handler.events, until };
};

/** 4,200 characters as Telegram's clients send them: 4,096 and the rest. */
const words = `${'rain and '.repeat(466)}a happy end`;
const [head, tail] = [words.slice(0, 4096), words.slice(4096)];

it('a message that a client split is one: the rest is no wish of its own', async () => {
  const { events, until } = await listen((event) => event.reply.tell(textMessage('Shall I?')));
  await ada.say(chat, head);
  await ada.say(chat, tail);
  await until(2);
  const texts = events.map((event) => (event.kind === 'text' ? event.text : event.kind));
  expect(texts).toEqual([head, head + tail]);
  expect(events[1]?.key, 'it is the same act of the person').toBe(events[0]?.key);
});

it('lyrics that a client split are one answer', async () => {
  const { events, until } = await listen((event) =>
    event.kind === 'command' ? event.reply.ask(form) : event.reply.card(textMessage('You are next.')),
  );
  const asked = (text: string) =>
    harness.telegram.until(
      () =>
        botMessages(harness.telegram, chat).find(
          (message) => message.text?.includes(text) && message.reply_markup?.inline_keyboard !== undefined,
        ),
      `a question about ${text}`,
    );
  await ada.say(chat, '/custom');
  await asked('Question 1 of 4');
  await ada.say(chat, head);
  await ada.say(chat, tail);
  await ada.press(await asked('Question 2 of 4'), 'Keep');
  await ada.press(await asked('Question 3 of 4'), 'Skip');
  await ada.press(await asked('Question 4 of 4'), 'Skip');
  await ada.press(await asked('That is all I need.'), 'Make it');
  await until(2);
  expect(events).toHaveLength(2);
  expect(events[1]).toMatchObject({ kind: 'form', values: { lyrics: head + tail, style: 'warm folk' } });
});
