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

/** The stored files by key: two that Telegram takes for MP3, and a JPEG of 64 x 64 pixels. */
export const storedFiles: Record<string, Buffer> = {
  song: Buffer.concat([Buffer.from('ID3'), Buffer.alloc(4000, 7)]),
  other: Buffer.concat([Buffer.from('ID3'), Buffer.alloc(5000, 8)]),
  picture: Buffer.from([
    0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 64, 0, 64, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9,
  ]),
};

/** A stored song with everything a player shows. */
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

/** A message with a body and no controls. */
export const textMessage = (body: string, changes: Partial<ChatMessage> = {}): ChatMessage => ({
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

/** Receipts in memory. */
const createReceipts = (): Receipts & { kept: Map<string, MessageRef> } => {
  const kept = new Map<string, MessageRef>();
  return {
    kept,
    find: async (key) => kept.get(key),
    keep: async (key, ref) => void kept.set(key, ref),
  };
};

/** Drafts as JSON text, as in Redis. */
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

/** A log that keeps its lines: the message, then the facts as JSON. */
const createLog = (): Log & { lines: string[] } => {
  const lines: string[] = [];
  const write = (facts: Record<string, unknown>, message: string) =>
    void lines.push(`${message} ${JSON.stringify(facts)}`);
  return { lines, info: write, warn: write, error: write };
};

/** An event handler that records its events and answers each, by default with a card. */
export const createRecordingHandler = (
  answer: (event: ChatEvent) => Promise<unknown> = postCard,
): EventHandler & { events: ChatEvent[] } => {
  const events: ChatEvent[] = [];
  return {
    events,
    async handle(event) {
      events.push(event);
      await answer(event);
    },
    autocomplete: async () => [],
    groupMigrated: async () => undefined,
  };
};

/** A Telegram with a surface and listeners of the bot; receipts and expiring values outlive both. */
export const startHarness = async (options?: TelegramOptions) => {
  const telegram = await startTelegram(options);
  const receipts = createReceipts();
  const expiring = createDrafts();
  const log = createLog();
  const settings = { token: telegram.token, apiUrl: telegram.apiRoot, log };
  const read = async (key: string): Promise<Buffer> => {
    const bytes = storedFiles[key];
    if (bytes === undefined) throw new Error(`no stored file ${key}`);
    return bytes;
  };
  const surface = () => createTelegramSurface({ ...settings, receipts, read });
  const listener = (webhook?: { url: string; secret: string }) =>
    createTelegramListener({ ...settings, expiring, webhook, surface: surface() });
  return { telegram, receipts, expiring, log, surface, listener };
};

/** The bot's messages in a chat, oldest first. */
export const botMessages = (telegram: Telegram, chat: Parameters<Telegram['messages']>[0]) =>
  telegram.messages(chat).filter((message) => message.from.is_bot);

const postCard = (event: ChatEvent) => event.reply.card(textMessage('You are next.', { tone: 'busy' }));
