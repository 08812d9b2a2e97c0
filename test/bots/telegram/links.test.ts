import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import type { ChatEvent } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { audio, botMessages, createRecordingHandler, startHarness, textMessage } from './harness.js';

let harness: Awaited<ReturnType<typeof startHarness>>;
let ada: Person;
let chat: Chat;
let running: TelegramListener | undefined;

beforeEach(async () => {
  harness = await startHarness();
  ada = harness.telegram.person('Ada');
  chat = harness.telegram.privateChat(ada);
});

afterEach(async () => {
  await running?.stop();
  await harness.telegram.close();
});

const listen = async (answer: (event: ChatEvent) => Promise<unknown>) => {
  const handler = createRecordingHandler(answer);
  running = harness.listener();
  await running.start(handler);
  return handler;
};

const messages = () => botMessages(harness.telegram, chat);

describe('a link to a track on Telegram', () => {
  it('opens the track with its song, once, however often Telegram delivers the update', async () => {
    const handler = await listen((event) =>
      event.reply.tell(textMessage('', { title: 'Rainy Morning', audio: audio() })),
    );
    await ada.say(chat, '/start track_abc_0');
    await harness.telegram.until(() => messages()[0]?.audio, 'the song');
    harness.telegram.redeliver(1);
    await harness.telegram.until(() => handler.events.length === 2, 'the second delivery');
    await running?.stop();
    expect(handler.events[0]).toMatchObject({
      kind: 'command',
      name: 'start',
      values: { payload: 'track_abc_0' },
    });
    expect(messages()).toMatchObject([{ audio: { title: 'Rainy Morning' } }]);
  });

  it('shows a text for a song that is too large for the chat', async () => {
    await listen((event) =>
      event.reply.tell(
        textMessage('A long one.', { title: 'Rainy Day', audio: audio({ bytes: 60_000_000 }) }),
      ),
    );
    await ada.say(chat, '/start track_abc_0');
    const text = await harness.telegram.until(() => messages()[0]?.text, 'the text');
    expect(text).toContain('A long one.');
  });
});
