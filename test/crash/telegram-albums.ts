import { expect, test } from 'vitest';
import { startTelegram } from '../kit/telegram/index.js';
import { useCrashEnv } from './telegram-lives.js';

const limitMs = 60_000;

/** Tests a kill in the middle of an album of stems; `posted` tells how many of its tracks Telegram has taken by then. */
export const testKilledAlbum = (fault: 'hang' | 'hang-after', posted: number): void => {
  const env = useCrashEnv(100);
  test(`killed while an album is on its way (${fault}), the bot does not send it twice, says so, and posts the rest`, async () => {
    const telegram = await startTelegram();
    const settings = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.apiRoot };
    const ana = telegram.person('Ana');
    const chat = telegram.privateChat(ana);
    const messages = () => telegram.messages(chat).filter((message) => message.from.is_bot);
    const texts = () => messages().map(({ text, caption }) => text ?? caption ?? '');
    const tracks = () => messages().filter(({ audio }) => audio);
    const albums = () => telegram.requests.filter(({ method }) => method === 'sendMediaGroup');
    const until = <T>(predicate: () => T | undefined | false, label: string) =>
      telegram.until(predicate, label, limitMs);

    const first = env().startCrashBot({ prefix: fault }, settings);
    await ana.say(chat, '/song a song in parts');
    const song = await until(() => tracks()[1], 'the song').catch((error: Error) => {
      throw new Error(`${error.message}\n${first.output().slice(-3000)}`);
    });
    await ana.press(song, 'Stems');
    const question = await until(
      () => messages().find(({ text }) => text?.includes('Which parts?')),
      'the question',
    );
    telegram.fail({ method: 'sendMediaGroup', with: fault });
    await ana.press(question, 'All instruments, one by one');
    await until(() => albums().length === 1, 'the album to leave');
    await until(() => tracks().length === 2 + posted, 'the tracks of the album');
    first.kill();
    await first.ended;

    const successor = env().startCrashBot({ prefix: fault }, settings);
    await until(() => texts().some((text) => /Here are your 12 tracks/.test(text)), 'the end');
    expect(texts().filter((text) => text.includes('These tracks may stand above already'))).toHaveLength(1);
    // The first album is never sent again; the second one, with the last two tracks, is sent.
    expect(albums()).toHaveLength(2);
    expect(tracks()).toHaveLength(2 + posted + 2);
    expect(messages().filter(({ document }) => document?.file_name?.endsWith('.zip'))).toHaveLength(1);
    successor.kill();
    await successor.ended;
    await telegram.close();
  });
};
