import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sentFileIn } from '../../../src/bots/telegram/incoming/audio.js';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import { type ChatEvent, MediaError } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { createStudio, saidByBot, setStage } from './stage.js';

let stage: Awaited<ReturnType<typeof setStage>>;
let ada: Person;
let chat: Chat;
let running: TelegramListener;
let studio: ReturnType<typeof createStudio>;

beforeEach(async () => {
  stage = await setStage();
  ada = stage.telegram.person('Ada');
  chat = stage.telegram.privateChat(ada);
  studio = createStudio();
  running = stage.listener();
  await running.start(studio);
});

afterEach(async () => {
  await running.stop();
  await stage.telegram.close();
});

const riff = Buffer.from('ID3 a riff');

const heard = async (count: number): Promise<ChatEvent[]> => {
  await vi.waitFor(() => expect(studio.heard).toHaveLength(count), { interval: 5, timeout: 5000 });
  return studio.heard;
};

const bytesOf = async (event: ChatEvent | undefined): Promise<string> => {
  const source = event?.kind === 'audio' ? event.audio.source : undefined;
  if (typeof source !== 'function') throw new Error('no sound to be fetched');
  return String(await source());
};

describe('an audio sent to the bot on Telegram', () => {
  it('is heard with its name, its size and its length, and fetched when it is asked for', async () => {
    const sent = { kind: 'audio', bytes: riff, file_name: 'riff.mp3', duration: 83 } as const;
    const { message_id } = await ada.send(chat, { ...sent, caption: 'my riff' });
    const [event] = await heard(1);
    expect(event).toMatchObject({
      kind: 'audio',
      key: `telegram:${chat.id}:${message_id}`,
      text: 'my riff',
      audio: { name: 'riff.mp3', bytes: riff.length, seconds: 83 },
    });
    const methods = () => stage.telegram.requests.map(({ method }) => method);
    expect(methods()).not.toContain('getFile');
    expect(await bytesOf(event)).toBe('ID3 a riff');
    expect(JSON.stringify(studio.heard)).not.toContain(stage.telegram.token);
  });

  it('is heard the same with /upload below it, or as an answer to it', async () => {
    await ada.send(chat, { kind: 'audio', bytes: riff, file_name: 'riff.mp3', caption: '/upload' });
    await heard(1);
    const voice = await ada.send(chat, { kind: 'voice', bytes: riff });
    await heard(2);
    await ada.say(chat, '/upload from the kitchen', { replyTo: voice });
    const events = await heard(3);
    expect(events).toMatchObject([
      { kind: 'audio', text: '', audio: { name: 'riff.mp3' } },
      { kind: 'audio', text: '', audio: { name: 'voice.ogg' } },
      { kind: 'audio', text: 'from the kitchen', audio: { name: 'voice.ogg' } },
    ]);
    expect(await Promise.all(events.map(bytesOf))).toEqual(Array(3).fill('ID3 a riff'));
  });

  it('is heard in a group only when it is meant for the bot', async () => {
    const { telegram } = stage;
    const band = telegram.group('Band');
    const name = `@${telegram.bot.username}`;
    await ada.send(band, { kind: 'audio', bytes: riff, caption: `${name} take this` });
    const card = await telegram.until(() => saidByBot(telegram, band)[0], 'a card');
    await ada.send(band, { kind: 'audio', bytes: riff, caption: 'listen to this, Bob' });
    await ada.send(band, { kind: 'voice', bytes: riff }, { replyTo: card });
    const events = await heard(2);
    expect(events).toMatchObject([
      { kind: 'audio', text: 'take this' },
      { kind: 'audio', text: '', audio: { name: 'voice.ogg' } },
    ]);
  });

  it('is found in whatever may hold a sound', () => {
    const file = { file_id: 'f', file_size: 5 };
    for (const kind of ['audio', 'voice', 'video_note', 'video']) {
      expect(sentFileIn({ message_id: 1, [kind]: file })).toEqual(
        expect.objectContaining({ id: 'f', bytes: 5 }),
      );
    }
    expect(sentFileIn({ document: { ...file, mime_type: 'audio/flac' } })?.id).toBe('f');
    expect(sentFileIn({ document: { ...file, file_name: 'Riff.WAV' } })?.name).toBe('Riff.WAV');
    expect(sentFileIn({ audio: { ...file, duration: 0 } })).not.toHaveProperty('seconds');
    const gif = { ...file, mime_type: 'video/mp4' };
    const pdf = { ...file, mime_type: 'application/pdf', file_name: 'score.pdf' };
    for (const other of [
      { photo: [file] },
      { audio: 'f' },
      { audio: { file_id: 7 } },
      { animation: gif, document: gif },
      { document: pdf },
      {},
    ]) {
      expect(sentFileIn(other)).toBeUndefined();
    }
  });

  it('leaves an address that was typed as it is', async () => {
    const typed = 'https://me.example/riff.mp3';
    await ada.send(chat, { kind: 'audio', bytes: riff, caption: `/upload ${typed}` });
    await ada.say(chat, `/upload ${typed}`);
    for (const event of await heard(2)) {
      expect(event).toMatchObject({ kind: 'command', name: 'upload', values: { audio: typed } });
    }
  });

  it('is too large to be handed over beyond 20 MB', async () => {
    await ada.send(chat, { kind: 'audio', bytes: Buffer.concat([riff, Buffer.alloc(20_000_000)]) });
    const { telegram } = stage;
    const answer = await telegram.until(() => saidByBot(telegram, chat).at(-1)?.text, 'an answer');
    expect(answer).toContain('That file is too large to be handed to me here.');
    expect(studio.heard).toEqual([]);
  });

  it('that cannot be fetched is told as a fault of the file, and the token stays a secret', async () => {
    const { telegram } = stage;
    await ada.send(chat, { kind: 'audio', bytes: riff });
    const [event] = await heard(1);
    const description = `Bad Request: no ${telegram.apiRoot}/file/bot${telegram.token}/music`;
    telegram.fail({ method: 'getFile', with: { status: 400, body: { description } } });
    const trouble = await bytesOf(event).catch((error: unknown) => error);
    expect(trouble).toBeInstanceOf(MediaError);
    expect(String(trouble)).not.toContain(telegram.token);
    telegram.fail({
      method: 'getFile',
      with: { status: 400, body: { description: 'Bad Request: file is too big' } },
    });
    await expect(bytesOf(event)).rejects.toMatchObject({
      code: 'lost',
      detail: 'larger than 20000000 bytes',
    });
  });
});
