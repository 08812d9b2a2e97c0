import { afterEach, describe, expect, it } from 'vitest';
import { createDiscordSurface } from '../../src/bots/discord/index.js';
import { createTelegramSurface } from '../../src/bots/telegram/index.js';
import { createWebSurface } from '../../src/bots/web/index.js';
import {
  type AudioFile,
  type ChatAddress,
  type ChatMessage,
  type ChatSurface,
  fitMessage,
  type MessageRef,
  note,
  type Receipts,
} from '../../src/core/index.js';
import { createConversations } from '../kit/conversations.js';
import { startDiscord } from '../kit/discord/index.js';
import { tone } from '../kit/sound.js';
import { startTelegram } from '../kit/telegram/index.js';

/** A surface, and what people see in its chat. */
type Platform = {
  surface: ChatSurface;
  address: ChatAddress;
  /** The messages of the chat: all texts of each, the number of its audios, and the names of its other files. */
  messages(): Promise<{ text: string; audios: number; files: string[] }[]>;
  close(): Promise<void>;
};

const song = Buffer.from(await tone(1));
const audio: AudioFile = {
  key: 'song',
  name: 'Rain.mp3',
  type: 'audio/mpeg',
  bytes: song.length,
  title: 'Rain',
  performer: 'Minstrel',
  seconds: 1,
};
const silentLog = { info: () => {}, warn: () => {}, error: () => {} };
const common = { read: async () => song, clock: Date.now, log: silentLog };

const createReceipts = (): Receipts => {
  const kept = new Map<string, MessageRef>();
  return {
    find: async (key) => kept.get(key),
    keep: async (key, ref) => {
      kept.set(key, ref);
    },
  };
};

const platforms: Record<string, () => Promise<Platform>> = {
  discord: async () => {
    const discord = await startDiscord();
    const receipts = createReceipts();
    return {
      surface: createDiscordSurface({ ...common, receipts, token: discord.token, apiUrl: discord.api }),
      address: { platform: 'discord', chat: discord.channelId },
      messages: async () =>
        discord.messages(discord.channelId).map((message) => ({
          text: `${message.content} ${JSON.stringify(message.embeds)}`,
          audios: message.attachments.filter(({ filename }) => filename.endsWith('.mp3')).length,
          files: message.attachments.flatMap(({ filename }) => (filename.endsWith('.mp3') ? [] : filename)),
        })),
      close: () => discord.close(),
    };
  },
  telegram: async () => {
    const telegram = await startTelegram();
    const ana = telegram.person('Ana');
    const chat = telegram.privateChat(ana);
    // A bot can write only to a person who has written to it.
    await ana.say(chat, '/start');
    const receipts = createReceipts();
    return {
      surface: createTelegramSurface({
        ...common,
        receipts,
        token: telegram.token,
        apiUrl: telegram.apiRoot,
      }),
      address: { platform: 'telegram', chat: String(chat.id) },
      messages: async () =>
        telegram
          .messages(chat)
          .filter((message) => message.from?.is_bot)
          .map((message) => ({
            text: `${message.text ?? ''}${message.caption ?? ''}`,
            audios: message.audio === undefined ? 0 : 1,
            files: [message.document, message.video].flatMap((file) => file?.file_name ?? []),
          })),
      close: () => telegram.close(),
    };
  },
  web: async () => {
    const conversations = createConversations();
    return {
      surface: createWebSurface({ conversations, clock: Date.now }),
      address: { platform: 'web', chat: 'ana' },
      messages: async () =>
        (await conversations.read('ana', 100)).map(({ message }) => ({
          text: `${message.title ?? ''} ${message.body ?? ''}`,
          audios: message.audio === undefined ? 0 : 1,
          files: message.file === undefined ? [] : [message.file.name],
        })),
      close: async () => {},
    };
  },
};

describe.each(Object.keys(platforms))('%s, as every surface,', (name) => {
  let platform: Platform;
  const open = async () => {
    platform = await (platforms[name]?.() ?? Promise.reject(new Error(name)));
    return platform;
  };
  afterEach(() => platform.close());

  it('posts a text once per key', async () => {
    const { surface, address, messages } = await open();
    const first = await surface.post(address, note('plain', 'It is raining.'), 'song.1');
    const again = await surface.post(address, note('plain', 'It is raining.'), 'song.1');
    expect(again.ref.message).toBe(first.ref.message);
    expect(await messages()).toHaveLength(1);
  });

  it('posts a track once per key, with its audio', async () => {
    const { surface, address, messages } = await open();
    const track: ChatMessage = { tone: 'good', title: 'Rain', audio, controls: [] };
    await surface.post(address, track, 'song.2');
    await surface.post(address, track, 'song.2');
    expect((await messages()).map(({ audios }) => audios)).toEqual([1]);
  });

  it.each(['Rain.mid', 'Rain.lrc', 'Rain.wav', 'Rain.mp4'])(
    'posts %s once per key, with its text',
    async (name) => {
      const { surface, address, messages } = await open();
      const type = name.endsWith('.mp4') ? 'video/mp4' : 'application/octet-stream';
      const file = { key: 'song', name, type, bytes: song.length };
      const message: ChatMessage = {
        tone: 'good',
        title: 'Rain',
        body: 'Here is your file.',
        file,
        controls: [],
      };
      await surface.post(address, message, 'song.6');
      await surface.post(address, message, 'song.6');
      const [posted, ...others] = await messages();
      expect(others).toEqual([]);
      expect(posted).toMatchObject({ audios: 0, files: [name] });
      expect(posted?.text).toContain('Here is your file.');
    },
  );

  it('turns a card into a file, and edits its text afterwards', async () => {
    const { surface, address, messages } = await open();
    const { ref } = await surface.post(address, note('busy', 'Composing'), 'song.7');
    const file = { key: 'song', name: 'Rain.mid', type: 'audio/midi', bytes: song.length };
    const message: ChatMessage = { ...note('good', '12 notes'), file };
    await surface.edit(ref, message);
    await surface.edit(ref, message);
    await surface.edit(ref, { ...message, body: '13 notes' });
    expect(await messages()).toMatchObject([{ audios: 0, files: ['Rain.mid'] }]);
    expect((await messages())[0]?.text).toContain('13 notes');
  });

  it('edits a message, and succeeds when the same edit comes again', async () => {
    const { surface, address, messages } = await open();
    const { ref } = await surface.post(address, note('busy', 'Composing'), 'song.3');
    await surface.edit(ref, note('good', 'Finished'));
    await surface.edit(ref, note('good', 'Finished'));
    const [message, ...others] = await messages();
    expect(others).toEqual([]);
    expect(message?.text).toContain('Finished');
    expect(message?.text).not.toContain('Composing');
  });

  it('reports that a message is gone when there is none to edit', async () => {
    const { surface, address } = await open();
    const { ref } = await surface.post(address, note('plain', 'Here'), 'song.4');
    const lost = { ...ref, message: name === 'web' ? 'nothing' : `${ref.message}77` };
    await expect(surface.edit(lost, note('plain', 'There'))).rejects.toMatchObject({ code: 'gone' });
  });

  it('takes the longest message that fits its limits', async () => {
    const { surface, address, messages } = await open();
    const endless = 'rain & <b>wind</b> *and* _sun_ @everyone '.repeat(400);
    const buttons = Array.from({ length: 40 }, (_, index) => ({
      kind: 'button' as const,
      label: `${endless}${index}`,
      action: { do: 'operation' as const, operation: 'extend' as const, track: `${index}` },
      style: 'plain' as const,
    }));
    const facts = [{ label: 'Style', value: endless }];
    const whole: ChatMessage = {
      tone: 'good',
      title: endless,
      body: endless,
      facts,
      footnote: endless,
      controls: [buttons],
    };
    await surface.post(address, fitMessage(whole, surface.limits), 'song.5');
    expect(await messages()).toHaveLength(1);
  });
});
