import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChatAddress, type MediaFile, SurfaceError } from '../../../src/core/index.js';
import type { Chat } from '../../kit/telegram/index.js';
import { audio, saidByBot, saying, setStage, shelf } from './stage.js';

let stage: Awaited<ReturnType<typeof setStage>>;
let chat: Chat;
let to: ChatAddress;

beforeEach(async () => {
  stage = await setStage();
  chat = stage.telegram.privateChat(stage.telegram.person('Ada'));
  to = { platform: 'telegram', chat: String(chat.id) };
  shelf.film = Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom'), Buffer.alloc(2000, 3)]);
  shelf.notes = Buffer.from('MThd and so on');
});

afterEach(() => stage.telegram.close());

const said = () => saidByBot(stage.telegram, chat);
const score: MediaFile = { key: 'notes', name: 'Rain; "live".mid', type: 'audio/midi', bytes: 14 };
const film: MediaFile = { key: 'film', name: 'Rain.mp4', type: 'video/mp4', bytes: 2012 };
const sing = {
  kind: 'button' as const,
  label: 'Sing it',
  action: { do: 'correct' as const, draft: 'draft' },
  style: 'main' as const,
};

describe('a file to keep on Telegram', () => {
  it('comes as a document with its words and its buttons', async () => {
    const message = saying('1248 notes of 4 instruments.', {
      title: 'Rain',
      file: score,
      controls: [[sing]],
    });
    const posted = await stage.surface().post(to, message, 'score');
    const [shown, ...more] = said();
    expect(more).toEqual([]);
    expect(shown?.document?.file_name).toBe('Rain_ _live_.mid');
    expect(shown?.document?.bytes.toString()).toBe('MThd and so on');
    expect(shown?.caption).toBe('Rain\n1248 notes of 4 instruments.');
    expect(shown?.reply_markup?.inline_keyboard?.[0]?.[0]?.text).toBe('Sing it');
    expect(posted.file).toBe(shown?.document?.file_id);
  });

  it('comes as a video to be watched when it is one', async () => {
    await stage.surface().post(to, saying('Here is your file.', { file: film }), 'film');
    expect(said()).toMatchObject([{ caption: 'Here is your file.', video: { file_name: 'Rain.mp4' } }]);
    const sent = stage.telegram.requests.find((call) => call.method === 'editMessageMedia');
    expect(JSON.stringify(sent?.payload.media)).toContain('supports_streaming');
  });

  it('comes once when the process dies between the placeholder and the file', async () => {
    stage.telegram.fail({ method: 'editMessageMedia', with: 'reset' });
    const message = saying('Here is your file.', { title: 'Rain', file: film });
    await expect(stage.surface().post(to, message, 'film')).rejects.toThrow('unreachable');
    expect(said().map((one) => one.text)).toEqual(['♪ Rain …']);
    await stage.surface().post(to, message, 'film');
    expect(said()).toMatchObject([{ video: { file_name: 'Rain.mp4' } }]);
  });

  it('takes the place of the card, and is told of anew by its caption', async () => {
    const surface = stage.surface();
    const { ref } = await surface.post(to, saying('Composing …', { tone: 'busy' }), 'card');
    await surface.edit(ref, saying('Here is your file.', { file: film }));
    await surface.edit(ref, saying('It is done.'));
    expect(said()).toMatchObject([{ caption: 'It is done.', video: { file_name: 'Rain.mp4' } }]);
    await surface.edit(ref, saying('Notes.', { file: score }));
    await surface.edit(ref, saying('A song.', { audio: audio() }));
    expect(said()).toMatchObject([{ caption: 'A song.', audio: { title: 'Rainy Morning' } }]);
  });

  it('fits its words into what may stand under a file', async () => {
    const lines = Array.from({ length: 200 }, (_, line) => `0:${line}  rain on the river, rain on the sea`);
    await stage.surface().post(to, saying(lines.join('\n'), { title: 'Rain', file: score }), 'words');
    const caption = said()[0]?.caption ?? '';
    expect(caption.length).toBeLessThanOrEqual(1024);
    expect(caption).toMatch(/^Rain\n0:0 {2}rain.*…$/s);
  });

  it('is not even tried when Telegram would not take it: then a link can be told', async () => {
    const huge = saying('Here is your file.', { file: { ...film, bytes: 60_000_000 } });
    const failure = await stage
      .surface()
      .post(to, huge, 'film')
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SurfaceError);
    expect(failure).toMatchObject({ code: 'too_large' });
    expect(said()).toEqual([]);
  });
});
