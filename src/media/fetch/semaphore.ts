/** Lets so many do something at once; the others wait their turn. */
export const createSemaphore = (places: number): (<T>(task: () => Promise<T>) => Promise<T>) => {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (task) => {
    if (busy >= places) await new Promise<void>((enter) => waiting.push(enter));
    else busy += 1;
    try {
      return await task();
    } finally {
      // The place goes to the next one, or is free again.
      const next = waiting.shift();
      if (next === undefined) busy -= 1;
      else next();
    }
  };
};
