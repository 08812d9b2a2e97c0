import type { Log } from '../core/index.js';

/** The running parts of the bot, in the order they were started. */
export type Lifecycle = {
  /** Registers how to stop a part that has just been started; while stopping, the part is stopped at once. */
  started(name: string, stop: StopPart): void;
  /** Stops every part, last started first; a part that takes longer than `deadlineMs` is left behind. */
  stop(): Promise<void>;
};

type StopPart = () => Promise<unknown> | unknown;

/** How long one part may take to stop: a submit in flight is awaited, for up to a minute. */
const deadlineMs = 75_000;

/** Stops parts in the reverse order of their start. */
export const createLifecycle = (log: Log): Lifecycle => {
  const running: { name: string; stop: StopPart }[] = [];
  let stopping: Promise<void> | undefined;

  const stopAll = async (): Promise<void> => {
    for (let part = running.pop(); part !== undefined; part = running.pop()) {
      await stopWithin(part.stop).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        log.warn({ event: 'app.stop-failed', part: part?.name, reason }, 'A part did not stop in order');
      });
    }
  };
  return {
    started: (name, stop) => {
      running.push({ name, stop });
      if (stopping !== undefined) stopping = stopping.then(stopAll);
    },
    stop: () => {
      stopping ??= stopAll();
      return stopping;
    },
  };
};

const stopWithin = async (stop: StopPart): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), deadlineMs);
  });
  try {
    await Promise.race([stop(), deadline]);
  } finally {
    clearTimeout(timer);
  }
};
