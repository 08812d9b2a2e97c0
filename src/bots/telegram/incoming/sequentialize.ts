/** Runs tasks with the same key one after the other, and tasks with different keys side by side. */
export const createSequentializer = () => {
  const tails = new Map<string, Promise<void>>();
  return {
    /** Resolves when the task is done; `task` must not reject. */
    run(key: string, task: () => Promise<void>): Promise<void> {
      const done = (tails.get(key) ?? Promise.resolve()).then(task).finally(() => {
        if (tails.get(key) === done) tails.delete(key);
      });
      tails.set(key, done);
      return done;
    },
    /** Resolves when no task is running or waiting. */
    async idle(): Promise<void> {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
};
