import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTelegramListener, type TelegramListener } from '../../../src/bots/telegram/index.js';
import { type ChatEvent, commandsIn, note, StorageError } from '../../../src/core/index.js';
import { languages, say } from '../../../src/i18n/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { createStudio, saidByBot, saying, setStage, shelf } from './stage.js';

type Stage = Awaited<ReturnType<typeof setStage>>;

let stage: Stage;
let ada: Person;
let chat: Chat;
let running: TelegramListener[];

beforeEach(async () => {
  stage = await setStage();
  ada = stage.telegram.person('Ada', { language_code: 'en' });
  chat = stage.telegram.privateChat(ada);
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((listener) => listener.stop()));
  await stage.telegram.close();
});

const listen = async (answer?: (event: ChatEvent) => Promise<unknown>) => {
  const studio = createStudio(answer);
  const listener = stage.listener();
  running.push(listener);
  await listener.start(studio);
  return { ...studio, listener };
};

const said = (where = chat) => saidByBot(stage.telegram, where);

const heardCount = (studio: { heard: ChatEvent[] }, count: number) =>
  vi.waitFor(() => expect(studio.heard.length).toBeGreaterThanOrEqual(count), { interval: 5, timeout: 5000 });

const updates = ['message', 'callback_query', 'my_chat_member', 'inline_query', 'chosen_inline_result'];

/** The menu that was registered for a scope and a language. */
const menu = (scope: string, language?: string): { command: string; description: string }[] => {
  const calls = stage.telegram.requests.filter(({ method }) => method === 'setMyCommands');
  const call = calls.find(
    ({ payload }) =>
      JSON.stringify(payload.scope) === `{"type":"${scope}"}` && payload.language_code === language,
  );
  const commands = call?.payload.commands;
  return Array.isArray(commands) ? commands : [];
};

const polls = () => stage.telegram.requests.filter((call) => call.method === 'getUpdates').length;

describe('listening on Telegram', () => {
  it('registers every command and asks for the updates it understands', async () => {
    await listen();
    expect(menu('default').map(({ command }) => command)).toEqual(commandsIn().map(({ name }) => name));
    await stage.telegram.until(() => polls() > 0, 'a poll');
    const poll = stage.telegram.requests.find((call) => call.method === 'getUpdates');
    expect(poll?.payload.allowed_updates).toEqual(updates);
  });

  it('registers them in every language, and with the settings first for those who run a group', async () => {
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

  it('listens all the same when its menu is not taken', async () => {
    stage.telegram.fail({ method: 'setMyCommands', with: { status: 429 } });
    const studio = await listen();
    expect(stage.log.lines.join('\n')).toContain('the menu of commands stays as it was');
    await ada.say(chat, 'rain');
    await heardCount(studio, 1);
  });

  it('hears a text in a private chat, and its card answers that message', async () => {
    const studio = await listen();
    const asked = await ada.say(chat, 'a cheerful tune about rain');
    await stage.telegram.until(() => said().length === 1, 'a card');
    expect(studio.heard).toMatchObject([
      {
        kind: 'text',
        text: 'a cheerful tune about rain',
        key: `telegram:${chat.id}:${asked.message_id}`,
        person: { platform: 'telegram', id: String(ada.account.id), name: 'Ada', locale: 'en' },
        address: { platform: 'telegram', chat: String(chat.id), replyTo: String(asked.message_id) },
      },
    ]);
    expect(said()[0]).toMatchObject({ text: 'You are next.', reply_to_message_id: asked.message_id });
  });

  it('hears commands with what follows them', async () => {
    const studio = await listen();
    await ada.say(chat, '/song a cheerful\ntune');
    await ada.say(chat, `/song@${stage.telegram.bot.username} rain`);
    await ada.say(chat, '/extend abc.0');
    await ada.say(chat, '/extend the one about rain');
    await ada.say(chat, '/start from-a-link');
    await ada.say(chat, '/start');
    await ada.say(chat, '/queue');
    await ada.say(chat, '/cancel abc');
    await ada.say(chat, '/nonsense at all');
    await heardCount(studio, 9);
    const commands = studio.heard.map((event) =>
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

  it('hears in a group what is meant for it, in its topic, and nothing else', async () => {
    const { telegram } = stage;
    const studio = await listen();
    const group = telegram.group('Band', { topics: true });
    const thread = telegram.topic(group, ada, 'Songs');
    const name = `@${telegram.bot.username.toUpperCase()}`;
    await ada.say(group, `hey ${name} a song about tea`, { thread });
    const card = await telegram.until(() => said(group)[0], 'a card in the topic');
    expect(card.message_thread_id).toBe(thread);
    await ada.say(group, 'make it slower', { replyTo: card });
    await heardCount(studio, 2);
    await ada.say(group, 'just chatter', { thread });
    await ada.say(group, '/dance', { thread });
    await ada.say(group, '/song@other_bot rain', { thread });
    await ada.say(group, '/queue', { thread });
    await heardCount(studio, 3);
    expect(studio.heard.map((event) => (event.kind === 'text' ? event.text : event.kind))).toEqual([
      'hey a song about tea',
      'make it slower',
      'command',
    ]);
    const there = { platform: 'telegram', chat: String(group.id), thread: String(thread) };
    for (const event of studio.heard) expect(event.address).toMatchObject(there);
  });

  it('takes no topic from an answer in a group without topics', async () => {
    const studio = await listen();
    const group = stage.telegram.group('Band');
    await ada.say(group, `@${stage.telegram.bot.username} rain`);
    const card = await stage.telegram.until(() => said(group)[0], 'a card');
    await ada.say(group, 'again', { replyTo: card });
    await heardCount(studio, 2);
    expect(studio.heard[1]?.address.thread).toBeUndefined();
  });

  it('hears a picture as nothing said, so that nobody is met with silence', async () => {
    const studio = await listen();
    await ada.send(chat, { kind: 'document', bytes: shelf.picture ?? Buffer.from('a picture') });
    await heardCount(studio, 1);
    expect(studio.heard[0]).toMatchObject({ kind: 'text', text: '' });
  });

  it('answers a press, and shows short words in a popup', async () => {
    const cancel = {
      kind: 'button' as const,
      label: 'Cancel',
      action: { do: 'cancel' as const, generation: 'id' },
      style: 'danger' as const,
    };
    const studio = await listen((event) =>
      event.kind === 'press'
        ? event.reply.tell(note('bad', 'Too late to cancel.'))
        : event.reply.card(saying('Composing …', { controls: [[cancel]] })),
    );
    await ada.say(chat, 'rain');
    const card = await stage.telegram.until(() => said()[0], 'a card');
    const { answer } = await ada.press(card, 'Cancel');
    expect(await answer).toEqual({ text: 'Too late to cancel.', show_alert: true });
    expect(studio.heard[1]).toMatchObject({ kind: 'press', action: { do: 'cancel', generation: 'id' } });
    expect(studio.heard[1]?.key).toMatch(/^telegram:cb:\d+$/);
    expect(said()).toHaveLength(1);
  });

  it('answers a press with nothing and says long words in a message', async () => {
    const more = {
      kind: 'button' as const,
      label: 'More',
      action: { do: 'more' as const, track: 'id' },
      style: 'plain' as const,
    };
    await listen((event) =>
      event.kind === 'press'
        ? event.reply.tell(saying('la '.repeat(100)))
        : event.reply.card(saying('Here.', { controls: [[more]] })),
    );
    await ada.say(chat, 'rain');
    const card = await stage.telegram.until(() => said()[0], 'a card');
    expect(await (await ada.press(card, 'More')).answer).toEqual({});
    await stage.telegram.until(() => said().length === 2, 'the words');
  });

  it('tells a person when the studio could not hear them', async () => {
    await listen(async () => {
      throw new StorageError('Redis is down');
    });
    await ada.say(chat, 'rain');
    const apology = await stage.telegram.until(() => said()[0], 'an apology');
    expect(apology.text).toContain('I cannot reach my memory right now.');
  });

  it('makes no excuses for a song that is in the making although its card could not be posted', async () => {
    const { telegram } = stage;
    telegram.fail({ method: 'sendMessage', with: { status: 429, body: { parameters: { retry_after: 5 } } } });
    await listen();
    await ada.say(chat, 'rain');
    await vi.waitFor(() => expect(stage.log.lines.join('\n')).toContain('slow_down'), {
      interval: 5,
      timeout: 5000,
    });
    await ada.say(chat, 'tea');
    await telegram.until(() => said().length === 1, 'the next card');
    expect(said()[0]?.text).toBe('You are next.');
  });

  it('stays calm when it was blocked before it could answer', async () => {
    const { telegram } = stage;
    await listen(async (event) => {
      ada.block();
      await event.reply.card(saying('You are next.'));
    });
    await ada.say(chat, 'rain');
    await telegram.until(
      () => stage.log.lines.some((line) => line.startsWith('the bot’s place')),
      'the block',
    );
    expect(said()).toEqual([]);
  });

  it('handles a chat in order and different chats side by side', async () => {
    const order: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const bob = stage.telegram.person('Bob');
    const other = stage.telegram.privateChat(bob);
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

  it('hears again what was being handled when the process died, under the same key', async () => {
    const studio = await listen();
    await ada.say(chat, 'rain');
    await heardCount(studio, 1);
    stage.telegram.redeliver(1);
    await heardCount(studio, 2);
    expect(studio.heard[1]?.key).toBe(studio.heard[0]?.key);
  });

  it('confirms an update only after it was handled', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const studio = await listen(() => held);
    await ada.say(chat, 'rain');
    await heardCount(studio, 1);
    const before = polls();
    const [listener] = running;
    const stopped = listener?.stop();
    expect(polls()).toBe(before);
    release();
    await stopped;
    const last = stage.telegram.requests.filter((call) => call.method === 'getUpdates').at(-1);
    expect(Number(last?.payload.offset)).toBeGreaterThan(700_000_000);
    expect(listener?.ready()).toBe(false);
    const next = await listen();
    await ada.say(chat, 'tea');
    await heardCount(next, 1);
    expect(next.heard).toMatchObject([{ text: 'tea' }]);
  });

  it('keeps trying when somebody else listens, or Telegram is down', async () => {
    stage.telegram.fail({
      method: 'getUpdates',
      with: { status: 409, body: { description: 'Conflict: terminated' } },
    });
    const studio = await listen();
    await ada.say(chat, 'rain');
    await heardCount(studio, 1);
    expect(stage.log.lines.join('\n')).toContain('Another process listens with the same Telegram token');
  });

  it('waits at the start for a Telegram that is down', async () => {
    stage.telegram.fail({ method: 'getMe', with: 'reset' });
    const studio = await listen();
    expect(studio.listener.ready()).toBe(true);
    expect(stage.log.lines.join('\n')).not.toContain(stage.telegram.token);
  });

  it('says plainly that the token is wrong', async () => {
    const { log, drafts, telegram } = stage;
    const token = '7000000001:AAE-some_other_token_0000000000000';
    const listener = createTelegramListener({ token, apiUrl: telegram.apiRoot, drafts, log });
    await expect(listener.start(createStudio())).rejects.toThrow('Telegram does not accept TELEGRAM_TOKEN.');
    expect(listener.ready()).toBe(false);
  });

  it('can be stopped before Telegram has answered', async () => {
    stage.telegram.fail({ method: 'getMe', with: { status: 502 }, times: 50 });
    const listener = stage.listener();
    const started = listener.start(createStudio());
    await stage.telegram.until(() => stage.telegram.requests.length > 0, 'a try');
    await listener.stop();
    await started;
  });

  it('hears by webhook with the right secret, and never polls', async () => {
    const url = 'https://minstrel.example/telegram/hook';
    stage.telegram.route('https://minstrel.example', 'http://127.0.0.1:9');
    const studio = createStudio();
    const listener = stage.listener({ url, secret: 'open-sesame' });
    running.push(listener);
    expect(await listener.webhook('open-sesame', { update_id: 1 })).toBe('bad');
    await listener.start(studio);
    expect(listener.ready()).toBe(true);
    const hook = stage.telegram.requests.find((call) => call.method === 'setWebhook');
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
    expect(studio.heard).toHaveLength(1);
    expect(polls()).toBe(0);
  });

  it('is called by Telegram over HTTP, and called again when it could not take an update', async () => {
    const { telegram } = stage;
    const studio = createStudio();
    const listener = stage.listener({ url: 'https://minstrel.example/telegram/hook', secret: 'open-sesame' });
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
      await listener.start(studio);
      await ada.say(chat, 'rain');
      const card = await telegram.until(() => said()[0], 'a card');
      expect(card.text).toBe('You are next.');
      expect(studio.heard).toHaveLength(1);
    } finally {
      await listener.stop();
      server.closeAllConnections();
      server.close();
    }
  });

  it('says plainly that a webhook can not be set', async () => {
    const listener = stage.listener({ url: 'https://nowhere.example/', secret: 'open-sesame' });
    await expect(listener.start(createStudio())).rejects.toThrow('Telegram does not accept the webhook');
  });
});
