import { afterEach } from 'vitest';
import { createDiscordListener, createDiscordSurface } from '../../../src/bots/discord/index.js';
import {
  type ChatEvent,
  type ChatForm,
  type ChatMessage,
  type EventHandler,
  type ExpiringStore,
  type Log,
  type MessageRef,
  note,
  type Receipts,
} from '../../../src/core/index.js';
import { type DiscordSettings, startDiscord } from '../../kit/discord/index.js';

/** An event handler whose replies are written by the test; `events` are those it has received. */
type ScriptedHandler = EventHandler & { events: ChatEvent[] };

/** What a test decides about the bot and about the simulated Discord. */
type Script = {
  handle?: (event: ChatEvent) => Promise<unknown>;
  autocomplete?: EventHandler['autocomplete'];
  deferAfterMs?: number;
  autocompleteMs?: number;
  expiring?: Partial<ExpiringStore>;
  settings?: DiscordSettings;
  clock?: () => number;
  locale?: string | undefined;
  /** False when the bot only posts. */
  listen?: boolean;
  timeoutMs?: number;
};

/** A running harness: the bot, the simulated Discord, and what the bot has stored. */
export type Harness = Awaited<ReturnType<typeof startHarness>>;

/** Starts a harness when a test asks for one, and closes it after the test. */
export const useHarness = (defaults: Script = {}) => {
  let harness: Harness | undefined;
  afterEach(async () => {
    await harness?.close();
    harness = undefined;
  });
  return async (script: Script = {}): Promise<Harness> => {
    harness = await startHarness({ ...defaults, ...script });
    return harness;
  };
};

/** Something core waits for, until the test opens it. */
export const createGate = () => {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};

/** Starts a real bot, with discord.js, in a simulated Discord. The files `song` and `cover` are stored. */
const startHarness = async (script: Script = {}) => {
  const discord = await startDiscord(script.settings);
  const lines: string[] = [];
  const files = new Map([
    ['song', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(2_000, 7)])],
    ['cover', Buffer.from('ffd8ffe0', 'hex')],
  ]);
  const receipts = new Map<string, MessageRef>();
  const expiring = new Map<string, unknown>();
  const handler = createHandler(script);
  const connection = {
    token: discord.token,
    apiUrl: discord.api,
    clock: script.clock ?? Date.now,
    log: collectingLog(lines),
  };
  const surface = createDiscordSurface({
    ...connection,
    receipts: receiptsIn(receipts),
    read: async (key) => {
      const bytes = files.get(key);
      if (bytes === undefined) throw new Error(`no file is stored under ${key}`);
      return bytes;
    },
    timeoutMs: script.timeoutMs,
  });
  const listener = createDiscordListener({
    ...connection,
    expiring: { ...expiringIn(expiring), ...script.expiring },
    surface,
    // Long enough for a busy machine; tests of slow answers set less.
    deferAfterMs: script.deferAfterMs ?? 1_800,
    autocompleteMs: script.autocompleteMs,
    locale: script.locale,
  });
  if (script.listen !== false) await listener.start(handler);
  return {
    discord,
    listener,
    surface,
    handler,
    /** The stored files by key. */
    files,
    receipts,
    expiring,
    /** The log, a text per line. */
    lines,
    /** The last message that everybody sees in a channel. */
    latest: (channel = discord.channelId) => discord.messages(channel).at(-1),
    close: async () => {
      await listener.stop();
      await discord.close();
    },
  };
};

const createHandler = (script: Script): ScriptedHandler => {
  const events: ChatEvent[] = [];
  return {
    events,
    async handle(event) {
      events.push(event);
      if (script.handle) await script.handle(event);
      else await event.reply.tell(note('plain', 'Event received.'));
    },
    autocomplete: script.autocomplete ?? (async () => []),
    groupMigrated: async () => undefined,
  };
};

const collectingLog = (lines: string[]): Log => {
  const write = (facts: Record<string, unknown>, message: string) => {
    lines.push(`${message} ${JSON.stringify(facts)}`);
  };
  return { info: write, warn: write, error: write };
};

const receiptsIn = (receipts: Map<string, MessageRef>): Receipts => ({
  find: async (key) => receipts.get(key),
  keep: async (key, ref) => {
    receipts.set(key, ref);
  },
});

const expiringIn = (expiring: Map<string, unknown>): ExpiringStore => ({
  save: async (key, draft) => {
    expiring.set(key, structuredClone(draft));
  },
  load: async (key) => expiring.get(key),
  take: async (key) => {
    const draft = expiring.get(key);
    expiring.delete(key);
    return draft;
  },
});

/** A status card as core posts it while a song is in progress. */
export const card: ChatMessage = {
  tone: 'busy',
  title: 'Rainy Morning',
  body: 'Composing …',
  progress: 0.4,
  facts: [{ key: 'style', label: 'Style', value: 'warm indie folk' }],
  controls: [
    [{ kind: 'button', label: 'Cancel', action: { do: 'cancel', generation: 'abc' }, style: 'danger' }],
  ],
  footnote: 'Made by the sandbox',
};

/** A finished track as core posts it; its files are `cover` and `song`. */
export const finished: ChatMessage = {
  tone: 'good',
  title: 'Rainy Morning',
  facts: [{ label: 'Length', value: '2:31' }],
  image: { key: 'cover', name: 'cover.jpg', type: 'image/jpeg', bytes: 4 },
  audio: {
    key: 'song',
    name: 'Rainy Morning.mp3',
    type: 'audio/mpeg',
    bytes: 2000,
    title: 'Rainy Morning',
    performer: 'Minstrel',
    seconds: 151,
  },
  controls: [
    [
      {
        kind: 'button',
        label: 'Extend',
        action: { do: 'operation', operation: 'extend', track: 'abc' },
        style: 'main',
      },
      { kind: 'link', label: 'Download', url: 'https://songs.example/rain.mp3' },
    ],
  ],
};

/** A form with more fields than Discord shows, and with lyrics longer than a text field. */
export const customForm: ChatForm = {
  id: '1kdraft',
  title: 'A song of your own',
  intro: 'With model v5: up to 5000 characters of lyrics.',
  submit: 'Make it',
  fields: [
    {
      name: 'lyrics',
      kind: 'long',
      label: 'Lyrics',
      required: false,
      advanced: false,
      value: 'la '.repeat(1_500),
      maxLength: 5_000,
    },
    { name: 'weirdness', kind: 'slider', label: 'How unusual', required: false, advanced: true, value: 70 },
    {
      name: 'model',
      kind: 'choice',
      label: 'Model',
      required: false,
      advanced: true,
      value: 'v5',
      choices: [{ value: 'v5', label: 'v5' }],
    },
    {
      name: 'style',
      kind: 'text',
      label: 'Style',
      required: true,
      advanced: false,
      placeholder: 'warm indie folk',
    },
    { name: 'title', kind: 'text', label: 'Title', required: false, advanced: false, value: 'Rain' },
    { name: 'instrumental', kind: 'toggle', label: 'Instrumental', required: false, advanced: false },
    {
      name: 'voice',
      kind: 'choice',
      label: 'Voice',
      required: false,
      advanced: false,
      value: 'male',
      choices: [
        { value: 'female', label: 'Female' },
        { value: 'male', label: 'Male' },
      ],
    },
  ],
};
