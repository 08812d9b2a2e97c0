import type { Fields } from './fields.js';
import type { Customer, SongHouse } from './house.js';
import type { Clip, Refusal } from './song.js';
import { Refusal as refusal } from './song.js';

/** A request once the door has checked its key and read its JSON. */
export interface WireRequest {
  readonly customer: Customer;
  /** The groups of the route's pattern, decoded. */
  readonly path: readonly string[];
  readonly fields: Fields;
  readonly house: SongHouse;
}

/** What goes back over the wire, as JSON. */
export interface WireAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** One route of a gateway. */
export interface WireRoute {
  readonly method: 'GET' | 'POST';
  /** Tested against the path below the gateway, repeated slashes made one and the last one taken off. */
  readonly pattern: RegExp;
  readonly kind: 'submit' | 'poll';
  /** Pure but for the house: the same request in the same house gives the same answer; throws a Refusal. */
  readonly answer: (request: WireRequest) => WireAnswer;
}

/** How one gateway speaks: its routes, and its words for a refusal. */
export interface Dialect {
  readonly gateway: string;
  /** Whether a failed song is paid back. */
  readonly refunds: boolean;
  readonly routes: readonly WireRoute[];
  readonly refuse: (refusal: Refusal) => WireAnswer;
}

/** The finished clip of that id at the gateway, or a Refusal. */
export function finishedClip({ customer, house }: WireRequest, id: string): Clip {
  const clip = house.clip(customer.gateway, id);
  if (!clip) throw new refusal('unknown-clip', `clip ${id.slice(0, 60)} does not exist`);
  const { stage } = house.progressOf(clip);
  if (stage !== 'complete') throw new refusal('unfinished-clip', `clip ${id} is not complete (${stage})`);
  return clip;
}

/** Refuses to go on from a second that the clip does not have; the short pieces for tests may be exceeded. */
export function checkContinueAt(clip: Clip, seconds: number): void {
  if (seconds > clip.seconds + 1 && clip.seconds > 5) {
    throw new refusal('invalid', `continue_at must be at most ${clip.seconds}, the length of the clip`);
  }
}
