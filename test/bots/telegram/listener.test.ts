import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import { type ChatEvent, commandsIn, note, StorageError } from '../../../src/core/index.js';
import { languages, say } from '../../../src/i18n/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { botMessages, createRecordingHandler, startHarness, storedFiles, textMessage } from './harness.js';

type Harness = Awaited<ReturnType<typeof startHarness>>;

let harness: Harness;
let ada: Person;
let chat: Chat;
let running: TelegramListener[];

beforeEach(async () => {
  harness = await startHarness();
  ada = harness.telegram.person('Ada', { language_code: 'en' });
  chat = harness.telegram.privateChat(ada);
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((listener) => listener.stop()));
  await harness.telegram.close();
});

const listen = async (answer?: (event: ChatEvent) => Promise<unknown>) => {
  const handler = createRecordingHandler(answer);
  const listener = harness.listener();
  running.push(listener);
  await listener.start(handler);
  return { ...handler, listener };
};

const messages = (where = chat) => botMessages(harness.telegram, where);

const waitForEvents = (handler: { events: ChatEvent[] }, count: number) =>
  vi.waitFor(() => expect(handler.events.length).toBeGreaterThanOrEqual(count), {
    interval: 5,
    timeout: 5000,
  });

const updates = ['message', 'callback_query', 'my_chat_member', 'inline_query', 'chosen_inline_result'];

/** The commands that were registered for a scope and a language. */
const menu = (scope: string, language?: string): { command: string; description: string }[] => {
  const calls = harness.telegram.requests.filter(({ method }) => method === 'setMyCommands');
  const call = calls.find(
    ({ payload }) =>
      JSON.stringify(payload.scope) === `{"type":"${scope}"}` && payload.language_code === language,
  );
  const commands = call?.payload.commands;
  return Array.isArray(commands) ? commands : [];
};

const polls = () => harness.telegram.requests.filter((call) => call.method === 'getUpdates').length;

describe('listening on Telegram', () => {
  it('registers every command and asks for the updates it understands', async () => {
    await listen();
    expect(menu('default').map(({ command }) => command)).toEqual(commandsIn().map(({ name }) => name));
    await harness.telegram.until(() => polls() > 0, 'a poll');
    const poll = harness.telegram.requests.find((call) => call.method === 'getUpdates');
    expect(poll?.payload.allowed_updates).toEqual(updates);
  });

  it('registers them in every language, and with the settings first for administrators of groups', async () => {
    await listen();
    for (const language of languages) {
      const help = menu('default', language).find(({ command }) => command === 'help');
      expect(help?.description).toBe(say(language, 'command.help'));
      const [first, second] = menu('all_chat_administrators', language);
      expect(first).toEqual({ command: 'settings', description: say(language, 'command.settings') });
      expect(second?.command).toBe('song');
    }
    expect(menu('all_chat_administrators')[0]?.command).toBe('settings');
    expect(languages.length).toBeGreaterThan(1);
  });

  it('listens although its commands could not be registered', async () => {
    harness.telegram.fail({ method: 'setMyCommands', with: { status: 429 } });
    const handler = await listen();
    expect(harness.log.lines.join('\n')).toContain('commands.registration-failed');
    await ada.say(chat, 'rain');
    await waitForEvents(handler, 1);
  });

  it('takes a text in a private chat, and its card replies to that message', async () => {
    const handler = await listen();
    const request = await ada.say(chat, 'a cheerful tune about rain');
    await harness.telegram.until(() => messages().length === 1, 'a card');
    expect(handler.events).toMatchObject([
      {
        kind: 'text',
        text: 'a cheerful tune about rain',
        key: `telegram:${chat.id}:${request.message_id}`,
        person: { platform: 'telegram', id: String(ada.account.id), name: 'Ada', locale: 'en' },
        address: { platform: 'telegram', chat: String(chat.id), replyTo: String(request.message_id) },
      },
    ]);
    expect(messages()[0]).toMatchObject({ text: 'You are next.', reply_to_message_id: request.message_id });
  });

  it('takes commands with the text after them', async () => {
    const handler = await listen();
    await ada.say(chat, '/song a cheerful\ntune');
    await ada.say(chat, `/song@${harness.telegram.bot.username} rain`);
    await ada.say(chat, '/extend abc.0');
    await ada.say(chat, '/extend the one about rain');
    await ada.say(chat, '/start from-a-link');
    await ada.say(chat, '/start');
    await ada.say(chat, '/queue');
    await ada.say(chat, '/cancel abc');
    await ada.say(chat, '/nonsense at all');
    await waitForEvents(handler, 9);
    const commands = handler.events.map((event) =>
      event.kind === 'command' ? [event.name, event.values] : event.kind,
    );
    expect(commands).toEqual([
      ['song', { prompt: 'a cheerful\ntune' }],
      ['song', { prompt: 'rain' }],
      ['extend', { track: 'abc.0' }],
      ['extend', {}],
      ['start', { payload: 'from-a-link' }],
      ['help', {}],
      ['queue', {}],
      ['cancel', { song: 'abc' }],
      ['nonsense', {}],
    ]);
  });

  it('takes in a group only what is meant for it, with the topic', async () => {
    const { telegram } = harness;
    const handler = await listen();
    const group = telegram.group('Band', { topics: true });
    const thread = telegram.topic(group, ada, 'Songs');
    const name = `@${telegram.bot.username.toUpperCase()}`;
    await ada.say(group, `hey ${name} a song about tea`, { thread });
    const card = await telegram.until(() => messages(group)[0], 'a card in the topic');
    expect(card.message_thread_id).toBe(thread);
    await ada.say(group, 'make it slower', { replyTo: card });
    await waitForEvents(handler, 2);
    await ada.say(group, 'just chatter', { thread });
    await ada.say(group, '/dance', { thread });
    await ada.say(group, '/song@other_bot rain', { thread });
    await ada.say(group, '/queue', { thread });
    await waitForEvents(handler, 3);
    expect(handler.events.map((event) => (event.kind === 'text' ? event.text : event.kind))).toEqual([
      'hey a song about tea',
      'make it slower',
      'command',
    ]);
    const address = { platform: 'telegram', chat: String(group.id), thread: String(thread) };
    for (const event of handler.events) expect(event.address).toMatchObject(address);
  });

  it('finds no topic in a reply in a group without topics', async () => {
    const handler = await listen();
    const group = harness.telegram.group('Band');
    await ada.say(group, `@${harness.telegram.bot.username} rain`);
    const card = await harness.telegram.until(() => messages(group)[0], 'a card');
    await ada.say(group, 'again', { replyTo: card });
    await waitForEvents(handler, 2);
    expect(handler.events[1]?.address.thread).toBeUndefined();
  });

  it('takes a picture as an empty text, so that the person gets an answer', async () => {
    const handler = await listen();
    await ada.send(chat, { kind: 'document', bytes: storedFiles.picture ?? Buffer.from('a picture') });
    await waitForEvents(handler, 1);
    expect(handler.events[0]).toMatchObject({ kind: 'text', text: '' });
  });

  it('answers a button press with a short text in a popup', async () => {
    const cancel = {
      kind: 'button' as const,
      label: 'Cancel',
      action: { do: 'cancel' as const, generation: 'id' },
      style: 'danger' as const,
    };
    const handler = await listen((event) =>
      event.kind === 'press'
        ? event.reply.tell(note('bad', 'Too late to cancel.'))
        : event.reply.card(textMessage('Composing …', { controls: [[cancel]] })),
    );
    await ada.say(chat, 'rain');
    const card = await harness.telegram.until(() => messages()[0], 'a card');
    const { answer } = await ada.press(card, 'Cancel');
    expect(await answer).toEqual({ text: 'Too late to cancel.', show_alert: true });
    expect(handler.events[1]).toMatchObject({ kind: 'press', action: { do: 'cancel', generation: 'id' } });
    expect(handler.events[1]?.key).toMatch(/^telegram:cb:\d+$/);
    expect(messages()).toHaveLength(1);
  });

  it('answers a button press with a long text in a message', async () => {
    const more = {
      kind: 'button' as const,
      label: 'More',
      action: { do: 'more' as const, track: 'id' },
      style: 'plain' as const,
    };
    await listen((event) =>
      event.kind === 'press'
        ? event.reply.tell(textMessage('la '.repeat(100)))
        : event.reply.card(textMessage('Here.', { controls: [[more]] })),
    );
    await ada.say(chat, 'rain');
    const card = await harness.telegram.until(() => messages()[0], 'a card');
    expect(await (await ada.press(card, 'More')).answer).toEqual({});
    await harness.telegram.until(() => messages().length === 2, 'the message');
  });

  it('shows an apology when core cannot handle a message', async () => {
    await listen(async () => {
      throw new StorageError('Redis is down');
    });
    await ada.say(chat, 'rain');
    const apology = await harness.telegram.until(() => messages()[0], 'an apology');
    expect(apology.text).toContain('I cannot reach my memory right now.');
  });

  it('shows no apology for a running song whose card could not be posted', async () => {
    const { telegram } = harness;
    telegram.fail({ method: 'sendMessage', with: { status: 429, body: { parameters: { retry_after: 5 } } } });
    await listen();
    await ada.say(chat, 'rain');
    await vi.waitFor(() => expect(harness.log.lines.join('\n')).toContain('slow_down'), {
      interval: 5,
      timeout: 5000,
    });
    await ada.say(chat, 'tea');
    await telegram.until(() => messages().length === 1, 'the next card');
    expect(messages()[0]?.text).toBe('You are next.');
  });

  it('keeps running after a person blocked it before it could answer', async () => {
    const { telegram } = harness;
    await listen(async (event) => {
      ada.block();
      await event.reply.card(textMessage('You are next.'));
    });
    await ada.say(chat, 'rain');
    await telegram.until(
      () => harness.log.lines.some((line) => line.includes('membership.changed')),
      'the block',
    );
    expect(messages()).toEqual([]);
  });
});
