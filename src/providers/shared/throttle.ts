import type { Clock, Ticket } from '../../core/index.js';

/** Tickets whose pauses are kept; the oldest is dropped beyond that, and its next poll is due at once. */
const maxTickets = 1000;

/** Milliseconds between polls of one ticket: each pause is twice as long as the one before, up to the longest. */
export type Pauses = { firstMs: number; longestMs: number };

/** Keeps the polls of one ticket apart, for calls that cost as much as the submit each time. */
export type Throttle = {
  /** Starts the first pause: the submit itself was a poll. */
  start: (ticket: Ticket) => void;
  /** True when the ticket may be polled now; the next pause starts with that. */
  isDue: (ticket: Ticket) => boolean;
};

/** Builds a throttle for the tickets of one account. */
export const createThrottle = (
  clock: Clock,
  { firstMs, longestMs }: Pauses = { firstMs: 30_000, longestMs: 30_000 },
): Throttle => {
  const pauses = new Map<Ticket, { dueAt: number; pauseMs: number }>();
  const pause = (ticket: Ticket, pauseMs: number) => {
    pauses.delete(ticket);
    pauses.set(ticket, { dueAt: clock() + pauseMs, pauseMs });
    const [oldest] = pauses.keys();
    if (pauses.size > maxTickets && oldest !== undefined) pauses.delete(oldest);
  };
  return {
    start: (ticket) => pause(ticket, firstMs),
    isDue(ticket) {
      const last = pauses.get(ticket);
      if (last !== undefined && clock() < last.dueAt) return false;
      pause(ticket, last === undefined ? firstMs : Math.min(longestMs, last.pauseMs * 2));
      return true;
    },
  };
};
