import type { Ticket } from '../../core/index.js';

/**
 * The tickets beside those of songs. `wav`, `video` and `midi` are polled for 100 credits each time; `timing`, `lyrics`
 * and `upload` for free; `file`, `voice` and `persona` hold the result themselves; `answered` was answered in full by
 * the submit and is never polled.
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
  'answered',
] as const;

/** A kind of ticket beside those of songs. */
export type TicketKind = (typeof kinds)[number];

/** What a ticket holds: the clip ids of a song, or a kind and its details. */
export type TicketParts = { kind: 'song' | TicketKind; details: readonly string[] };

/** Writes the ticket of a song: the ids of its clips with commas between them. */
export const songTicket = (clipIds: readonly string[]): Ticket => [...new Set(clipIds)].join(',');

/** Writes any other ticket: its kind first. */
export const ticketFor = (kind: TicketKind, ...details: (string | number)[]): Ticket =>
  [kind, ...details.map(encodeURIComponent)].join(':');

/** Reads a ticket. */
export const parseTicket = (ticket: Ticket): TicketParts => {
  const [name, ...details] = ticket.split(':');
  const kind = kinds.find((known) => known === name);
  if (kind !== undefined && details.length > 0) return { kind, details: details.map(decodeURIComponent) };
  return { kind: 'song', details: ticket.split(',').filter((id) => id !== '') };
};

/** The clips that a ticket waits for: those of a song, or the one of an upload. */
export const clipIdsIn = (ticket: Ticket): readonly string[] => {
  const { kind, details } = parseTicket(ticket);
  if (kind === 'song') return details;
  return kind === 'upload' ? details.slice(0, 1) : [];
};
