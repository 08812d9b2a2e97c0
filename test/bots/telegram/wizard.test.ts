import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import { type ChatEvent, type ChatForm, StorageError } from '../../../src/core/index.js';
import type { Chat, Person, ChatMessage as Shown } from '../../kit/telegram/index.js';
import { createStudio, form, saidByBot, saying, setStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof setStage>>;

let stage: Stage;
let ada: Person;
let chat: Chat;
let running: TelegramListener[];

beforeEach(async () => {
  stage = await setStage();
  ada = stage.telegram.person('Ada');
  chat = stage.telegram.privateChat(ada);
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((listener) => listener.stop()));
  await stage.telegram.close();
});

const asking =
  (asked: ChatForm) =>
  (event: ChatEvent): Promise<unknown> =>
    event.kind === 'command' ? event.reply.ask(asked) : event.reply.card(saying('You are next.'));

const listen = async (asked: ChatForm = form) => {
  const studio = createStudio(asking(asked));
  const listener = stage.listener();
  running.push(listener);
  await listener.start(studio);
  return { ...studio, listener };
};

const forms = (studio: { heard: ChatEvent[] }) =>
  studio.heard.flatMap((event) => (event.kind === 'form' ? [event] : []));

const formCount = (studio: { heard: ChatEvent[] }, count: number) =>
  vi.waitFor(() => expect(forms(studio)).toHaveLength(count), { interval: 5, timeout: 5000 });

const labels = (message: Shown): string[] =>
  (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);

/** Waits for a standing question about something. */
const question = (words: string, where = chat): Promise<Shown> =>
  stage.telegram.until(
    () =>
      saidByBot(stage.telegram, where).find(
        (message) => message.text?.includes(words) && message.reply_markup?.inline_keyboard !== undefined,
      ),
    `a question about ${words}`,
  );

const press = async (person: Person, message: Shown, label: string) =>
  (await person.press(message, label)).answer;

describe('a form on Telegram', () => {
  it('is asked question by question, and its answers start one song', async () => {
    const studio = await listen();
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

    await formCount(studio, 1);
    const [filled] = forms(studio);
    expect(filled).toMatchObject({
      form: form.id,
      values: { lyrics: '[Verse]\nRain & <tea>', style: 'warm folk', voice: 'male' },
      address: { platform: 'telegram', chat: String(chat.id), replyTo: String(asked.message_id) },
    });
    expect(filled?.key).toMatch(/^telegram:form:\w+$/);
    await stage.telegram.until(
      () => saidByBot(stage.telegram, chat).every((one) => labels(one).length === 0),
      'no buttons',
    );
    expect(saidByBot(stage.telegram, chat).map((one) => one.text)).toEqual([
      'Lyrics\n[Verse]\nRain & <tea>',
      'Style\nwarm folk',
      'Voice\nMale',
      'Instrumental, no singing\nSkipped',
      'A song of your own\nMake it',
      'You are next.',
    ]);
  });

  it('asks for more settings when told to, and takes typed choices by their label', async () => {
    const studio = await listen();
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
    await formCount(studio, 1);
    expect(forms(studio)[0]?.values).toEqual({
      lyrics: 'la',
      style: 'punk',
      voice: 'female',
      instrumental: true,
      weirdness: '70',
    });
  });

  it('can leave empty what was filled in', async () => {
    const studio = await listen({ ...form, fields: form.fields.slice(1, 2) });
    await ada.say(chat, '/custom');
    await press(ada, await question('Question 1 of 1'), 'Leave empty');
    await formCount(studio, 1);
    expect(forms(studio)[0]?.values).toEqual({ style: '' });
  });

  it('can be cancelled by button and by command, and costs nothing', async () => {
    const studio = await listen();
    await ada.say(chat, '/custom');
    const first = await question('Question 1 of 4');
    await press(ada, first, 'Cancel');
    await stage.telegram.until(
      () => labels(saidByBot(stage.telegram, chat)[0] ?? first).length === 0,
      'the end',
    );
    await ada.say(chat, '/custom');
    await question('Question 1 of 4');
    await ada.say(chat, '/cancel');
    await stage.telegram.until(
      () => saidByBot(stage.telegram, chat).at(-1)?.text === 'Cancelled. Nothing was charged.',
      'the word',
    );
    expect(forms(studio)).toEqual([]);
    await ada.say(chat, 'a song about rain');
    await vi.waitFor(() => expect(studio.heard.at(-1)?.kind).toBe('text'), { interval: 5, timeout: 5000 });
    expect(studio.heard.filter((event) => event.kind === 'command')).toHaveLength(2);
  });

  it('goes on in the middle after a restart, and does not take an answer twice', async () => {
    const { telegram } = stage;
    const before = await listen();
    await ada.say(chat, '/custom');
    await question('Question 1 of 4');
    await ada.say(chat, 'la');
    await question('Question 2 of 4');
    await before.listener.stop();
    const studio = await listen();
    telegram.redeliver(1);
    await press(ada, await question('Question 2 of 4'), 'Keep');
    await press(ada, await question('Question 3 of 4'), 'Skip');
    await press(ada, await question('Question 4 of 4'), 'No');
    await press(ada, await question('That is all I need.'), 'Make it');
    await formCount(studio, 1);
    expect(forms(studio)[0]?.values).toEqual({ lyrics: 'la', style: 'warm folk', instrumental: false });
  });

  it('hands the form over once for a double press, and again under the same key when an event comes again', async () => {
    const { telegram } = stage;
    const two: ChatForm = { ...form, fields: form.fields.slice(1, 3) };
    const studio = await listen(two);
    await ada.say(chat, '/custom');
    await press(ada, await question('Question 1 of 2'), 'Keep');
    const last = await question('Question 2 of 2');
    const presses = await Promise.all([ada.press(last, 'Male'), ada.press(last, 'Male')]);
    const answers = await Promise.all(presses.map(({ answer }) => answer));
    expect(answers[1]?.text).toBe('That is already on its way.');
    expect(forms(studio)).toHaveLength(1);
    telegram.redeliver(2);
    await formCount(studio, 2);
    expect(forms(studio)[1]).toMatchObject({ key: forms(studio)[0]?.key, values: forms(studio)[0]?.values });
  });

  it('never takes a last answer that comes again for a new wish', async () => {
    const { telegram } = stage;
    const one: ChatForm = { ...form, fields: form.fields.slice(0, 1) };
    const studio = await listen(one);
    await ada.say(chat, '/custom');
    await question('Question 1 of 1');
    await ada.say(chat, 'Rainy Morning');
    await formCount(studio, 1);
    telegram.redeliver(1);
    await formCount(studio, 2);
    expect(forms(studio)[1]?.key).toBe(forms(studio)[0]?.key);
    expect(studio.heard.some((event) => event.kind === 'text')).toBe(false);
  });

  it('keeps the form when the studio could not take it', async () => {
    let isDown = true;
    const studio = createStudio(async (event) => {
      if (event.kind === 'form' && isDown) throw new StorageError('Redis is down');
      await asking({ ...form, fields: form.fields.slice(2, 3) })(event);
    });
    const listener = stage.listener();
    running.push(listener);
    await listener.start(studio);
    await ada.say(chat, '/custom');
    const only = await question('Question 1 of 1');
    expect((await press(ada, only, 'Male')).text).toContain('I cannot reach my memory');
    isDown = false;
    await press(ada, only, 'Female');
    await formCount(studio, 2);
    expect(forms(studio)[1]?.values).toEqual({ voice: 'female' });
  });

  it('keeps two people in one group apart, and hears only replies to its questions', async () => {
    const { telegram } = stage;
    const studio = await listen();
    const bob = telegram.person('Bob');
    const group = telegram.group('Band');
    const askedByAda = await ada.say(group, '/custom');
    const forAda = await question('Question 1 of 4', group);
    expect(forAda.text).toContain('Reply to this message, or press a button.');
    expect(forAda).toMatchObject({
      reply_to_message_id: askedByAda.message_id,
      reply_markup: { force_reply: true },
    });
    const askedByBob = await bob.say(group, '/custom');
    const forBob = await telegram.until(
      () => saidByBot(telegram, group).find((one) => one.reply_to_message_id === askedByBob.message_id),
      'a question for Bob',
    );
    expect((await press(bob, forAda, 'Cancel')).text).toBe(
      'Only the person who asked for this song can do that.',
    );
    await bob.say(group, 'words of Bob', { replyTo: forBob });
    const secondOfBob = await question('Question 2 of 4', group);
    await ada.say(group, 'chatter');
    await ada.say(group, 'words of Ada', { replyTo: forAda });
    const secondOfAda = await telegram.until(
      () =>
        saidByBot(telegram, group).find(
          (one) => one.text?.includes('Question 2 of 4') && one.message_id !== secondOfBob.message_id,
        ),
      'the second question for Ada',
    );
    for (const [person, second] of [
      [ada, secondOfAda],
      [bob, secondOfBob],
    ] as const) {
      await press(person, second, 'Keep');
      const later = (words: string) =>
        telegram.until(
          () =>
            saidByBot(telegram, group).find(
              (one) =>
                one.text?.includes(words) && labels(one).length > 0 && one.message_id > second.message_id,
            ),
          words,
        );
      await press(person, await later('Question 3 of 4'), 'Skip');
      await press(person, await later('Question 4 of 4'), 'Skip');
      await press(person, await later('That is all I need.'), 'Make it');
    }
    await formCount(studio, 2);
    expect(
      forms(studio).map((event) => [event.person.name, event.values.lyrics, event.address.replyTo]),
    ).toEqual([
      ['Ada', 'words of Ada', String(askedByAda.message_id)],
      ['Bob', 'words of Bob', String(askedByBob.message_id)],
    ]);
    expect(studio.heard.some((event) => event.kind === 'text')).toBe(false);
  });

  it('says of an old button that it is old', async () => {
    await listen();
    await ada.say(chat, '/custom');
    const first = await question('Question 1 of 4');
    await ada.say(chat, '/custom');
    await stage.telegram.until(
      () =>
        labels(stage.telegram.messages(chat).find((one) => one.message_id === first.message_id) ?? first)
          .length === 0,
      'the first form to be given up',
    );
    await question('Question 1 of 4');
    await ada.say(chat, 'la');
    const style = await question('Question 2 of 4');
    const [one, two] = await Promise.all([ada.press(style, 'Keep'), ada.press(style, 'Keep')]);
    expect(await one.answer).toEqual({});
    expect(await two.answer).toEqual({ text: 'That question is answered already.' });
    const third = await question('Question 3 of 4');
    await ada.say(chat, '/cancel');
    const [late] = await Promise.all([ada.press(third, 'Male')]);
    expect((await late.answer).text).toContain('This form has expired.');
  });
});
