import { Api, InputFile } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTelegram, type Telegram } from './index.js';

let telegram: Telegram;
let api: Api;

beforeEach(async () => {
  telegram = await startTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.apiRoot });
});

afterEach(() => telegram.close());

const article = (keyboard: boolean) => ({
  type: 'article' as const,
  id: 'song',
  title: 'Make a song',
  input_message_content: { message_text: 'In the making' },
  ...(keyboard ? { reply_markup: { inline_keyboard: [[{ text: 'Me', url: 'https://t.me/me' }]] } } : {}),
});

/** Ana takes an offer of the bot; resolves to the chat and the id of her message that the bot gets. */
const take = async (keyboard: boolean) => {
  const ana = telegram.person('Ana');
  const party = telegram.strangeGroup('Party');
  const offered = ana.type('rain');
  const [asked] = await api.getUpdates();
  await api.answerInlineQuery(asked?.inline_query?.id ?? '', [article(keyboard)]);
  const [offer] = await offered;
  if (offer === undefined) throw new Error('no offer');
  ana.take(party, 'rain', offer);
  const [chosen] = await api.getUpdates({ offset: (asked?.update_id ?? 0) + 1 });
  return { party, inline: chosen?.chosen_inline_result?.inline_message_id ?? '' };
};

test('the bot can edit a message of inline mode by its id', async () => {
  const { party, inline } = await take(true);
  expect(await api.editMessageTextInline(inline, 'Nearly done')).toBe(true);
  expect(telegram.messages(party)).toMatchObject([{ text: 'Nearly done', from: { first_name: 'Ana' } }]);
  await expect(api.sendMessage(party.id, 'Hello')).rejects.toThrow('bot is not a member');
});

test('the bot gets no id for a message of inline mode without a button', async () => {
  expect((await take(false)).inline).toBe('');
});

test('a message of inline mode becomes a song by a file_id, and takes no upload', async () => {
  const { party, inline } = await take(true);
  const bytes = Buffer.from('ID3 and so on');
  const upload = { type: 'audio' as const, media: new InputFile(bytes, 'rain.mp3') };
  await expect(api.editMessageMediaInline(inline, upload)).rejects.toThrow('wrong file identifier');
  const home = telegram.privateChat(telegram.person('Bob'));
  const { audio } = await api.sendAudio(home.id, new InputFile(bytes, 'rain.mp3'));
  await api.editMessageMediaInline(inline, { type: 'audio', media: audio.file_id });
  expect(telegram.messages(party)).toMatchObject([{ audio: { file_name: 'rain.mp3' } }]);
});

test('an administrator can write in the name of the group, and the bot can ask who is an administrator', async () => {
  const ana = telegram.person('Ana');
  const band = telegram.group('Band');
  telegram.appoint(band, ana);
  await ana.say(band, '/settings', { anonymous: true });
  const [update] = await api.getUpdates();
  expect(update?.message).toMatchObject({
    from: { username: 'GroupAnonymousBot', is_bot: true },
    sender_chat: { id: band.id },
  });
  expect(await api.getChatMember(band.id, ana.account.id)).toMatchObject({ status: 'administrator' });
  const bob = telegram.person('Bob');
  expect(await api.getChatMember(band.id, bob.account.id)).toMatchObject({ status: 'member' });
});
