/** Milliseconds since 1970; handed in, so that tests own the time. */
export type Clock = () => number;
/** The time, and a way to wait. */
export type Timer = {
  now: Clock;
  /** Waits so many milliseconds. */
  sleep: (milliseconds: number) => Promise<void>;
};

/** Structured log lines; `id` in the facts ties together all that happens to one request. */
export interface Log {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
}
