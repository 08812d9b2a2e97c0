import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import { type ChatEvent, type ChatForm, StorageError } from '../../../src/core/index.js';
import type { Chat, Person, ChatMessage as Shown } from '../../kit/telegram/index.js';
import { botMessages, createRecordingHandler, form, startHarness, textMessage } from './harness.js';

type Harness = Awaited<ReturnType<typeof startHarness>>;

let harness: Harness;
let ada: Person;
let chat: Chat;
let running: TelegramListener[];

beforeEach(async () => {
  harness = await startHarness();
  ada = harness.telegram.person('Ada');
  chat = harness.telegram.privateChat(ada);
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((listener) => listener.stop()));
  await harness.telegram.close();
});

const asking =
  (asked: ChatForm) =>
  (event: ChatEvent): Promise<unknown> =>
    event.kind === 'command' ? event.reply.ask(asked) : event.reply.card(textMessage('You are next.'));

const listen = async (asked: ChatForm = form) => {
  const handler = createRecordingHandler(asking(asked));
  const listener = harness.listener();
  running.push(listener);
  await listener.start(handler);
  return { ...handler, listener };
};

const forms = (handler: { events: ChatEvent[] }) =>
  handler.events.flatMap((event) => (event.kind === 'form' ? [event] : []));

const formCount = (handler: { events: ChatEvent[] }, count: number) =>
  vi.waitFor(() => expect(forms(handler)).toHaveLength(count), { interval: 5, timeout: 5000 });

const labels = (message: Shown): string[] =>
  (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);

/** Waits for an open question that holds a text. */
const question = (text: string, where = chat): Promise<Shown> =>
  harness.telegram.until(
    () =>
      botMessages(harness.telegram, where).find(
        (message) => message.text?.includes(text) && message.reply_markup?.inline_keyboard !== undefined,
      ),
    `a question about ${text}`,
  );

const press = async (person: Person, message: Shown, label: string) =>
  (await person.press(message, label)).answer;

describe('a form on Telegram', () => {
  it('is asked question by question, and its answers start one song', async () => {
    const handler = await listen();
    const asked = await ada.say(chat, '/custom');
    const lyrics = await question('Question 1 of 4');
    expect(lyrics.text).toContain('A song of your own\n\nQuestion 1 of 4\nLyrics');
    expect(lyrics.text).toContain('For example: Rain on the window');
    expect(labels(lyrics)).toEqual(['Cancel']);
    await ada.say(chat, '[Verse]\nRain & <tea>');

    const style = await question('Question 2 of 4');
    expect(style.text).toContain('Now: warm folk');
    expect(labels(style)).toEqual(['Keep', 'Leave empty', 'Cancel']);
    await press(ada, style, 'Keep');

    const voice = await question('Question 3 of 4');
    expect(labels(voice)).toEqual(['Female', 'Male', 'Skip', 'Cancel']);
    await press(ada, voice, 'Male');

    await press(ada, await question('Question 4 of 4'), 'Skip');
    const offer = await question('That is all I need.');
    expect(labels(offer)).toEqual(['Make it', 'More settings', 'Cancel']);
    await press(ada, offer, 'Make it');

    await formCount(handler, 1);
    const [filled] = forms(handler);
    expect(filled).toMatchObject({
      form: form.id,
      values: { lyrics: '[Verse]\nRain & <tea>', style: 'warm folk', voice: 'male' },
      address: { platform: 'telegram', chat: String(chat.id), replyTo: String(asked.message_id) },
    });
    expect(filled?.key).toMatch(/^telegram:form:\w+$/);
    await harness.telegram.until(
      () => botMessages(harness.telegram, chat).every((message) => labels(message).length === 0),
      'no buttons',
    );
    expect(botMessages(harness.telegram, chat).map((message) => message.text)).toEqual([
      'Lyrics\n[Verse]\nRain & <tea>',
      'Style\nwarm folk',
      'Voice\nMale',
      'Instrumental, no singing\nSkipped',
      'A song of your own\nMake it',
      'You are next.',
    ]);
  });

  it('asks for more settings on request, and takes typed choices by their label', async () => {
    const handler = await listen();
    await ada.say(chat, '/custom');
    await question('Question 1 of 4');
    await ada.say(chat, 'la');
    await question('Question 2 of 4');
    await ada.say(chat, 'punk');
    await question('Question 3 of 4');
    await ada.say(chat, 'female');
    await question('Question 4 of 4');
    await ada.say(chat, 'YES');
    await press(ada, await question('That is all I need.'), 'More settings');
    await question('Question 5 of 5');
    await ada.say(chat, '70');
    await formCount(handler, 1);
    expect(forms(handler)[0]?.values).toEqual({
      lyrics: 'la',
      style: 'punk',
      voice: 'female',
      instrumental: true,
      weirdness: '70',
    });
  });

  it('can clear a value that was filled in', async () => {
    const handler = await listen({ ...form, fields: form.fields.slice(1, 2) });
    await ada.say(chat, '/custom');
    await press(ada, await question('Question 1 of 1'), 'Leave empty');
    await formCount(handler, 1);
    expect(forms(handler)[0]?.values).toEqual({ style: '' });
  });

  it('can be cancelled by button and by command, and costs nothing', async () => {
    const handler = await listen();
    await ada.say(chat, '/custom');
    const first = await question('Question 1 of 4');
    await press(ada, first, 'Cancel');
    await harness.telegram.until(
      () => labels(botMessages(harness.telegram, chat)[0] ?? first).length === 0,
      'the buttons to go',
    );
    await ada.say(chat, '/custom');
    await question('Question 1 of 4');
    await ada.say(chat, '/cancel');
    await harness.telegram.until(
      () => botMessages(harness.telegram, chat).at(-1)?.text === 'Cancelled. Nothing was charged.',
      'the confirmation',
    );
    expect(forms(handler)).toEqual([]);
    await ada.say(chat, 'a song about rain');
    await vi.waitFor(() => expect(handler.events.at(-1)?.kind).toBe('text'), { interval: 5, timeout: 5000 });
    expect(handler.events.filter((event) => event.kind === 'command')).toHaveLength(2);
  });

  it('continues in the middle after a restart, and does not take an answer twice', async () => {
    const { telegram } = harness;
    const before = await listen();
    await ada.say(chat, '/custom');
    await question('Question 1 of 4');
    await ada.say(chat, 'la');
    await question('Question 2 of 4');
    await before.listener.stop();
    const handler = await listen();
    telegram.redeliver(1);
    await press(ada, await question('Question 2 of 4'), 'Keep');
    await press(ada, await question('Question 3 of 4'), 'Skip');
    await press(ada, await question('Question 4 of 4'), 'No');
    await press(ada, await question('That is all I need.'), 'Make it');
    await formCount(handler, 1);
    expect(forms(handler)[0]?.values).toEqual({ lyrics: 'la', style: 'warm folk', instrumental: false });
  });

  it('is submitted once for a double press, and again under the same key when Telegram delivers an update again', async () => {
    const { telegram } = harness;
    const short: ChatForm = { ...form, fields: form.fields.slice(1, 3) };
    const handler = await listen(short);
    await ada.say(chat, '/custom');
    await press(ada, await question('Question 1 of 2'), 'Keep');
    const last = await question('Question 2 of 2');
    const presses = await Promise.all([ada.press(last, 'Male'), ada.press(last, 'Male')]);
    const answers = await Promise.all(presses.map(({ answer }) => answer));
    expect(answers[1]?.text).toBe('That is already on its way.');
    expect(forms(handler)).toHaveLength(1);
    telegram.redeliver(2);
    await formCount(handler, 2);
    expect(forms(handler)[1]).toMatchObject({
      key: forms(handler)[0]?.key,
      values: forms(handler)[0]?.values,
    });
  });

  it('never takes a last answer that is delivered again for a new request', async () => {
    const { telegram } = harness;
    const short: ChatForm = { ...form, fields: form.fields.slice(0, 1) };
    const handler = await listen(short);
    await ada.say(chat, '/custom');
    await question('Question 1 of 1');
    await ada.say(chat, 'Rainy Morning');
    await formCount(handler, 1);
    telegram.redeliver(1);
    await formCount(handler, 2);
    expect(forms(handler)[1]?.key).toBe(forms(handler)[0]?.key);
    expect(handler.events.some((event) => event.kind === 'text')).toBe(false);
  });

  it('is kept when core could not take it', async () => {
    let isDown = true;
    const handler = createRecordingHandler(async (event) => {
      if (event.kind === 'form' && isDown) throw new StorageError('Redis is down');
      await asking({ ...form, fields: form.fields.slice(2, 3) })(event);
    });
    const listener = harness.listener();
    running.push(listener);
    await listener.start(handler);
    await ada.say(chat, '/custom');
    const only = await question('Question 1 of 1');
    expect((await press(ada, only, 'Male')).text).toContain('I cannot reach my memory');
    isDown = false;
    await press(ada, only, 'Female');
    await formCount(handler, 2);
    expect(forms(handler)[1]?.values).toEqual({ voice: 'female' });
  });

  it('says of an old button that it has expired', async () => {
    await listen();
    await ada.say(chat, '/custom');
    const first = await question('Question 1 of 4');
    await ada.say(chat, '/custom');
    await harness.telegram.until(
      () =>
        labels(
          harness.telegram.messages(chat).find((message) => message.message_id === first.message_id) ?? first,
        ).length === 0,
      'the first form to be cancelled',
    );
    await question('Question 1 of 4');
    await ada.say(chat, 'la');
    const style = await question('Question 2 of 4');
    const [firstPress, secondPress] = await Promise.all([ada.press(style, 'Keep'), ada.press(style, 'Keep')]);
    expect(await firstPress.answer).toEqual({});
    expect(await secondPress.answer).toEqual({ text: 'That question is answered already.' });
    const third = await question('Question 3 of 4');
    await ada.say(chat, '/cancel');
    const [late] = await Promise.all([ada.press(third, 'Male')]);
    expect((await late.answer).text).toContain('This form has expired.');
  });
});
