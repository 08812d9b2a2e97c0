import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import { type ChatEvent, type ChatForm, encodeAction, type FormField } from '../../../src/core/index.js';
import type { Chat, Person, ChatMessage as Shown } from '../../kit/telegram/index.js';
import { audio, botMessages, createRecordingHandler, startHarness, textMessage } from './harness.js';

let harness: Awaited<ReturnType<typeof startHarness>>;
let ada: Person;
let bob: Person;
let band: Chat;
let running: TelegramListener | undefined;

beforeEach(async () => {
  harness = await startHarness();
  ada = harness.telegram.person('Ada');
  bob = harness.telegram.person('Bob');
  band = harness.telegram.group('Band', { topics: true });
  harness.telegram.appoint(band, ada);
});

afterEach(async () => {
  await running?.stop();
  await harness.telegram.close();
});

const listen = async (answer?: (event: ChatEvent) => Promise<unknown>) => {
  const handler = createRecordingHandler(answer);
  running = harness.listener();
  await running.start(handler);
  const waitForEvents = (count: number) =>
    vi.waitFor(
      () => {
        expect(handler.events.length).toBeGreaterThanOrEqual(count);
        return handler.events;
      },
      { interval: 5, timeout: 5000 },
    );
  return { waitForEvents };
};

const messages = (where = band) => botMessages(harness.telegram, where);
const labels = (message: Shown) =>
  (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);
const memberCalls = () => harness.telegram.requests.filter(({ method }) => method === 'getChatMember');

const question = (words: string): Promise<Shown> =>
  harness.telegram.until(
    () => messages().find((message) => message.text?.includes(words) && labels(message).length > 0),
    `a question about ${words}`,
  );

const press = async (person: Person, message: Shown, label: string) =>
  (await person.press(message, label)).answer;

describe('a group on Telegram', () => {
  it('is part of each event in it, with its topic; a private chat has none', async () => {
    const { waitForEvents } = await listen();
    const songs = harness.telegram.topic(band, ada, 'Songs');
    await ada.say(band, '/song rain', { thread: songs });
    await ada.say(band, '/song tea');
    const plain = harness.telegram.group('Choir');
    await ada.say(plain, '/song snow');
    await ada.say(harness.telegram.privateChat(ada), '/song fog');
    const events = await waitForEvents(4);
    const placesOf = (text: string) =>
      events.find((event) => event.kind === 'command' && event.values.prompt === text)?.community;
    expect(placesOf('rain')).toMatchObject({
      key: `telegram:${band.id}`,
      places: [String(band.id), `${band.id}/${songs}`],
      roles: [],
    });
    expect(placesOf('tea')?.places).toEqual([String(band.id), `${band.id}/1`]);
    expect(placesOf('snow')?.places).toEqual([String(plain.id)]);
    expect(placesOf('fog')).toBeUndefined();
  });

  it('is managed by its administrators, and Telegram is asked once a minute for each', async () => {
    const { waitForEvents } = await listen();
    await ada.say(band, '/settings');
    await bob.say(band, '/settings');
    const [byAda, byBob] = await waitForEvents(2);
    expect(await byAda?.community?.manages()).toBe(true);
    expect(await byAda?.community?.manages()).toBe(true);
    expect(await byBob?.community?.manages()).toBe(false);
    expect(memberCalls()).toHaveLength(2);
  });

  it('is managed by nobody as long as Telegram does not answer', async () => {
    harness.telegram.fail({ method: 'getChatMember', with: { status: 400 } });
    const { waitForEvents } = await listen();
    await ada.say(band, '/settings');
    const [event] = await waitForEvents(1);
    expect(await event?.community?.manages()).toBe(false);
    expect(harness.log.lines.join('\n')).toContain('administrator.not-checked');
  });

  it('takes requests of administrators who write in its name, and lets any of them continue', async () => {
    const settings: ChatForm = { id: '1S2', title: 'Where and who', submit: 'Save', fields: [feed()] };
    const { waitForEvents } = await listen((event) =>
      event.kind === 'command' ? event.reply.ask(settings) : event.reply.tell(textMessage('Saved.')),
    );
    await ada.say(band, '/settings', { anonymous: true });
    const [event] = await waitForEvents(1);
    expect(event?.person).toMatchObject({ id: String(band.id), name: 'Band' });
    expect(await event?.community?.manages()).toBe(true);
    expect(memberCalls()).toEqual([]);
    const asked = await question('Where shared tracks are posted');
    expect((await press(bob, asked, '📍 Band')).text).toContain('Only the person who asked');
    await press(ada, asked, '📍 Band');
    const events = await waitForEvents(2);
    expect(events[1]).toMatchObject({ kind: 'form', form: '1S2', values: { feed: String(band.id) } });
  });

  it('ignores other bots', async () => {
    const hook = { url: 'https://minstrel.example/', secret: 's' };
    harness.telegram.route('https://minstrel.example', 'http://127.0.0.1:9');
    const handler = createRecordingHandler();
    running = harness.listener(hook);
    await running.start(handler);
    const say = (from: { is_bot: boolean }) => {
      const entities = [{ type: 'bot_command', offset: 0, length: 5 }];
      const message = { message_id: 4, chat: band, from: { id: 9, ...from }, text: '/song rain', entities };
      return running?.webhook('s', { update_id: 1, message });
    };
    expect(await say({ is_bot: true })).toBe('ok');
    expect(handler.events).toEqual([]);
    expect(await say({ is_bot: false })).toBe('ok');
    expect(handler.events).toHaveLength(1);
  });
});

const base = { required: false, advanced: false } as const;
const feed = (value?: string): FormField => ({
  ...base,
  name: 'feed',
  kind: 'place',
  label: 'Where shared tracks are posted',
  value,
});
const places = (value?: string): FormField => ({
  ...base,
  name: 'places',
  kind: 'places',
  label: 'Where I listen (empty: everywhere)',
  value,
});
const roles: FormField = { ...base, name: 'roles', kind: 'roles', label: 'Roles that may ask me' };
const members: FormField = { ...base, name: 'members', kind: 'members', label: 'Members who may ask me' };

describe('the settings of a group on Telegram', () => {
  const ask = async (fields: FormField[], thread?: number) => {
    const form: ChatForm = {
      id: encodeAction({ do: 'settings', page: 'access' }),
      title: 'Where and who',
      submit: 'Save',
      fields,
    };
    const { waitForEvents } = await listen((event) =>
      event.kind === 'command' ? event.reply.ask(form) : event.reply.tell(textMessage('Saved.')),
    );
    await ada.say(band, '/settings', thread === undefined ? {} : { thread });
    return async () => (await waitForEvents(2))[1];
  };

  it('offer the current topic as a button, and members instead of roles', async () => {
    const songs = harness.telegram.topic(band, ada, 'Songs');
    const filled = await ask([places(), roles, members, feed()], songs);
    const first = await question('Question 1 of 3');
    expect(labels(first)).toEqual([`📍 Band #${songs}`, 'Skip', 'Cancel']);
    await press(ada, first, `📍 Band #${songs}`);
    const second = await question('Members who may ask me');
    expect(labels(second)).toEqual(['Only those who run this group', 'Skip', 'Cancel']);
    await press(ada, second, 'Only those who run this group');
    const third = await question('Question 3 of 3');
    expect(third.text).toContain('Or write the @name of a channel');
    await press(ada, third, `📍 Band #${songs}`);
    expect(await filled()).toMatchObject({
      values: { places: `${band.id}/${songs}`, members: 'managers', feed: `${band.id}/${songs}` },
    });
  });

  it('can add the topic to those chosen before, and clear all of them', async () => {
    const songs = harness.telegram.topic(band, ada, 'Songs');
    const filled = await ask([places(`${band.id}/1`), feed(String(band.id))], songs);
    const first = await question('Question 1 of 2');
    expect(first.text).toContain('Now: #1');
    expect(labels(first)).toEqual([
      `📍 Band #${songs}`,
      `+ 📍 Band #${songs}`,
      'Leave empty',
      'Keep',
      'Cancel',
    ]);
    await press(ada, first, `+ 📍 Band #${songs}`);
    await press(ada, await question('Question 2 of 2'), 'Leave empty');
    expect(await filled()).toMatchObject({
      values: { places: `${band.id}/1,${band.id}/${songs}`, feed: '' },
    });
  });

  it('do not ask where to listen in a group without topics', async () => {
    band = harness.telegram.group('Choir');
    const filled = await ask([places(), roles, members, feed()]);
    await press(ada, await question('Question 1 of 2'), 'Skip');
    await press(ada, await question('Question 2 of 2'), 'Skip');
    expect(await filled()).toMatchObject({ values: {} });
  });

  it('can clear the language', async () => {
    const choices = [{ value: 'de', label: 'Deutsch' }];
    const language: FormField = {
      ...base,
      name: 'locale',
      kind: 'choice',
      label: 'Language',
      value: 'de',
      choices,
    };
    const filled = await ask([language]);
    const asked = await question('Question 1 of 1');
    expect(labels(asked)).toEqual(['Deutsch', 'Leave empty', 'Keep', 'Cancel']);
    await press(ada, asked, 'Leave empty');
    expect(await filled()).toMatchObject({ values: { locale: '' } });
  });

  it('have no page about roles', async () => {
    const button = (label: string, page: 'role' | 'general') =>
      ({ kind: 'button', label, action: { do: 'settings', page }, style: 'plain' }) as const;
    const controls = [[button('General', 'general'), button('Allowance of a role', 'role')]];
    await harness
      .surface()
      .post(
        { platform: 'telegram', chat: String(band.id) },
        textMessage('Settings', { controls }),
        'settings',
      );
    expect(messages().map(labels)).toEqual([['General']]);
  });
});

describe('a request in a group on Telegram', () => {
  it('has a reaction when the bot has seen it, and another when the song is there', async () => {
    const { waitForEvents } = await listen();
    const asked = await ada.say(band, '/song rain');
    const seen = () =>
      harness.telegram.messages(band).find((message) => message.message_id === asked.message_id);
    await harness.telegram.until(() => seen()?.reactions[0] === '👀', 'the first reaction');
    const [event] = await waitForEvents(1);
    const card = await event?.reply.card(textMessage('You are next.', { tone: 'busy' }));
    if (card === undefined) throw new Error('no card');
    await harness.surface().edit(card, textMessage('', { tone: 'good', audio: audio() }));
    await harness.telegram.until(() => seen()?.reactions[0] === '👌', 'the second reaction');
    await harness.surface().edit(card, textMessage('It failed.', { tone: 'bad' }));
    await harness.telegram.until(() => seen()?.reactions.length === 0, 'no reaction');
  });

  it('is carried out where reactions are not allowed', async () => {
    harness.telegram.fail({ method: 'setMessageReaction', with: { status: 400 }, times: 9 });
    await listen();
    await ada.say(band, '/song rain');
    const card = await harness.telegram.until(() => messages()[0], 'a card');
    expect(card.text).toBe('You are next.');
    expect(harness.telegram.messages(band).flatMap(({ reactions }) => reactions)).toEqual([]);
  });
});
