import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TelegramListener } from '../../../src/bots/telegram/index.js';
import { type ChatEvent, type ChatMessage, type MessageRef, StorageError } from '../../../src/core/index.js';
import type { Chat, Person } from '../../kit/telegram/index.js';
import { audio, botMessages, createRecordingHandler, startHarness, textMessage } from './harness.js';

let harness: Awaited<ReturnType<typeof startHarness>>;
let ada: Person;
let party: Chat;
let running: TelegramListener | undefined;

beforeEach(async () => {
  harness = await startHarness();
  ada = harness.telegram.person('Ada');
  party = harness.telegram.strangeGroup('Party');
});

afterEach(async () => {
  await running?.stop();
  await harness.telegram.close();
});

const composing = textMessage('Composing …', {
  tone: 'busy',
  controls: [
    [{ kind: 'button', label: 'Cancel', action: { do: 'cancel', generation: 'abc' }, style: 'danger' }],
  ],
});

/** Starts the bot; by default it posts a card for every request and keeps it in `cards`. */
const listen = async (answer?: (event: ChatEvent) => Promise<unknown>) => {
  const cards: MessageRef[] = [];
  const handler = createRecordingHandler(
    answer ?? (async (event) => void cards.push(await event.reply.card(composing))),
  );
  running = harness.listener();
  await running.start(handler);
  return { handler, cards };
};

/** Ada takes the bot's offer; resolves to the card it became. */
const takeOffer = async (text: string) => {
  const { handler, cards } = await listen();
  const [offer] = await ada.type(text);
  if (offer === undefined) throw new Error('no offer');
  ada.take(party, text, offer);
  const card = await vi.waitFor(() => cards[0] ?? Promise.reject(new Error('no card')), { timeout: 5000 });
  return { card, handler };
};

const inlineMessage = () => harness.telegram.messages(party)[0];
const link = () => inlineMessage()?.reply_markup?.inline_keyboard?.[0]?.[0]?.url;
const song: ChatMessage = textMessage('', {
  tone: 'good',
  title: 'Rainy Morning',
  audio: audio(),
  controls: [[{ kind: 'button', label: 'More', action: { do: 'more', track: 'abc.0' }, style: 'plain' }]],
});

describe('a request in a chat that the bot is not a member of', () => {
  it('is offered as soon as the text is long enough for a song', async () => {
    await listen();
    expect(await ada.type('ra')).toEqual([]);
    const [offer, ...others] = await ada.type('rain on the sea');
    expect(others).toEqual([]);
    expect(offer).toMatchObject({
      title: 'Make a song: rain on the sea',
      description: 'It stands here as soon as it is ready.',
      text: 'Your song is being made. It will stand here in a minute or two.',
    });
    const answer = harness.telegram.requests.find(({ method }) => method === 'answerInlineQuery');
    expect(answer?.payload).toMatchObject({ cache_time: 0, is_personal: true });
  });

  it('starts a song, and its message shows the progress', async () => {
    const { card, handler } = await takeOffer('rain on the sea');
    expect(handler.events).toMatchObject([
      {
        kind: 'command',
        name: 'song',
        values: { prompt: 'rain on the sea' },
        person: { id: String(ada.account.id), name: 'Ada' },
        address: { platform: 'telegram', chat: String(ada.account.id) },
      },
    ]);
    expect(handler.events[0]?.community).toBeUndefined();
    expect(inlineMessage()?.text).toBe('Composing …');
    // Buttons with actions work only in the bot's own chats.
    expect(inlineMessage()?.reply_markup?.inline_keyboard?.flat()).toEqual([
      { text: `@${harness.telegram.bot.username}`, url: `https://t.me/${harness.telegram.bot.username}` },
    ]);
    await harness.surface().edit(card, textMessage('Nearly done.', { tone: 'busy' }));
    expect(inlineMessage()?.text).toBe('Nearly done.');
  });

  it('starts one song, however often Telegram delivers the update', async () => {
    const { handler } = await takeOffer('rain on the sea');
    harness.telegram.redeliver(1);
    await ada.type('tea');
    await ada.type('tea and rain');
    expect(handler.events).toHaveLength(1);
  });

  it('becomes the song, which is also posted into the person’s private chat', async () => {
    const home = harness.telegram.privateChat(ada);
    const { card } = await takeOffer('rain on the sea');
    const surface = harness.surface();
    const posted = await surface.edit(card, song);
    await surface.edit(card, song);
    expect(inlineMessage()).toMatchObject({ audio: { title: 'Rainy Morning' } });
    expect(inlineMessage()?.text).toBeUndefined();
    expect(link()).toBe(`https://t.me/${harness.telegram.bot.username}?start=track_abc_0`);
    expect(botMessages(harness.telegram, home)).toMatchObject([{ audio: { title: 'Rainy Morning' } }]);
    expect(posted.file).toBe(inlineMessage()?.audio?.file_id);
    const to = { platform: 'telegram', chat: card.chat, replyTo: card.message, extra: card.extra };
    await surface.post(to, { ...song, title: 'Second', audio: audio({ title: 'Second' }) }, 'abc.1');
    expect(botMessages(harness.telegram, home).map((message) => message.audio?.title)).toEqual([
      'Rainy Morning',
      'Second',
    ]);
  });

  it('becomes a text with a link to the song for a person without a private chat with the bot', async () => {
    const { card } = await takeOffer('rain on the sea');
    const surface = harness.surface();
    await surface.edit(card, song);
    expect(inlineMessage()?.text).toContain('Rainy Morning');
    expect(link()).toBe(`https://t.me/${harness.telegram.bot.username}?start=track_abc_0`);
    const to = { platform: 'telegram', chat: card.chat, replyTo: card.message, extra: card.extra };
    const second = await surface.post(to, { ...song, title: 'Second' }, 'abc.1');
    expect(await surface.edit(second.ref, song)).toEqual({ ref: second.ref });
    await surface.remove(second.ref);
    await expect(surface.remove(card)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('shows what went wrong in its message', async () => {
    await listen(async () => {
      throw new StorageError('Redis is down');
    });
    const [offer] = await ada.type('rain');
    if (offer === undefined) throw new Error('no offer');
    ada.take(party, 'rain', offer);
    await harness.telegram.until(
      () => inlineMessage()?.text?.includes('I cannot reach my memory'),
      'an apology',
    );
  });

  it('is offered for the next text when an earlier offer came too late', async () => {
    await listen();
    const late = { status: 400, body: { description: 'Bad Request: query is too old' } };
    harness.telegram.fail({ method: 'answerInlineQuery', with: late });
    void ada.type('rain').catch(() => undefined);
    expect(await ada.type('rain on')).toHaveLength(1);
    expect(harness.log.lines.join('\n')).toContain('inline-query.not-answered');
  });
});
