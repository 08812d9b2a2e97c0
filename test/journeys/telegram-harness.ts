import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AppOverrides } from '../../src/app/app.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { startBot, type TestBot, untilSettled } from '../kit/bot.js';
import { sharedRedis } from '../kit/shared-redis.js';
import {
  type Chat,
  type ChatMessage,
  type Person,
  startTelegram,
  type Telegram,
} from '../kit/telegram/index.js';

/** How a harness is set up; songs take `pace` milliseconds at the gateway, 250 by default. */
export type HarnessOptions = {
  pace?: number;
  /** Songs of about twenty seconds; else they last a second or two. */
  long?: boolean;
  /** The gateways in use, only CCAPI by default. */
  gateways?: readonly string[];
  sandbox?: Parameters<typeof createSandbox>[0];
  telegram?: Parameters<typeof startTelegram>[0];
  environment?: Record<string, string>;
  overrides?: AppOverrides;
};

/** A whole bot in this process, with a simulated Telegram and a sandbox, all over real sockets. */
export type Harness = {
  telegram: Telegram;
  sandbox: Sandbox;
  /** Every line the bot has logged, before redaction. */
  lines(): string[];
  url(): string;
  stop(): Promise<void>;
  /** Starts the bot again; with another `prefix` it remembers nothing. */
  start(overrides?: AppOverrides): Promise<void>;
  /** The messages of the bot in a chat, oldest first. */
  posts(chat: Chat): ChatMessage[];
  /** The tracks in a chat, oldest first. */
  tracks(chat: Chat): ChatMessage[];
  /** Waits until a chat has at least so many tracks. */
  untilTracks(chat: Chat, count: number): Promise<ChatMessage[]>;
  /** Waits for a message of the bot that contains the text; resolves with the newest one. */
  untilPosted(chat: Chat, words: string | RegExp): Promise<ChatMessage>;
  /** Presses a button under the message that contains the text; resolves with the text that pops up. */
  answer(me: Person, chat: Chat, question: string | RegExp, button: string): Promise<string>;
  /** The operations that the gateways charged for during an action. */
  charged(happens: () => Promise<unknown>): Promise<string[]>;
  /** A person in a private chat with the bot. */
  somebody(name: string, details?: { language_code?: string }): { me: Person; chat: Chat };
  /** A person in a private chat with two tracks of theirs, and the first of them. */
  withTracks(name: string): Promise<{ me: Person; chat: Chat; track: ChatMessage }>;
  /** Waits until whatever the bot would do twice has had its turn. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

let harnesses = 0;

/** Opens a harness and starts its bot. */
export const openHarness = async (options: HarnessOptions = {}): Promise<Harness> => {
  const redis = sharedRedis();
  const [sandbox, telegram, directory] = await Promise.all([
    createSandbox({ quick: options.long !== true, pace: options.pace ?? 250, ...options.sandbox }),
    startTelegram(options.telegram),
    mkdtemp(join(tmpdir(), 'minstrel-harness-')),
  ]);
  harnesses += 1;
  const prefix = `telegram-${process.pid}-${harnesses}`;
  const bots: TestBot[] = [];
  let bot: TestBot | undefined;
  const start = async (more: AppOverrides = {}) => {
    bot = await startBot({
      telegram,
      sandbox,
      redis,
      gateways: options.gateways ?? ['ccapi'],
      environment: { DATA_DIR: join(directory, 'data'), ...options.environment },
      overrides: { prefix, ...options.overrides, ...more },
    });
    bots.push(bot);
  };
  const stop = async () => {
    await bot?.stop();
    bot = undefined;
  };
  await start();
  const posts = (chat: Chat) => telegram.messages(chat).filter((message) => message.from.is_bot);
  const tracks = (chat: Chat) => posts(chat).filter((message) => message.audio !== undefined);
  const untilTracks = (chat: Chat, count: number) =>
    telegram.until(
      () => tracks(chat).length >= count && tracks(chat),
      `${count} tracks where stands: ${posts(chat).map(wordsOf).join(' | ')}`,
    );
  const untilPosted = (chat: Chat, words: string | RegExp) =>
    telegram.until(
      () => posts(chat).findLast((message) => wordsOf(message).search(words) >= 0),
      `“${words}” in ${chat.id} where stands: ${posts(chat).map(wordsOf).join(' | ')}`,
    );
  const somebody = (name: string, details: { language_code?: string } = {}) => {
    const me = telegram.person(name, details);
    return { me, chat: telegram.privateChat(me) };
  };
  return {
    telegram,
    sandbox,
    lines: () => bots.flatMap(({ lines }) => lines.map((line) => JSON.stringify(line))),
    url: () => (bot?.app.url ?? '').replace('localhost', '127.0.0.1'),
    stop,
    start,
    posts,
    tracks,
    untilTracks,
    untilPosted,
    answer: async (me, chat, question, button) => {
      const pressed = await me.press(await untilPosted(chat, question), button);
      return (await pressed.answer).text ?? '';
    },
    charged: async (happens) => {
      const before = sandbox.charges.length;
      await happens();
      return sandbox.charges.slice(before).map((charge) => charge.operation);
    },
    somebody,
    withTracks: async (name) => {
      const { me, chat } = somebody(name);
      await me.say(chat, `/song a tune of ${name}`);
      const [track] = await untilTracks(chat, 2);
      return { me, chat, track: the(track) };
    },
    settled: () => untilSettled(bots.slice(-1), 8),
    close: async () => {
      await stop();
      await telegram.close();
      await sandbox.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

/** The value; throws when there is none. */
export const the = <T>(thing: T | undefined): T => {
  if (thing === undefined) throw new Error('it is not there');
  return thing;
};

/** The text or the caption of a message. */
export const wordsOf = (message: ChatMessage): string => message.text ?? message.caption ?? '';

/** The labels of the buttons under a message, row by row. */
export const buttonsOf = (message: ChatMessage): string[][] =>
  (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map((button) => button.text));

/** Expects texts for people: no error codes, no stack traces, nothing blank. */
export const expectPlainWords = (texts: readonly string[]): void => {
  for (const text of texts) {
    expect(text).not.toMatch(/undefined|\[object|\bnull\b|NaN|Error:|\n\s+at |https?:\/\/127|_[a-z]+_KEY/);
    expect(text).not.toMatch(
      /\b(bad_input|out_of_credits|in_doubt|media_lost|unknown_task|quota_not_enough)\b/,
    );
    expect(text.trim()).not.toBe('');
  }
};
