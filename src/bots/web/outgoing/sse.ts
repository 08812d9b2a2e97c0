import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Conversations, Log } from '../../../core/index.js';

/** Proxies close a connection that is silent for a minute, some for less. */
const heartbeatMs = 20_000;

type StreamDeps = { conversations: Conversations; log: Log };

/** The server-sent events of all open pages. */
export type EventStreams = ReturnType<typeof createEventStreams>;

/**
 * Streams the changes of a conversation to open pages: `ready` once the subscription is active, which is when a page
 * reads the conversation, then an `entry` for each change.
 */
export const createEventStreams = (deps: StreamDeps) => {
  const closers = new Set<() => void>();
  return {
    open: (context: Context, session: string): Response =>
      streamSSE(context, async (stream) => {
        let close = () => {};
        const closed = new Promise<void>((resolve) => {
          close = resolve;
        });
        closers.add(close);
        stream.onAbort(close);
        await streamEntries(deps, session, stream, { close, closed });
        closers.delete(close);
      }),
    /** Ends every stream. Pages reconnect by themselves. */
    closeAll: (): void => {
      for (const close of closers) close();
    },
  };
};

/** Writes to one stream until it closes. Never rejects: a subscription that fails ends the stream. */
const streamEntries = async (
  { conversations, log }: StreamDeps,
  session: string,
  stream: SSEStreamingApi,
  { close, closed }: { close: () => void; closed: Promise<void> },
): Promise<void> => {
  // Writes are queued, so that events arrive in their order.
  let sending: Promise<unknown> = Promise.resolve();
  const send = (write: () => Promise<unknown>) => {
    sending = sending.then(write).catch(close);
  };
  try {
    const unsubscribe = await conversations.watch(session, (entry) =>
      send(() => stream.writeSSE({ event: 'entry', data: JSON.stringify(entry) })),
    );
    const heartbeat = setInterval(() => send(() => stream.write(': beat\n\n')), heartbeatMs);
    send(() => stream.writeSSE({ event: 'ready', data: '' }));
    await closed;
    clearInterval(heartbeat);
    unsubscribe();
  } catch (error) {
    log.warn(
      { event: 'conversation.subscribe-failed', platform: 'web', session, reason: String(error) },
      'Conversation subscription failed; the page reconnects',
    );
  }
};
