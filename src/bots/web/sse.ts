import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Conversations, Log } from '../../core/index.js';

/** Proxies close a connection on which nothing is said for a minute or less. */
const heartbeatMs = 20_000;

/**
 * Tells open pages what changes, as server-sent events: `ready` once nothing can be missed any more, which is when a
 * page reads the conversation, then an `entry` for every change.
 */
export const createEventStreams = (parts: { conversations: Conversations; log: Log }) => {
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
        let sending: Promise<unknown> = Promise.resolve();
        const send = (write: () => Promise<unknown>) => {
          sending = sending.then(write).catch(close);
        };
        try {
          const unwatch = await parts.conversations.watch(session, (entry) =>
            send(() => stream.writeSSE({ event: 'entry', data: JSON.stringify(entry) })),
          );
          const beat = setInterval(() => send(() => stream.write(': beat\n\n')), heartbeatMs);
          send(() => stream.writeSSE({ event: 'ready', data: '' }));
          await closed;
          clearInterval(beat);
          unwatch();
        } catch (error) {
          parts.log.warn({ session, error: String(error) }, 'a page cannot watch its conversation');
        } finally {
          closers.delete(close);
        }
      }),
    /** Ends every stream; pages come back by themselves. */
    closeAll: (): void => {
      for (const close of closers) close();
    },
  };
};
