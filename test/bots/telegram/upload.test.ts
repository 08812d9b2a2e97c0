import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTelegramListener, type TelegramListener } from '../../../src/bots/telegram/index.js';
import { sentFileIn } from '../../../src/bots/telegram/sent-file.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { createStudio, saidByBot, setStage } from './stage.js';

let stage: Awaited<ReturnType<typeof setStage>>;
let ada: Person;
let chat: Chat;
let running: TelegramListener | undefined;

beforeEach(async () => {
  stage = await setStage();
  ada = stage.telegram.person('Ada');
  chat = stage.telegram.privateChat(ada);
});

afterEach(async () => {
  await running?.stop();
  await stage.telegram.close();
});

const riff = Buffer.from('ID3 a riff');

const listen = async (keepUpload?: (bytes: Buffer, name: string) => Promise<string | undefined>) => {
  const { telegram, drafts, log } = stage;
  const studio = createStudio();
  const settings = { token: telegram.token, apiUrl: telegram.apiRoot, drafts, log, keepUpload };
  running = createTelegramListener(settings);
  await running.start(studio);
  return studio;
};

const answers = () => saidByBot(stage.telegram, chat).map(({ text }) => text ?? '');
const answer = () => stage.telegram.until(() => answers().at(-1), 'an answer');
const heard = (studio: Awaited<ReturnType<typeof listen>>, count: number) =>
  vi.waitFor(() => expect(studio.heard).toHaveLength(count), { interval: 5, timeout: 5000 });

describe('an audio sent to the bot on Telegram', () => {
  it('is asked for by its address where the bot has no place for it', async () => {
    const studio = await listen();
    await ada.send(chat, { kind: 'audio', bytes: riff, caption: '/upload' });
    expect(await answer()).toContain('Send /upload and a public address of the audio');
    expect(studio.heard).toEqual([]);
    const methods = stage.telegram.requests.map(({ method }) => method);
    expect(methods).not.toContain('getFile');
  });

  it('is kept in a public place, and its address there is what the studio hears', async () => {
    const kept: string[] = [];
    const studio = await listen(async (bytes, name) => {
      kept.push(`${name}: ${bytes}`);
      return `https://minstrel.example/media/key/${name}`;
    });
    await ada.send(chat, { kind: 'audio', bytes: riff, file_name: 'riff.mp3', caption: '/upload' });
    await heard(studio, 1);
    const voice = await ada.send(chat, { kind: 'voice', bytes: riff });
    await heard(studio, 2);
    await ada.say(chat, '/upload', { replyTo: voice });
    await heard(studio, 3);
    expect(studio.heard).toMatchObject([
      { kind: 'command', name: 'upload', values: { audio: 'https://minstrel.example/media/key/riff.mp3' } },
      { kind: 'text', text: '' },
      { kind: 'command', name: 'upload', values: { audio: 'https://minstrel.example/media/key/voice.ogg' } },
    ]);
    expect(kept).toEqual(['riff.mp3: ID3 a riff', 'voice.ogg: ID3 a riff']);
    expect(JSON.stringify(studio.heard)).not.toContain(stage.telegram.token);
  });

  it('is found in whatever may hold a sound', () => {
    const file = { file_id: 'f', file_size: 5 };
    for (const kind of ['audio', 'voice', 'video_note', 'video', 'document']) {
      expect(sentFileIn({ message_id: 1, [kind]: file })).toMatchObject({ id: 'f', bytes: 5 });
    }
    expect(sentFileIn({ audio: { ...file, file_name: 'riff.mp3' } })?.name).toBe('riff.mp3');
    for (const other of [{ photo: [file] }, { audio: 'f' }, { audio: { file_id: 7 } }, {}]) {
      expect(sentFileIn(other)).toBeUndefined();
    }
  });

  it('leaves an address that was typed as it is', async () => {
    const studio = await listen();
    const typed = 'https://me.example/riff.mp3';
    await ada.send(chat, { kind: 'document', bytes: riff, caption: `/upload ${typed}` });
    await ada.say(chat, `/upload ${typed}`);
    await heard(studio, 2);
    for (const event of studio.heard)
      expect(event).toMatchObject({ name: 'upload', values: { audio: typed } });
  });

  it('is asked for by its address when the bot turns out to have no public one', async () => {
    await listen(async () => undefined);
    await ada.send(chat, { kind: 'audio', bytes: riff, caption: '/upload' });
    expect(await answer()).toContain('Send /upload and a public address of the audio');
  });

  it('is too large to be handed over beyond 20 MB', async () => {
    const studio = await listen(async () => 'https://minstrel.example/media/key/long.mp3');
    const long = Buffer.concat([riff, Buffer.alloc(20_000_000)]);
    await ada.send(chat, { kind: 'audio', bytes: long, caption: '/upload' });
    expect(await answer()).toContain('That file is too large to be handed to me here.');
    expect(studio.heard).toEqual([]);
  });

  it('that cannot be fetched is apologized for, and the token stays a secret', async () => {
    await listen(async () => {
      throw new Error(`no room for ${stage.telegram.apiRoot}/file/bot${stage.telegram.token}/music`);
    });
    await ada.send(chat, { kind: 'audio', bytes: riff, caption: '/upload' });
    expect(await answer()).toContain('Something went wrong on my side.');
    expect(JSON.stringify([stage.log.lines, answers()])).not.toContain(stage.telegram.token);
  });
});
