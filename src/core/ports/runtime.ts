/** Milliseconds since 1970; handed in, so that tests control the time. */
export type Clock = () => number;
/** The time, and a way to wait. */
export type Timer = {
  now: Clock;
  /** Waits so many milliseconds. */
  sleep: (milliseconds: number) => Promise<void>;
};

/** Structured log lines. Each has an `event` key; `id` connects all lines about one generation. */
export type Log = {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
};
