import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import type { Queues } from './queues.js';

/** A page that shows the queues, to be served under `base`; needs hono's `serveStatic` of the server it runs in. */
export const createBoard = (
  carrier: Queues,
  base: string,
  serveStatic: ConstructorParameters<typeof HonoAdapter>[0],
) => {
  const adapter = new HonoAdapter(serveStatic);
  adapter.setBasePath(base);
  createBullBoard({
    queues: carrier.queues.map((queue) => new BullMQAdapter(queue)),
    serverAdapter: adapter,
  });
  return adapter.registerPlugin();
};
