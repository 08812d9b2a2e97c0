import type { Config } from '../config/index.js';
import type { ChatSurface, Clock, Log, MediaLibrary } from '../core/index.js';
import type { Store } from '../store/index.js';

type Parts = { store: Store; media: MediaLibrary; clock: Clock; log: Log };

/** What every bot is given. */
export const botParts = ({ store, media, clock, log }: Parts) => ({
  receipts: store.receipts,
  expiring: store.core.expiring,
  read: media.read,
  clock,
  log,
});

/** The platforms that can be posted to: the web chat always, the others with a token. Loads the libraries of those alone. */
export const createSurfaces = async ({ discord, telegram }: Config, parts: Parts): Promise<ChatSurface[]> => {
  const common = botParts(parts);
  const createWeb = async () => {
    const { createWebSurface } = await import('../bots/web/index.js');
    return createWebSurface({ conversations: parts.store.conversations, clock: parts.clock });
  };
  const createDiscord = async (account: NonNullable<typeof discord>) => {
    const { createDiscordSurface } = await import('../bots/discord/index.js');
    return createDiscordSurface({ ...common, ...account });
  };
  const createTelegram = async (account: NonNullable<typeof telegram>) => {
    const { createTelegramSurface } = await import('../bots/telegram/index.js');
    return createTelegramSurface({ ...common, ...account });
  };
  return Promise.all([
    createWeb(),
    ...(discord === undefined ? [] : [createDiscord(discord)]),
    ...(telegram === undefined ? [] : [createTelegram(telegram)]),
  ]);
};
