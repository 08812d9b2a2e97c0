import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTelegramListener, type TelegramListener } from '../../../src/bots/telegram/index.js';
import type { ChatEvent } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { botMessages, createRecordingHandler, startHarness } from './harness.js';

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

const polls = () => harness.telegram.requests.filter((call) => call.method === 'getUpdates').length;

describe('the connection to Telegram', () => {
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
    const { log, expiring, telegram } = harness;
    const token = '7000000001:AAE-some_other_token_0000000000000';
    const listener = createTelegramListener({ token, apiUrl: telegram.apiRoot, expiring, log });
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
