import { describe, expect, it } from 'vitest';
import { parseUpdate } from '../../../src/bots/telegram/incoming/update.js';

const bot = { id: 42, username: 'minstrel_bot' };
const ada = { id: 7, is_bot: false, first_name: 'Ada' };
const direct = { id: 7, type: 'private', first_name: 'Ada' };
const band = { id: -100_7, type: 'supergroup', title: 'Band' };
const mention = [{ type: 'mention', offset: 0, length: 13 }];

const parse = (message: Record<string, unknown>) =>
  parseUpdate(
    { update_id: 1, message: { message_id: 5, date: 1000, chat: direct, from: ada, ...message } },
    bot,
  );

describe('what no person wrote to the bot', () => {
  it('is no event: a message that its inline mode put into the chat with it', () => {
    const text = 'Your song is being made. It will stand here in a minute or two.';
    expect(parse({ text, via_bot: { id: 42, is_bot: true } })).toBeUndefined();
  });

  it('is no event: a post of a channel that Telegram copies into its discussion group, with the bot’s name in it', () => {
    const channel = { id: -100_9, type: 'channel', title: 'News' };
    const from = { id: 777_000, is_bot: false, first_name: 'Telegram' };
    const copied = { chat: band, from, sender_chat: channel, is_automatic_forward: true };
    expect(parse({ ...copied, text: '@minstrel_bot a song about rain', entities: mention })).toBeUndefined();
  });

  it('is no event: a message of another bot, and a service message', () => {
    const other = { id: 8, is_bot: true, first_name: 'Other' };
    expect(
      parse({ chat: band, from: other, text: '@minstrel_bot a song', entities: mention }),
    ).toBeUndefined();
    expect(parse({ chat: band, new_chat_title: 'Rain' })).toBeUndefined();
  });

  it('is no event: an edit', () => {
    const edited = {
      message_id: 5,
      date: 1000,
      edit_date: 1001,
      chat: direct,
      from: ada,
      text: 'a song about tea',
    };
    expect(parseUpdate({ update_id: 2, edited_message: edited }, bot)).toBeUndefined();
  });

  it('is no wish: the bot’s own words, forwarded to it', () => {
    const origin = { type: 'user', date: 900, sender_user: { id: 42, is_bot: true } };
    expect(parse({ text: 'Here are your 2 tracks.', forward_origin: origin })).toMatchObject({
      kind: 'text',
      text: '',
    });
  });
});

describe('who writes as a channel', () => {
  const channel = { id: -100_9, type: 'channel', title: 'News' };
  const from = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };

  it('is answered like a person', () => {
    const entities = [{ type: 'bot_command', offset: 0, length: 18 }];
    const text = '/song@minstrel_bot a song about rain';
    expect(parse({ chat: band, from, sender_chat: channel, text, entities })).toMatchObject({
      kind: 'command',
      name: 'song',
      rest: 'a song about rain',
      person: { id: '-1009', name: 'News' },
    });
  });
});
