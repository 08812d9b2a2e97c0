import { expect, it } from 'vitest';
import { createSemaphore } from '../../src/media/fetch/semaphore.js';

it('a semaphore runs two tasks at once, and all of them in the end, even after failures', async () => {
  const withSemaphore = createSemaphore(2);
  let running = 0;
  let most = 0;
  const start = (fails: boolean) =>
    withSemaphore(async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      if (fails) throw new Error('failed');
    });
  const outcomes = await Promise.allSettled([false, true, false, true, false, false].map(start));
  expect(most).toBe(2);
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  await start(false);
  expect(running).toBe(0);
});
