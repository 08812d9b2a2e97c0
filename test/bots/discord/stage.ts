import { createDiscordListener, createDiscordSurface } from '../../../src/bots/discord/index.js';
import {
  type ChatEvent,
  type ChatMessage,
  type EventHandler,
  type ExpiringStore,
  type Log,
  type MessageRef,
  note,
  type Receipts,
} from '../../../src/core/index.js';
import { type DiscordSettings, startDiscord } from '../../kit/discord/index.js';

/** A studio whose answers are written by the test. */
type ScriptedStudio = EventHandler & { heard: ChatEvent[] };

/** A real bot, with its real library, in a simulated Discord. */
export async function openStage(
  script: {
    hear?: (event: ChatEvent) => Promise<unknown>;
    suggest?: EventHandler['autocomplete'];
    patienceMs?: number;
    suggestMs?: number;
    drafts?: Partial<ExpiringStore>;
    settings?: DiscordSettings;
    clock?: () => number;
    locale?: string | undefined;
    listen?: boolean;
    timeoutMs?: number;
  } = {},
) {
  const discord = await startDiscord(script.settings);
  const lines: string[] = [];
  const write = (facts: Record<string, unknown>, message: string) => {
    lines.push(`${message} ${JSON.stringify(facts)}`);
  };
  const log: Log = { info: write, warn: write, error: write };
  const shelf = new Map<string, Buffer>();
  const kept = new Map<string, MessageRef>();
  const receipts: Receipts = {
    find: async (key) => kept.get(key),
    keep: async (key, ref) => {
      kept.set(key, ref);
    },
  };
  const stored = new Map<string, unknown>();
  const drafts: ExpiringStore = {
    save: async (key, draft) => {
      stored.set(key, structuredClone(draft));
    },
    load: async (key) => stored.get(key),
    take: async (key) => {
      const draft = stored.get(key);
      stored.delete(key);
      return draft;
    },
    ...script.drafts,
  };
  const heard: ChatEvent[] = [];
  const studio: ScriptedStudio = {
    heard,
    async handle(event) {
      heard.push(event);
      if (script.hear) await script.hear(event);
      else await event.reply.tell(note('plain', 'I heard you.'));
    },
    autocomplete: script.suggest ?? (async () => []),
    groupMigrated: async () => undefined,
  };
  const connection = { token: discord.token, apiUrl: discord.api, clock: script.clock ?? Date.now, log };
  const surface = createDiscordSurface({
    ...connection,
    receipts,
    read: async (key) => {
      const bytes = shelf.get(key);
      if (bytes === undefined) throw new Error(`nothing on the shelf under ${key}`);
      return bytes;
    },
    timeoutMs: script.timeoutMs,
  });
  const listener = createDiscordListener({
    ...connection,
    drafts,
    surface,
    // Long enough for a busy machine; tests about slowness ask for less.
    patienceMs: script.patienceMs ?? 1_800,
    suggestMs: script.suggestMs,
    locale: script.locale,
  });
  if (script.listen !== false) await listener.start(studio);
  return {
    discord,
    listener,
    surface,
    studio,
    shelf,
    kept,
    stored,
    lines,
    /** The last message everyone sees in a channel. */
    latest: (channel = discord.channelId) => discord.messages(channel).at(-1),
    async close() {
      await listener.stop();
      await discord.close();
    },
  };
}

/** A card as core says it while a song is in the making. */
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

/** A finished track as core says it; its files are to be put on the shelf. */
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
