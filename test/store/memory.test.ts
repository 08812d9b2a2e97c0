import {
  createManualClock,
  createMemoryConversations,
  createMemoryFairRanks,
  createMemoryReceipts,
  createMemoryStore,
} from '../kit/memory/index.js';
import { describeStore } from './behaviour/index.js';
import { noon } from './behaviour/subject.js';

/** How far a test lets time pass before it gives up, in milliseconds. */
const mostMs = 60_000;

describeStore('the store in memory', async () => {
  const clock = createManualClock(noon);
  const stored = {
    core: createMemoryStore(clock.now),
    receipts: createMemoryReceipts(),
    conversations: createMemoryConversations(),
    fairRanks: createMemoryFairRanks(),
  };
  const until = async (condition: () => boolean | Promise<boolean>) => {
    for (let passed = 0; !(await condition()); passed += 5) {
      if (passed > mostMs) throw new Error('It does not come about.');
      clock.advance(5);
    }
  };
  return { subject: { first: stored, second: stored, clock, until }, close: async () => {} };
});
