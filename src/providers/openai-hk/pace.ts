import type { Clock, Ticket } from '../../core/index.js';

const firstPauseMs = 20_000;
const longestPauseMs = 160_000;
const remembered = 1000;

/** Keeps second looks apart. */
export type Pace = {
  /** Starts the first pause, at the call itself. */
  begin: (ticket: Ticket) => void;
  /** True when it may be looked at now; the next pause, twice as long, begins with that. */
  isDue: (ticket: Ticket) => boolean;
};

/**
 * A second look at a WAV, a film or notes costs 100 credits like the first (suno-scene page, use cases 12, 13 and 18):
 * they are 20 s, 40 s, 80 s and then 160 s apart, however often the ticket is asked for.
 */
export const createPace = (clock: Clock): Pace => {
  const looks = new Map<Ticket, { dueAt: number; pauseMs: number }>();
  const rest = (ticket: Ticket, pauseMs: number) => {
    looks.delete(ticket);
    looks.set(ticket, { dueAt: clock() + pauseMs, pauseMs });
    const [oldest] = looks.keys();
    if (looks.size > remembered && oldest !== undefined) looks.delete(oldest);
  };
  return {
    begin: (ticket) => rest(ticket, firstPauseMs),
    isDue(ticket) {
      const look = looks.get(ticket);
      if (look !== undefined && clock() < look.dueAt) return false;
      rest(ticket, look === undefined ? firstPauseMs : Math.min(longestPauseMs, look.pauseMs * 2));
      return true;
    },
  };
};
