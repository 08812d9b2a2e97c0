import type { ConversationEntry } from '../../src/core/index.js';
import { type Discord, startDiscord } from '../kit/discord/index.js';
import { startTelegram, type Telegram } from '../kit/telegram/index.js';

/** A song somebody asked for, and what the bot said at once: a card, that it cannot now, or nothing at all. */
export type Asked = { wish: string; heard: 'card' | 'refused' | 'nothing' };

/** People on three platforms who go on asking for songs. */
export type Load = {
  /** The settings of a bot that talks to them all. */
  settings: Record<string, string>;
  /** The song number so many; resolves when the person knows what came of asking. */
  ask(number: number): Promise<Asked>;
  /** How many tracks stand on each platform. */
  tracks(): Promise<Record<string, number>>;
  /** Every word the bot has left anywhere, to be searched. */
  words(): Promise<string[]>;
  close(): Promise<void>;
};

const apology = /I cannot reach my memory|Something went wrong on my side/;

/** Lets people in; the web chat is at `web`, where a bot comes and goes. */
export const createLoad = async (web: string): Promise<Load> => {
  const telegram: Telegram = await startTelegram();
  const discord: Discord = await startDiscord({ privilegedIntents: false });
  const names = ['Ada', 'Bo', 'Cleo'];
  const chats = names.map((name) => {
    const person = telegram.person(name);
    return { person, chat: telegram.privateChat(person) };
  });
  // A browser keeps the cookie it was given once.
  const cookies = names.map((name) => `minstrel=${name.padEnd(22, '0')}`);

  const bySelf = () =>
    discord.messages(discord.channelId).filter(({ author }) => author.id === discord.botId);
  const said = () => chats.flatMap(({ chat }) => telegram.messages(chat).filter(({ from }) => from.is_bot));
  const entriesOf = async (cookie: string): Promise<ConversationEntry[]> => {
    const answer = await fetch(`${web}/api/conversation`, { headers: { cookie } });
    return ((await answer.json()) as { entries: ConversationEntry[] }).entries;
  };

  const onTelegram = async (wish: string, number: number): Promise<Asked> => {
    const { person, chat } = chats[number % chats.length] ?? {};
    if (person === undefined || chat === undefined) throw new Error('nobody is there');
    const asked = await person.say(chat, `/song ${wish}`);
    const answer = await telegram.until(
      () =>
        telegram.messages(chat).find((message) => message.reply_to_message_id === asked.message_id) ??
        telegram
          .messages(chat)
          .find((message) => message.message_id > asked.message_id && apology.test(message.text ?? '')),
      `an answer to “${wish}”`,
      150_000,
    );
    return { wish, heard: apology.test(answer.text ?? '') ? 'refused' : 'card' };
  };

  const onDiscord = async (wish: string, number: number): Promise<Asked> => {
    await discord.until(() => discord.commands.length > 0, 'the commands', 30_000);
    const asked = await discord.person(names[number % names.length] ?? 'Ada').slash('song', { prompt: wish });
    // Without an answer in three seconds Discord says that the application did not respond.
    const answered = await asked.acknowledged.then(
      () => true,
      () => false,
    );
    const shown = answered ? await discord.until(() => asked.message, 'words', 3000).catch(() => null) : null;
    if (shown === null) return { wish, heard: 'nothing' };
    return { wish, heard: apology.test(JSON.stringify(shown.embeds) + shown.content) ? 'refused' : 'card' };
  };

  const onWeb = async (wish: string, number: number): Promise<Asked> => {
    const body = JSON.stringify({ key: `chaos-${String(number).padStart(6, '0')}`, text: `/song ${wish}` });
    const headers = {
      'content-type': 'application/json',
      origin: web,
      cookie: cookies[number % cookies.length] ?? '',
    };
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await fetch(`${web}/api/say`, { method: 'POST', headers, body }).catch(() => undefined);
      // The page keeps what was typed, and people send it again.
      if (answer?.status === 200) {
        const heard = (await answer.json().catch(() => undefined)) as
          | { notes: { body?: string }[]; carded: boolean }
          | undefined;
        const refused = heard?.notes.some((one) => apology.test(one.body ?? '')) ?? true;
        if (heard !== undefined && !refused) return { wish, heard: 'card' };
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return { wish, heard: 'refused' };
  };

  const platforms = [onTelegram, onDiscord, onWeb];
  return {
    settings: {
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.apiRoot,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      WEB: '1',
    },
    ask: (number) =>
      (platforms[number % platforms.length] ?? onWeb)(
        `song number ${number} of the long night`,
        Math.floor(number / 3),
      ),
    tracks: async () => ({
      telegram: said().filter((message) => message.audio !== undefined).length,
      discord: bySelf().filter(({ attachments }) =>
        attachments.some((file) => file.contentType.startsWith('audio/')),
      ).length,
      web: (await Promise.all(cookies.map(entriesOf)))
        .flat()
        .filter((entry) => entry.message.audio !== undefined).length,
    }),
    words: async () => [
      ...said().map((message) => message.text ?? message.caption ?? ''),
      ...bySelf().map((message) => message.content + JSON.stringify(message.embeds)),
      ...(await Promise.all(cookies.map(entriesOf))).flat().map((entry) => JSON.stringify(entry.message)),
    ],
    close: async () => {
      await telegram.close();
      await discord.close();
    },
  };
};
