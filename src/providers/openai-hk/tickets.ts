import type { Ticket } from '../../core/index.js';

/**
 * The calls a ticket can name. `wav`, `video` and `midi` are to be looked at again, for 100 credits each time;
 * `timing`, `lyrics` and `upload` for nothing; `file`, `voice` and `persona` hold the result themselves; `told` was
 * answered in full when it was submitted and is never asked for again.
 */
const kinds = [
  'wav',
  'video',
  'midi',
  'timing',
  'lyrics',
  'upload',
  'file',
  'voice',
  'persona',
  'told',
] as const;

/** One of the calls a ticket can name. */
export type CallKind = (typeof kinds)[number];

/** A call and what it is about. */
export type Call = { kind: CallKind; about: readonly string[] };

/** A ticket for a call; the tickets of songs are lists of clip ids. */
export const callTicket = (kind: CallKind, ...about: (string | number)[]): Ticket =>
  [kind, ...about.map(encodeURIComponent)].join(':');

/** The call a ticket names; undefined for the clips of a song. */
export const callIn = (ticket: Ticket): Call | undefined => {
  const [name, ...about] = ticket.split(':');
  const kind = kinds.find((known) => known === name);
  if (kind === undefined || about.length === 0) return undefined;
  return { kind, about: about.map(decodeURIComponent) };
};
