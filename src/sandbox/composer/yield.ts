/** Yields to the event loop if the work since the last yield took longer than a slice; cheap to call in a loop. */
export type YieldToEventLoop = () => Promise<void>;

/** Builds a function that yields after every `sliceMs` milliseconds of work. */
export const createYield = (sliceMs = 8): YieldToEventLoop => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
};
