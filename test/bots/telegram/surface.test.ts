import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramSurface } from '../../../src/bots/telegram/index.js';
import { type ChatAddress, SurfaceError } from '../../../src/core/index.js';
import type { Chat, ChatMessage as Shown } from '../../kit/telegram/index.js';
import { audio, saidByBot, saying, setStage, shelf } from './stage.js';

type Stage = Awaited<ReturnType<typeof setStage>>;

let stage: Stage;
let chat: Chat;
let to: ChatAddress;

beforeEach(async () => {
  stage = await setStage();
  chat = stage.telegram.privateChat(stage.telegram.person('Ada'));
  to = { platform: 'telegram', chat: String(chat.id) };
});

afterEach(() => stage.telegram.close());

const said = (where = chat): Shown[] => saidByBot(stage.telegram, where);

const fault = async (work: Promise<unknown>): Promise<SurfaceError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SurfaceError)) throw new Error(`no SurfaceError but ${String(error)}`);
  return error;
};

const calls = (method: string) => stage.telegram.requests.filter((call) => call.method === method);

describe('posting on Telegram', () => {
  it('posts a text once per key, as it was written and without a link preview', async () => {
    const surface = stage.surface();
    const text = '<b>@everyone</b> https://example.com/';
    const first = await surface.post(to, saying(text), 'end');
    const again = await surface.post(to, saying(text), 'end');
    expect(again).toEqual(first);
    expect(said().map((message) => message.text)).toEqual([text]);
    expect(said()[0]?.entities.map((entity) => entity.type)).not.toContain('mention');
    expect(calls('sendMessage')[0]?.payload.link_preview_options).toEqual({ is_disabled: true });
  });

  it('answers the message that asked, in its topic, and posts anyway when that message is gone', async () => {
    const { telegram } = stage;
    const ada = telegram.person('Ada');
    const group = telegram.group('Band', { topics: true });
    const thread = telegram.topic(group, ada, 'Songs');
    const asked = await ada.say(group, '/song rain', { thread });
    const there = { platform: 'telegram', chat: String(group.id), thread: String(thread) };
    const surface = stage.surface();
    await surface.post({ ...there, replyTo: String(asked.message_id) }, saying('Here.'), 'one');
    await surface.post({ ...there, replyTo: '4711' }, saying('There.'), 'two');
    expect(
      said(group).map((message) => [message.text, message.message_thread_id, message.reply_to_message_id]),
    ).toEqual([
      ['Here.', thread, asked.message_id],
      ['There.', thread, undefined],
    ]);
  });

  it('posts a song with its title, performer, length, file name and picture', async () => {
    const posted = await stage
      .surface()
      .post(to, saying('Here is your track.', { audio: audio() }), 'take-1');
    const [song, ...more] = said();
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
    expect(song?.audio?.bytes.equals(shelf.song ?? Buffer.alloc(0))).toBe(true);
    expect(posted.file).toBe(song?.audio?.file_id);
    expect(posted.ref).toEqual({
      platform: 'telegram',
      chat: String(chat.id),
      message: String(song?.message_id),
    });
  });

  it('posts a song exactly once when the process dies between the placeholder and the song', async () => {
    stage.telegram.fail({ method: 'editMessageMedia', with: 'reset' });
    const message = saying('Here.', { audio: audio() });
    expect((await fault(stage.surface().post(to, message, 'take-1'))).code).toBe('unreachable');
    expect(said().map((one) => one.text)).toEqual(['♪ Rainy Morning …']);
    const posted = await stage.surface().post(to, message, 'take-1');
    expect(said()).toHaveLength(1);
    expect(said()[0]?.audio?.title).toBe('Rainy Morning');
    const uploads = calls('editMessageMedia').length;
    expect(await stage.surface().post(to, message, 'take-1')).toEqual(posted);
    expect(calls('editMessageMedia')).toHaveLength(uploads);
  });

  it('posts a song exactly once when only the answer to the upload got lost', async () => {
    stage.telegram.fail({ method: 'editMessageMedia', with: 'reset-after' });
    const message = saying('Here.', { audio: audio() });
    expect((await fault(stage.surface().post(to, message, 'take-1'))).code).toBe('unreachable');
    await stage.surface().post(to, message, 'take-1');
    expect(said()).toHaveLength(1);
  });

  it('leaves at most a spare line, never a second song, when the answer to a text got lost', async () => {
    stage.telegram.fail({ method: 'sendMessage', with: 'reset-after' });
    const message = saying('Here.', { audio: audio() });
    expect((await fault(stage.surface().post(to, message, 'take-1'))).code).toBe('unreachable');
    expect(calls('sendMessage')).toHaveLength(1);
    await stage.surface().post(to, message, 'take-1');
    expect(said().map((one) => one.audio?.title ?? one.text)).toEqual(['♪ Rainy Morning …', 'Rainy Morning']);
  });

  it('puts the song up anew when somebody has deleted its placeholder', async () => {
    const surface = stage.surface();
    stage.receipts.kept.set('take-1', { platform: 'telegram', chat: String(chat.id), message: '4711' });
    const posted = await surface.post(to, saying('Here.', { audio: audio() }), 'take-1');
    expect(said().map((one) => String(one.message_id))).toEqual([posted.ref.message]);
  });

  it('posts a song without its picture when that is lost, and not at all when it is lost itself', async () => {
    const surface = stage.surface();
    const lost = { key: 'lost', name: 'cover.jpg', type: 'image/jpeg', bytes: 1 };
    await surface.post(to, saying('Here.', { audio: audio({ thumbnail: lost }) }), 'take-1');
    expect(said()[0]?.audio?.thumbnail).toBeUndefined();
    await expect(surface.post(to, saying('', { audio: audio({ key: 'lost' }) }), 'take-2')).rejects.toThrow(
      'no lost',
    );
    expect(said()).toHaveLength(1);
  });

  it('follows a group that has become a supergroup', async () => {
    const { telegram } = stage;
    const ada = telegram.person('Ada');
    const group = telegram.group('Band', { basic: true });
    const asked = await ada.say(group, '/song rain');
    const next = telegram.migrate(group, ada);
    const there = { platform: 'telegram', chat: String(group.id), replyTo: String(asked.message_id) };
    const surface = stage.surface();
    const text = await surface.post(there, saying('Here.'), 'one');
    const song = await surface.post(there, saying('Here.', { audio: audio() }), 'two');
    expect([text.ref.chat, song.ref.chat]).toEqual([String(next.id), String(next.id)]);
    expect(said(next)).toHaveLength(2);
    const old = { platform: 'telegram', chat: String(group.id), message: '1' };
    expect((await fault(surface.edit(old, saying('New.')))).code).toBe('gone');
  });

  it('posts into the group when the topic was deleted', async () => {
    const group = stage.telegram.group('Band', { topics: true });
    const there = { platform: 'telegram', chat: String(group.id), thread: '4711' };
    await stage.surface().post(there, saying('Here.', { audio: audio() }), 'one');
    expect(said(group).map((one) => [one.audio?.title, one.message_thread_id])).toEqual([
      ['Rainy Morning', undefined],
    ]);
  });

  it('notifies the one who asked in a group, where a message alone notifies nobody', async () => {
    const { telegram } = stage;
    const group = telegram.group('Band');
    const there = { platform: 'telegram', chat: String(group.id) };
    const surface = stage.surface();
    await surface.post(there, saying('Here.', { ping: '500000001' }), 'one');
    await surface.post(to, saying('Here.', { ping: '500000001' }), 'two');
    await surface.post(there, saying('Here.', { audio: audio(), ping: '500000001' }), 'three');
    const bells = calls('sendMessage').map(({ payload }) => [payload.text, payload.entities]);
    expect(bells).toMatchObject([
      ['Here. 🔔', [{ type: 'text_mention', offset: 6, length: 2, user: { id: 500_000_001 } }]],
      ['Here.', []],
      ['♪ Rainy Morning … 🔔', [{ type: 'bold' }, { type: 'text_mention', offset: 18, length: 2 }]],
    ]);
    expect(said(group).at(-1)?.caption).toBe('Here.');
  });

  it('says what went wrong in its own words, and when to come back', async () => {
    const surface = stage.surface();
    const { telegram } = stage;
    telegram.fail({ method: 'sendMessage', with: { status: 429, body: { parameters: { retry_after: 7 } } } });
    expect(await fault(surface.post(to, saying('a'), 'a'))).toMatchObject({
      code: 'slow_down',
      retryAfterMs: 7000,
    });
    telegram.fail({ method: 'sendMessage', with: { status: 502, body: '<html>Bad Gateway</html>' } });
    expect((await fault(surface.post(to, saying('a'), 'a'))).code).toBe('unreachable');
    telegram.fail({ method: 'sendMessage', with: { status: 500 } });
    expect((await fault(surface.post(to, saying('a'), 'a'))).code).toBe('unreachable');
    const rights = { description: 'Bad Request: not enough rights to send text messages to the chat' };
    telegram.fail({ method: 'sendMessage', with: { status: 400, body: rights } });
    expect((await fault(surface.post(to, saying('a'), 'a'))).code).toBe('forbidden');
    telegram.fail({ method: 'editMessageMedia', with: { status: 413 } });
    expect((await fault(surface.post(to, saying('a', { audio: audio() }), 'b'))).code).toBe('too_large');
    expect((await fault(surface.post({ ...to, chat: '12' }, saying('a'), 'c'))).code).toBe('forbidden');
    telegram.fail({ method: 'sendMessage', with: { status: 401 } });
    expect((await fault(surface.post(to, saying('a'), 'e'))).code).toBe('unreachable');
    const huge = saying('', { audio: audio({ bytes: 60_000_000 }) });
    expect((await fault(surface.post(to, huge, 'd'))).code).toBe('too_large');
  });

  it('knows when it was blocked or thrown out', async () => {
    const { telegram } = stage;
    const ada = telegram.person('Ada');
    const own = { platform: 'telegram', chat: String(telegram.privateChat(ada).id) };
    const group = telegram.group('Band');
    ada.block();
    telegram.kick(group);
    expect((await fault(stage.surface().post(own, saying('a'), 'a'))).code).toBe('forbidden');
    const there = { platform: 'telegram', chat: String(group.id) };
    expect((await fault(stage.surface().post(there, saying('a'), 'b'))).code).toBe('forbidden');
  });

  it('never tells the token', async () => {
    const token = '7000000001:AAE-a_token_that_must_stay_secret_00';
    const { receipts, log } = stage;
    const read = async () => Buffer.from('');
    const nowhere = createTelegramSurface({ token, apiUrl: 'http://127.0.0.1:9', receipts, read, log });
    const error = await fault(nowhere.post(to, saying('a'), 'a'));
    expect(error.code).toBe('unreachable');
    expect(error.detail).toContain('ECONNREFUSED');
    for (const text of [error.message, error.detail, error.stack, JSON.stringify(error)]) {
      expect(text).not.toContain('AAE-a_token');
    }
  });
});

describe('editing on Telegram', () => {
  it('turns the card into the song in place, with its picture and buttons', async () => {
    const surface = stage.surface();
    const { ref } = await surface.post(to, saying('You are next.', { tone: 'busy' }), 'card');
    const more = {
      kind: 'button' as const,
      label: 'More',
      action: { do: 'more' as const, track: 'track' },
      style: 'plain' as const,
    };
    const message = saying('Here.', { audio: audio(), controls: [[more]] });
    const posted = await surface.edit(ref, message);
    await surface.edit(ref, message);
    expect(posted.ref).toEqual(ref);
    const [song, ...rest] = said();
    expect(rest).toEqual([]);
    expect(song?.audio?.thumbnailAccepted).toBe(true);
    expect(song?.reply_markup?.inline_keyboard?.[0]?.[0]).toMatchObject({
      text: 'More',
      callback_data: '1mtrack',
    });
    await surface.edit(ref, saying('Here.', { audio: audio({ key: 'other', title: 'Other' }) }));
    expect(said()[0]?.audio).toMatchObject({ title: 'Other', thumbnailAccepted: true });
  });

  it('writes below a song what can not be written into it', async () => {
    const surface = stage.surface();
    const { ref } = await surface.post(to, saying('Here.', { audio: audio() }), 'take-1');
    await surface.edit(ref, saying('It is done.'));
    await surface.edit(ref, saying('It is done.'));
    expect(said()[0]).toMatchObject({ caption: 'It is done.', audio: { title: 'Rainy Morning' } });
  });

  it('takes the same edit again as done, and takes buttons away that are not said again', async () => {
    const surface = stage.surface();
    const stop = {
      kind: 'button' as const,
      label: 'Cancel',
      action: { do: 'cancel' as const, generation: 'id' },
      style: 'danger' as const,
    };
    const { ref } = await surface.post(to, saying('a', { controls: [[stop]] }), 'card');
    expect(said()[0]?.reply_markup?.inline_keyboard?.[0]?.[0]?.style).toBe('danger');
    await surface.edit(ref, saying('b'));
    await surface.edit(ref, saying('b'));
    expect(said()[0]).toMatchObject({ text: 'b', edits: 1 });
    expect(said()[0]?.reply_markup).toBeUndefined();
  });

  it('knows when a message is gone', async () => {
    const ref = { platform: 'telegram', chat: to.chat, message: '4711' };
    expect((await fault(stage.surface().edit(ref, saying('a')))).code).toBe('gone');
    expect((await fault(stage.surface().edit(ref, saying('a', { audio: audio() })))).code).toBe('gone');
  });
});
