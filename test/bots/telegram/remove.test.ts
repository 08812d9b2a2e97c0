import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatAddress } from '../../../src/core/index.js';
import type { Chat } from '../../kit/telegram/index.js';
import { audio, saidByBot, saying, setStage } from './stage.js';

let stage: Awaited<ReturnType<typeof setStage>>;
let chat: Chat;
let to: ChatAddress;
let now = 0;

beforeEach(async () => {
  now = 1_800_000_000_000;
  stage = await setStage({ now: () => now });
  chat = stage.telegram.group('Band');
  to = { platform: 'telegram', chat: String(chat.id) };
});

afterEach(() => stage.telegram.close());

const said = () => saidByBot(stage.telegram, chat).map((message) => message.text ?? message.audio?.title);

describe('taking a message away on Telegram', () => {
  it('takes away a song, and is content when somebody else has done so already', async () => {
    const surface = stage.surface();
    const song = await surface.post(to, saying('', { title: 'Rain', audio: audio() }), 'song');
    await surface.post(to, saying('And one more.'), 'words');
    await surface.remove(song.ref);
    expect(said()).toEqual(['And one more.']);
    await surface.remove(song.ref);
    expect(said()).toEqual(['And one more.']);
  });

  it('says that it may not, when the message is too old', async () => {
    const surface = stage.surface();
    const { ref } = await surface.post(to, saying('Long ago.'), 'words');
    now += 49 * 3_600_000;
    await expect(surface.remove(ref)).rejects.toMatchObject({ name: 'SurfaceError', code: 'forbidden' });
    expect(said()).toEqual(['Long ago.']);
  });
});

describe('a quiet message on Telegram', () => {
  it('comes without a sound, as words and as a song; others come with one', async () => {
    const surface = stage.surface();
    await surface.post(to, saying('Hush.', { quiet: true }), 'one');
    await surface.post(to, saying('', { audio: audio(), quiet: true, ping: '500000001' }), 'two');
    await surface.post(to, saying('Here!'), 'three');
    const sent = stage.telegram.requests.filter(({ method }) => method === 'sendMessage');
    expect(sent.map(({ payload }) => payload.disable_notification)).toEqual([true, true, undefined]);
  });
});
