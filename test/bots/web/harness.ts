import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { createWebListener, createWebSurface } from '../../../src/bots/web/index.js';
import type { ChatEvent, Conversations, EventHandler, Log, Suggestion } from '../../../src/core/index.js';
import { createConversations } from '../../kit/conversations.js';
import { media } from './samples.js';

/** What the scripted handler does with an event. */
type Script = (event: ChatEvent) => Promise<void> | void;

type MediaFiles = Record<string, { type: string; bytes: Uint8Array<ArrayBuffer> }>;

type HarnessOptions = {
  conversations?: Conversations;
  sandbox?: boolean;
  script?: Script;
  suggestions?: Suggestion[];
  /** The languages that people chose in the settings, by person. */
  chosen?: Map<string, string>;
  media?: MediaFiles;
};

/** A web chat on loopback. */
export type Harness = Awaited<ReturnType<typeof openHarness>>;

/** Opens a web chat on loopback, with a handler that a test scripts. */
export const openHarness = async (options: HarnessOptions = {}) => {
  const conversations = options.conversations ?? createConversations();
  const { log, logged } = recordLog();
  const scripted = createScriptedHandler(options);
  let now = 1_700_000_000_000;
  const clock = () => now++;
  const listener = createWebListener({
    conversations,
    clock,
    log,
    settings: { preferences: async (person: string) => ({ locale: options.chosen?.get(person) }) },
    banner: { sandbox: options.sandbox ?? false },
  });
  const surface = createWebSurface({ conversations, clock });
  await listener.start(scripted.handler);

  const app = new Hono();
  app.route('/', listener.routes);
  app.get('/other', (context) => context.text('another page'));
  app.get('/media/:key/:name', (context) => serveMedia(context, options.media?.[context.req.param('key')]));
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const opened = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(opened));
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    conversations,
    surface,
    listener,
    /** The events that the handler received. */
    events: scripted.events,
    /** The half-typed values that suggestions were requested for: command, field and text. */
    autocompleted: scripted.autocompleted,
    /** The event keys of the warnings and errors in the log. */
    logged,
    setScript: scripted.setScript,
    close: async () => {
      await listener.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
};

/** Opens a web chat of the sandbox, with the files of the sample tracks. */
export const openMediaHarness = (options: HarnessOptions = {}): Promise<Harness> =>
  openHarness({
    sandbox: true,
    media,
    suggestions: [{ value: 'abc.0', label: 'Rainy Morning' }],
    ...options,
  });

const recordLog = (): { log: Log; logged: unknown[] } => {
  const logged: unknown[] = [];
  const record = ({ event }: Record<string, unknown>) => {
    logged.push(event);
  };
  return { log: { info: () => {}, warn: record, error: record }, logged };
};

const createScriptedHandler = ({ script: first, suggestions }: HarnessOptions) => {
  const events: ChatEvent[] = [];
  const autocompleted: string[][] = [];
  let script: Script = first ?? (() => {});
  const handler: EventHandler = {
    handle: async (event) => {
      events.push(event);
      await script(event);
    },
    autocomplete: async (command, field, typed) => {
      autocompleted.push([command, field, typed]);
      return suggestions ?? [];
    },
    groupMigrated: async () => undefined,
  };
  const setScript = (next: Script) => {
    script = next;
  };
  return { handler, events, autocompleted, setScript };
};

/** Serves a file, or a part of it: browsers can only seek in a sound that is served in parts. */
const serveMedia = (context: Context, file: MediaFiles[string] | undefined) => {
  if (file === undefined) return context.notFound();
  const range = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '');
  const headers = { 'Content-Type': file.type, 'Accept-Ranges': 'bytes' };
  if (range === null) return context.body(file.bytes, 200, headers);
  const from = Number(range[1]);
  const to = Math.min(file.bytes.length, range[2] ? Number(range[2]) + 1 : file.bytes.length);
  const part = `bytes ${from}-${to - 1}/${file.bytes.length}`;
  return context.body(file.bytes.slice(from, to), 206, { ...headers, 'Content-Range': part });
};
