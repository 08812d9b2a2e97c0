import type { OrderSource, Ticket } from '../../core/index.js';
import type { Places } from './endpoints.js';

/**
 * What a ticket can name beside a song's task: `lyrics` a task of words; `clips` Suno's clips without a task; `upload` a
 * clip, or a task whose clip it will be; `wav`, `video` and `midi` what is to be looked at again; `file`, `voice` and `persona`
 * the result itself; `told` what was answered in full and is never asked for again.
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
  'told',
] as const;

/** One of the things a ticket can name beside a song's task. */
export type TicketKind = (typeof kinds)[number];

/** A ticket, read: the task of a song, or a kind and what it is about. */
export type TicketFacts =
  | { kind: 'song'; about: readonly [string] }
  | { kind: TicketKind; about: readonly string[] };

/** The ticket of a song is its task's id alone; any other names its kind first. */
export const ticketFor = (kind: TicketKind, ...about: (string | number)[]): Ticket =>
  [kind, ...about.map(encodeURIComponent)].join(':');

/** Reads a ticket. */
export const ticketIn = (ticket: Ticket): TicketFacts => {
  const [name, ...about] = ticket.split(':');
  const kind = kinds.find((known) => known === name);
  if (kind === undefined || about.length === 0) return { kind: 'song', about: [ticket] };
  return { kind, about: about.map(decodeURIComponent) };
};

/** A clip of a task keeps its place there, because `continue_clip_id` asks for that; `wanted@2` is the second. */
export const clipName = (id: string | undefined, task: string, place: number): string =>
  id === undefined ? `${task}_${place}` : isPlaced(id) ? id : `${id}@${place}`;

/** Suno's own id of a clip. */
export const clipIdIn = (name: string): string => /^(.+)@\d+$/.exec(name)?.[1] ?? name;

/** The task a track came from; undefined where its clips came without one. */
export const taskOf = ({ ticket }: OrderSource): string | undefined => {
  const { kind, about } = ticketIn(ticket);
  return kind === 'song' || kind === 'upload' ? about[0] : undefined;
};

/** "The id that ends with a number, not the clip_id" (page, example 3), unless the operator says otherwise. */
export const continuedName = (source: OrderSource, table: Places): string => {
  const id = clipIdIn(source.clipId);
  const [, place] = /@(\d+)$/.exec(source.clipId) ?? [];
  const task = taskOf(source);
  return table.continueBy === 'place' && task !== undefined && place !== undefined ? `${task}_${place}` : id;
};

const isPlaced = (id: string): boolean => /_\d{1,2}$/.test(id);
