import { createTelegramListener, createTelegramSurface } from '../../../src/bots/telegram/index.js';
import type {
  AudioFile,
  ChatEvent,
  ChatForm,
  ChatMessage,
  EventHandler,
  ExpiringStore,
  Log,
  MessageRef,
  Receipts,
} from '../../../src/core/index.js';
import { startTelegram, type Telegram, type TelegramOptions } from '../../kit/telegram/index.js';

/** A short MP3 as far as Telegram looks, and a JPEG of 64 x 64 pixels. */
export const shelf: Record<string, Buffer> = {
  song: Buffer.concat([Buffer.from('ID3'), Buffer.alloc(4000, 7)]),
  other: Buffer.concat([Buffer.from('ID3'), Buffer.alloc(5000, 8)]),
  picture: Buffer.from([
    0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 64, 0, 64, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9,
  ]),
};

/** A song of the shelf with all that a player shows. */
export const audio = (changes: Partial<AudioFile> = {}): AudioFile => ({
  key: 'song',
  name: 'Rainy Morning.mp3',
  type: 'audio/mpeg',
  bytes: 4003,
  title: 'Rainy Morning',
  performer: 'Minstrel',
  seconds: 83.4,
  thumbnail: { key: 'picture', name: 'cover.jpg', type: 'image/jpeg', bytes: 900 },
  ...changes,
});

/** A message that says something and nothing else. */
export const saying = (body: string, changes: Partial<ChatMessage> = {}): ChatMessage => ({
  tone: 'plain',
  body,
  controls: [],
  ...changes,
});

/** A form of four questions, and one more under "More settings". */
export const form: ChatForm = {
  id: '1kdraft',
  title: 'A song of your own',
  submit: 'Make it',
  fields: [
    {
      name: 'lyrics',
      kind: 'long',
      label: 'Lyrics',
      required: true,
      advanced: false,
      placeholder: 'Rain on the window',
    },
    { name: 'style', kind: 'text', label: 'Style', required: false, advanced: false, value: 'warm folk' },
    {
      name: 'voice',
      kind: 'choice',
      label: 'Voice',
      required: false,
      advanced: false,
      choices: [
        { value: 'female', label: 'Female' },
        { value: 'male', label: 'Male' },
      ],
    },
    {
      name: 'instrumental',
      kind: 'toggle',
      label: 'Instrumental, no singing',
      required: false,
      advanced: false,
    },
    {
      name: 'weirdness',
      kind: 'slider',
      label: 'How unusual it may get (0–100 %)',
      required: false,
      advanced: true,
    },
  ],
};

/** Receipts that outlive what posts by them. */
const createReceipts = (): Receipts & { kept: Map<string, MessageRef> } => {
  const kept = new Map<string, MessageRef>();
  return {
    kept,
    find: async (key) => kept.get(key),
    keep: async (key, ref) => void kept.set(key, ref),
  };
};

/** Drafts that outlive the process, kept as text as a store does. */
const createDrafts = (): ExpiringStore => {
  const kept = new Map<string, string>();
  const load = async (key: string): Promise<unknown> => {
    const text = kept.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    save: async (key, draft) => void kept.set(key, JSON.stringify(draft)),
    load,
    async take(key) {
      const text = kept.get(key);
      kept.delete(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
  };
};

/** A log that remembers its lines. */
const createLog = (): Log & { lines: string[] } => {
  const lines: string[] = [];
  const write = (facts: Record<string, unknown>, message: string) =>
    void lines.push(`${message} ${JSON.stringify(facts)}`);
  return { lines, info: write, warn: write, error: write };
};

/** A studio that remembers what it heard and answers by script: a card to everything, unless told otherwise. */
export const createStudio = (
  answer: (event: ChatEvent) => Promise<unknown> = cardFor,
): EventHandler & { heard: ChatEvent[] } => {
  const heard: ChatEvent[] = [];
  return {
    heard,
    async handle(event) {
      heard.push(event);
      await answer(event);
    },
    autocomplete: async () => [],
    groupMigrated: async () => undefined,
  };
};

/** Everything there is to try the bot with. */
export const setStage = async (options?: TelegramOptions) => {
  const telegram = await startTelegram(options);
  const receipts = createReceipts();
  const drafts = createDrafts();
  const log = createLog();
  const settings = { token: telegram.token, apiUrl: telegram.apiRoot, log };
  const read = async (key: string): Promise<Buffer> => {
    const bytes = shelf[key];
    if (bytes === undefined) throw new Error(`no ${key} on the shelf`);
    return bytes;
  };
  const surface = () => createTelegramSurface({ ...settings, receipts, read });
  const listener = (webhook?: { url: string; secret: string }) =>
    createTelegramListener({ ...settings, drafts, webhook, surface: surface() });
  return { telegram, receipts, drafts, log, surface, listener };
};

/** What the bot has written in a chat, oldest first. */
export const saidByBot = (telegram: Telegram, chat: Parameters<Telegram['messages']>[0]) =>
  telegram.messages(chat).filter((message) => message.from.is_bot);

const cardFor = (event: ChatEvent) => event.reply.card(saying('You are next.', { tone: 'busy' }));
