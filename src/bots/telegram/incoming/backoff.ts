const firstMs = 500;
const longestMs = 30_000;

/** Waits between attempts: half a second at first, twice as long each time, at most half a minute. */
export const createBackoff = (signal: AbortSignal) => {
  let nextMs = firstMs;
  return {
    reset: () => {
      nextMs = firstMs;
    },
    /** Resolves after the pause, or at once when the signal aborts. */
    wait: async (): Promise<void> => {
      const pauseMs = nextMs;
      nextMs = Math.min(longestMs, nextMs * 2);
      if (signal.aborted) return;
      await new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, pauseMs);
        signal.addEventListener('abort', end);
      });
    },
  };
};
