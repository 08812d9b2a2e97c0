import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTelegram } from '../kit/telegram/index.js';
import { type CrashEnv, openCrashEnv } from './crash-env.js';

let ward: CrashEnv;

beforeAll(async () => {
  ward = await openCrashEnv(100);
});
afterAll(() => ward.close());

test.each([
  ['hang', 0],
  ['hang-after', 10],
] as const)(
  'killed while an album is on its way (%s), the bot does not send it twice, says so, and brings the rest',
  { timeout: 90_000, retry: 0 },
  async (trouble, posted) => {
    const telegram = await startTelegram();
    const settings = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.apiRoot };
    const ana = telegram.person('Ana');
    const chat = telegram.privateChat(ana);
    const seen = () => telegram.messages(chat).filter((message) => message.from.is_bot);
    const wordsIn = () => seen().map((one) => one.text ?? one.caption ?? '');
    const albums = () => telegram.requests.filter(({ method }) => method === 'sendMediaGroup');
    const first = ward.victim({ prefix: trouble }, settings);
    await ana.say(chat, '/song a song in parts');
    const song = await telegram.until(() => seen().filter((one) => one.audio)[1], 'the song', 30_000);
    await ana.press(song, 'Stems');
    const question = await telegram.until(
      () => seen().find((one) => one.text?.includes('Which parts?')),
      'the question',
      10_000,
    );
    telegram.fail({ method: 'sendMediaGroup', with: trouble });
    await ana.press(question, 'All instruments, one by one');
    await telegram.until(() => albums().length === 1, 'the album to leave', 30_000);
    await telegram.until(() => seen().filter((one) => one.audio).length === 2 + posted, 'it to be there');
    first.kill();
    await first.ended;
    const heir = ward.victim({ prefix: trouble }, settings);
    const told = () => wordsIn().filter((text) => text.includes('These tracks may stand above already'));
    await telegram.until(
      () => wordsIn().some((text) => /Here are your 12 tracks/.test(text)),
      'the end',
      40_000,
    );
    expect(told()).toHaveLength(1);
    // The first album is never tried again; the second one, with the last two, is.
    expect(albums()).toHaveLength(2);
    expect(seen().filter((one) => one.audio)).toHaveLength(2 + posted + 2);
    expect(seen().filter((one) => one.document?.file_name?.endsWith('.zip'))).toHaveLength(1);
    heir.kill();
    await heir.ended;
    await telegram.close();
  },
);
