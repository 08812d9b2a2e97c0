import type { Capabilities, Clock, Log } from '../core/index.js';

/** What an operator decides about one account at one gateway. */
export type ProviderSettings = {
  key: string;
  /** The gateway's address, with or without a slash at its end. */
  url: string;
  clock: Clock;
  /** Replaces the driver's own poll interval. */
  pollInterval?: Capabilities['pollInterval'] | undefined;
  /** Milliseconds for a whole call; 60 000 for a submit and 15 000 for a query unless set. */
  timeouts?: { submitMs?: number | undefined; pollMs?: number | undefined } | undefined;
  /** Replaces values of the definition's `endpoints` by their names; an unknown name throws. */
  overrides?: Readonly<Record<string, string>> | undefined;
  log?: Log | undefined;
};
