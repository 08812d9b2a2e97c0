import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramSurface } from '../../../src/bots/telegram/index.js';
import { type ChatAddress, SurfaceError } from '../../../src/core/index.js';
import type { Chat, ChatMessage as Shown } from '../../kit/telegram/index.js';
import { audio, botMessages, startHarness, storedFiles, textMessage } from './harness.js';

type Harness = Awaited<ReturnType<typeof startHarness>>;

let harness: Harness;
let chat: Chat;
let to: ChatAddress;

beforeEach(async () => {
  harness = await startHarness();
  chat = harness.telegram.privateChat(harness.telegram.person('Ada'));
  to = { platform: 'telegram', chat: String(chat.id) };
});

afterEach(() => harness.telegram.close());

const messages = (where = chat): Shown[] => botMessages(harness.telegram, where);

/** The error that a call rejects with. */
const fault = async (work: Promise<unknown>): Promise<SurfaceError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SurfaceError)) throw new Error(`no SurfaceError but ${String(error)}`);
  return error;
};

const calls = (method: string) => harness.telegram.requests.filter((call) => call.method === method);

describe('posting on Telegram', () => {
  it('posts a text once per key, as it was written and without a link preview', async () => {
    const surface = harness.surface();
    const text = '<b>@everyone</b> https://example.com/';
    const first = await surface.post(to, textMessage(text), 'end');
    const again = await surface.post(to, textMessage(text), 'end');
    expect(again).toEqual(first);
    expect(messages().map((message) => message.text)).toEqual([text]);
    expect(messages()[0]?.entities.map((entity) => entity.type)).not.toContain('mention');
    expect(calls('sendMessage')[0]?.payload.link_preview_options).toEqual({ is_disabled: true });
  });

  it('replies to the request in its topic, and posts without a reply when the request is gone', async () => {
    const { telegram } = harness;
    const ada = telegram.person('Ada');
    const group = telegram.group('Band', { topics: true });
    const thread = telegram.topic(group, ada, 'Songs');
    const request = await ada.say(group, '/song rain', { thread });
    const address = { platform: 'telegram', chat: String(group.id), thread: String(thread) };
    const surface = harness.surface();
    await surface.post({ ...address, replyTo: String(request.message_id) }, textMessage('Here.'), 'one');
    await surface.post({ ...address, replyTo: '4711' }, textMessage('There.'), 'two');
    expect(
      messages(group).map((message) => [
        message.text,
        message.message_thread_id,
        message.reply_to_message_id,
      ]),
    ).toEqual([
      ['Here.', thread, request.message_id],
      ['There.', thread, undefined],
    ]);
  });

  it('posts a song with its title, performer, length, file name and picture', async () => {
    const posted = await harness
      .surface()
      .post(to, textMessage('Here is your track.', { audio: audio() }), 'take-1');
    const [song, ...more] = messages();
    expect(more).toEqual([]);
    expect(song?.text).toBeUndefined();
    expect(song?.caption).toBe('Here is your track.');
    expect(song?.audio).toMatchObject({
      title: 'Rainy Morning',
      performer: 'Minstrel',
      duration: 83,
      file_name: 'Rainy Morning.mp3',
      thumbnailAccepted: true,
    });
    expect(song?.audio?.bytes.equals(storedFiles.song ?? Buffer.alloc(0))).toBe(true);
    expect(posted.file).toBe(song?.audio?.file_id);
    expect(posted.ref).toEqual({
      platform: 'telegram',
      chat: String(chat.id),
      message: String(song?.message_id),
    });
  });

  it('posts a song exactly once when the process dies between the placeholder and the song', async () => {
    harness.telegram.fail({ method: 'editMessageMedia', with: 'reset' });
    const message = textMessage('Here.', { audio: audio() });
    expect((await fault(harness.surface().post(to, message, 'take-1'))).code).toBe('unreachable');
    expect(messages().map((message) => message.text)).toEqual(['♪ Rainy Morning …']);
    const posted = await harness.surface().post(to, message, 'take-1');
    expect(messages()).toHaveLength(1);
    expect(messages()[0]?.audio?.title).toBe('Rainy Morning');
    const uploads = calls('editMessageMedia').length;
    expect(await harness.surface().post(to, message, 'take-1')).toEqual(posted);
    expect(calls('editMessageMedia')).toHaveLength(uploads);
  });

  it('posts a song exactly once when the response to the upload is lost', async () => {
    harness.telegram.fail({ method: 'editMessageMedia', with: 'reset-after' });
    const message = textMessage('Here.', { audio: audio() });
    expect((await fault(harness.surface().post(to, message, 'take-1'))).code).toBe('unreachable');
    await harness.surface().post(to, message, 'take-1');
    expect(messages()).toHaveLength(1);
  });

  it('leaves at most a spare line, never a second song, when the response to a text is lost', async () => {
    harness.telegram.fail({ method: 'sendMessage', with: 'reset-after' });
    const message = textMessage('Here.', { audio: audio() });
    expect((await fault(harness.surface().post(to, message, 'take-1'))).code).toBe('unreachable');
    expect(calls('sendMessage')).toHaveLength(1);
    await harness.surface().post(to, message, 'take-1');
    expect(messages().map((message) => message.audio?.title ?? message.text)).toEqual([
      '♪ Rainy Morning …',
      'Rainy Morning',
    ]);
  });

  it('posts the song again when a person has deleted its placeholder', async () => {
    const surface = harness.surface();
    harness.receipts.kept.set('take-1', { platform: 'telegram', chat: String(chat.id), message: '4711' });
    const posted = await surface.post(to, textMessage('Here.', { audio: audio() }), 'take-1');
    expect(messages().map((message) => String(message.message_id))).toEqual([posted.ref.message]);
  });

  it('posts a song without its picture when that is lost, and not at all when the song is lost', async () => {
    const surface = harness.surface();
    const lost = { key: 'lost', name: 'cover.jpg', type: 'image/jpeg', bytes: 1 };
    await surface.post(to, textMessage('Here.', { audio: audio({ thumbnail: lost }) }), 'take-1');
    expect(messages()[0]?.audio?.thumbnail).toBeUndefined();
    await expect(
      surface.post(to, textMessage('', { audio: audio({ key: 'lost' }) }), 'take-2'),
    ).rejects.toThrow('no stored file lost');
    expect(messages()).toHaveLength(1);
  });

  it('follows a group that has become a supergroup', async () => {
    const { telegram } = harness;
    const ada = telegram.person('Ada');
    const group = telegram.group('Band', { basic: true });
    const request = await ada.say(group, '/song rain');
    const next = telegram.migrate(group, ada);
    const address = { platform: 'telegram', chat: String(group.id), replyTo: String(request.message_id) };
    const surface = harness.surface();
    const text = await surface.post(address, textMessage('Here.'), 'one');
    const song = await surface.post(address, textMessage('Here.', { audio: audio() }), 'two');
    expect([text.ref.chat, song.ref.chat]).toEqual([String(next.id), String(next.id)]);
    expect(messages(next)).toHaveLength(2);
    const old = { platform: 'telegram', chat: String(group.id), message: '1' };
    expect((await fault(surface.edit(old, textMessage('New.')))).code).toBe('gone');
  });

  it('posts into the group when the topic was deleted', async () => {
    const group = harness.telegram.group('Band', { topics: true });
    const address = { platform: 'telegram', chat: String(group.id), thread: '4711' };
    await harness.surface().post(address, textMessage('Here.', { audio: audio() }), 'one');
    expect(messages(group).map((message) => [message.audio?.title, message.message_thread_id])).toEqual([
      ['Rainy Morning', undefined],
    ]);
  });

  it('notifies the person who asked in a group, where a message alone notifies nobody', async () => {
    const { telegram } = harness;
    const group = telegram.group('Band');
    const address = { platform: 'telegram', chat: String(group.id) };
    const surface = harness.surface();
    await surface.post(address, textMessage('Here.', { ping: '500000001' }), 'one');
    await surface.post(to, textMessage('Here.', { ping: '500000001' }), 'two');
    await surface.post(address, textMessage('Here.', { audio: audio(), ping: '500000001' }), 'three');
    const bells = calls('sendMessage').map(({ payload }) => [payload.text, payload.entities]);
    expect(bells).toMatchObject([
      ['Here. 🔔', [{ type: 'text_mention', offset: 6, length: 2, user: { id: 500_000_001 } }]],
      ['Here.', []],
      ['♪ Rainy Morning … 🔔', [{ type: 'bold' }, { type: 'text_mention', offset: 18, length: 2 }]],
    ]);
    expect(messages(group).at(-1)?.caption).toBe('Here.');
  });

  it('reports the fault as a code, and when to try again', async () => {
    const surface = harness.surface();
    const { telegram } = harness;
    telegram.fail({ method: 'sendMessage', with: { status: 429, body: { parameters: { retry_after: 7 } } } });
    expect(await fault(surface.post(to, textMessage('a'), 'a'))).toMatchObject({
      code: 'slow_down',
      retryAfterMs: 7000,
    });
    telegram.fail({ method: 'sendMessage', with: { status: 502, body: '<html>Bad Gateway</html>' } });
    expect((await fault(surface.post(to, textMessage('a'), 'a'))).code).toBe('unreachable');
    telegram.fail({ method: 'sendMessage', with: { status: 500 } });
    expect((await fault(surface.post(to, textMessage('a'), 'a'))).code).toBe('unreachable');
    const rights = { description: 'Bad Request: not enough rights to send text messages to the chat' };
    telegram.fail({ method: 'sendMessage', with: { status: 400, body: rights } });
    expect((await fault(surface.post(to, textMessage('a'), 'a'))).code).toBe('forbidden');
    telegram.fail({ method: 'editMessageMedia', with: { status: 413 } });
    expect((await fault(surface.post(to, textMessage('a', { audio: audio() }), 'b'))).code).toBe('too_large');
    expect((await fault(surface.post({ ...to, chat: '12' }, textMessage('a'), 'c'))).code).toBe('forbidden');
    telegram.fail({ method: 'sendMessage', with: { status: 401 } });
    expect((await fault(surface.post(to, textMessage('a'), 'e'))).code).toBe('unreachable');
    const huge = textMessage('', { audio: audio({ bytes: 60_000_000 }) });
    expect((await fault(surface.post(to, huge, 'd'))).code).toBe('too_large');
  });

  it('is forbidden when it was blocked or removed', async () => {
    const { telegram } = harness;
    const ada = telegram.person('Ada');
    const own = { platform: 'telegram', chat: String(telegram.privateChat(ada).id) };
    const group = telegram.group('Band');
    ada.block();
    telegram.kick(group);
    expect((await fault(harness.surface().post(own, textMessage('a'), 'a'))).code).toBe('forbidden');
    const address = { platform: 'telegram', chat: String(group.id) };
    expect((await fault(harness.surface().post(address, textMessage('a'), 'b'))).code).toBe('forbidden');
  });

  it('never reveals the token', async () => {
    const token = '7000000001:AAE-a_token_that_must_stay_secret_00';
    const { receipts, log } = harness;
    const read = async () => Buffer.from('');
    const nowhere = createTelegramSurface({ token, apiUrl: 'http://127.0.0.1:9', receipts, read, log });
    const error = await fault(nowhere.post(to, textMessage('a'), 'a'));
    expect(error.code).toBe('unreachable');
    expect(error.detail).toContain('ECONNREFUSED');
    for (const text of [error.message, error.detail, error.stack, JSON.stringify(error)]) {
      expect(text).not.toContain('AAE-a_token');
    }
  });
});

describe('editing on Telegram', () => {
  it('turns the card into the song in place, with its picture and buttons', async () => {
    const surface = harness.surface();
    const { ref } = await surface.post(to, textMessage('You are next.', { tone: 'busy' }), 'card');
    const more = {
      kind: 'button' as const,
      label: 'More',
      action: { do: 'more' as const, track: 'track' },
      style: 'plain' as const,
    };
    const message = textMessage('Here.', { audio: audio(), controls: [[more]] });
    const posted = await surface.edit(ref, message);
    await surface.edit(ref, message);
    expect(posted.ref).toEqual(ref);
    const [song, ...rest] = messages();
    expect(rest).toEqual([]);
    expect(song?.audio?.thumbnailAccepted).toBe(true);
    expect(song?.reply_markup?.inline_keyboard?.[0]?.[0]).toMatchObject({
      text: 'More',
      callback_data: '1mtrack',
    });
    await surface.edit(ref, textMessage('Here.', { audio: audio({ key: 'other', title: 'Other' }) }));
    expect(messages()[0]?.audio).toMatchObject({ title: 'Other', thumbnailAccepted: true });
  });

  it('edits the caption of a song instead of its text', async () => {
    const surface = harness.surface();
    const { ref } = await surface.post(to, textMessage('Here.', { audio: audio() }), 'take-1');
    await surface.edit(ref, textMessage('It is done.'));
    await surface.edit(ref, textMessage('It is done.'));
    expect(messages()[0]).toMatchObject({ caption: 'It is done.', audio: { title: 'Rainy Morning' } });
  });

  it('succeeds when the same edit comes again, and removes buttons that are not repeated', async () => {
    const surface = harness.surface();
    const stop = {
      kind: 'button' as const,
      label: 'Cancel',
      action: { do: 'cancel' as const, generation: 'id' },
      style: 'danger' as const,
    };
    const { ref } = await surface.post(to, textMessage('a', { controls: [[stop]] }), 'card');
    expect(messages()[0]?.reply_markup?.inline_keyboard?.[0]?.[0]?.style).toBe('danger');
    await surface.edit(ref, textMessage('b'));
    await surface.edit(ref, textMessage('b'));
    expect(messages()[0]).toMatchObject({ text: 'b', edits: 1 });
    expect(messages()[0]?.reply_markup).toBeUndefined();
  });

  it('reports that a message is gone', async () => {
    const ref = { platform: 'telegram', chat: to.chat, message: '4711' };
    expect((await fault(harness.surface().edit(ref, textMessage('a')))).code).toBe('gone');
    expect((await fault(harness.surface().edit(ref, textMessage('a', { audio: audio() })))).code).toBe(
      'gone',
    );
  });
});
