import { Queue, Worker } from 'bullmq';

/** How many jobs of each kind to move. */
type Loads = Readonly<Record<string, number>>;

/** How many jobs are added at once: enough that the workers never wait. */
const addersAtOnce = 200;

/**
 * Adds and processes empty jobs with bare BullMQ, one queue and one worker for each kind. Returns the seconds it took.
 */
export const moveBareJobs = async (url: string, prefix: string, loads: Loads): Promise<number> => {
  let left = Object.values(loads).reduce((sum, load) => sum + load, 0);
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const work = async () => {
    left -= 1;
    if (left === 0) finish();
  };
  const queues = Object.keys(loads).map((name) => new Queue(name, { connection: { url }, prefix }));
  // The concurrency of one Minstrel process.
  const workers = queues.map(
    ({ name }) => new Worker(name, work, { connection: { url }, prefix, concurrency: 8 }),
  );
  await Promise.all([...queues, ...workers].map((part) => part.waitUntilReady()));

  const rounds = Math.max(...Object.values(loads));
  const startedAt = performance.now();
  await together(rounds, addersAtOnce, async (round) => {
    for (const queue of queues) {
      const due = round < (loads[queue.name] ?? 0);
      if (due) await queue.add(queue.name, { id: `song-${round}` }, { removeOnComplete: true });
    }
  });
  await finished;
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all([...workers, ...queues].map((part) => part.close()));
  return seconds;
};

/** Runs `act` `times` times, at most `atOnce` at the same time. */
export const together = async (
  times: number,
  atOnce: number,
  act: (number: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const loop = async () => {
    while (next < times) {
      next += 1;
      await act(next - 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, loop));
};
