import type { CallbackQueries } from './callback-queries.js';
import type { Inline } from './inline.js';
import type { State } from './state.js';
import type { Updates } from './updates.js';

/** The parts of one simulated Telegram. */
export type Simulation = {
  state: State;
  updates: Updates;
  callbackQueries: CallbackQueries;
  inline: Inline;
  /** The reachable URL behind a public one; undefined when the simulator cannot reach it. */
  reach: (url: string) => string | undefined;
};
