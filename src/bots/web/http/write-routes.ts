import type { Context, Hono } from 'hono';
import { commandsIn, type EventHandler, parseAction } from '../../../core/index.js';
import type { createDispatch, PersonInput } from '../incoming/dispatch.js';
import { parseCommand, parseForm, parsePress, parseSay, parseUpload } from '../incoming/request.js';
import { createUploads } from '../incoming/upload.js';
import type { LanguageResolver } from '../language.js';
import { allowWrites, limitBody } from './security.js';
import { sessionOf } from './session.js';

/** One input of a person, as their page sent it. */
type PageRequest = { key: string; input: PersonInput; shown?: string };

/** Adds what a person does on the page: messages, button presses, forms and audio uploads. */
export const addWriteRoutes = (
  routes: Hono,
  deps: {
    dispatch: ReturnType<typeof createDispatch>;
    languageOf: LanguageResolver;
    handler: () => EventHandler | undefined;
  },
): void => {
  const commands = commandsIn();
  const receiveUpload = createUploads();
  const respond = createResponder(deps);

  routes.post('/api/audio', allowWrites('application/octet-stream'), async (context) => {
    const request = parseUpload(context.req.query());
    if (request === undefined) return badRequest(context);
    const { key, name } = request;
    const response = await receiveUpload(context, name, (audio) =>
      respond(context, { key, input: { kind: 'audio', audio, text: '' }, shown: `♪ ${name}` }),
    );
    return typeof response === 'number' ? context.json({ error: 'not-taken' }, response) : response;
  });

  routes.post('/api/*', allowWrites('application/json'), limitBody);
  routes.post('/api/say', async (context) => {
    const request = parseSay(await readJson(context));
    if (request === undefined) return badRequest(context);
    const { key, text, shown } = request;
    const command = parseCommand(text, commands);
    const input: PersonInput =
      command === undefined ? { kind: 'text', text } : { kind: 'command', ...command };
    return respond(context, { key, input, shown });
  });
  routes.post('/api/press', async (context) => {
    const request = parsePress(await readJson(context));
    if (request === undefined) return badRequest(context);
    const { key, action } = request;
    return respond(context, { key, input: { kind: 'press', action: parseAction(action) } });
  });
  routes.post('/api/form', async (context) => {
    const request = parseForm(await readJson(context));
    if (request === undefined) return badRequest(context);
    const { key, form, values } = request;
    return respond(context, { key, input: { kind: 'form', form, values } });
  });
};

/** Dispatches an input and sends its answer to the page. */
const createResponder =
  ({ dispatch, languageOf, handler }: Parameters<typeof addWriteRoutes>[1]) =>
  async (context: Context, { key, input, shown }: PageRequest) => {
    const events = handler();
    if (events === undefined) return context.json({ error: 'starting' }, 503);
    const visitor = { session: sessionOf(context) ?? '', locale: await languageOf(context) };
    const answer = await dispatch(events, { visitor, key, input, shown });
    // A form can change the language; the page reloads when the answer names another one.
    const language = input.kind === 'form' ? await languageOf(context) : visitor.locale;
    return context.json({ ...answer, language }, input.kind === 'audio' ? 202 : 200);
  };

const readJson = (context: Context): Promise<unknown> => context.req.json().catch(() => undefined);

const badRequest = (context: Context) => context.json({ error: 'bad-request' }, 400);
