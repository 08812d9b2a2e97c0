import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import type { ChatForm } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { wholeForm } from '../plenty.js';
import { createStudio, saidByBot, saying, setStage } from './stage.js';

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

const some = { count: 12, title: 'Snow on the hill' };

const opened = async (form: ChatForm) => {
  const studio = createStudio((event) =>
    event.kind === 'form' ? event.reply.card(saying('You are next.')) : event.reply.ask(form),
  );
  running = stage.listener();
  await running.start(studio);
  await ada.say(chat, '/help');
  return studio;
};

const question = (says: string) =>
  stage.telegram.until(
    () =>
      saidByBot(stage.telegram, chat).findLast(
        (one) => one.text?.includes(says) && one.reply_markup?.inline_keyboard !== undefined,
      ),
    `the question ${says}`,
  );
const answer = async (asked: string, text: string) => {
  await question(asked);
  await ada.say(chat, text);
};
const press = async (asked: string, button: string) => {
  await (await ada.press(await question(asked), button)).answer;
};
const filled = (studio: Awaited<ReturnType<typeof opened>>) =>
  vi.waitFor(
    () => {
      const form = studio.heard.find((event) => event.kind === 'form');
      if (form?.kind !== 'form') throw new Error('no form was heard');
      return form.values;
    },
    { interval: 5, timeout: 5000 },
  );

describe('a long form on Telegram', () => {
  it('takes moments as a clock, and words of several lines', async () => {
    const studio = await opened(wholeForm('replace', some));
    await answer('From (seconds or m:ss)', '0:30');
    await answer('To (seconds or m:ss)', '1:05');
    await answer('New words for this section', 'Rain\non the sea');
    await press('That is all I need.', 'More settings');
    await press('Style', 'Keep');
    await press('Title', 'Keep');
    await press('How to fit it in', 'Exactly, the rest stays as it is');
    await press('Model', 'v4.5');
    expect(await filled(studio)).toMatchObject({
      ...{ from: '0:30', to: '1:05', section: 'Rain\non the sea', method: 'exact', model: 'v4.5' },
    });
  });

  it('offers one’s tracks for a mashup by their names, one below the other', async () => {
    const studio = await opened(wholeForm('mashup', some));
    const asked = await question('The second track');
    const rows = asked.reply_markup?.inline_keyboard ?? [];
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
    expect(await filled(studio)).toMatchObject({ other: 'snow.7', style: '' });
  });

  it('takes the very track that was pressed, also when another one is called the same', async () => {
    const form = wholeForm('mashup', some);
    const twin = (value: string) => ({ value, label: 'Snow · 1:23' });
    const fields = form.fields
      .filter(({ name }) => name === 'other')
      .map((field) => ({ ...field, choices: [twin('snow.0'), twin('snow.1')] }));
    const studio = await opened({ ...form, fields });
    const asked = await question('The second track');
    const second = asked.reply_markup?.inline_keyboard?.flat()[1]?.callback_data ?? '';
    await (await ada.press(asked, second)).answer;
    expect(await filled(studio)).toEqual({ other: 'snow.1' });
  });

  it('offers the keys of music three in a row', async () => {
    await opened(wholeForm('sounds', some, { prompt: 'a train' }));
    await press('What should it sound like?', 'Keep');
    await press('Make it a loop', 'Yes');
    await press('That is all I need.', 'More settings');
    await answer('Tempo', '174');
    const rows = (await question('Musical key')).reply_markup?.inline_keyboard ?? [];
    expect(rows[0]?.map(({ text }) => text)).toEqual(['C', 'C#', 'D']);
  });
});
