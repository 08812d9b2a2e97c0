import { createManualClock, createMemoryQueue } from '../kit/memory/index.js';
import { describeQueue, type QueueSubject } from './behaviour.js';

/** How far a test lets time pass before it gives up, in milliseconds. */
const mostMs = 60_000;

describeQueue('the job queue in memory', async () => {
  const clock = createManualClock();
  const queue = createMemoryQueue(clock.now);
  const take: QueueSubject['take'] = async () => {
    const [id] = await queue.waiting('first', 1);
    const job = queue.jobs().find((each) => each.queue === 'submit-first' && each.id === id);
    if (job === undefined) return undefined;
    const token = queue.hold(job);
    return {
      id: job.id,
      end: async () => queue.end(job, token),
      later: async (ms) => queue.end(job, token, ms),
    };
  };
  const until: QueueSubject['until'] = async (condition) => {
    for (let passed = 0; !(await condition()); passed += 5) {
      if (passed > mostMs) throw new Error('It does not come about.');
      clock.advance(5);
    }
  };
  const idsOf: QueueSubject['idsOf'] = async (kind) =>
    queue
      .jobs()
      .filter((job) => job.queue === `${kind}-web`)
      .map(({ id }) => id);
  return { subject: { first: queue, second: queue, take, idsOf, until }, close: async () => {} };
});
