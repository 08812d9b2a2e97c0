import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import type { ChatForm } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { botMessages, createRecordingHandler, form, startHarness, textMessage } from './harness.js';

let harness: Awaited<ReturnType<typeof startHarness>>;
let ada: Person;
let chat: Chat;
let running: TelegramListener | undefined;

const short: ChatForm = { ...form, fields: form.fields.slice(0, 2) };

beforeEach(async () => {
  harness = await startHarness();
  ada = harness.telegram.person('Ada');
  chat = harness.telegram.privateChat(ada);
});

afterEach(async () => {
  await running?.stop();
  await harness.telegram.close();
});

const listen = async () => {
  const handler = createRecordingHandler((event) =>
    event.kind === 'command' ? event.reply.ask(short) : event.reply.card(textMessage('You are next.')),
  );
  running = harness.listener();
  await running.start(handler);
  return handler;
};

const question = (text: string) =>
  harness.telegram.until(
    () => botMessages(harness.telegram, chat).find((message) => message.text?.includes(text)),
    `the question ${text}`,
  );

const draftKey = () => `telegram:wizard:${chat.id}:-:${ada.account.id}`;
const submittedKey = () => `telegram:wizard-end:${chat.id}:-:${ada.account.id}`;

// Processes of two versions share one Redis during an upgrade.
describe('a half-filled form in Redis', () => {
  it('is stored under the names that the version before reads', async () => {
    const handler = await listen();
    const command = await ada.say(chat, '/custom');
    const first = await question('Question 1 of 2');
    const ref = { platform: 'telegram', chat: String(chat.id), message: String(first.message_id) };
    await expect.poll(() => harness.expiring.load(draftKey())).toHaveProperty('question');
    const address = { platform: 'telegram', chat: String(chat.id), replyTo: String(command.message_id) };
    const begun = { id: expect.stringMatching(/^[0-9a-f]{10}$/), form: short, address };
    expect(await harness.expiring.load(draftKey())).toEqual({
      ...begun,
      step: 0,
      values: { style: 'warm folk' },
      question: ref,
      asked: [first.message_id],
      heard: command.message_id,
    });
    const lyrics = await ada.say(chat, 'la');
    const second = await question('Question 2 of 2');
    const style = await ada.say(chat, 'punk');
    await expect.poll(() => handler.events.at(-1)?.kind).toBe('form');
    expect(await harness.expiring.load(submittedKey())).toEqual({
      event: `message:${style.message_id}`,
      wizard: {
        ...begun,
        step: 1,
        values: { lyrics: 'la', style: 'punk' },
        question: { ...ref, message: String(second.message_id) },
        asked: [first.message_id, second.message_id],
        heard: style.message_id,
        newest: String(style.message_id),
      },
    });
    expect(lyrics.message_id).toBeLessThan(second.message_id);
  });

  it('continues when the version before began it', async () => {
    const handler = await listen();
    const command = await ada.say(chat, 'hello');
    await expect.poll(() => handler.events).toHaveLength(1);
    const address = { platform: 'telegram', chat: String(chat.id), replyTo: String(command.message_id) };
    const question = { platform: 'telegram', chat: String(chat.id), message: '99' };
    const values = { style: 'warm folk' };
    const wizard = { id: 'abcdef0123', form: short, step: 0, values, question, asked: [99], address };
    await harness.expiring.save(draftKey(), { ...wizard, heard: command.message_id }, 3600);
    await ada.say(chat, 'la');
    await harness.telegram.until(
      () => botMessages(harness.telegram, chat).find(({ text }) => text?.includes('Question 2 of 2')),
      'the second question',
    );
    await ada.say(chat, 'punk');
    await expect.poll(() => handler.events.at(-1)?.kind).toBe('form');
    expect(handler.events.at(-1)).toMatchObject({
      key: 'telegram:form:abcdef0123',
      form: form.id,
      values: { lyrics: 'la', style: 'punk' },
    });
  });
});
