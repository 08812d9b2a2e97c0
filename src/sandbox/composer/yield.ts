/** Gives the event loop its turn when the work since the last turn took longer than a slice. */
export type YieldToEventLoop = () => Promise<void>;

/** A yieldToEventLoop with slices of so many milliseconds; waiting is cheap to call in a loop. */
export const createYield = (sliceMs = 8): YieldToEventLoop => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
};
