import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage, MediaFile, MessageRef } from '../../../src/core/index.js';
import type { Chat } from '../../kit/telegram/index.js';
import { audio, botMessages, startHarness, textMessage } from './harness.js';

let harness: Awaited<ReturnType<typeof startHarness>>;
let chat: Chat;
let card: MessageRef;

beforeEach(async () => {
  harness = await startHarness();
  chat = harness.telegram.privateChat(harness.telegram.person('Ada'));
  card = (await harness.surface().post({ platform: 'telegram', chat: String(chat.id) }, running(0), 'card'))
    .ref;
});

afterEach(() => harness.telegram.close());

const image: MediaFile = { key: 'picture', name: 'cover.jpg', type: 'image/jpeg', bytes: 900 };
const stop = {
  kind: 'button',
  label: 'Cancel',
  action: { do: 'cancel', generation: 'id' },
  style: 'danger',
} as const;

/** The card of a running request with that progress. */
const running = (progress: number, changes: Partial<ChatMessage> = {}): ChatMessage =>
  textMessage('Composing …', { tone: 'busy', title: 'Rain', progress, controls: [[stop]], ...changes });

const shown = () => {
  const [message, ...others] = botMessages(harness.telegram, chat);
  expect(others).toEqual([]);
  return message;
};
const uploads = () => harness.telegram.requests.filter(({ method }) => method === 'editMessageMedia');

describe('a running card on Telegram', () => {
  it('turns into the cover with its text below as soon as there is one, and uploads it once', async () => {
    await harness.surface().edit(card, running(0.3, { image }));
    expect(shown()?.photo?.bytes.length).toBeGreaterThan(0);
    expect(shown()?.text).toBeUndefined();
    expect(shown()?.caption).toBe('Rain\nComposing …\n\n▰▰▰▱▱▱▱▱▱▱ 30 %');
    expect(shown()?.reply_markup?.inline_keyboard?.flat()).toMatchObject([{ text: 'Cancel' }]);
    for (const progress of [0.5, 0.5, 0.7]) await harness.surface().edit(card, running(progress, { image }));
    expect(shown()?.caption).toContain('70 %');
    expect(uploads()).toHaveLength(1);
    expect(harness.telegram.requests.filter(({ method }) => method === 'editMessageText')).toEqual([]);
  });

  it('keeps the cover when a later text comes without one', async () => {
    await harness.surface().edit(card, running(0.3, { image }));
    await harness.surface().edit(card, running(0.97, { body: 'I am fetching it …', controls: [] }));
    expect(shown()).toMatchObject({ caption: expect.stringContaining('I am fetching it …\n\n▰') });
    expect(shown()?.photo).toBeDefined();
  });

  it('turns from the cover into the first track', async () => {
    await harness.surface().edit(card, running(0.3, { image }));
    await harness.surface().edit(card, textMessage('Here.', { tone: 'good', audio: audio() }));
    expect(shown()).toMatchObject({ caption: 'Here.', audio: { title: 'Rainy Morning' } });
    expect(shown()?.photo).toBeUndefined();
  });

  it('shows below the cover that the request failed', async () => {
    await harness.surface().edit(card, running(0.3, { image }));
    await harness.surface().edit(card, textMessage('It failed.', { tone: 'bad' }));
    expect(shown()?.caption).toBe('⚠️ It failed.');
  });

  it.each([
    ['is lost', { ...image, key: 'lost' }],
    ['is no picture', { ...image, key: 'song' }],
    ['is too large', { ...image, bytes: 60_000_000 }],
  ])('shows its text when the cover %s, and does not try again', async (_, broken) => {
    await harness.surface().edit(card, running(0.3, { image: broken }));
    await harness.surface().edit(card, running(0.5, { image: broken }));
    expect(shown()?.text).toContain('50 %');
    expect(uploads().length).toBeLessThanOrEqual(1);
    expect(harness.log.lines.join('\n')).toContain('card.cover-not-posted');
  });

  it('shows its text when the connection breaks during the upload of the cover', async () => {
    harness.telegram.fail({ method: 'editMessageMedia', with: 'reset-after' });
    await harness.surface().edit(card, running(0.3, { image }));
    await harness.surface().edit(card, running(0.5, { image }));
    expect(shown()?.caption).toContain('50 %');
    expect(uploads()).toHaveLength(1);
  });

  it('shows the cover after the pause that Telegram asked for', async () => {
    harness.telegram.fail({ method: 'editMessageMedia', with: { status: 429 } });
    await expect(harness.surface().edit(card, running(0.3, { image }))).rejects.toMatchObject({
      code: 'slow_down',
    });
    await harness.surface().edit(card, running(0.4, { image }));
    expect(shown()?.photo).toBeDefined();
  });
});

describe('a file that has a picture on Telegram', () => {
  const notes: MediaFile = { key: 'song', name: 'Rain.mid', type: 'audio/midi', bytes: 4003 };
  const made = textMessage('12 notes.', { tone: 'good', title: 'Rain', file: notes, image });
  const both = () => botMessages(harness.telegram, chat);

  it('replaces the card, with the picture below it, once', async () => {
    await harness.surface().edit(card, made);
    await harness.surface().edit(card, made);
    expect(both()).toMatchObject([
      { document: { file_name: 'Rain.mid' } },
      { caption: 'Rain', photo: {}, reply_to_message_id: Number(card.message) },
    ]);
    expect(both()).toHaveLength(2);
  });

  it('is posted with the picture below it, once', async () => {
    const to = { platform: 'telegram', chat: String(chat.id) };
    await harness.surface().post(to, made, 'notes');
    await harness.surface().post(to, made, 'notes');
    expect(both().slice(1)).toMatchObject([{ caption: 'Rain\n12 notes.' }, { photo: {}, caption: 'Rain' }]);
  });

  it('is posted without a picture that Telegram refuses, and is tried again after a 429', async () => {
    await harness.surface().edit(card, { ...made, image: { ...image, key: 'song' } });
    expect(harness.log.lines.join('\n')).toContain('file-picture.failed');
    harness.telegram.fail({ method: 'sendMessage', with: { status: 429 } });
    const to = { platform: 'telegram', chat: String(chat.id) };
    await expect(harness.surface().post(to, made, 'notes')).rejects.toMatchObject({ code: 'slow_down' });
  });
});
