import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatAddress, ChatMessage, Posted } from '../../../src/core/index.js';
import type { Chat } from '../../kit/telegram/index.js';
import { audio, botMessages, startHarness, textMessage } from './harness.js';

let harness: Awaited<ReturnType<typeof startHarness>>;
let chat: Chat;
let to: ChatAddress;

beforeEach(async () => {
  harness = await startHarness();
  chat = harness.telegram.privateChat(harness.telegram.person('Ada'));
  to = { platform: 'telegram', chat: String(chat.id) };
});

afterEach(() => harness.telegram.close());

const messages = (where = chat) => botMessages(harness.telegram, where);
const albumCalls = () => harness.telegram.requests.filter(({ method }) => method === 'sendMediaGroup');

const stems: ChatMessage = textMessage('Tracks 1 to 3 of 3.', {
  tone: 'good',
  audios: ['Drums', 'Bass', 'Voice'].map((title) => audio({ title, name: `${title}.mp3` })),
  perhaps: 'They may stand above already.',
});

/** The code of the error that a post rejects with. */
const faultOf = (work: Promise<Posted>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );

describe('an album on Telegram', () => {
  it('holds all songs with their titles and pictures, has its text below the last one, and is posted once', async () => {
    const posted = await harness.surface().post(to, stems, 'stems');
    expect(await harness.surface().post(to, stems, 'stems')).toEqual(posted);
    expect(albumCalls()).toHaveLength(1);
    expect(
      messages().map((message) => [message.audio?.title, message.audio?.thumbnailAccepted, message.caption]),
    ).toEqual([
      ['Drums', true, undefined],
      ['Bass', true, undefined],
      ['Voice', true, 'Tracks 1 to 3 of 3.'],
    ]);
    expect(new Set(messages().map((message) => message.media_group_id)).size).toBe(1);
    expect(posted.refs?.map(({ message }) => Number(message))).toEqual(
      messages().map((message) => message.message_id),
    );
  });

  it('with one song is posted as that song', async () => {
    await harness.surface().post(to, { ...stems, audios: stems.audios?.slice(0, 1) }, 'stems');
    expect(albumCalls()).toEqual([]);
    expect(messages()).toMatchObject([{ audio: { title: 'Drums' }, caption: 'Tracks 1 to 3 of 3.' }]);
  });

  it('replies to the request in its topic, and notifies the person', async () => {
    const { telegram } = harness;
    const ada = telegram.person('Ada');
    const group = telegram.group('Band', { topics: true });
    const thread = telegram.topic(group, ada, 'Songs');
    const request = await ada.say(group, '/stems', { thread });
    const address = {
      ...to,
      chat: String(group.id),
      thread: String(thread),
      replyTo: String(request.message_id),
    };
    const stemsForAda = { ...stems, ping: String(ada.account.id), quiet: true };
    await harness.surface().post(address, stemsForAda, 'stems');
    expect(messages(group)).toMatchObject([
      { message_thread_id: thread, reply_to_message_id: request.message_id },
      {},
      { caption: 'Tracks 1 to 3 of 3. 🔔', entities: [{ type: 'text_mention' }] },
    ]);
    expect(albumCalls()[0]?.payload.disable_notification).toBe('true');
  });

  it.each(['reset', 'reset-after'] as const)(
    'is not sent again after a %s: one text says that it may be there already',
    async (failure) => {
      harness.telegram.fail({ method: 'sendMediaGroup', with: failure });
      expect(await faultOf(harness.surface().post(to, stems, 'stems'))).toBe('unreachable');
      const posted = await harness.surface().post(to, stems, 'stems');
      expect(await harness.surface().post(to, stems, 'stems')).toEqual(posted);
      expect(albumCalls()).toHaveLength(1);
      expect(messages().filter((message) => message.audio !== undefined)).toHaveLength(
        failure === 'reset' ? 0 : 3,
      );
      expect(messages().flatMap((message) => message.text ?? [])).toEqual(['They may stand above already.']);
    },
  );

  it.each([
    [429, 'slow_down'],
    [400, 'refused'],
  ])('that was refused with %i is posted at the next attempt', async (status, code) => {
    harness.telegram.fail({ method: 'sendMediaGroup', with: { status } });
    expect(await faultOf(harness.surface().post(to, stems, 'stems'))).toBe(code);
    await harness.surface().post(to, stems, 'stems');
    expect(messages().map((message) => message.audio?.title)).toEqual(['Drums', 'Bass', 'Voice']);
  });

  it('that is too large is posted song by song, under the same key', async () => {
    harness.telegram.fail({ method: 'sendMediaGroup', with: { status: 413 } });
    expect(await faultOf(harness.surface().post(to, stems, 'stems'))).toBe('too_large');
    await harness.surface().post(to, textMessage('', { audio: audio() }), 'stems');
    expect(messages().map((message) => message.audio?.title)).toEqual(['Rainy Morning']);
  });

  it('that Telegram may have posted is not posted again', async () => {
    harness.telegram.fail({ method: 'sendMediaGroup', with: { status: 502 } });
    expect(await faultOf(harness.surface().post(to, stems, 'stems'))).toBe('unreachable');
    await harness.surface().post(to, stems, 'stems');
    expect(messages().map((message) => message.text)).toEqual(['They may stand above already.']);
  });

  it('that was posted while the store was away does not count as refused', async () => {
    const { keep } = harness.receipts;
    harness.receipts.keep = async (key, ref) => {
      if (albumCalls().length > 0) throw new Error('Redis is away');
      return keep(key, ref);
    };
    await expect(harness.surface().post(to, stems, 'stems')).rejects.toThrow(/^Redis is away$/);
    harness.receipts.keep = keep;
    await harness.surface().post(to, stems, 'stems');
    expect(albumCalls()).toHaveLength(1);
  });

  it('has a receipt before the request, so that a process that dies in between leaves a trace', async () => {
    harness.telegram.fail({ method: 'sendMediaGroup', with: 'hang-after' });
    void harness
      .surface()
      .post(to, stems, 'stems')
      .catch(() => undefined);
    await harness.telegram.until(() => messages().length === 3, 'the album');
    await harness.surface().post(to, stems, 'stems');
    expect(messages().map((message) => message.audio?.title ?? message.text)).toEqual([
      'Drums',
      'Bass',
      'Voice',
      'They may stand above already.',
    ]);
  });

  it('follows a group that has become a supergroup', async () => {
    const { telegram } = harness;
    const ada = telegram.person('Ada');
    const group = telegram.group('Band', { basic: true });
    const next = telegram.migrate(group, ada);
    const { refs } = await harness.surface().post({ ...to, chat: String(group.id) }, stems, 'stems');
    expect(refs?.map((ref) => ref.chat)).toEqual(Array(3).fill(String(next.id)));
    expect(messages(next)).toHaveLength(3);
  });

  it('lets one of its songs be deleted or renamed, without buttons', async () => {
    const surface = harness.surface();
    const [first, second] = (await surface.post(to, stems, 'stems')).refs ?? [];
    if (first === undefined || second === undefined) throw new Error('no songs');
    const more = {
      kind: 'button',
      label: 'More',
      action: { do: 'more', track: 'track' },
      style: 'plain',
    } as const;
    const renamed = textMessage('Louder', { audio: audio({ title: 'Kettledrums' }), controls: [[more]] });
    await surface.edit(first, renamed);
    await surface.remove(second);
    expect(messages().map((message) => message.audio?.title)).toEqual(['Kettledrums', 'Voice']);
  });
});
