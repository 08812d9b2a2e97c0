import { Hono } from 'hono';
import type {
  ChatListener,
  Clock,
  Conversations,
  EventHandler,
  Log,
  SettingsStore,
} from '../../core/index.js';
import { addPageRoutes } from './http/page-routes.js';
import { addReadRoutes } from './http/read-routes.js';
import { secureHeaders } from './http/security.js';
import { sessionOf } from './http/session.js';
import { addWriteRoutes } from './http/write-routes.js';
import { createDispatch } from './incoming/dispatch.js';
import { createLanguageResolver } from './language.js';
import { createEventStreams } from './outgoing/sse.js';
import { openPage, type Page } from './page-bundle.js';

/** The web chat as a platform, with the routes of its page. */
type WebListener = ChatListener & { routes: Hono };

/** What the web chat is created from. */
type WebListenerDeps = {
  conversations: Conversations;
  clock: Clock;
  log: Log;
  /** The languages that people chose; without it, each browser's own language is used. */
  settings?: Pick<SettingsStore, 'preferences'> | undefined;
  /** `sandbox` is true when songs come from the sandbox and cost nothing. */
  banner?: { sandbox: boolean };
};

/** The paths of the page. The routes are mounted at the root, beside paths that are not the page's. */
const securedPaths = ['/', '/app.js', '/app.css', '/icon.svg', '/api/*'];

/** Receives events from the web chat. Its `routes` belong at the root of the HTTP server, beside `/media/:key/:name`. */
export const createWebListener = (deps: WebListenerDeps): WebListener => {
  const { conversations, log } = deps;
  const dispatch = createDispatch(deps);
  const streams = createEventStreams(deps);
  const languageOf = createLanguageResolver({ settings: deps.settings, log });
  let handler: EventHandler | undefined;
  let page: Page | undefined;

  const routes = new Hono();
  for (const path of securedPaths) routes.use(path, secureHeaders);
  addPageRoutes(routes, { languageOf, sandbox: deps.banner?.sandbox === true, page: () => page });
  routes.use('/api/*', async (context, next) => {
    context.header('Cache-Control', 'no-store');
    if (sessionOf(context) === undefined) return context.json({ error: 'no-session' }, 401);
    return next();
  });
  addReadRoutes(routes, { conversations, log, languageOf, streams, handler: () => handler });
  addWriteRoutes(routes, { dispatch, languageOf, handler: () => handler });

  return {
    id: 'web',
    routes,
    start: async (events) => {
      page = await openPage();
      handler = events;
    },
    stop: async () => {
      handler = undefined;
      streams.closeAll();
    },
    ready: () => handler !== undefined,
  };
};
