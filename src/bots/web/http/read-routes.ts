import type { Hono } from 'hono';
import {
  type Conversations,
  commandsIn,
  type EventHandler,
  fieldName,
  type Log,
} from '../../../core/index.js';
import { personOf } from '../incoming/person.js';
import type { LanguageResolver } from '../language.js';
import type { EventStreams } from '../outgoing/sse.js';
import { sessionOf } from './session.js';

/** Entries that a page receives when it is opened. */
const maxEntries = 100;

/** Characters of a half-typed value that are used to find suggestions. */
const maxTyped = 200;

/** Adds what a page reads: the conversation, its changes as events, and suggestions. */
export const addReadRoutes = (
  routes: Hono,
  deps: {
    conversations: Conversations;
    log: Log;
    languageOf: LanguageResolver;
    streams: EventStreams;
    handler: () => EventHandler | undefined;
  },
): void => {
  const { conversations, log, languageOf, streams, handler } = deps;
  routes.get('/api/conversation', async (context) => {
    const session = sessionOf(context) ?? '';
    try {
      const entries = await conversations.read(session, maxEntries);
      const language = await languageOf(context);
      const person = { name: personOf(session).name };
      return context.json({ person, language, commands: commandsIn(language), entries });
    } catch (error) {
      log.warn(
        { event: 'conversation.read-failed', platform: 'web', session, reason: String(error) },
        'Conversation read failed',
      );
      return context.json({ error: 'memory' }, 503);
    }
  });
  routes.get('/api/events', (context) => {
    // Asks proxies such as nginx not to buffer the stream.
    context.header('X-Accel-Buffering', 'no');
    return streams.open(context, sessionOf(context) ?? '');
  });
  routes.get('/api/suggest', async (context) => {
    const { command = '', field = '', typed = '' } = context.req.query();
    const person = personOf(sessionOf(context) ?? '', await languageOf(context));
    const suggestions = await handler()
      ?.autocomplete(command, fieldName(field), typed.slice(0, maxTyped), person)
      .catch(() => []);
    return context.json({ suggestions: suggestions ?? [] });
  });
};
