import { createDiscordSurface } from '../bots/discord/index.js';
import { createTelegramSurface } from '../bots/telegram/index.js';
import { createWebSurface } from '../bots/web/index.js';
import type { Config } from '../config/index.js';
import type { ChatSurface, Clock, Log, MediaLibrary } from '../core/index.js';
import type { Store } from '../store/index.js';

type Parts = { store: Store; media: MediaLibrary; clock: Clock; log: Log };

/** What every bot is given. */
export const botParts = ({ store, media, clock, log }: Parts) => ({
  receipts: store.receipts,
  drafts: store.core.drafts,
  read: media.read,
  clock,
  log,
});

/** The platforms that can be posted to: the web chat always, the others with a token. */
export const createSurfaces = ({ discord, telegram }: Config, parts: Parts): ChatSurface[] => {
  const common = botParts(parts);
  const surfaces: ChatSurface[] = [
    createWebSurface({ conversations: parts.store.conversations, clock: parts.clock }),
  ];
  if (discord !== undefined) surfaces.push(createDiscordSurface({ ...common, ...discord }));
  if (telegram !== undefined) surfaces.push(createTelegramSurface({ ...common, ...telegram }));
  return surfaces;
};
