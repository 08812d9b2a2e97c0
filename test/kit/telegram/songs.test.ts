import { InlineKeyboard, InputFile, InputMediaBuilder } from 'grammy';
import { describe, expect, test } from 'vitest';
import { renderHtml } from './index.js';
import { only, refusalOf, song, square, useSimulator } from './simulator-harness.js';

const simulator = useSimulator();

describe('songs', () => {
  test('a song arrives with its cover, title and artist', async () => {
    const bot = simulator.createBot();
    const cover = await square(320).jpeg().toBuffer();
    await bot.api.sendAudio(simulator.chat.id, new InputFile(song, 'Chuva é vida.mp3'), {
      title: 'Chuva',
      performer: 'Minstrel',
      duration: 93,
      caption: '<i>as asked</i>',
      parse_mode: 'HTML',
      thumbnail: new InputFile(cover, 'cover.jpg'),
      reply_markup: new InlineKeyboard().text('Extend', 'v1:e:7'),
    });
    const sent = only(simulator.telegram.messages(simulator.chat));
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
    expect(simulator.telegram.requests.at(-1)?.files.map((file) => file.bytes)).toEqual([
      song.length,
      cover.length,
    ]);
    const page = renderHtml(simulator.telegram.messages(simulator.chat));
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

  test('a cover that is too large or not a JPEG is left out silently', async () => {
    const bot = simulator.createBot();
    for (const cover of [await square(321).jpeg().toBuffer(), await square(100).png().toBuffer()]) {
      await bot.api.sendAudio(simulator.chat.id, new InputFile(song, 'a.mp3'), {
        thumbnail: new InputFile(cover),
      });
    }
    const covers = simulator.telegram
      .messages(simulator.chat)
      .map((message) => message.audio?.thumbnailAccepted);
    expect(covers).toEqual([false, false]);
  });

  test('a text is edited into a song', async () => {
    const bot = simulator.createBot();
    const status = await bot.api.sendMessage(simulator.chat.id, 'composing');
    const cover = await square(90).jpeg().toBuffer();
    const media = InputMediaBuilder.audio(new InputFile(song, 'a.mp3'), {
      title: 'Rain',
      caption: 'done',
      thumbnail: new InputFile(cover),
    });
    const keyboard = new InlineKeyboard().text('Extend', 'v1:e:7');
    await bot.api.editMessageMedia(simulator.chat.id, status.message_id, media, { reply_markup: keyboard });
    const shown = only(simulator.telegram.messages(simulator.chat));
    expect(shown).toMatchObject({ message_id: status.message_id, caption: 'done', edits: 1 });
    expect(shown.text).toBeUndefined();
    expect(shown.audio).toMatchObject({ title: 'Rain', thumbnailAccepted: true });
    const asText = bot.api.editMessageText(simulator.chat.id, status.message_id, 'x');
    expect((await refusalOf(asText)).description).toContain('there is no text in the message to edit');
    await bot.api.editMessageCaption(simulator.chat.id, status.message_id, { caption: 'new words' });
    expect(only(simulator.telegram.messages(simulator.chat))).toMatchObject({
      caption: 'new words',
      audio: { title: 'Rain' },
    });
    expect(only(simulator.telegram.messages(simulator.chat)).reply_markup).toBeUndefined();
  });

  test('an album holds songs and takes no buttons', async () => {
    const bot = simulator.createBot();
    const track = (title: string) => InputMediaBuilder.audio(new InputFile(song, `${title}.mp3`), { title });
    const sent = await bot.api.sendMediaGroup(simulator.chat.id, [track('one'), track('two')]);
    expect(simulator.telegram.messages(simulator.chat).map((message) => message.audio?.title)).toEqual([
      'one',
      'two',
    ]);
    const markup = { reply_markup: new InlineKeyboard().text('Extend', 'x') };
    const retrofit = bot.api.editMessageReplyMarkup(simulator.chat.id, sent[0]?.message_id ?? 0, markup);
    expect((await refusalOf(retrofit)).error_code).toBe(400);
  });

  test('a stored song is sent again by its file_id', async () => {
    const bot = simulator.createBot();
    const first = await bot.api.sendAudio(simulator.chat.id, new InputFile(song, 'a.mp3'), { title: 'Rain' });
    await bot.api.sendAudio(simulator.group.id, first.audio.file_id);
    expect(only(simulator.telegram.messages(simulator.group)).audio).toMatchObject({
      title: 'Rain',
      file_id: first.audio.file_id,
    });
    await bot.api.sendPhoto(simulator.group.id, new InputFile(await square(600).png().toBuffer()));
    expect(simulator.telegram.messages(simulator.group)[1]?.photo).toMatchObject({ width: 600, height: 600 });
  });

  test('a file above the limit is refused with 413', async () => {
    await simulator.restart({ maxFileBytes: 3000 });
    const upload = simulator.createBot().api.sendDocument(simulator.chat.id, new InputFile(song, 'a.zip'));
    expect(await refusalOf(upload)).toMatchObject({
      error_code: 413,
      description: 'Request Entity Too Large',
    });
  });
});
