import { InlineKeyboard } from 'grammy';
import { describe, expect, test } from 'vitest';
import { only, refusalOf, song, useSimulator } from './simulator-harness.js';

const simulator = useSimulator();

describe('people and the bot', () => {
  test('a command in a private chat reaches the bot and gets a reply', async () => {
    const bot = simulator.createBot();
    bot.command('song', (ctx) =>
      ctx.reply(`<b>${ctx.match}</b> for ${ctx.from?.language_code}`, { parse_mode: 'HTML' }),
    );
    await simulator.startPolling(bot);
    const asked = await simulator.ana.say(simulator.chat, '/song rain &amp; sun');
    const reply = await simulator.telegram.until(
      () => simulator.telegram.messages(simulator.chat)[1],
      'the reply',
    );
    expect(asked.entities).toEqual([{ type: 'bot_command', offset: 0, length: 5 }]);
    expect(reply.text).toBe('rain & sun for pt');
    expect(reply.entities).toEqual([{ type: 'bold', offset: 0, length: 10 }]);
    expect(reply.from.username).toBe(simulator.telegram.bot.username);
  });

  test('in a group only commands, mentions and replies reach the bot', async () => {
    const received: string[] = [];
    const bot = simulator.createBot();
    bot.on('message:text', async (ctx) => {
      received.push(ctx.message.text);
      if (ctx.message.text.startsWith('/song'))
        await ctx.reply('which mood?', { reply_markup: { force_reply: true } });
    });
    await simulator.startPolling(bot);
    const name = `@${simulator.telegram.bot.username}`;
    await simulator.ana.say(simulator.group, 'hello all');
    await simulator.ana.say(simulator.group, `/song${name} rain`);
    await simulator.ana.say(simulator.group, '/song@other_bot rain');
    await simulator.ana.say(simulator.group, `hey ${name}, a song?`);
    const question = await simulator.telegram.until(
      () => simulator.telegram.messages(simulator.group).find((m) => m.from.is_bot),
      'the question',
    );
    expect(question.reply_markup?.force_reply).toBe(true);
    await simulator.ana.say(simulator.group, 'sad', { replyTo: question });
    await simulator.telegram.until(() => received.includes('sad'), 'the answer');
    expect(received).toEqual([`/song${name} rain`, `hey ${name}, a song?`, 'sad']);
    expect(
      (await refusalOf(bot.api.editMessageText(simulator.group.id, question.message_id, 'x'))).description,
    ).toContain("can't be edited");
  });

  test('a request in a topic gets its reply in the topic', async () => {
    const forum = simulator.telegram.group('Choir', { topics: true });
    const ideas = simulator.telegram.topic(forum, simulator.ana, 'Ideas');
    const bot = simulator.createBot();
    bot.command('song', (ctx) => ctx.reply(`topic ${ctx.message?.message_thread_id}`));
    await simulator.startPolling(bot);
    await simulator.ana.say(forum, '/song', { thread: ideas });
    const reply = await simulator.telegram.until(
      () => simulator.telegram.messages(forum).find((m) => m.from.is_bot),
      'the reply',
    );
    expect(reply).toMatchObject({ message_thread_id: ideas, is_topic_message: true, text: `topic ${ideas}` });
    const wrong = bot.api.sendMessage(forum.id, 'hm', { message_thread_id: 1 });
    expect((await refusalOf(wrong)).description).toBe('Bad Request: message thread not found');
  });

  test('a pressed button is answered once, and a press without an answer expires', async () => {
    await simulator.restart({ pressSeconds: 0.2 });
    const bot = simulator.createBot();
    const late: string[] = [];
    bot.callbackQuery('v1:e:7', (ctx) => ctx.answerCallbackQuery({ text: 'Longer it is', show_alert: true }));
    bot.callbackQuery('v1:x:7', (ctx) => {
      late.push(ctx.callbackQuery.id);
    });
    await simulator.startPolling(bot);
    const keyboard = new InlineKeyboard().text('Extend', 'v1:e:7').row().text('Ignore', 'v1:x:7');
    await bot.api.sendMessage(simulator.chat.id, 'done', { reply_markup: keyboard });
    const done = only(simulator.telegram.messages(simulator.chat));
    const extend = await simulator.ana.press(done, 'Extend');
    expect(await extend.answer).toEqual({ text: 'Longer it is', show_alert: true });
    const ignored = await simulator.ana.press(done, 'v1:x:7');
    await expect(ignored.answer).rejects.toThrow('did not answer the press on "Ignore"');
    expect((await refusalOf(bot.api.answerCallbackQuery(only(late)))).description).toContain(
      'query is too old',
    );
    await expect(simulator.ana.press(done, 'Remix')).rejects.toThrow('its buttons: "Extend", "Ignore"');
  });

  test('a voice message can be downloaded by the bot', async () => {
    const bot = simulator.createBot();
    bot.on('message:voice', async (ctx) => {
      const { file_path } = await ctx.getFile();
      const file = await fetch(
        `${simulator.telegram.apiRoot}/file/bot${simulator.telegram.token}/${file_path}`,
      );
      await ctx.reply(`${ctx.message.voice.duration} s, ${(await file.arrayBuffer()).byteLength} bytes`);
    });
    await simulator.startPolling(bot);
    await simulator.ana.send(simulator.chat, { kind: 'voice', bytes: song, duration: 12 });
    const reply = await simulator.telegram.until(
      () => simulator.telegram.messages(simulator.chat)[1],
      'the reply',
    );
    expect(reply.text).toBe(`12 s, ${song.length} bytes`);
  });

  test('the bot cannot write to a person who blocks it, nor to a group that became a supergroup', async () => {
    const bot = simulator.createBot();
    simulator.ana.block();
    expect(await refusalOf(bot.api.sendMessage(simulator.chat.id, 'hi'))).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    simulator.ana.unblock();
    await bot.api.sendMessage(simulator.chat.id, 'hi again');
    const small = simulator.telegram.group('Trio', { basic: true });
    const large = simulator.telegram.migrate(small, simulator.ana);
    const moved = await refusalOf(bot.api.sendMessage(small.id, 'hi'));
    expect(moved.parameters).toEqual({ migrate_to_chat_id: large.id });
  });
});
