import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Bot,
  GrammyError,
  HttpError,
  InlineKeyboard,
  InputFile,
  InputMediaBuilder,
  webhookCallback,
} from 'grammy';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Chat, type Person, renderHtml, startTelegram, type Telegram } from './index.js';

const song = Buffer.concat([Buffer.from('ID3\x03\x00\x00\x00\x00\x00\x00', 'latin1'), Buffer.alloc(4000, 7)]);
const picture = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#a04080' } });

let telegram: Telegram;
let ana: Person;
let priv: Chat;
let group: Chat;
let ending: (() => Promise<unknown>)[] = [];

const createBot = (token = telegram.token) => new Bot(token, { client: { apiRoot: telegram.apiRoot } });

/** Starts a bot by long poll; `ended` gives what ended it. */
async function listening(bot: Bot): Promise<{ ended: Promise<unknown> }> {
  let ended: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve) => {
    ended = bot.start({ onStart: () => resolve() }).catch((error: unknown) => error);
  });
  ending.push(() => bot.stop());
  return { ended };
}

async function refusal(call: Promise<unknown>): Promise<GrammyError> {
  const error = await call.then(
    () => new Error('Telegram took it'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GrammyError)) throw error;
  return error;
}

const theOnly = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`expected one, found ${items.length}`);
  return item;
};

beforeEach(async () => {
  telegram = await startTelegram();
  ana = telegram.person('Ana', { language_code: 'pt' });
  priv = telegram.privateChat(ana);
  group = telegram.group('Band');
});

afterEach(async () => {
  for (const end of ending) await end().catch(() => undefined);
  ending = [];
  await telegram.close();
});

describe('people and the bot', () => {
  test('a command in private is heard and answered', async () => {
    const bot = createBot();
    bot.command('song', (ctx) =>
      ctx.reply(`<b>${ctx.match}</b> for ${ctx.from?.language_code}`, { parse_mode: 'HTML' }),
    );
    await listening(bot);
    const asked = await ana.say(priv, '/song rain &amp; sun');
    const reply = await telegram.until(() => telegram.messages(priv)[1], 'the reply');
    expect(asked.entities).toEqual([{ type: 'bot_command', offset: 0, length: 5 }]);
    expect(reply.text).toBe('rain & sun for pt');
    expect(reply.entities).toEqual([{ type: 'bold', offset: 0, length: 10 }]);
    expect(reply.from.username).toBe(telegram.bot.username);
  });

  test('in a group the bot hears commands, mentions and answers to it, and nothing else', async () => {
    const heard: string[] = [];
    const bot = createBot();
    bot.on('message:text', async (ctx) => {
      heard.push(ctx.message.text);
      if (ctx.message.text.startsWith('/song'))
        await ctx.reply('which mood?', { reply_markup: { force_reply: true } });
    });
    await listening(bot);
    const name = `@${telegram.bot.username}`;
    await ana.say(group, 'hello all');
    await ana.say(group, `/song${name} rain`);
    await ana.say(group, '/song@other_bot rain');
    await ana.say(group, `hey ${name}, a song?`);
    const question = await telegram.until(
      () => telegram.messages(group).find((m) => m.from.is_bot),
      'the question',
    );
    expect(question.reply_markup?.force_reply).toBe(true);
    await ana.say(group, 'sad', { replyTo: question });
    await telegram.until(() => heard.includes('sad'), 'the answer');
    expect(heard).toEqual([`/song${name} rain`, `hey ${name}, a song?`, 'sad']);
    expect(
      (await refusal(bot.api.editMessageText(group.id, question.message_id, 'x'))).description,
    ).toContain("can't be edited");
  });

  test('a song asked in a topic is answered in the topic', async () => {
    const forum = telegram.group('Choir', { topics: true });
    const ideas = telegram.topic(forum, ana, 'Ideas');
    const bot = createBot();
    bot.command('song', (ctx) => ctx.reply(`topic ${ctx.message?.message_thread_id}`));
    await listening(bot);
    await ana.say(forum, '/song', { thread: ideas });
    const reply = await telegram.until(
      () => telegram.messages(forum).find((m) => m.from.is_bot),
      'the reply',
    );
    expect(reply).toMatchObject({ message_thread_id: ideas, is_topic_message: true, text: `topic ${ideas}` });
    const wrong = bot.api.sendMessage(forum.id, 'hm', { message_thread_id: 1 });
    expect((await refusal(wrong)).description).toBe('Bad Request: message thread not found');
  });

  test('a pressed button is answered once, and an unanswered press expires', async () => {
    await telegram.close();
    telegram = await startTelegram({ pressSeconds: 0.2 });
    ana = telegram.person('Ana');
    priv = telegram.privateChat(ana);
    const bot = createBot();
    const late: string[] = [];
    bot.callbackQuery('v1:e:7', (ctx) => ctx.answerCallbackQuery({ text: 'Longer it is', show_alert: true }));
    bot.callbackQuery('v1:x:7', (ctx) => {
      late.push(ctx.callbackQuery.id);
    });
    await listening(bot);
    const keyboard = new InlineKeyboard().text('Extend', 'v1:e:7').row().text('Ignore', 'v1:x:7');
    await bot.api.sendMessage(priv.id, 'done', { reply_markup: keyboard });
    const done = theOnly(telegram.messages(priv));
    const extend = await ana.press(done, 'Extend');
    expect(await extend.answer).toEqual({ text: 'Longer it is', show_alert: true });
    const ignored = await ana.press(done, 'v1:x:7');
    await expect(ignored.answer).rejects.toThrow('did not answer the press on "Ignore"');
    expect((await refusal(bot.api.answerCallbackQuery(theOnly(late)))).description).toContain(
      'query is too old',
    );
    await expect(ana.press(done, 'Remix')).rejects.toThrow('its buttons: "Extend", "Ignore"');
  });

  test('a voice message can be downloaded by the bot', async () => {
    const bot = createBot();
    bot.on('message:voice', async (ctx) => {
      const { file_path } = await ctx.getFile();
      const file = await fetch(`${telegram.apiRoot}/file/bot${telegram.token}/${file_path}`);
      await ctx.reply(`${ctx.message.voice.duration} s, ${(await file.arrayBuffer()).byteLength} bytes`);
    });
    await listening(bot);
    await ana.send(priv, { kind: 'voice', bytes: song, duration: 12 });
    const reply = await telegram.until(() => telegram.messages(priv)[1], 'the reply');
    expect(reply.text).toBe(`12 s, ${song.length} bytes`);
  });

  test('whoever blocks the bot is lost to it, and a group that grows moves', async () => {
    const bot = createBot();
    ana.block();
    expect(await refusal(bot.api.sendMessage(priv.id, 'hi'))).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    ana.unblock();
    await bot.api.sendMessage(priv.id, 'hi again');
    const small = telegram.group('Trio', { basic: true });
    const large = telegram.migrate(small, ana);
    const moved = await refusal(bot.api.sendMessage(small.id, 'hi'));
    expect(moved.parameters).toEqual({ migrate_to_chat_id: large.id });
  });
});

describe('songs', () => {
  test('a song arrives with its cover, title and artist', async () => {
    const bot = createBot();
    const cover = await picture(320).jpeg().toBuffer();
    await bot.api.sendAudio(priv.id, new InputFile(song, 'Chuva é vida.mp3'), {
      title: 'Chuva',
      performer: 'Minstrel',
      duration: 93,
      caption: '<i>as asked</i>',
      parse_mode: 'HTML',
      thumbnail: new InputFile(cover, 'cover.jpg'),
      reply_markup: new InlineKeyboard().text('Extend', 'v1:e:7'),
    });
    const sent = theOnly(telegram.messages(priv));
    expect(sent.audio).toMatchObject({
      title: 'Chuva',
      performer: 'Minstrel',
      duration: 93,
      file_name: 'Chuva é vida.mp3',
      mime_type: 'audio/mpeg',
      thumbnailAccepted: true,
    });
    expect(sent.audio?.bytes.equals(song)).toBe(true);
    expect(sent.audio?.thumbnail?.equals(cover)).toBe(true);
    expect(sent).toMatchObject({ caption: 'as asked', entities: [{ type: 'italic', offset: 0, length: 8 }] });
    expect(telegram.requests.at(-1)?.files.map((file) => file.bytes)).toEqual([song.length, cover.length]);
    const page = renderHtml(telegram.messages(priv));
    for (const part of [
      'Chuva',
      '1:33 · Minstrel',
      'data:image/jpeg;base64,',
      'Extend',
      '<em>as asked</em>',
    ]) {
      expect(page).toContain(part);
    }
  });

  test('a cover that is too large or no JPEG is left out without a word', async () => {
    const bot = createBot();
    for (const cover of [await picture(321).jpeg().toBuffer(), await picture(100).png().toBuffer()]) {
      await bot.api.sendAudio(priv.id, new InputFile(song, 'a.mp3'), { thumbnail: new InputFile(cover) });
    }
    const covers = telegram.messages(priv).map((message) => message.audio?.thumbnailAccepted);
    expect(covers).toEqual([false, false]);
  });

  test('a status line becomes the song in its place', async () => {
    const bot = createBot();
    const status = await bot.api.sendMessage(priv.id, 'composing');
    const cover = await picture(90).jpeg().toBuffer();
    const media = InputMediaBuilder.audio(new InputFile(song, 'a.mp3'), {
      title: 'Rain',
      caption: 'done',
      thumbnail: new InputFile(cover),
    });
    const keyboard = new InlineKeyboard().text('Extend', 'v1:e:7');
    await bot.api.editMessageMedia(priv.id, status.message_id, media, { reply_markup: keyboard });
    const shown = theOnly(telegram.messages(priv));
    expect(shown).toMatchObject({ message_id: status.message_id, caption: 'done', edits: 1 });
    expect(shown.text).toBeUndefined();
    expect(shown.audio).toMatchObject({ title: 'Rain', thumbnailAccepted: true });
    const asText = bot.api.editMessageText(priv.id, status.message_id, 'x');
    expect((await refusal(asText)).description).toContain('there is no text in the message to edit');
    await bot.api.editMessageCaption(priv.id, status.message_id, { caption: 'new words' });
    expect(theOnly(telegram.messages(priv))).toMatchObject({
      caption: 'new words',
      audio: { title: 'Rain' },
    });
    expect(theOnly(telegram.messages(priv)).reply_markup).toBeUndefined();
  });

  test('an album holds songs and takes no buttons', async () => {
    const bot = createBot();
    const track = (title: string) => InputMediaBuilder.audio(new InputFile(song, `${title}.mp3`), { title });
    const sent = await bot.api.sendMediaGroup(priv.id, [track('one'), track('two')]);
    expect(telegram.messages(priv).map((message) => message.audio?.title)).toEqual(['one', 'two']);
    const markup = { reply_markup: new InlineKeyboard().text('Extend', 'x') };
    const retrofit = bot.api.editMessageReplyMarkup(priv.id, sent[0]?.message_id ?? 0, markup);
    expect((await refusal(retrofit)).error_code).toBe(400);
  });

  test('a stored song is sent again by its file_id', async () => {
    const bot = createBot();
    const first = await bot.api.sendAudio(priv.id, new InputFile(song, 'a.mp3'), { title: 'Rain' });
    await bot.api.sendAudio(group.id, first.audio.file_id);
    expect(theOnly(telegram.messages(group)).audio).toMatchObject({
      title: 'Rain',
      file_id: first.audio.file_id,
    });
    await bot.api.sendPhoto(group.id, new InputFile(await picture(600).png().toBuffer()));
    expect(telegram.messages(group)[1]?.photo).toMatchObject({ width: 600, height: 600 });
  });

  test('a file above the limit is refused with 413', async () => {
    await telegram.close();
    telegram = await startTelegram({ maxFileBytes: 3000 });
    priv = telegram.privateChat(telegram.person('Ana'));
    const upload = createBot().api.sendDocument(priv.id, new InputFile(song, 'a.zip'));
    expect(await refusal(upload)).toMatchObject({ error_code: 413, description: 'Request Entity Too Large' });
  });
});

describe('what Telegram refuses', () => {
  const cases: [string, (bot: Bot) => Promise<unknown>, string][] = [
    ['a long text', (bot) => bot.api.sendMessage(priv.id, 'a'.repeat(4097)), 'message is too long'],
    ['an empty text', (bot) => bot.api.sendMessage(priv.id, ' \n'), 'message text is empty'],
    [
      'a long caption',
      (bot) => bot.api.sendAudio(priv.id, new InputFile(song), { caption: 'a'.repeat(1025) }),
      'message caption is too long',
    ],
    [
      'long button data',
      (bot) =>
        bot.api.sendMessage(priv.id, 'x', { reply_markup: new InlineKeyboard().text('a', 'é'.repeat(33)) }),
      'BUTTON_DATA_INVALID',
    ],
    [
      'an unknown tag',
      (bot) => bot.api.sendMessage(priv.id, 'é <3 you>', { parse_mode: 'HTML' }),
      `can't parse entities: Unsupported start tag "3" at byte offset 3`,
    ],
    [
      'an open tag',
      (bot) => bot.api.sendMessage(priv.id, '<b>rain', { parse_mode: 'HTML' }),
      `can't parse entities: Can't find end tag corresponding to start tag "b"`,
    ],
    ['a strange chat', (bot) => bot.api.sendMessage(12, 'x'), 'chat not found'],
    ['an edit of nothing', (bot) => bot.api.editMessageText(priv.id, 99, 'x'), 'message to edit not found'],
    [
      'a bad command',
      (bot) => bot.api.setMyCommands([{ command: 'Song', description: 'x' }]),
      'BOT_COMMAND_INVALID',
    ],
    ['an unknown press', (bot) => bot.api.answerCallbackQuery('12'), 'query is too old'],
    [
      'a strange reaction',
      (bot) =>
        bot.api.raw.setMessageReaction({
          chat_id: priv.id,
          message_id: 1,
          reaction: [{ type: 'emoji', emoji: '🎵' as '👍' }],
        }),
      'message to react not found',
    ],
  ];
  test.each(cases)('%s', async (_, call, description) => {
    expect((await refusal(call(createBot()))).description).toContain(`Bad Request: ${description}`);
  });

  test('an edit that changes nothing', async () => {
    const bot = createBot();
    const { message_id } = await bot.api.sendMessage(priv.id, 'composing');
    await bot.api.editMessageText(priv.id, message_id, 'still composing');
    const same = bot.api.editMessageText(priv.id, message_id, '<b></b>still composing ', {
      parse_mode: 'HTML',
    });
    expect((await refusal(same)).description).toContain('message is not modified');
  });

  test('a wrong token', async () => {
    expect((await refusal(createBot('12:wrong').api.getMe())).error_code).toBe(401);
  });

  test('a flood in a group', async () => {
    await telegram.close();
    let time = 1_000_000;
    telegram = await startTelegram({ flood: { perGroupPerMinute: 2 }, now: () => time });
    group = telegram.group('Band');
    const bot = createBot();
    await bot.api.sendMessage(group.id, 'one');
    time += 10_000;
    await bot.api.sendMessage(group.id, 'two');
    expect((await refusal(bot.api.sendMessage(group.id, 'three'))).parameters).toEqual({ retry_after: 50 });
    time += 50_000;
    await bot.api.sendMessage(group.id, 'three');
    expect(telegram.messages(group)).toHaveLength(3);
  });
});

describe('trouble', () => {
  test('a scripted 429 carries its seconds', async () => {
    const bot = createBot();
    telegram.fail({ method: /^send/, with: { status: 429, body: { parameters: { retry_after: 7 } } } });
    expect(await refusal(bot.api.sendMessage(priv.id, 'x'))).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    await bot.api.sendMessage(priv.id, 'x');
    expect(telegram.requests.map((call) => call.status)).toEqual([429, 200]);
  });

  test('a cut socket leaves in doubt whether the song was sent', async () => {
    const bot = createBot();
    telegram.fail({ method: 'sendMessage', with: 'reset' });
    await expect(bot.api.sendMessage(priv.id, 'lost')).rejects.toBeInstanceOf(HttpError);
    expect(telegram.messages(priv)).toEqual([]);
    telegram.fail({ method: 'sendAudio', with: 'reset-after' });
    await expect(bot.api.sendAudio(priv.id, new InputFile(song, 'a.mp3'))).rejects.toBeInstanceOf(HttpError);
    expect(theOnly(telegram.messages(priv)).audio?.file_name).toBe('a.mp3');
  });

  test('a second bot process ends the first with 409', async () => {
    const first = createBot();
    const { ended } = await listening(first);
    await telegram.until(
      () => telegram.requests.some((call) => call.method === 'getUpdates'),
      'the first poll',
    );
    await listening(createBot());
    expect(await ended).toMatchObject({ error_code: 409 });
    expect(first.isRunning()).toBe(false);
  });

  test('a bot that is killed in the middle of a song hears of it again', async () => {
    const program = `import { Bot } from 'grammy';
      const bot = new Bot('${telegram.token}', { client: { apiRoot: '${telegram.apiRoot}' } });
      bot.on('message', async (ctx) => {
        await ctx.reply('heard by ' + process.argv[1]);
        if (process.argv[1] === 'first') process.kill(process.pid, 'SIGKILL');
      });
      await bot.start();`;
    const start = (name: string) => spawn(process.execPath, ['--input-type=module', '-e', program, name]);
    const first = start('first');
    const gone = once(first, 'exit');
    await ana.say(priv, '/song');
    await gone;
    const second = start('second');
    ending.push(async () => second.kill('SIGKILL'));
    await telegram.until(() => telegram.messages(priv).length === 3, 'both answers', 15_000);
    const texts = telegram.messages(priv).map((message) => message.text);
    expect(texts).toEqual(['/song', 'heard by first', 'heard by second']);
  });

  test('what a killed bot had not confirmed comes again, and so does a repeated update', async () => {
    await ana.say(priv, 'first');
    const bot = createBot();
    const before = await bot.api.getUpdates({ timeout: 0 });
    const heard: number[] = [];
    bot.on('message', (ctx) => {
      heard.push(ctx.update.update_id);
    });
    await listening(bot);
    await pollsAfter(1);
    const id = theOnly(before).update_id;
    expect(heard).toEqual([id]);
    await ana.say(priv, 'second');
    await pollsAfter(2);
    telegram.redeliver(2);
    await pollsAfter(3);
    expect(heard).toEqual([id, id + 1, id, id + 1]);
  });
});

/** Waits until the bot has asked for updates so often since it started, its last question still open. */
async function pollsAfter(batches: number): Promise<void> {
  await telegram.until(
    () => {
      const polls = telegram.requests.filter(
        (call) => call.method === 'getUpdates' && call.payload.timeout !== 0,
      );
      return polls.length > batches && polls.at(-1)?.status === 0;
    },
    `poll ${batches + 1}`,
  );
}

describe('webhook', () => {
  async function serve(bot: Bot, secretToken: string): Promise<string> {
    const handle = webhookCallback(bot, 'http', { secretToken });
    const server = createServer((request, response) => {
      handle(request, response).catch(() => response.writeHead(500).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ending.push(async () => {
      server.close();
      server.closeAllConnections();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test('updates are posted with the secret, in order, until they are taken', async () => {
    const bot = createBot();
    let refused = 0;
    bot.on('message:text', async (ctx) => {
      if (ctx.message.text === 'one' && refused++ < 2) throw new Error('not yet');
      await ctx.reply(`heard ${ctx.message.text}`);
    });
    telegram.route('https://minstrel.example', await serve(bot, 'quiet_secret'));
    await ana.say(priv, 'one');
    await bot.api.setWebhook('https://minstrel.example/telegram/x', { secret_token: 'quiet_secret' });
    await ana.say(priv, 'two');
    await telegram.until(() => telegram.messages(priv).length === 4, 'two answers');
    const heard = telegram.messages(priv).filter((message) => message.from.is_bot);
    expect(heard.map((message) => message.text)).toEqual(['heard one', 'heard two']);
    expect((await refusal(bot.api.getUpdates())).error_code).toBe(409);
    await bot.api.deleteWebhook();
    expect(await bot.api.getWebhookInfo()).toMatchObject({ url: '', pending_update_count: 0 });
  });

  test('a wrong secret is told in getWebhookInfo', async () => {
    const bot = createBot();
    const url = await serve(bot, 'right');
    await bot.api.setWebhook(url, { secret_token: 'wrong' });
    await ana.say(priv, 'one');
    let info = await bot.api.getWebhookInfo();
    while (info.last_error_message === undefined) info = await bot.api.getWebhookInfo();
    expect(info).toMatchObject({ pending_update_count: 1 });
    expect(info.last_error_message).toContain('401');
    const outside = bot.api.setWebhook('https://elsewhere.example/');
    expect((await refusal(outside)).description).toContain('bad webhook');
  });
});
