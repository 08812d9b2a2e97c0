import { createCallbackQueries } from './callback-queries.js';
import { createChats } from './chats.js';
import type { FloodRule } from './faults.js';
import { createInline } from './inline.js';
import { createMethods } from './methods.js';
import type { LoggedRequest } from './request-log.js';
import { startServer } from './server.js';
import type { Simulation } from './simulation.js';
import { createState } from './state.js';
import { createUntil } from './until.js';
import { createUpdates } from './updates.js';

export { renderHtml } from './html.js';
export type { Person, SentFile } from './person.js';

export type { Chat, ChatMessage } from './state.js';

const usualMaxFileBytes = 50_000_000;
const usualPressSeconds = 15;

/** How the simulator differs from Telegram. */
export type TelegramOptions = {
  /** The largest upload in bytes; 50 MB by default (Bot API "Sending files"). */
  maxFileBytes?: number;
  /** Refuses too many sends and edits with 429; off by default. */
  flood?: FloodRule;
  /** How long a pressed button waits for answerCallbackQuery, in seconds; 15 by default. */
  pressSeconds?: number;
  /** Public origins and the loopback origins behind them, such as `https://minstrel.example` and its server. */
  routes?: Record<string, string>;
  /** The clock, in milliseconds since 1970. */
  now?: () => number;
};

/** A simulated Telegram: real HTTP on a loopback port, with people who write and press buttons. */
export type Telegram = Awaited<ReturnType<typeof startTelegram>>;

/** Starts a simulated Telegram with one bot. Close it at the end; its state outlives the bot's process. */
export const startTelegram = async (options: TelegramOptions = {}) => {
  const now = options.now ?? Date.now;
  const pressSeconds = options.pressSeconds ?? usualPressSeconds;
  const bot = { id: 7_000_000_001, is_bot: true, first_name: 'Minstrel', username: 'minstrel_bot' };
  const token = `${bot.id}:AAE-loopback_token_for_tests_only_00`;
  const routes = new Map(Object.entries(options.routes ?? {}));
  const state = createState(bot, now);
  const reach = (url: string) => reachableUrl(url, routes);
  const updates = createUpdates({
    now,
    reach,
    runMethod: (method, fields) => server.runFromWebhook(method, fields),
  });
  const inline = createInline(state, updates, pressSeconds);
  const callbackQueries = createCallbackQueries(pressSeconds);
  const simulation: Simulation = { state, updates, callbackQueries, inline, reach };
  const server = await startServer(state, {
    token,
    methods: createMethods(simulation),
    maxFileBytes: options.maxFileBytes ?? usualMaxFileBytes,
    flood: options.flood,
  });

  return {
    apiRoot: `http://127.0.0.1:${server.port}`,
    token,
    bot: { id: bot.id, username: bot.username },
    ...createChats(simulation),
    until: createUntil(state, server.requests),
    /** Every request of the bot, oldest first. */
    requests: server.requests as readonly Readonly<LoggedRequest>[],
    /** Makes later requests fail; returns a function that ends this. */
    fail: server.fail,
    /** Delivers the last updates again, with the same ids. */
    redeliver: updates.redeliver,
    /** Sets the loopback origin behind a public one, for webhooks and for files sent by URL. */
    route: (origin: string, target: string) => void routes.set(origin, target),
    /** Ends everything: open requests are cut, pending updates are lost. */
    async close(): Promise<void> {
      updates.close();
      await server.close();
    },
  };
};

// Only loopback and routed origins are reachable: a test never sends a request to the internet.
const reachableUrl = (url: string, routes: ReadonlyMap<string, string>): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { origin, hostname, pathname, search } = new URL(url);
  const target = routes.get(origin);
  if (target !== undefined) return new URL(`${pathname}${search}`, target).href;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) ? url : undefined;
};
