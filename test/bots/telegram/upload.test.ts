import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseAudio } from '../../../src/bots/telegram/incoming/audio.js';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import { type ChatEvent, MediaError } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { botMessages, createRecordingHandler, startHarness } from './harness.js';

let harness: Awaited<ReturnType<typeof startHarness>>;
let ada: Person;
let chat: Chat;
let running: TelegramListener;
let handler: ReturnType<typeof createRecordingHandler>;

beforeEach(async () => {
  harness = await startHarness();
  ada = harness.telegram.person('Ada');
  chat = harness.telegram.privateChat(ada);
  handler = createRecordingHandler();
  running = harness.listener();
  await running.start(handler);
});

afterEach(async () => {
  await running.stop();
  await harness.telegram.close();
});

const riff = Buffer.from('ID3 a riff');

const waitForEvents = async (count: number): Promise<ChatEvent[]> => {
  await vi.waitFor(() => expect(handler.events).toHaveLength(count), { interval: 5, timeout: 5000 });
  return handler.events;
};

const bytesOf = async (event: ChatEvent | undefined): Promise<string> => {
  const source = event?.kind === 'audio' ? event.audio.source : undefined;
  if (typeof source !== 'function') throw new Error('no audio to download');
  return String(await source());
};

describe('an audio sent to the bot on Telegram', () => {
  it('arrives with its name, size and length, and is downloaded on demand', async () => {
    const sent = { kind: 'audio', bytes: riff, file_name: 'riff.mp3', duration: 83 } as const;
    const { message_id } = await ada.send(chat, { ...sent, caption: 'my riff' });
    const [event] = await waitForEvents(1);
    expect(event).toMatchObject({
      kind: 'audio',
      key: `telegram:${chat.id}:${message_id}`,
      text: 'my riff',
      audio: { name: 'riff.mp3', bytes: riff.length, seconds: 83 },
    });
    const methods = () => harness.telegram.requests.map(({ method }) => method);
    expect(methods()).not.toContain('getFile');
    expect(await bytesOf(event)).toBe('ID3 a riff');
    expect(JSON.stringify(handler.events)).not.toContain(harness.telegram.token);
  });

  it('arrives the same way with /upload as its caption or as a reply to it', async () => {
    await ada.send(chat, { kind: 'audio', bytes: riff, file_name: 'riff.mp3', caption: '/upload' });
    await waitForEvents(1);
    const voice = await ada.send(chat, { kind: 'voice', bytes: riff });
    await waitForEvents(2);
    await ada.say(chat, '/upload from the kitchen', { replyTo: voice });
    const events = await waitForEvents(3);
    expect(events).toMatchObject([
      { kind: 'audio', text: '', audio: { name: 'riff.mp3' } },
      { kind: 'audio', text: '', audio: { name: 'voice.ogg' } },
      { kind: 'audio', text: 'from the kitchen', audio: { name: 'voice.ogg' } },
    ]);
    expect(await Promise.all(events.map(bytesOf))).toEqual(Array(3).fill('ID3 a riff'));
  });

  it('is taken in a group only when it is meant for the bot', async () => {
    const { telegram } = harness;
    const band = telegram.group('Band');
    const name = `@${telegram.bot.username}`;
    await ada.send(band, { kind: 'audio', bytes: riff, caption: `${name} take this` });
    const card = await telegram.until(() => botMessages(telegram, band)[0], 'a card');
    await ada.send(band, { kind: 'audio', bytes: riff, caption: 'listen to this, Bob' });
    await ada.send(band, { kind: 'voice', bytes: riff }, { replyTo: card });
    const events = await waitForEvents(2);
    expect(events).toMatchObject([
      { kind: 'audio', text: 'take this' },
      { kind: 'audio', text: '', audio: { name: 'voice.ogg' } },
    ]);
  });

  it('is found in every kind of file that may hold a sound', () => {
    const file = { file_id: 'f', file_size: 5 };
    for (const kind of ['audio', 'voice', 'video_note', 'video']) {
      expect(parseAudio({ message_id: 1, [kind]: file })).toEqual(
        expect.objectContaining({ id: 'f', bytes: 5 }),
      );
    }
    expect(parseAudio({ document: { ...file, mime_type: 'audio/flac' } })?.id).toBe('f');
    expect(parseAudio({ document: { ...file, file_name: 'Riff.WAV' } })?.name).toBe('Riff.WAV');
    expect(parseAudio({ audio: { ...file, duration: 0 } })).not.toHaveProperty('seconds');
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
      expect(parseAudio(other)).toBeUndefined();
    }
  });

  it('does not replace an address that was typed', async () => {
    const typed = 'https://me.example/riff.mp3';
    await ada.send(chat, { kind: 'audio', bytes: riff, caption: `/upload ${typed}` });
    await ada.say(chat, `/upload ${typed}`);
    for (const event of await waitForEvents(2)) {
      expect(event).toMatchObject({ kind: 'command', name: 'upload', values: { audio: typed } });
    }
  });

  it('is refused above 20 MB, which is what Telegram lets bots download', async () => {
    await ada.send(chat, { kind: 'audio', bytes: Buffer.concat([riff, Buffer.alloc(20_000_000)]) });
    const { telegram } = harness;
    const answer = await telegram.until(() => botMessages(telegram, chat).at(-1)?.text, 'an answer');
    expect(answer).toContain('That file is too large to be handed to me here.');
    expect(handler.events).toEqual([]);
  });

  it('that cannot be downloaded is a media error, which does not hold the token', async () => {
    const { telegram } = harness;
    await ada.send(chat, { kind: 'audio', bytes: riff });
    const [event] = await waitForEvents(1);
    const description = `Bad Request: no ${telegram.apiRoot}/file/bot${telegram.token}/music`;
    telegram.fail({ method: 'getFile', with: { status: 400, body: { description } } });
    const failure = await bytesOf(event).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MediaError);
    expect(String(failure)).not.toContain(telegram.token);
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
