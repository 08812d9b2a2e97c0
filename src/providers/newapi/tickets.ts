import type { OrderSource, Ticket } from '../../core/index.js';
import type { Endpoints } from './endpoints.js';

/**
 * The tickets beside those of songs: `lyrics` names a task of lyrics; `clips` Suno's clips without a task; `upload` a
 * clip, or a task whose clip it will be; `wav`, `video` and `midi` files that are polled again; `file`, `voice` and
 * `persona` hold the result themselves; `answered` was answered in full by the submit and is never polled.
 */
const kinds = [
  'lyrics',
  'clips',
  'upload',
  'wav',
  'video',
  'midi',
  'file',
  'voice',
  'persona',
  'answered',
] as const;

/** A kind of ticket beside those of songs. */
export type TicketKind = (typeof kinds)[number];

/** What a ticket holds: the task of a song, or a kind and its details. */
export type TicketParts =
  | { kind: 'song'; details: readonly [string] }
  | { kind: TicketKind; details: readonly string[] };

/** Writes any ticket but that of a song, which is its task id alone: the kind first. */
export const ticketFor = (kind: TicketKind, ...details: (string | number)[]): Ticket =>
  [kind, ...details.map(encodeURIComponent)].join(':');

/** Reads a ticket. */
export const parseTicket = (ticket: Ticket): TicketParts => {
  const [name, ...details] = ticket.split(':');
  const kind = kinds.find((known) => known === name);
  if (kind === undefined || details.length === 0) return { kind: 'song', details: [ticket] };
  return { kind, details: details.map(decodeURIComponent) };
};

/** True for an upload whose answer said that it is a clip. */
export const isClip = (ticket: Ticket): boolean => parseTicket(ticket).details[3] === 'clip';

/** The id of a take. A clip of a task keeps its position, because `continue_clip_id` asks for that; `abc@2` is the second. */
export const takeId = (clipId: string | undefined, task: string, position: number): string =>
  clipId === undefined ? `${task}_${position}` : hasPosition(clipId) ? clipId : `${clipId}@${position}`;

/** Suno's own id of a clip, in the id of a take. */
export const clipIdIn = (id: string): string => /^(.+)@\d+$/.exec(id)?.[1] ?? id;

/** The task a track came from; undefined where its clips came without one. */
export const taskOf = ({ ticket }: OrderSource): string | undefined => {
  const { kind, details } = parseTicket(ticket);
  return kind === 'song' || kind === 'upload' ? details[0] : undefined;
};

/**
 * The value of `continue_clip_id`: "The id that ends with a number, not the clip_id" (page, example 3), unless
 * the operator overrides `continueBy`.
 */
export const continuedId = (source: OrderSource, { continueBy }: Endpoints): string => {
  const clipId = clipIdIn(source.clipId);
  const [, position] = /@(\d+)$/.exec(source.clipId) ?? [];
  const task = taskOf(source);
  return continueBy === 'place' && task !== undefined && position !== undefined
    ? `${task}_${position}`
    : clipId;
};

const hasPosition = (clipId: string): boolean => /_\d{1,2}$/.test(clipId);
