import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChatAddress, type MediaFile, SurfaceError } from '../../../src/core/index.js';
import type { Chat } from '../../kit/telegram/index.js';
import { audio, botMessages, startHarness, storedFiles, textMessage } from './harness.js';

let harness: Awaited<ReturnType<typeof startHarness>>;
let chat: Chat;
let to: ChatAddress;

beforeEach(async () => {
  harness = await startHarness();
  chat = harness.telegram.privateChat(harness.telegram.person('Ada'));
  to = { platform: 'telegram', chat: String(chat.id) };
  storedFiles.film = Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom'), Buffer.alloc(2000, 3)]);
  storedFiles.notes = Buffer.from('MThd and so on');
});

afterEach(() => harness.telegram.close());

const messages = () => botMessages(harness.telegram, chat);
const score: MediaFile = { key: 'notes', name: 'Rain; "live".mid', type: 'audio/midi', bytes: 14 };
const film: MediaFile = { key: 'film', name: 'Rain.mp4', type: 'video/mp4', bytes: 2012 };
const sing = {
  kind: 'button' as const,
  label: 'Sing it',
  action: { do: 'correct' as const, draft: 'draft' },
  style: 'main' as const,
};

describe('a file to download on Telegram', () => {
  it('is posted as a document with its text and its buttons', async () => {
    const message = textMessage('1248 notes of 4 instruments.', {
      title: 'Rain',
      file: score,
      controls: [[sing]],
    });
    const posted = await harness.surface().post(to, message, 'score');
    const [shown, ...more] = messages();
    expect(more).toEqual([]);
    expect(shown?.document?.file_name).toBe('Rain_ _live_.mid');
    expect(shown?.document?.bytes.toString()).toBe('MThd and so on');
    expect(shown?.caption).toBe('Rain\n1248 notes of 4 instruments.');
    expect(shown?.reply_markup?.inline_keyboard?.[0]?.[0]?.text).toBe('Sing it');
    expect(posted.file).toBe(shown?.document?.file_id);
  });

  it('is posted as a video that Telegram plays when it is one', async () => {
    await harness.surface().post(to, textMessage('Here is your file.', { file: film }), 'film');
    expect(messages()).toMatchObject([{ caption: 'Here is your file.', video: { file_name: 'Rain.mp4' } }]);
    const sent = harness.telegram.requests.find((call) => call.method === 'editMessageMedia');
    expect(JSON.stringify(sent?.payload.media)).toContain('supports_streaming');
  });

  it('is posted once when the process dies between the placeholder and the file', async () => {
    harness.telegram.fail({ method: 'editMessageMedia', with: 'reset' });
    const message = textMessage('Here is your file.', { title: 'Rain', file: film });
    await expect(harness.surface().post(to, message, 'film')).rejects.toThrow('unreachable');
    expect(messages().map((message) => message.text)).toEqual(['♪ Rain …']);
    await harness.surface().post(to, message, 'film');
    expect(messages()).toMatchObject([{ video: { file_name: 'Rain.mp4' } }]);
  });

  it('replaces the card, and is edited by its caption afterwards', async () => {
    const surface = harness.surface();
    const { ref } = await surface.post(to, textMessage('Composing …', { tone: 'busy' }), 'card');
    await surface.edit(ref, textMessage('Here is your file.', { file: film }));
    await surface.edit(ref, textMessage('It is done.'));
    expect(messages()).toMatchObject([{ caption: 'It is done.', video: { file_name: 'Rain.mp4' } }]);
    await surface.edit(ref, textMessage('Notes.', { file: score }));
    await surface.edit(ref, textMessage('A song.', { audio: audio() }));
    expect(messages()).toMatchObject([{ caption: 'A song.', audio: { title: 'Rainy Morning' } }]);
  });

  it('has its text cut to the length of a caption', async () => {
    const lines = Array.from({ length: 200 }, (_, line) => `0:${line}  rain on the river, rain on the sea`);
    await harness.surface().post(to, textMessage(lines.join('\n'), { title: 'Rain', file: score }), 'words');
    const caption = messages()[0]?.caption ?? '';
    expect(caption.length).toBeLessThanOrEqual(1024);
    expect(caption).toMatch(/^Rain\n0:0 {2}rain.*…$/s);
  });

  it('is not uploaded when it is larger than Telegram allows, so that the person gets a link', async () => {
    const huge = textMessage('Here is your file.', { file: { ...film, bytes: 60_000_000 } });
    const failure = await harness
      .surface()
      .post(to, huge, 'film')
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SurfaceError);
    expect(failure).toMatchObject({ code: 'too_large' });
    expect(messages()).toEqual([]);
  });
});
