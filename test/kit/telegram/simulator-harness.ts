import { Bot, GrammyError } from 'grammy';
import sharp from 'sharp';
import { afterEach, beforeEach } from 'vitest';
import { startTelegram, type TelegramOptions } from './index.js';

/** A file that Telegram takes for an MP3. */
export const song = Buffer.concat([
  Buffer.from('ID3\x03\x00\x00\x00\x00\x00\x00', 'latin1'),
  Buffer.alloc(4000, 7),
]);

/** A picture of one colour; `side` in pixels. */
export const square = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#a04080' } });

/** The error that Telegram refuses a request with. */
export const refusalOf = async (request: Promise<unknown>): Promise<GrammyError> => {
  const error = await request.then(
    () => new Error('Telegram accepted the request'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GrammyError)) throw error;
  return error;
};

/** The item of a list of one. */
export const only = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`expected one item, found ${items.length}`);
  return item;
};

const openSimulator = async (options?: TelegramOptions) => {
  const telegram = await startTelegram(options);
  const ana = telegram.person('Ana', { language_code: 'pt' });
  return { telegram, ana, chat: telegram.privateChat(ana), group: telegram.group('Band') };
};

/** Starts a simulator before each test: Ana, her private chat with the bot, and a group. */
export const useSimulator = () => {
  let open: Awaited<ReturnType<typeof openSimulator>>;
  let endings: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    open = await openSimulator();
  });

  afterEach(async () => {
    for (const end of endings) await end().catch(() => undefined);
    endings = [];
    await open.telegram.close();
  });

  const onEnd = (end: () => Promise<unknown>): void => void endings.push(end);

  return {
    get telegram() {
      return open.telegram;
    },
    get ana() {
      return open.ana;
    },
    get chat() {
      return open.chat;
    },
    get group() {
      return open.group;
    },
    onEnd,
    /** Replaces the simulator by one with other options. */
    async restart(options: TelegramOptions) {
      await open.telegram.close();
      open = await openSimulator(options);
    },
    createBot: (token = open.telegram.token) =>
      new Bot(token, { client: { apiRoot: open.telegram.apiRoot } }),
    /** Starts a bot by long polling; `ended` resolves to the error that ends it. */
    async startPolling(bot: Bot): Promise<{ ended: Promise<unknown> }> {
      let ended: Promise<unknown> = Promise.resolve();
      await new Promise<void>((resolve) => {
        ended = bot.start({ onStart: () => resolve() }).catch((error: unknown) => error);
      });
      onEnd(() => bot.stop());
      return { ended };
    },
  };
};
