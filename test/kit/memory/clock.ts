/** A clock that moves only by `advance`. */
export type ManualClock = { now: () => number; advance: (milliseconds: number) => void };

/** Creates a clock at `start`, in milliseconds. */
export const createManualClock = (start = 1_000_000): ManualClock => {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
};
