import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { providerRegistry } from '../../src/providers/index.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { type BotSettings, keyOf, startBot, type TestBot, untilSettled } from '../kit/bot.js';
import {
  type Component,
  type Discord,
  type DiscordSettings,
  type Interaction,
  type Message,
  type Person,
  type Place,
  startDiscord,
} from '../kit/discord/index.js';
import type { TestRedis } from '../kit/redis.js';
import { sharedRedis } from '../kit/shared-redis.js';

/** How the harness of a journey differs from the default. */
export type HarnessOptions = Partial<Pick<BotSettings, 'gateways' | 'environment' | 'overrides'>> & {
  /** Milliseconds a song takes; 250 when left out. */
  pace?: number;
  sandbox?: SandboxOptions;
  discord?: DiscordSettings;
  /** The journey's own Redis, if it stops or restarts it; else the shared one. */
  redis?: TestRedis;
  /** False when the journey starts its bots itself. */
  bot?: boolean;
};

/** A simulated Discord, a sandbox that counts its charges, and a bot between them. */
export type Harness = {
  discord: Discord;
  sandbox: Sandbox;
  ada: Person;
  bob: Person;
  /** Starts a bot, or another one. */
  start(settings?: Partial<BotSettings>): Promise<TestBot>;
  /** All bots of this harness, also those that are stopped. */
  bots: readonly TestBot[];
  /** Asks for a song and waits for the card. */
  song(prompt: string, who?: Person, place?: Place): Promise<Interaction>;
  /** The tracks that answer a card. */
  tracksOf(card: Message): Message[];
  /** Waits until the card says that the song is finished; resolves with the tracks that answer it. */
  finished(card: Message, count?: number): Promise<Message[]>;
  /** Waits until the card contains the text; resolves with all text of the card. */
  says(card: Message, words: string | RegExp): Promise<string>;
  /** Waits for the message with the text: the card, or a message that answers it. */
  resultOf(card: Message, words: string | RegExp, file?: RegExp): Promise<Message>;
  /** Every track in a channel. */
  audible(channel?: string): Message[];
  /** Waits until whatever the bots would do twice has had its turn. */
  settled(): Promise<void>;
};

/** The last log lines of the bots, for the message of a failed journey. */
const lately = (bots: readonly TestBot[]): string =>
  bots
    .flatMap((bot) => bot.lines.slice(-8).map(({ message, facts }) => `${message} ${JSON.stringify(facts)}`))
    .join('\n')
    .slice(-3000);

/** Opens a harness. It closes after the test, and then all messages and log lines are checked for secrets. */
export const openHarness = async (settings: HarnessOptions = {}): Promise<Harness> => {
  const redis = settings.redis ?? sharedRedis();
  const discord = await startDiscord({ privilegedIntents: false, ...settings.discord });
  const sandbox = await createSandbox({ quick: true, pace: settings.pace ?? 250, ...settings.sandbox });
  const bots: TestBot[] = [];
  const start = async (more: Partial<BotSettings> = {}) => {
    const { gateways, environment, overrides } = settings;
    const bot = await startBot({ discord, sandbox, redis, gateways, environment, overrides, ...more });
    bots.push(bot);
    return bot;
  };
  onTestFinished(async () => {
    for (const bot of bots) await bot.stop();
    await discord.close();
    await sandbox.close();
    expectNoLeaks(discord, bots);
  });
  if (settings.bot !== false) await start();

  const bySelf = (message: Message) => message.author.id === discord.botId;
  const audible = (channel = discord.channelId) =>
    discord.messages(channel).filter((message) => bySelf(message) && audioOf(message) !== undefined);
  const answersTo = (card: Message, messages: readonly Message[]) => {
    const replies = messages.filter(({ reference }) => reference === card.id);
    // A result that is delivered before the card's id is recorded is posted without a reference.
    return replies.length > 0 ? replies : messages.filter(({ reference }) => reference === null);
  };
  const tracksOf = (card: Message) => answersTo(card, audible(card.channelId));
  const resultOf: Harness['resultOf'] = (card, words, file) => {
    const holdsFile = ({ attachments }: Message) =>
      file === undefined || attachments.some(({ filename }) => file.test(filename));
    const others = () =>
      discord.messages(card.channelId).filter((message) => bySelf(message) && message.id !== card.id);
    return discord.until(
      () =>
        [card, ...answersTo(card, others())].find(
          (message) => textOf(message).match(words) !== null && holdsFile(message),
        ),
      `the result ${words} ${file ?? ''}`,
    );
  };
  const says: Harness['says'] = (card, words) =>
    discord
      .until(() => (textOf(card).match(words) === null ? undefined : textOf(card)), `${words}`)
      .catch((error: Error) => {
        throw new Error(`${error.message}\nThe card says: ${textOf(card)}\n${lately(bots)}`);
      });
  return {
    discord,
    sandbox,
    bots,
    ada: discord.person('Ada'),
    bob: discord.person('Bob'),
    start,
    async song(prompt, who = discord.person('Ada'), place) {
      const asked = await who.slash('song', { prompt }, place);
      await asked.acknowledged;
      await discord.until(() => asked.message, 'the card');
      return asked;
    },
    tracksOf,
    async finished(card, count = 2) {
      await says(card, /Here (is|are) your/);
      expect(tracksOf(card)).toHaveLength(count);
      return tracksOf(card);
    },
    says,
    resultOf,
    audible,
    settled: () => untilSettled(bots),
  };
};

/** The card of an interaction. */
export const cardOf = (asked: Interaction): Message => {
  if (asked.message === null) throw new Error('There is no card.');
  return asked.message;
};

/** The value; throws when there is none. */
export const the = <T>(thing: T | undefined | null): T => {
  if (thing === undefined || thing === null) throw new Error('It is not there.');
  return thing;
};

/** All text of a message, without its buttons. */
export const textOf = (message: Message): string =>
  [
    message.content,
    ...message.embeds.flatMap((embed) => [
      embed.title,
      embed.description,
      ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
      embed.footer?.text,
    ]),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');

/** The labels of the buttons, in order. */
export const labelsOf = (message: Message): string[] =>
  message.components.flatMap((row) => (row.components ?? []).map((button) => button.label ?? ''));

/** The audio file of a message. */
export const audioOf = (message: Message) =>
  message.attachments.find((file) => file.contentType.startsWith('audio/'));

/** The fields of an opened form by their names. */
export const questionsOf = (asked: Interaction): Map<string, Component> =>
  new Map(
    (asked.modal?.components ?? []).flatMap((row) => {
      const field = row.component ?? row.components?.[0];
      return field?.custom_id === undefined ? [] : [[field.custom_id, field] as const];
    }),
  );

/** Clicks a button and waits for the acknowledgement. */
export const press = async (who: Person, message: Message, button: string): Promise<Interaction> => {
  const pressed = await who.press(message, button);
  await pressed.acknowledged;
  return pressed;
};

/** The newest message that answers an interaction, once there is one. */
export const answerTo = async (discord: Discord, asked: Interaction): Promise<Message> => {
  await asked.acknowledged;
  return discord.until(() => asked.followUps.at(-1) ?? asked.message, 'an answer');
};

/** Waits until `/readyz` reports that the bot is ready, or that it is not; resolves with the whole report. */
export const ready = async (bot: TestBot, wanted: boolean): Promise<unknown> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const response = await fetch(`${bot.app.url}/readyz`);
    const state = (await response.json()) as { ready: boolean };
    if (state.ready === wanted && (response.status === 200) === wanted) return state;
    await pause(50);
  }
  throw new Error(`The bot is ${wanted ? 'not ready' : 'still ready'}.`);
};

/** Makes every cover missing: painting covers takes most of the time when there are many songs. */
export const withoutCovers = (sandbox: Sandbox): void => {
  sandbox.fail({ route: /GET .*\.jpe?g/, times: 9999, with: { status: 410, body: 'gone' } });
};

const wordKeys = new Set([
  'content',
  'title',
  'description',
  'name',
  'value',
  'label',
  'text',
  'placeholder',
]);

const wordsIn = (value: unknown, key = ''): string[] => {
  if (typeof value === 'string') return wordKeys.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => wordsIn(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => wordsIn(inner, name));
};

const codeWords =
  /\bundefined\b|\bNaN\b|\[object |\b[a-z]+Error\b|\bat .+\.(ts|js):\d+|\b(bad_input|out_of_credits|rate_limited|bad_answer|unknown_task|timed_out|in_doubt|media_lost|maker_gone|chat_refused)\b|HTTP \d|ECONN|127\.0\.0\.1|localhost/;

/** Expects no secret in any log line or message, and only plain words in messages. */
const expectNoLeaks = (discord: Discord, bots: readonly TestBot[]): void => {
  const secrets = [discord.token, ...providerRegistry.map(({ id }) => keyOf(id))];
  const isSecret = (text: string) =>
    secrets.some((secret) => text.includes(secret)) || /interaction-\d{5,}/.test(text);
  const lines = bots.flatMap((bot) => bot.lines.map((line) => JSON.stringify(line)));
  expect(lines.filter(isSecret), 'log lines with secrets').toEqual([]);
  const texts = discord.requests.flatMap((request) => wordsIn(request.body));
  expect(texts.filter(isSecret), 'messages with secrets').toEqual([]);
  expect(
    texts.filter((words) => codeWords.test(words)),
    'words that are not for people',
  ).toEqual([]);
};

/** A harness where Ada has two tracks. */
export const openWithTracks = async () => {
  const harness = await openHarness();
  const [first, second] = await harness.finished(cardOf(await harness.song('a song about bread and butter')));
  return { ...harness, first: the(first), second: the(second) };
};

/** The link from a track to its parent. */
export const linkTo = (harness: Harness, parent: Message): string =>
  `↳ [${parent.embeds[0]?.title}](https://discord.com/channels/${harness.discord.guildId}/${parent.channelId}/${parent.id})`;
