import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage, MediaFile, MessageRef } from '../../../src/core/index.js';
import type { Chat } from '../../kit/telegram/index.js';
import { audio, saidByBot, saying, setStage } from './stage.js';

let stage: Awaited<ReturnType<typeof setStage>>;
let chat: Chat;
let card: MessageRef;

beforeEach(async () => {
  stage = await setStage();
  chat = stage.telegram.privateChat(stage.telegram.person('Ada'));
  card = (await stage.surface().post({ platform: 'telegram', chat: String(chat.id) }, running(0), 'card'))
    .ref;
});

afterEach(() => stage.telegram.close());

const image: MediaFile = { key: 'picture', name: 'cover.jpg', type: 'image/jpeg', bytes: 900 };
const stop = {
  kind: 'button',
  label: 'Cancel',
  action: { do: 'cancel', generation: 'id' },
  style: 'danger',
} as const;

/** A card in the middle of its work, with so much done. */
const running = (progress: number, changes: Partial<ChatMessage> = {}): ChatMessage =>
  saying('Composing …', { tone: 'busy', title: 'Rain', progress, controls: [[stop]], ...changes });

const shown = () => {
  const [message, ...others] = saidByBot(stage.telegram, chat);
  expect(others).toEqual([]);
  return message;
};
const uploads = () => stage.telegram.requests.filter(({ method }) => method === 'editMessageMedia');

describe('a running card on Telegram', () => {
  it('becomes a picture with its words below as soon as there is a cover, and is uploaded once', async () => {
    await stage.surface().edit(card, running(0.3, { image }));
    expect(shown()?.photo?.bytes.length).toBeGreaterThan(0);
    expect(shown()?.text).toBeUndefined();
    expect(shown()?.caption).toBe('Rain\nComposing …\n\n▰▰▰▱▱▱▱▱▱▱ 30 %');
    expect(shown()?.reply_markup?.inline_keyboard?.flat()).toMatchObject([{ text: 'Cancel' }]);
    for (const progress of [0.5, 0.5, 0.7]) await stage.surface().edit(card, running(progress, { image }));
    expect(shown()?.caption).toContain('70 %');
    expect(uploads()).toHaveLength(1);
    expect(stage.telegram.requests.filter(({ method }) => method === 'editMessageText')).toEqual([]);
  });

  it('stays a picture when a later word comes without one', async () => {
    await stage.surface().edit(card, running(0.3, { image }));
    await stage.surface().edit(card, running(0.97, { body: 'I am fetching it …', controls: [] }));
    expect(shown()).toMatchObject({ caption: expect.stringContaining('I am fetching it …\n\n▰') });
    expect(shown()?.photo).toBeDefined();
  });

  it('turns from the picture into the first track', async () => {
    await stage.surface().edit(card, running(0.3, { image }));
    await stage.surface().edit(card, saying('Here.', { tone: 'good', audio: audio() }));
    expect(shown()).toMatchObject({ caption: 'Here.', audio: { title: 'Rainy Morning' } });
    expect(shown()?.photo).toBeUndefined();
  });

  it('tells below the picture that it failed', async () => {
    await stage.surface().edit(card, running(0.3, { image }));
    await stage.surface().edit(card, saying('It failed.', { tone: 'bad' }));
    expect(shown()?.caption).toBe('⚠️ It failed.');
  });

  it.each([
    ['is lost', { ...image, key: 'lost' }],
    ['is no picture', { ...image, key: 'song' }],
    ['is too large', { ...image, bytes: 60_000_000 }],
  ])('tells its words all the same when the cover %s, and does not try again', async (_, broken) => {
    await stage.surface().edit(card, running(0.3, { image: broken }));
    await stage.surface().edit(card, running(0.5, { image: broken }));
    expect(shown()?.text).toContain('50 %');
    expect(uploads().length).toBeLessThanOrEqual(1);
    expect(stage.log.lines.join('\n')).toContain('a card goes without its picture');
  });

  it('tells its words when the line breaks while the picture is on its way', async () => {
    stage.telegram.fail({ method: 'editMessageMedia', with: 'reset-after' });
    await stage.surface().edit(card, running(0.3, { image }));
    await stage.surface().edit(card, running(0.5, { image }));
    expect(shown()?.caption).toContain('50 %');
    expect(uploads()).toHaveLength(1);
  });

  it('waits when Telegram asks it to, and shows the picture then', async () => {
    stage.telegram.fail({ method: 'editMessageMedia', with: { status: 429 } });
    await expect(stage.surface().edit(card, running(0.3, { image }))).rejects.toMatchObject({
      code: 'slow_down',
    });
    await stage.surface().edit(card, running(0.4, { image }));
    expect(shown()?.photo).toBeDefined();
  });
});

describe('a file that has a picture on Telegram', () => {
  const notes: MediaFile = { key: 'song', name: 'Rain.mid', type: 'audio/midi', bytes: 4003 };
  const made = saying('12 notes.', { tone: 'good', title: 'Rain', file: notes, image });
  const both = () => saidByBot(stage.telegram, chat);

  it('stands where the card stood, with the picture below it, once', async () => {
    await stage.surface().edit(card, made);
    await stage.surface().edit(card, made);
    expect(both()).toMatchObject([
      { document: { file_name: 'Rain.mid' } },
      { caption: 'Rain', photo: {}, reply_to_message_id: Number(card.message) },
    ]);
    expect(both()).toHaveLength(2);
  });

  it('is posted by itself with the picture below it, once', async () => {
    const to = { platform: 'telegram', chat: String(chat.id) };
    await stage.surface().post(to, made, 'notes');
    await stage.surface().post(to, made, 'notes');
    expect(both().slice(1)).toMatchObject([{ caption: 'Rain\n12 notes.' }, { photo: {}, caption: 'Rain' }]);
  });

  it('does without a picture that Telegram does not take, and comes again when it was busy', async () => {
    await stage.surface().edit(card, { ...made, image: { ...image, key: 'song' } });
    expect(stage.log.lines.join('\n')).toContain('a file is posted without its picture');
    stage.telegram.fail({ method: 'sendMessage', with: { status: 429 } });
    const to = { platform: 'telegram', chat: String(chat.id) };
    await expect(stage.surface().post(to, made, 'notes')).rejects.toMatchObject({ code: 'slow_down' });
  });
});
