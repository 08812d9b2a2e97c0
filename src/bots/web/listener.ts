import { type Context, Hono } from 'hono';
import {
  type ChatListener,
  type Clock,
  type Conversations,
  commandsIn,
  type EventHandler,
  fieldName,
  type Log,
  parseAction,
  type SettingsStore,
} from '../../core/index.js';
import { createDispatch, type PersonInput, personOf } from './dispatch.js';
import { createLanguages, parseLanguage, plainLanguage } from './language.js';
import { openPage, type Page } from './page-bundle.js';
import { icon, pageShell } from './page-shell.js';
import { parseCommand, parseForm, parsePress, parseSay, parseUpload } from './request.js';
import { guardAnswers, guardSize, guardWrites } from './security.js';
import { keepSession, sessionOf } from './session.js';
import { createEventStreams } from './sse.js';
import { createUploads } from './upload.js';

/** The web chat as a platform, with the routes that are its page. */
type WebListener = ChatListener & { routes: Hono };

type MaybeLater = Promise<string | undefined> | string | undefined;

/** How many messages a page shows when it is opened. */
const shownEntries = 100;

/** Hears the web chat; its `routes` belong at the root of our HTTP server, next to `/media/:key/:name`. */
export const createWebListener = (parts: {
  conversations: Conversations;
  clock: Clock;
  log: Log;
  /** Where people's chosen languages are kept; without it, their browsers' languages are spoken. */
  settings?: Pick<SettingsStore, 'preferences'> | undefined;
  /** `sandbox` is true when songs are made by the practice composer and cost nothing. */
  banner?: { sandbox: boolean };
}): WebListener => {
  const { conversations, log } = parts;
  const ear = createDispatch(parts);
  const streams = createEventStreams(parts);
  const languageOf = createLanguages({ settings: parts.settings, log });
  const takeIn = createUploads();
  const commands = commandsIn();
  let studio: EventHandler | undefined;
  let page: Page | undefined;

  const routes = new Hono();
  // Named one by one: the routes are mounted at the root, where other pages live as well.
  for (const path of ['/', '/app.js', '/app.css', '/icon.svg', '/api/*']) routes.use(path, guardAnswers);

  routes.get('/', async (context) => {
    keepSession(context);
    context.header('Cache-Control', 'no-store');
    const language = await languageOf(context);
    return context.html(pageShell({ language, sandbox: parts.banner?.sandbox === true }));
  });
  const serve = (type: string, text: (context: Context) => MaybeLater) => async (context: Context) => {
    const body = await text(context);
    if (body === undefined) return context.json({ error: 'starting' }, 503);
    return context.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
  };
  routes.get(
    '/app.js',
    serve('text/javascript; charset=utf-8', (context) =>
      page?.script(parseLanguage(context.req.query('in')) ?? plainLanguage),
    ),
  );
  routes.get(
    '/app.css',
    serve('text/css; charset=utf-8', () => page?.style),
  );
  routes.get(
    '/icon.svg',
    serve('image/svg+xml', () => icon),
  );

  routes.use('/api/*', async (context, next) => {
    context.header('Cache-Control', 'no-store');
    if (sessionOf(context) === undefined) return context.json({ error: 'no-session' }, 401);
    return next();
  });
  routes.get('/api/conversation', async (context) => {
    const session = sessionOf(context) ?? '';
    try {
      const entries = await conversations.read(session, shownEntries);
      const language = await languageOf(context);
      const person = { name: personOf(session).name };
      return context.json({ person, language, commands: commandsIn(language), entries });
    } catch (error) {
      log.warn({ session, error: String(error) }, 'a conversation cannot be read');
      return context.json({ error: 'memory' }, 503);
    }
  });
  routes.get('/api/events', (context) => {
    // Some proxies hold events back otherwise.
    context.header('X-Accel-Buffering', 'no');
    return streams.open(context, sessionOf(context) ?? '');
  });
  routes.get('/api/suggest', async (context) => {
    const { command = '', field = '', typed = '' } = context.req.query();
    const person = personOf(sessionOf(context) ?? '', await languageOf(context));
    const suggestions = await studio
      ?.autocomplete(command, fieldName(field), typed.slice(0, 200), person)
      .catch(() => []);
    return context.json({ suggestions: suggestions ?? [] });
  });

  const hear = async (context: Context, key: string, deed: PersonInput, shown?: string) => {
    if (studio === undefined) return context.json({ error: 'starting' }, 503);
    const visitor = { session: sessionOf(context) ?? '', locale: await languageOf(context) };
    const answer = await ear(studio, visitor, key, deed, shown);
    // Whoever has just chosen another language is told so by the page's own words.
    const language = deed.kind === 'form' ? await languageOf(context) : visitor.locale;
    return context.json({ ...answer, language }, deed.kind === 'audio' ? 202 : 200);
  };
  const bodyOf = (context: Context): Promise<unknown> => context.req.json().catch(() => undefined);
  const misread = (context: Context) => context.json({ error: 'bad-request' }, 400);

  routes.post('/api/audio', guardWrites('application/octet-stream'), async (context) => {
    const request = parseUpload(context.req.query());
    if (request === undefined) return misread(context);
    const taken = await takeIn(context, request.name, (audio) =>
      hear(context, request.key, { kind: 'audio', audio, text: '' }, `♪ ${request.name}`),
    );
    return typeof taken === 'number' ? context.json({ error: 'not-taken' }, taken) : taken;
  });
  routes.post('/api/*', guardWrites('application/json'), guardSize);
  routes.post('/api/say', async (context) => {
    const request = parseSay(await bodyOf(context));
    if (request === undefined) return misread(context);
    const command = parseCommand(request.text, commands);
    const deed: PersonInput =
      command === undefined ? { kind: 'text', text: request.text } : { kind: 'command', ...command };
    return hear(context, request.key, deed, request.shown);
  });
  routes.post('/api/press', async (context) => {
    const request = parsePress(await bodyOf(context));
    if (request === undefined) return misread(context);
    return hear(context, request.key, { kind: 'press', action: parseAction(request.action) });
  });
  routes.post('/api/form', async (context) => {
    const request = parseForm(await bodyOf(context));
    if (request === undefined) return misread(context);
    return hear(context, request.key, { kind: 'form', form: request.form, values: request.values });
  });

  return {
    id: 'web',
    routes,
    start: async (heard) => {
      page = await openPage();
      studio = heard;
    },
    stop: async () => {
      studio = undefined;
      streams.closeAll();
    },
    ready: () => studio !== undefined,
  };
};
