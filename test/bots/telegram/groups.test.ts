import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import { type ChatEvent, type ChatForm, encodeAction, type FormField } from '../../../src/core/index.js';
import type { Chat, Person, ChatMessage as Shown } from '../../kit/telegram/index.js';
import { audio, createStudio, saidByBot, saying, setStage } from './stage.js';

let stage: Awaited<ReturnType<typeof setStage>>;
let ada: Person;
let bob: Person;
let band: Chat;
let running: TelegramListener | undefined;

beforeEach(async () => {
  stage = await setStage();
  ada = stage.telegram.person('Ada');
  bob = stage.telegram.person('Bob');
  band = stage.telegram.group('Band', { topics: true });
  stage.telegram.appoint(band, ada);
});

afterEach(async () => {
  await running?.stop();
  await stage.telegram.close();
});

const listen = async (answer?: (event: ChatEvent) => Promise<unknown>) => {
  const studio = createStudio(answer);
  running = stage.listener();
  await running.start(studio);
  const heard = (count: number) =>
    vi.waitFor(
      () => {
        expect(studio.heard.length).toBeGreaterThanOrEqual(count);
        return studio.heard;
      },
      { interval: 5, timeout: 5000 },
    );
  return { heard };
};

const said = (where = band) => saidByBot(stage.telegram, where);
const labels = (message: Shown) =>
  (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text);
const memberCalls = () => stage.telegram.requests.filter(({ method }) => method === 'getChatMember');

const question = (words: string): Promise<Shown> =>
  stage.telegram.until(
    () => said().find((one) => one.text?.includes(words) && labels(one).length > 0),
    `a question about ${words}`,
  );

const press = async (person: Person, message: Shown, label: string) =>
  (await person.press(message, label)).answer;

describe('a group on Telegram', () => {
  it('comes along with what is said in it, with its topic; a private chat has none', async () => {
    const { heard } = await listen();
    const songs = stage.telegram.topic(band, ada, 'Songs');
    await ada.say(band, '/song rain', { thread: songs });
    await ada.say(band, '/song tea');
    const plain = stage.telegram.group('Choir');
    await ada.say(plain, '/song snow');
    await ada.say(stage.telegram.privateChat(ada), '/song fog');
    const events = await heard(4);
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

  it('is run by its administrators, and Telegram is asked once a minute for each', async () => {
    const { heard } = await listen();
    await ada.say(band, '/settings');
    await bob.say(band, '/settings');
    const [byAda, byBob] = await heard(2);
    expect(await byAda?.community?.manages()).toBe(true);
    expect(await byAda?.community?.manages()).toBe(true);
    expect(await byBob?.community?.manages()).toBe(false);
    expect(memberCalls()).toHaveLength(2);
  });

  it('is run by nobody as long as Telegram does not say so', async () => {
    stage.telegram.fail({ method: 'getChatMember', with: { status: 400 } });
    const { heard } = await listen();
    await ada.say(band, '/settings');
    const [event] = await heard(1);
    expect(await event?.community?.manages()).toBe(false);
    expect(stage.log.lines.join('\n')).toContain('Telegram does not say who runs a group');
  });

  it('hears administrators who write in its name, and lets any of them go on', async () => {
    const one: ChatForm = { id: '1S2', title: 'Where and who', submit: 'Save', fields: [feed()] };
    const { heard } = await listen((event) =>
      event.kind === 'command' ? event.reply.ask(one) : event.reply.tell(saying('Saved.')),
    );
    await ada.say(band, '/settings', { anonymous: true });
    const [event] = await heard(1);
    expect(event?.person).toMatchObject({ id: String(band.id), name: 'Band' });
    expect(await event?.community?.manages()).toBe(true);
    expect(memberCalls()).toEqual([]);
    const asked = await question('Where shared tracks are posted');
    expect((await press(bob, asked, '📍 Band')).text).toContain('Only the person who asked');
    await press(ada, asked, '📍 Band');
    const events = await heard(2);
    expect(events[1]).toMatchObject({ kind: 'form', form: '1S2', values: { feed: String(band.id) } });
  });

  it('does not hear other bots', async () => {
    const hook = { url: 'https://minstrel.example/', secret: 's' };
    stage.telegram.route('https://minstrel.example', 'http://127.0.0.1:9');
    const studio = createStudio();
    running = stage.listener(hook);
    await running.start(studio);
    const say = (from: { is_bot: boolean }) => {
      const entities = [{ type: 'bot_command', offset: 0, length: 5 }];
      const message = { message_id: 4, chat: band, from: { id: 9, ...from }, text: '/song rain', entities };
      return running?.webhook('s', { update_id: 1, message });
    };
    expect(await say({ is_bot: true })).toBe('ok');
    expect(studio.heard).toEqual([]);
    expect(await say({ is_bot: false })).toBe('ok');
    expect(studio.heard).toHaveLength(1);
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
    const { heard } = await listen((event) =>
      event.kind === 'command' ? event.reply.ask(form) : event.reply.tell(saying('Saved.')),
    );
    await ada.say(band, '/settings', thread === undefined ? {} : { thread });
    return async () => (await heard(2))[1];
  };

  it('ask for this topic by a button, and for members instead of roles', async () => {
    const songs = stage.telegram.topic(band, ada, 'Songs');
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

  it('can add a topic to others, and forget all of them', async () => {
    const songs = stage.telegram.topic(band, ada, 'Songs');
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

  it('do not ask where to listen in a group that is one place', async () => {
    band = stage.telegram.group('Choir');
    const filled = await ask([places(), roles, members, feed()]);
    await press(ada, await question('Question 1 of 2'), 'Skip');
    await press(ada, await question('Question 2 of 2'), 'Skip');
    expect(await filled()).toMatchObject({ values: {} });
  });

  it('can leave a language empty again', async () => {
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
    await stage
      .surface()
      .post({ platform: 'telegram', chat: String(band.id) }, saying('Settings', { controls }), 'settings');
    expect(said().map(labels)).toEqual([['General']]);
  });
});

describe('a wish in a group on Telegram', () => {
  it('shows that it was seen, and then that it is done', async () => {
    const { heard } = await listen();
    const asked = await ada.say(band, '/song rain');
    const seen = () => stage.telegram.messages(band).find((one) => one.message_id === asked.message_id);
    await stage.telegram.until(() => seen()?.reactions[0] === '👀', 'a look');
    const [event] = await heard(1);
    const card = await event?.reply.card(saying('You are next.', { tone: 'busy' }));
    if (card === undefined) throw new Error('no card');
    await stage.surface().edit(card, saying('', { tone: 'good', audio: audio() }));
    await stage.telegram.until(() => seen()?.reactions[0] === '👌', 'a nod');
    await stage.surface().edit(card, saying('It failed.', { tone: 'bad' }));
    await stage.telegram.until(() => seen()?.reactions.length === 0, 'no sign any more');
  });

  it('is carried out all the same where reactions are not allowed', async () => {
    stage.telegram.fail({ method: 'setMessageReaction', with: { status: 400 }, times: 9 });
    await listen();
    await ada.say(band, '/song rain');
    const card = await stage.telegram.until(() => said()[0], 'a card');
    expect(card.text).toBe('You are next.');
    expect(stage.telegram.messages(band).flatMap(({ reactions }) => reactions)).toEqual([]);
  });
});
