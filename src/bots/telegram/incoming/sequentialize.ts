/** Runs work of one chat in the order it came, and that of different chats side by side. */
export const createSequentializer = () => {
  const lanes = new Map<string, Promise<void>>();
  return {
    /** Resolves when the work is done; `work` must not reject. */
    run(lane: string, work: () => Promise<void>): Promise<void> {
      const done = (lanes.get(lane) ?? Promise.resolve()).then(work).finally(() => {
        if (lanes.get(lane) === done) lanes.delete(lane);
      });
      lanes.set(lane, done);
      return done;
    },
    /** Resolves when nothing is being done any more. */
    async idle(): Promise<void> {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
  };
};
