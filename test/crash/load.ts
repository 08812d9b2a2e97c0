import type { ConversationEntry } from '../../src/core/index.js';
import { type Discord, startDiscord } from '../kit/discord/index.js';
import { startTelegram, type Telegram } from '../kit/telegram/index.js';

/** A song that was asked for, and the first answer: a card, a refusal for now, or nothing at all. */
export type Asked = { prompt: string; answer: 'card' | 'refused' | 'nothing' };

/** People on three platforms who ask for songs. */
export type Load = {
  /** The settings of a bot that talks to all of them. */
  settings: Record<string, string>;
  /** Asks for the song with this number; resolves with the first answer. */
  ask(number: number): Promise<Asked>;
  /** The number of tracks posted on each platform. */
  tracks(): Promise<Record<string, number>>;
  /** Every text the bot has posted anywhere. */
  texts(): Promise<string[]>;
  close(): Promise<void>;
};

const refusal = /I cannot reach my memory|Something went wrong on my side/;
const limitMs = 240_000;

/** Starts the platforms; the web chat is at `web`, where a bot comes and goes. */
export const createLoad = async (web: string): Promise<Load> => {
  const telegram: Telegram = await startTelegram();
  const discord: Discord = await startDiscord({ privilegedIntents: false });
  const names = ['Ada', 'Bo', 'Cleo'];
  const chats = names.map((name) => {
    const person = telegram.person(name);
    return { person, chat: telegram.privateChat(person) };
  });
  // A browser keeps the cookie it received once.
  const cookies = names.map((name) => `minstrel=${name.padEnd(22, '0')}`);

  const onDiscordByBot = () =>
    discord.messages(discord.channelId).filter(({ author }) => author.id === discord.botId);
  const onTelegramByBot = () =>
    chats.flatMap(({ chat }) => telegram.messages(chat).filter(({ from }) => from.is_bot));
  const entriesOf = async (cookie: string): Promise<ConversationEntry[]> => {
    const response = await fetch(`${web}/api/conversation`, { headers: { cookie } });
    return ((await response.json()) as { entries: ConversationEntry[] }).entries;
  };

  const askOnTelegram = async (prompt: string, number: number): Promise<Asked> => {
    const { person, chat } = chats[number % chats.length] ?? {};
    if (person === undefined || chat === undefined) throw new Error('There are no people.');
    const asked = await person.say(chat, `/song ${prompt}`);
    const message = await telegram.until(
      () =>
        telegram.messages(chat).find(({ reply_to_message_id: id }) => id === asked.message_id) ??
        telegram
          .messages(chat)
          .find(({ message_id: id, text = '' }) => id > asked.message_id && refusal.test(text)),
      `an answer to “${prompt}”`,
      limitMs,
    );
    return { prompt, answer: refusal.test(message.text ?? '') ? 'refused' : 'card' };
  };

  const askOnDiscord = async (prompt: string, number: number): Promise<Asked> => {
    await discord.until(() => discord.commands.length > 0, 'the commands', limitMs);
    const asked = await discord.person(names[number % names.length] ?? 'Ada').slash('song', { prompt });
    // Without an answer in three seconds Discord says that the application did not respond.
    const isAcknowledged = await asked.acknowledged.then(
      () => true,
      () => false,
    );
    const message = isAcknowledged
      ? await discord.until(() => asked.message, 'a message', 3000).catch(() => null)
      : null;
    if (message === null) return { prompt, answer: 'nothing' };
    const text = JSON.stringify(message.embeds) + message.content;
    return { prompt, answer: refusal.test(text) ? 'refused' : 'card' };
  };

  const askOnWeb = async (prompt: string, number: number): Promise<Asked> => {
    const body = JSON.stringify({ key: `chaos-${String(number).padStart(6, '0')}`, text: `/song ${prompt}` });
    const headers = {
      'content-type': 'application/json',
      origin: web,
      cookie: cookies[number % cookies.length] ?? '',
    };
    for (let tries = 0; tries < 400; tries += 1) {
      const response = await fetch(`${web}/api/say`, { method: 'POST', headers, body }).catch(
        () => undefined,
      );
      // The page keeps what was typed, and people send it again.
      if (response?.status === 200) {
        const result = (await response.json().catch(() => undefined)) as
          | { notes: { body?: string }[]; carded: boolean }
          | undefined;
        const isRefused = result?.notes.some((note) => refusal.test(note.body ?? '')) ?? true;
        if (result !== undefined && !isRefused) return { prompt, answer: 'card' };
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return { prompt, answer: 'refused' };
  };

  const platforms = [askOnTelegram, askOnDiscord, askOnWeb];
  return {
    settings: {
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.apiRoot,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      WEB: '1',
    },
    ask: (number) =>
      (platforms[number % platforms.length] ?? askOnWeb)(
        `song number ${number} of the long night`,
        Math.floor(number / 3),
      ),
    tracks: async () => ({
      telegram: onTelegramByBot().filter((message) => message.audio !== undefined).length,
      discord: onDiscordByBot().filter(({ attachments }) =>
        attachments.some((file) => file.contentType.startsWith('audio/')),
      ).length,
      web: (await Promise.all(cookies.map(entriesOf)))
        .flat()
        .filter((entry) => entry.message.audio !== undefined).length,
    }),
    texts: async () => [
      ...onTelegramByBot().map((message) => message.text ?? message.caption ?? ''),
      ...onDiscordByBot().map((message) => message.content + JSON.stringify(message.embeds)),
      ...(await Promise.all(cookies.map(entriesOf))).flat().map((entry) => JSON.stringify(entry.message)),
    ],
    close: async () => {
      await telegram.close();
      await discord.close();
    },
  };
};
