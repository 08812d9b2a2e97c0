import type { Person } from '../../../src/core/index.js';
import type { Store } from '../../../src/store/index.js';
import type { ManualClock } from '../../kit/memory/index.js';

/** What is stored, by whichever implementation. */
export type Stored = Pick<Store, 'core' | 'receipts' | 'conversations' | 'fairRanks'>;

/** An empty store with two processes of one bot, and the clock they go by. */
export type StoreSubject = {
  first: Stored;
  second: Stored;
  clock: ManualClock;
  /** Lets time pass until the condition holds. */
  until: (condition: () => boolean | Promise<boolean>) => Promise<void>;
};

/** Hands out the subject of the test that runs. */
export type Subject = () => StoreSubject;

/** Noon of a day that Redis, which ends some keys by the real time, will not see in the life of this suite. */
export const noon = Date.UTC(2126, 10, 21, 12);

/** Bo, who is not Ada. */
export const bo: Person = { platform: 'web', id: 'bo', name: 'Bo' };

/** Calls something so many times at once, in the two processes by turns. */
export const atOnce = <T>(
  { first, second }: StoreSubject,
  times: number,
  call: (store: Stored, index: number) => Promise<T>,
): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, index) => call(index % 2 ? first : second, index)));
