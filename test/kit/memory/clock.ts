/** A clock that stands still until it is told otherwise; it starts at a million milliseconds. */
export type ManualClock = { now: () => number; advance: (milliseconds: number) => void };

/** Makes a clock for a test to own. */
export const createManualClock = (start = 1_000_000): ManualClock => {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
};
