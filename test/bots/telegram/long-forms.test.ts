import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import type { ChatForm } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { wholeForm } from '../plenty.js';
import { botMessages, createRecordingHandler, startHarness, textMessage } from './harness.js';

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

const library = { count: 12, title: 'Snow on the hill' };

const opened = async (form: ChatForm) => {
  const handler = createRecordingHandler((event) =>
    event.kind === 'form' ? event.reply.card(textMessage('You are next.')) : event.reply.ask(form),
  );
  running = harness.listener();
  await running.start(handler);
  await ada.say(chat, '/help');
  return handler;
};

const question = (text: string) =>
  harness.telegram.until(
    () =>
      botMessages(harness.telegram, chat).findLast(
        (message) => message.text?.includes(text) && message.reply_markup?.inline_keyboard !== undefined,
      ),
    `the question ${text}`,
  );
const answer = async (asked: string, text: string) => {
  await question(asked);
  await ada.say(chat, text);
};
const press = async (asked: string, button: string) => {
  await (await ada.press(await question(asked), button)).answer;
};
const filled = (handler: Awaited<ReturnType<typeof opened>>) =>
  vi.waitFor(
    () => {
      const form = handler.events.find((event) => event.kind === 'form');
      if (form?.kind !== 'form') throw new Error('no form was submitted');
      return form.values;
    },
    { interval: 5, timeout: 5000 },
  );

describe('a long form on Telegram', () => {
  it('takes times as m:ss, and a text of several lines', async () => {
    const handler = await opened(wholeForm('replace', library));
    await answer('From (seconds or m:ss)', '0:30');
    await answer('To (seconds or m:ss)', '1:05');
    await answer('New words for this section', 'Rain\non the sea');
    await press('That is all I need.', 'More settings');
    await press('Style', 'Keep');
    await press('Title', 'Keep');
    await press('How to fit it in', 'Exactly, the rest stays as it is');
    await press('Model', 'v4.5');
    expect(await filled(handler)).toMatchObject({
      ...{ from: '0:30', to: '1:05', section: 'Rain\non the sea', method: 'exact', model: 'v4.5' },
    });
  });

  it('offers a person’s tracks for a mashup by title, one below the other', async () => {
    const handler = await opened(wholeForm('mashup', library));
    const message = await question('The second track');
    const rows = message.reply_markup?.inline_keyboard ?? [];
    expect(rows.slice(0, 2).map((row) => row.map(({ text }) => text))).toEqual([
      ['Snow on the hill 0 · 1:23'],
      ['Snow on the hill 1 · 1:23'],
    ]);
    await press('The second track', 'Snow on the hill 7 · 1:23');
    for (const [text, button] of [
      ['Lyrics', 'Keep'],
      ['Style', 'Leave empty'],
      ['Title', 'Keep'],
      ['That is all I need.', 'Make it'],
    ] as const) {
      await press(text, button);
    }
    expect(await filled(handler)).toMatchObject({ other: 'snow.7', style: '' });
  });

  it('takes the chosen track when another one has the same title', async () => {
    const form = wholeForm('mashup', library);
    const twin = (value: string) => ({ value, label: 'Snow · 1:23' });
    const fields = form.fields
      .filter(({ name }) => name === 'other')
      .map((field) => ({ ...field, choices: [twin('snow.0'), twin('snow.1')] }));
    const handler = await opened({ ...form, fields });
    const message = await question('The second track');
    const second = message.reply_markup?.inline_keyboard?.flat()[1]?.callback_data ?? '';
    await (await ada.press(message, second)).answer;
    expect(await filled(handler)).toEqual({ other: 'snow.1' });
  });

  it('offers musical keys three in a row', async () => {
    await opened(wholeForm('sounds', library, { prompt: 'a train' }));
    await press('What should it sound like?', 'Keep');
    await press('Make it a loop', 'Yes');
    await press('That is all I need.', 'More settings');
    await answer('Tempo', '174');
    const rows = (await question('Musical key')).reply_markup?.inline_keyboard ?? [];
    expect(rows[0]?.map(({ text }) => text)).toEqual(['C', 'C#', 'D']);
  });
});
