import { type Bot, InlineKeyboard, InputFile } from 'grammy';
import { describe, expect, test } from 'vitest';
import { refusalOf, song, useSimulator } from './simulator-harness.js';

const simulator = useSimulator();

describe('what Telegram refuses', () => {
  const cases: [string, (bot: Bot) => Promise<unknown>, string][] = [
    ['a long text', (bot) => bot.api.sendMessage(simulator.chat.id, 'a'.repeat(4097)), 'message is too long'],
    ['an empty text', (bot) => bot.api.sendMessage(simulator.chat.id, ' \n'), 'message text is empty'],
    [
      'a long caption',
      (bot) => bot.api.sendAudio(simulator.chat.id, new InputFile(song), { caption: 'a'.repeat(1025) }),
      'message caption is too long',
    ],
    [
      'long button data',
      (bot) =>
        bot.api.sendMessage(simulator.chat.id, 'x', {
          reply_markup: new InlineKeyboard().text('a', 'é'.repeat(33)),
        }),
      'BUTTON_DATA_INVALID',
    ],
    [
      'an unknown tag',
      (bot) => bot.api.sendMessage(simulator.chat.id, 'é <3 you>', { parse_mode: 'HTML' }),
      `can't parse entities: Unsupported start tag "3" at byte offset 3`,
    ],
    [
      'an open tag',
      (bot) => bot.api.sendMessage(simulator.chat.id, '<b>rain', { parse_mode: 'HTML' }),
      `can't parse entities: Can't find end tag corresponding to start tag "b"`,
    ],
    ['an unknown chat', (bot) => bot.api.sendMessage(12, 'x'), 'chat not found'],
    [
      'an edit of nothing',
      (bot) => bot.api.editMessageText(simulator.chat.id, 99, 'x'),
      'message to edit not found',
    ],
    [
      'a bad command',
      (bot) => bot.api.setMyCommands([{ command: 'Song', description: 'x' }]),
      'BOT_COMMAND_INVALID',
    ],
    ['an unknown press', (bot) => bot.api.answerCallbackQuery('12'), 'query is too old'],
    [
      'a reaction that Telegram does not allow',
      (bot) =>
        bot.api.raw.setMessageReaction({
          chat_id: simulator.chat.id,
          message_id: 1,
          reaction: [{ type: 'emoji', emoji: '🎵' as '👍' }],
        }),
      'message to react not found',
    ],
  ];
  test.each(cases)('%s', async (_, call, description) => {
    expect((await refusalOf(call(simulator.createBot()))).description).toContain(
      `Bad Request: ${description}`,
    );
  });

  test('an edit that changes nothing', async () => {
    const bot = simulator.createBot();
    const { message_id } = await bot.api.sendMessage(simulator.chat.id, 'composing');
    await bot.api.editMessageText(simulator.chat.id, message_id, 'still composing');
    const same = bot.api.editMessageText(simulator.chat.id, message_id, '<b></b>still composing ', {
      parse_mode: 'HTML',
    });
    expect((await refusalOf(same)).description).toContain('message is not modified');
  });

  test('a wrong token', async () => {
    expect((await refusalOf(simulator.createBot('12:wrong').api.getMe())).error_code).toBe(401);
  });

  test('a flood in a group', async () => {
    let time = 1_000_000;
    await simulator.restart({ flood: { perGroupPerMinute: 2 }, now: () => time });
    const bot = simulator.createBot();
    await bot.api.sendMessage(simulator.group.id, 'one');
    time += 10_000;
    await bot.api.sendMessage(simulator.group.id, 'two');
    expect((await refusalOf(bot.api.sendMessage(simulator.group.id, 'three'))).parameters).toEqual({
      retry_after: 50,
    });
    time += 50_000;
    await bot.api.sendMessage(simulator.group.id, 'three');
    expect(simulator.telegram.messages(simulator.group)).toHaveLength(3);
  });
});
