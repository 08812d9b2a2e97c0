import { createHmac } from 'node:crypto';
import type { Hono } from 'hono';
import type { Config } from '../config/index.js';
import type { ChatListener, Clock, CoreDeps, Log, MediaLibrary } from '../core/index.js';
import type { HttpOptions } from '../http/server.js';
import type { Store } from '../store/index.js';
import { botParts } from './surfaces.js';

/** The platforms this process listens to, and the HTTP routes that two of them need. */
type Listeners = { listeners: ChatListener[]; webhook: HttpOptions['webhook']; web: Hono | undefined };

type Parts = { deps: CoreDeps; store: Store; media: MediaLibrary; clock: Clock; log: Log };

/** Creates a listener for every platform that the settings turn on; a worker listens to none. */
export const createListeners = async (config: Config, parts: Parts): Promise<Listeners> => {
  const all: Listeners = { listeners: [], webhook: undefined, web: undefined };
  if (config.role === 'worker') return all;
  const { deps, store } = parts;
  const common = botParts(parts);
  if (config.web) {
    const { createWebListener } = await import('../bots/web/index.js');
    const web = createWebListener({
      ...common,
      conversations: store.conversations,
      settings: store.core.settings,
      banner: { sandbox: config.sandbox },
    });
    all.listeners.push(web);
    all.web = web.routes;
  }
  if (config.discord !== undefined) {
    const { createDiscordListener } = await import('../bots/discord/index.js');
    const surface = deps.platforms.get('discord');
    all.listeners.push(createDiscordListener({ ...common, ...config.discord, surface }));
  }
  if (config.telegram !== undefined) {
    const { createTelegramListener } = await import('../bots/telegram/index.js');
    const webhook = webhookOf(config.publicUrl, store.secret);
    const surface = deps.platforms.get('telegram');
    const listener = createTelegramListener({ ...common, ...config.telegram, webhook, surface });
    if (webhook !== undefined) {
      all.webhook = { path: new URL(webhook.url).pathname, receive: listener.webhook };
    }
    all.listeners.push(listener);
  }
  return all;
};

/** The address that Telegram calls: only a public one, with a secret derived from the bot's own. */
const webhookOf = (
  publicUrl: string | undefined,
  secret: Buffer,
): { url: string; secret: string } | undefined => {
  if (publicUrl === undefined) return undefined;
  const path = createHmac('sha256', secret).update('telegram').digest('hex').slice(0, 48);
  return { url: `${publicUrl}/telegram/${path}`, secret: path };
};
