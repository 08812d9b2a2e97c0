import { expect, it } from 'vitest';
import { createSemaphore } from '../../src/media/fetch/semaphore.js';

it('lets so many in at once, and everybody in the end, also after one that failed', async () => {
  const turnstile = createSemaphore(2);
  let inside = 0;
  let most = 0;
  const enter = (fails: boolean) =>
    turnstile(async () => {
      inside += 1;
      most = Math.max(most, inside);
      await Promise.resolve();
      inside -= 1;
      if (fails) throw new Error('it broke');
    });
  const outcomes = await Promise.allSettled([false, true, false, true, false, false].map(enter));
  expect(most).toBe(2);
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  await enter(false);
  expect(inside).toBe(0);
});
