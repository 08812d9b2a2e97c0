import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import type { ChatEvent } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { audio, createStudio, saidByBot, saying, setStage } from './stage.js';

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

const listen = async (answer: (event: ChatEvent) => Promise<unknown>) => {
  const studio = createStudio(answer);
  running = stage.listener();
  await running.start(studio);
  return studio;
};

const said = () => saidByBot(stage.telegram, chat);

describe('a link to a track on Telegram', () => {
  it('opens the track with its song, once, however often the link is heard of', async () => {
    const studio = await listen((event) =>
      event.reply.tell(saying('', { title: 'Rainy Morning', audio: audio() })),
    );
    await ada.say(chat, '/start track_abc_0');
    await stage.telegram.until(() => said()[0]?.audio, 'the song');
    stage.telegram.redeliver(1);
    await stage.telegram.until(() => studio.heard.length === 2, 'the link once more');
    await running?.stop();
    expect(studio.heard[0]).toMatchObject({
      kind: 'command',
      name: 'start',
      values: { payload: 'track_abc_0' },
    });
    expect(said()).toMatchObject([{ audio: { title: 'Rainy Morning' } }]);
  });

  it('tells of a song that is too large for the chat in words', async () => {
    await listen((event) =>
      event.reply.tell(saying('A long one.', { title: 'Rainy Day', audio: audio({ bytes: 60_000_000 }) })),
    );
    await ada.say(chat, '/start track_abc_0');
    const told = await stage.telegram.until(() => said()[0]?.text, 'words');
    expect(told).toContain('A long one.');
  });
});
