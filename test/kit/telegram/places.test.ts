import { afterEach, beforeEach, expect, test } from 'vitest';
import { filmTone, oggTone } from '../sound.js';
import { startTelegram, type Telegram } from './index.js';

let telegram: Telegram;

beforeEach(async () => {
  telegram = await startTelegram();
});
afterEach(() => telegram.close());

/** Calls a method of the Bot API; resolves to its response. */
const call = async (method: string, fields: Record<string, unknown>) => {
  const answer = await fetch(`${telegram.apiRoot}/bot${telegram.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  return (await answer.json()) as { ok: boolean; description?: string; result?: Record<string, unknown> };
};

test('the bot can post to a channel by its name, and can ask whether it may', async () => {
  const channel = telegram.channel('The best', 'the_best');
  telegram.channel('Another', 'another', { stranger: true });
  expect(await call('sendMessage', { chat_id: '@The_Best', text: 'Hello' })).toMatchObject({
    ok: true,
    result: { chat: { id: channel.id, type: 'channel' } },
  });
  const me = { user_id: telegram.bot.id };
  expect(await call('getChatMember', { chat_id: '@the_best', ...me })).toMatchObject({
    result: { status: 'administrator', can_post_messages: true },
  });
  expect(await call('sendMessage', { chat_id: '@another', text: 'Hello' })).toMatchObject({
    ok: false,
    description: 'Forbidden: bot is not a member of the channel chat',
  });
  expect((await call('getChat', { chat_id: '@nobody' })).description).toContain('chat not found');
});

test('a voice message is an OGG, a video message is an MP4, and anything else is a document', async () => {
  const ada = telegram.person('Ada');
  const chat = telegram.privateChat(ada);
  const voice = await ada.send(chat, { kind: 'voice', bytes: await oggTone(1), duration: 1 });
  const note = await ada.send(chat, { kind: 'video_note', bytes: await filmTone(1), duration: 1 });
  const strange = await ada.send(chat, { kind: 'video_note', bytes: Buffer.from('no film') });
  expect([voice.voice?.mime_type, note.video_note?.mime_type]).toEqual(['audio/ogg', 'video/mp4']);
  expect([voice.voice?.duration, note.video_note?.duration]).toEqual([1, 1]);
  expect(strange.document).toBeDefined();
  const { result } = await call('getUpdates', {});
  expect(JSON.stringify(result)).toContain('"video_note":{');
});

test('a request is carried out although its response never comes', async () => {
  const ada = telegram.person('Ada');
  const chat = telegram.privateChat(ada);
  telegram.fail({ method: 'sendMessage', with: 'hang-after' });
  const leaving = new AbortController();
  const hanging = fetch(
    `${telegram.apiRoot}/bot${telegram.token}/sendMessage?chat_id=${chat.id}&text=Hello`,
    {
      signal: leaving.signal,
    },
  );
  await telegram.until(() => telegram.messages(chat)[0], 'the message');
  leaving.abort();
  await expect(hanging).rejects.toThrow();
  expect(telegram.messages(chat)).toHaveLength(1);
});
