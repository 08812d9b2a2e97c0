import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createWebListener, createWebSurface } from '../../../src/bots/web/index.js';
import type { ChatEvent, Conversations, EventHandler, Log, Suggestion } from '../../../src/core/index.js';
import { createConversations } from '../../kit/conversations.js';

/** What a scripted studio does when it hears something. */
export type Script = (event: ChatEvent) => Promise<void> | void;

/** A web chat on loopback whose studio does what a test says. */
export const openRoom = async (
  options: {
    conversations?: Conversations;
    sandbox?: boolean;
    script?: Script;
    suggestions?: Suggestion[];
    /** The languages that people chose in the settings, by person. */
    chosen?: Map<string, string>;
    media?: Record<string, { type: string; bytes: Uint8Array<ArrayBuffer> }>;
  } = {},
) => {
  const conversations = options.conversations ?? createConversations();
  const heard: ChatEvent[] = [];
  const asked: string[][] = [];
  const complaints: string[] = [];
  let script: Script = options.script ?? (() => {});
  let now = 1_700_000_000_000;
  const clock = () => now++;
  const log: Log = {
    info: () => {},
    warn: (_, message) => complaints.push(message),
    error: (_, message) => complaints.push(message),
  };
  const studio: EventHandler = {
    handle: async (event) => {
      heard.push(event);
      await script(event);
    },
    autocomplete: async (command, field, typed) => {
      asked.push([command, field, typed]);
      return options.suggestions ?? [];
    },
    groupMigrated: async () => undefined,
  };
  const listener = createWebListener({
    conversations,
    clock,
    log,
    settings: { preferences: async (person: string) => ({ locale: options.chosen?.get(person) }) },
    banner: { sandbox: options.sandbox ?? false },
  });
  const surface = createWebSurface({ conversations, clock });
  await listener.start(studio);

  const app = new Hono();
  app.route('/', listener.routes);
  app.get('/other', (context) => context.text('another page'));
  app.get('/media/:key/:name', (context) => {
    const file = options.media?.[context.req.param('key')];
    if (file === undefined) return context.notFound();
    // Browsers can only jump within a sound whose server sends parts of it.
    const range = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '');
    const headers = { 'Content-Type': file.type, 'Accept-Ranges': 'bytes' };
    if (range === null) return context.body(file.bytes, 200, headers);
    const from = Number(range[1]);
    const to = Math.min(file.bytes.length, range[2] ? Number(range[2]) + 1 : file.bytes.length);
    const part = `bytes ${from}-${to - 1}/${file.bytes.length}`;
    return context.body(file.bytes.slice(from, to), 206, { ...headers, 'Content-Range': part });
  });
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const opened = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(opened));
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    conversations,
    surface,
    listener,
    heard,
    asked,
    complaints,
    perform: (next: Script) => {
      script = next;
    },
    close: async () => {
      await listener.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
};

/** An opened web chat. */
export type Room = Awaited<ReturnType<typeof openRoom>>;
