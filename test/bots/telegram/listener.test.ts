import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTelegramListener, type TelegramListener } from '../../../src/bots/telegram/index.js';
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

  it('goes on after a person blocked it before it could answer', async () => {
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

  it('handles the messages of a chat in order and different chats side by side', async () => {
    const order: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const bob = harness.telegram.person('Bob');
    const other = harness.telegram.privateChat(bob);
    await ada.say(chat, 'one');
    await ada.say(chat, 'two');
    await bob.say(other, 'three');
    await listen(async (event) => {
      if (event.kind !== 'text') return;
      if (event.text === 'one') await held;
      order.push(event.text);
      if (event.text === 'three') release();
    });
    await vi.waitFor(() => expect(order).toHaveLength(3), { interval: 5, timeout: 5000 });
    expect(order).toEqual(['three', 'one', 'two']);
  });

  it('gives an update that is delivered again the same key', async () => {
    const handler = await listen();
    await ada.say(chat, 'rain');
    await waitForEvents(handler, 1);
    harness.telegram.redeliver(1);
    await waitForEvents(handler, 2);
    expect(handler.events[1]?.key).toBe(handler.events[0]?.key);
  });

  it('confirms an update only after it was handled', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const handler = await listen(() => held);
    await ada.say(chat, 'rain');
    await waitForEvents(handler, 1);
    const before = polls();
    const [listener] = running;
    const stopped = listener?.stop();
    expect(polls()).toBe(before);
    release();
    await stopped;
    const last = harness.telegram.requests.filter((call) => call.method === 'getUpdates').at(-1);
    expect(Number(last?.payload.offset)).toBeGreaterThan(700_000_000);
    expect(listener?.ready()).toBe(false);
    const next = await listen();
    await ada.say(chat, 'tea');
    await waitForEvents(next, 1);
    expect(next.events).toMatchObject([{ text: 'tea' }]);
  });

  it('keeps polling after another process polled with the same token', async () => {
    harness.telegram.fail({
      method: 'getUpdates',
      with: { status: 409, body: { description: 'Conflict: terminated' } },
    });
    const handler = await listen();
    await ada.say(chat, 'rain');
    await waitForEvents(handler, 1);
    expect(harness.log.lines.join('\n')).toContain('Another process polls with the same Telegram token');
  });

  it('waits at the start for a Telegram that is unreachable', async () => {
    harness.telegram.fail({ method: 'getMe', with: 'reset' });
    const handler = await listen();
    expect(handler.listener.ready()).toBe(true);
    expect(harness.log.lines.join('\n')).not.toContain(harness.telegram.token);
  });

  it('stops with a clear message when the token is wrong', async () => {
    const { log, drafts, telegram } = harness;
    const token = '7000000001:AAE-some_other_token_0000000000000';
    const listener = createTelegramListener({ token, apiUrl: telegram.apiRoot, drafts, log });
    await expect(listener.start(createRecordingHandler())).rejects.toThrow(
      'Telegram does not accept TELEGRAM_TOKEN.',
    );
    expect(listener.ready()).toBe(false);
  });

  it('can be stopped before Telegram has answered', async () => {
    harness.telegram.fail({ method: 'getMe', with: { status: 502 }, times: 50 });
    const listener = harness.listener();
    const started = listener.start(createRecordingHandler());
    await harness.telegram.until(() => harness.telegram.requests.length > 0, 'a try');
    await listener.stop();
    await started;
  });

  it('takes updates by webhook with the right secret, and never polls', async () => {
    const url = 'https://minstrel.example/telegram/hook';
    harness.telegram.route('https://minstrel.example', 'http://127.0.0.1:9');
    const handler = createRecordingHandler();
    const listener = harness.listener({ url, secret: 'open-sesame' });
    running.push(listener);
    expect(await listener.webhook('open-sesame', { update_id: 1 })).toBe('bad');
    await listener.start(handler);
    expect(listener.ready()).toBe(true);
    const hook = harness.telegram.requests.find((call) => call.method === 'setWebhook');
    expect(hook?.payload).toMatchObject({
      url,
      secret_token: 'open-sesame',
      allowed_updates: updates,
    });
    const from = { id: ada.account.id, is_bot: false, first_name: 'Ada' };
    const message = { message_id: 5, date: 1, chat: { id: chat.id, type: 'private' }, from, text: 'rain' };
    expect(await listener.webhook('open-sesame', { update_id: 1, message })).toBe('ok');
    expect(await listener.webhook('wrong', { update_id: 2, message })).toBe('unauthorized');
    expect(await listener.webhook(undefined, { update_id: 2, message })).toBe('unauthorized');
    expect(await listener.webhook('open-sesame', 'nonsense')).toBe('bad');
    expect(await listener.webhook('open-sesame', { update_id: 3, message: { text: 7 }, poll: {} })).toBe(
      'ok',
    );
    expect(await listener.webhook('open-sesame', { update_id: 4, brand_new: {} })).toBe('ok');
    expect(handler.events).toHaveLength(1);
    expect(polls()).toBe(0);
  });

  it('gets updates over HTTP, and gets one again that it could not take', async () => {
    const { telegram } = harness;
    const handler = createRecordingHandler();
    const listener = harness.listener({
      url: 'https://minstrel.example/telegram/hook',
      secret: 'open-sesame',
    });
    let isUp = false;
    const server = createServer(async (request, response) => {
      const body = await new Response(Readable.toWeb(request) as ReadableStream).json();
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      const outcome = isUp ? await listener.webhook(String(secret), body) : 'bad';
      response.statusCode = outcome === 'ok' ? 200 : 503;
      response.end();
      isUp = true;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    telegram.route(
      'https://minstrel.example',
      `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    );
    try {
      await listener.start(handler);
      await ada.say(chat, 'rain');
      const card = await telegram.until(() => messages()[0], 'a card');
      expect(card.text).toBe('You are next.');
      expect(handler.events).toHaveLength(1);
    } finally {
      await listener.stop();
      server.closeAllConnections();
      server.close();
    }
  });

  it('stops with a clear message when the webhook cannot be set', async () => {
    const listener = harness.listener({ url: 'https://nowhere.example/', secret: 'open-sesame' });
    await expect(listener.start(createRecordingHandler())).rejects.toThrow(
      'Telegram does not accept the webhook',
    );
  });
});
