import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import { type ChatEvent, type ChatMessage, type MessageRef, StorageError } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { audio, createStudio, saidByBot, saying, setStage } from './stage.js';

let stage: Awaited<ReturnType<typeof setStage>>;
let ada: Person;
let party: Chat;
let running: TelegramListener | undefined;

beforeEach(async () => {
  stage = await setStage();
  ada = stage.telegram.person('Ada');
  party = stage.telegram.strangeGroup('Party');
});

afterEach(async () => {
  await running?.stop();
  await stage.telegram.close();
});

const composing = saying('Composing …', {
  tone: 'busy',
  controls: [
    [{ kind: 'button', label: 'Cancel', action: { do: 'cancel', generation: 'abc' }, style: 'danger' }],
  ],
});

/** A studio that posts a card for every wish, and remembers it. */
const listen = async (answer?: (event: ChatEvent) => Promise<unknown>) => {
  const cards: MessageRef[] = [];
  const studio = createStudio(
    answer ?? (async (event) => void cards.push(await event.reply.card(composing))),
  );
  running = stage.listener();
  await running.start(studio);
  return { studio, cards };
};

/** Ada takes what the bot offers; gives the card it has become. */
const wish = async (words: string) => {
  const { studio, cards } = await listen();
  const [offer] = await ada.type(words);
  if (offer === undefined) throw new Error('nothing offered');
  ada.take(party, words, offer);
  const card = await vi.waitFor(() => cards[0] ?? Promise.reject(new Error('no card')), { timeout: 5000 });
  return { card, studio };
};

const there = () => stage.telegram.messages(party)[0];
const link = () => there()?.reply_markup?.inline_keyboard?.[0]?.[0]?.url;
const song: ChatMessage = saying('', {
  tone: 'good',
  title: 'Rainy Morning',
  audio: audio(),
  controls: [[{ kind: 'button', label: 'More', action: { do: 'more', track: 'abc.0' }, style: 'plain' }]],
});

describe('a wish in a chat that the bot is not in', () => {
  it('is offered as soon as there is something to make a song of', async () => {
    await listen();
    expect(await ada.type('ra')).toEqual([]);
    const [offer, ...others] = await ada.type('rain on the sea');
    expect(others).toEqual([]);
    expect(offer).toMatchObject({
      title: 'Make a song: rain on the sea',
      description: 'It stands here as soon as it is ready.',
      text: 'Your song is being made. It will stand here in a minute or two.',
    });
    const answer = stage.telegram.requests.find(({ method }) => method === 'answerInlineQuery');
    expect(answer?.payload).toMatchObject({ cache_time: 0, is_personal: true });
  });

  it('starts a song of its own, and its message tells how far it is', async () => {
    const { card, studio } = await wish('rain on the sea');
    expect(studio.heard).toMatchObject([
      {
        kind: 'text',
        text: 'rain on the sea',
        person: { id: String(ada.account.id), name: 'Ada' },
        address: { platform: 'telegram', chat: String(ada.account.id) },
      },
    ]);
    expect(studio.heard[0]?.community).toBeUndefined();
    expect(there()?.text).toBe('Composing …');
    // Nobody there could press what only the bot's own chats understand.
    expect(there()?.reply_markup?.inline_keyboard?.flat()).toEqual([
      { text: `@${stage.telegram.bot.username}`, url: `https://t.me/${stage.telegram.bot.username}` },
    ]);
    await stage.surface().edit(card, saying('Nearly done.', { tone: 'busy' }));
    expect(there()?.text).toBe('Nearly done.');
  });

  it('is one song, however often Telegram tells of it', async () => {
    const { studio } = await wish('rain on the sea');
    stage.telegram.redeliver(1);
    await ada.type('tea');
    await ada.type('tea and rain');
    expect(studio.heard).toHaveLength(1);
  });

  it('becomes the song, which also stands in the person’s own chat with the bot', async () => {
    const home = stage.telegram.privateChat(ada);
    const { card } = await wish('rain on the sea');
    const surface = stage.surface();
    const posted = await surface.edit(card, song);
    await surface.edit(card, song);
    expect(there()).toMatchObject({ audio: { title: 'Rainy Morning' } });
    expect(there()?.text).toBeUndefined();
    expect(link()).toBe(`https://t.me/${stage.telegram.bot.username}?start=track_abc_0`);
    expect(saidByBot(stage.telegram, home)).toMatchObject([{ audio: { title: 'Rainy Morning' } }]);
    expect(posted.file).toBe(there()?.audio?.file_id);
    const to = { platform: 'telegram', chat: card.chat, replyTo: card.message, extra: card.extra };
    await surface.post(to, { ...song, title: 'Second', audio: audio({ title: 'Second' }) }, 'abc.1');
    expect(saidByBot(stage.telegram, home).map((one) => one.audio?.title)).toEqual([
      'Rainy Morning',
      'Second',
    ]);
  });

  it('becomes words and a link to the song for somebody who never began a chat with the bot', async () => {
    const { card } = await wish('rain on the sea');
    const surface = stage.surface();
    await surface.edit(card, song);
    expect(there()?.text).toContain('Rainy Morning');
    expect(link()).toBe(`https://t.me/${stage.telegram.bot.username}?start=track_abc_0`);
    const to = { platform: 'telegram', chat: card.chat, replyTo: card.message, extra: card.extra };
    const second = await surface.post(to, { ...song, title: 'Second' }, 'abc.1');
    expect(await surface.edit(second.ref, song)).toEqual({ ref: second.ref });
    await surface.remove(second.ref);
    await expect(surface.remove(card)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('tells there what went wrong', async () => {
    await listen(async () => {
      throw new StorageError('Redis is down');
    });
    const [offer] = await ada.type('rain');
    if (offer === undefined) throw new Error('nothing offered');
    ada.take(party, 'rain', offer);
    await stage.telegram.until(() => there()?.text?.includes('I cannot reach my memory'), 'an apology');
  });

  it('goes on with what else is typed when an offer came too late', async () => {
    await listen();
    const late = { status: 400, body: { description: 'Bad Request: query is too old' } };
    stage.telegram.fail({ method: 'answerInlineQuery', with: late });
    void ada.type('rain').catch(() => undefined);
    expect(await ada.type('rain on')).toHaveLength(1);
    expect(stage.log.lines.join('\n')).toContain('nothing could be offered');
  });
});
