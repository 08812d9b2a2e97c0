import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatAddress, ChatMessage, Posted } from '../../../src/core/index.js';
import type { Chat } from '../../kit/telegram/index.js';
import { audio, saidByBot, saying, setStage } from './stage.js';

let stage: Awaited<ReturnType<typeof setStage>>;
let chat: Chat;
let to: ChatAddress;

beforeEach(async () => {
  stage = await setStage();
  chat = stage.telegram.privateChat(stage.telegram.person('Ada'));
  to = { platform: 'telegram', chat: String(chat.id) };
});

afterEach(() => stage.telegram.close());

const said = (where = chat) => saidByBot(stage.telegram, where);
const albumCalls = () => stage.telegram.requests.filter(({ method }) => method === 'sendMediaGroup');

const stems: ChatMessage = saying('Tracks 1 to 3 of 3.', {
  tone: 'good',
  audios: ['Drums', 'Bass', 'Voice'].map((title) => audio({ title, name: `${title}.mp3` })),
  perhaps: 'They may stand above already.',
});

/** What went wrong with a post, by its code. */
const faultOf = (work: Promise<Posted>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );

describe('an album on Telegram', () => {
  it('holds all songs with their titles and pictures, says its words below the last, and is posted once', async () => {
    const posted = await stage.surface().post(to, stems, 'stems');
    expect(await stage.surface().post(to, stems, 'stems')).toEqual(posted);
    expect(albumCalls()).toHaveLength(1);
    expect(said().map((one) => [one.audio?.title, one.audio?.thumbnailAccepted, one.caption])).toEqual([
      ['Drums', true, undefined],
      ['Bass', true, undefined],
      ['Voice', true, 'Tracks 1 to 3 of 3.'],
    ]);
    expect(new Set(said().map((one) => one.media_group_id)).size).toBe(1);
    expect(posted.refs?.map(({ message }) => Number(message))).toEqual(said().map((one) => one.message_id));
  });

  it('of one song is that song', async () => {
    await stage.surface().post(to, { ...stems, audios: stems.audios?.slice(0, 1) }, 'stems');
    expect(albumCalls()).toEqual([]);
    expect(said()).toMatchObject([{ audio: { title: 'Drums' }, caption: 'Tracks 1 to 3 of 3.' }]);
  });

  it('answers who asked, in their topic, and calls them', async () => {
    const { telegram } = stage;
    const ada = telegram.person('Ada');
    const group = telegram.group('Band', { topics: true });
    const thread = telegram.topic(group, ada, 'Songs');
    const asked = await ada.say(group, '/stems', { thread });
    const there = {
      ...to,
      chat: String(group.id),
      thread: String(thread),
      replyTo: String(asked.message_id),
    };
    const loud = { ...stems, ping: String(ada.account.id), quiet: true };
    await stage.surface().post(there, loud, 'stems');
    expect(said(group)).toMatchObject([
      { message_thread_id: thread, reply_to_message_id: asked.message_id },
      {},
      { caption: 'Tracks 1 to 3 of 3. 🔔', entities: [{ type: 'text_mention' }] },
    ]);
    expect(albumCalls()[0]?.payload.disable_notification).toBe('true');
  });

  it.each(['reset', 'reset-after'] as const)(
    'is not sent again after a %s: words say that it may stand there, once',
    async (trouble) => {
      stage.telegram.fail({ method: 'sendMediaGroup', with: trouble });
      expect(await faultOf(stage.surface().post(to, stems, 'stems'))).toBe('unreachable');
      const told = await stage.surface().post(to, stems, 'stems');
      expect(await stage.surface().post(to, stems, 'stems')).toEqual(told);
      expect(albumCalls()).toHaveLength(1);
      expect(said().filter((one) => one.audio !== undefined)).toHaveLength(trouble === 'reset' ? 0 : 3);
      expect(said().flatMap((one) => one.text ?? [])).toEqual(['They may stand above already.']);
    },
  );

  it.each([
    [429, 'slow_down'],
    [400, 'refused'],
  ])('that was refused with %i is posted later', async (status, code) => {
    stage.telegram.fail({ method: 'sendMediaGroup', with: { status } });
    expect(await faultOf(stage.surface().post(to, stems, 'stems'))).toBe(code);
    await stage.surface().post(to, stems, 'stems');
    expect(said().map((one) => one.audio?.title)).toEqual(['Drums', 'Bass', 'Voice']);
  });

  it('that is too large comes song by song, under the same key', async () => {
    stage.telegram.fail({ method: 'sendMediaGroup', with: { status: 413 } });
    expect(await faultOf(stage.surface().post(to, stems, 'stems'))).toBe('too_large');
    await stage.surface().post(to, saying('', { audio: audio() }), 'stems');
    expect(said().map((one) => one.audio?.title)).toEqual(['Rainy Morning']);
  });

  it('that is not known to be refused is not posted again', async () => {
    stage.telegram.fail({ method: 'sendMediaGroup', with: { status: 502 } });
    expect(await faultOf(stage.surface().post(to, stems, 'stems'))).toBe('unreachable');
    await stage.surface().post(to, stems, 'stems');
    expect(said().map((one) => one.text)).toEqual(['They may stand above already.']);
  });

  it('that stands there while our memory is away is no album that was refused', async () => {
    const { keep } = stage.receipts;
    stage.receipts.keep = async (key, ref) => {
      if (albumCalls().length > 0) throw new Error('Redis is away');
      return keep(key, ref);
    };
    await expect(stage.surface().post(to, stems, 'stems')).rejects.toThrow(/^Redis is away$/);
    stage.receipts.keep = keep;
    await stage.surface().post(to, stems, 'stems');
    expect(albumCalls()).toHaveLength(1);
  });

  it('is noted before it leaves, so that who dies in the middle leaves a trace', async () => {
    stage.telegram.fail({ method: 'sendMediaGroup', with: 'hang-after' });
    void stage
      .surface()
      .post(to, stems, 'stems')
      .catch(() => undefined);
    await stage.telegram.until(() => said().length === 3, 'the album');
    await stage.surface().post(to, stems, 'stems');
    expect(said().map((one) => one.audio?.title ?? one.text)).toEqual([
      'Drums',
      'Bass',
      'Voice',
      'They may stand above already.',
    ]);
  });

  it('follows a group that has become a supergroup', async () => {
    const { telegram } = stage;
    const ada = telegram.person('Ada');
    const group = telegram.group('Band', { basic: true });
    const next = telegram.migrate(group, ada);
    const { refs } = await stage.surface().post({ ...to, chat: String(group.id) }, stems, 'stems');
    expect(refs?.map((ref) => ref.chat)).toEqual(Array(3).fill(String(next.id)));
    expect(said(next)).toHaveLength(3);
  });

  it('can lose one of its songs, or give it another name, which takes no buttons there', async () => {
    const surface = stage.surface();
    const [first, second] = (await surface.post(to, stems, 'stems')).refs ?? [];
    if (first === undefined || second === undefined) throw new Error('no songs');
    const more = {
      kind: 'button',
      label: 'More',
      action: { do: 'more', track: 'track' },
      style: 'plain',
    } as const;
    const renamed = saying('Louder', { audio: audio({ title: 'Kettledrums' }), controls: [[more]] });
    await surface.edit(first, renamed);
    await surface.remove(second);
    expect(said().map((one) => one.audio?.title)).toEqual(['Kettledrums', 'Voice']);
  });
});
