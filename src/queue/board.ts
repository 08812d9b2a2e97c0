import type { HonoAdapter } from '@bull-board/hono';
import type { Queues } from './queues.js';

/** Builds a page that shows the queues, to be served under `base`; needs hono's `serveStatic` of the server it runs in. */
export const createBoard = async (
  { queues }: Queues,
  base: string,
  serveStatic: ConstructorParameters<typeof HonoAdapter>[0],
) => {
  // Loaded when the page is first opened.
  const [{ createBullBoard }, { BullMQAdapter }, { HonoAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/hono'),
  ]);
  const adapter = new HonoAdapter(serveStatic);
  adapter.setBasePath(base);
  createBullBoard({ queues: queues.map((queue) => new BullMQAdapter(queue)), serverAdapter: adapter });
  return adapter.registerPlugin();
};
