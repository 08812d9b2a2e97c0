import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatAddress } from '../../../src/core/index.js';
import type { Chat } from '../../kit/telegram/index.js';
import { audio, botMessages, startHarness, textMessage } from './harness.js';

let harness: Awaited<ReturnType<typeof startHarness>>;
let chat: Chat;
let to: ChatAddress;
let now = 0;

beforeEach(async () => {
  now = 1_800_000_000_000;
  harness = await startHarness({ now: () => now });
  chat = harness.telegram.group('Band');
  to = { platform: 'telegram', chat: String(chat.id) };
});

afterEach(() => harness.telegram.close());

const messages = () =>
  botMessages(harness.telegram, chat).map((message) => message.text ?? message.audio?.title);

describe('deleting a message on Telegram', () => {
  it('deletes a song, and succeeds when it is deleted already', async () => {
    const surface = harness.surface();
    const song = await surface.post(to, textMessage('', { title: 'Rain', audio: audio() }), 'song');
    await surface.post(to, textMessage('And one more.'), 'words');
    await surface.remove(song.ref);
    expect(messages()).toEqual(['And one more.']);
    await surface.remove(song.ref);
    expect(messages()).toEqual(['And one more.']);
  });

  it('is forbidden when the message is too old', async () => {
    const surface = harness.surface();
    const { ref } = await surface.post(to, textMessage('Long ago.'), 'words');
    now += 49 * 3_600_000;
    await expect(surface.remove(ref)).rejects.toMatchObject({ name: 'SurfaceError', code: 'forbidden' });
    expect(messages()).toEqual(['Long ago.']);
  });
});

describe('a quiet message on Telegram', () => {
  it('arrives without a sound, as text and as a song; others arrive with one', async () => {
    const surface = harness.surface();
    await surface.post(to, textMessage('Hush.', { quiet: true }), 'one');
    await surface.post(to, textMessage('', { audio: audio(), quiet: true, ping: '500000001' }), 'two');
    await surface.post(to, textMessage('Here!'), 'three');
    const sent = harness.telegram.requests.filter(({ method }) => method === 'sendMessage');
    expect(sent.map(({ payload }) => payload.disable_notification)).toEqual([true, true, undefined]);
  });
});
