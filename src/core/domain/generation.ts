import type { AnyValues, OperationName } from '../operations/index.js';
import type { Model } from '../operations/models.js';
import type { FaultCode } from './faults.js';
import type { MediaFile } from './message.js';
import type { ChatAddress, MessageRef, Person } from './people.js';
import type { Product } from './product.js';
import type { Charged, ProviderId, Take, Ticket } from './take.js';

/** A track by its id, with the title it had at the time. */
export type TrackName = { id: string; title: string };

/** An operation with its parsed values and the tracks it starts from. */
export type Request = {
  operation: OperationName;
  model: Model;
  values: AnyValues;
  sources: readonly TrackName[];
};

/** What a request has cost the operator, as far as anybody can know. */
export type Charge = 'none' | 'made' | 'unknown';

/** How a generation ends. */
export type Outcome =
  /** `late` when the person had been told that it failed: it is delivered for free. */
  | ({ kind: 'tracks'; takes: readonly Take[]; missing: number; late: boolean } & Charged)
  | ({ kind: 'product'; product: Product; late: boolean } & Charged)
  | { kind: 'failed'; fault: FaultCode; detail: string; charge: Charge }
  | { kind: 'cancelled'; charge: Charge };

/** The step a generation is in. Times are milliseconds since 1970. */
export type State =
  | { step: 'queued'; since: number; attempts: number }
  /** Saved before the billable call. After `lease` no process can still be in that call. */
  | { step: 'submitting'; since: number; attempts: number; lease: number }
  | {
      step: 'running';
      since: number;
      progress?: number | undefined;
      title?: string | undefined;
      lyrics?: string | undefined;
      /** Where the song can be listened to while it is still being made. */
      listenUrl?: string | undefined;
      /** The gateway's address of the cover, not trusted until media has checked it. */
      imageUrl?: string | undefined;
      /** Our copy of that cover. */
      image?: MediaFile | undefined;
      /** How often in a row the gateway did not know the ticket. */
      unknowns?: number | undefined;
    }
  | { step: 'delivering'; since: number; outcome: Outcome }
  | { step: 'done'; since: number; outcome: Outcome };

/** The record of one request: the truth about it. It is kept in the store and changed only by {@link reduce}. */
export type Generation = {
  id: string;
  /** Counts the writes: the store refuses one that does not follow the stored revision. */
  revision: number;
  createdAt: number;
  person: Person;
  address: ChatAddress;
  /** The key of the server or group in which it was requested. */
  community?: string | undefined;
  request: Request;
  /** Until then it is not handed over, so that a person can take a plain message back; milliseconds since 1970. */
  graceUntil?: number | undefined;
  provider: ProviderId;
  /** The gateways that surely did not accept it. */
  refusedBy: readonly ProviderId[];
  /** Set once a gateway accepted; kept after a time-out, so that a late result still finds its way. */
  ticket?:
    | {
        provider: ProviderId;
        account: string;
        ticket: Ticket;
        at: number;
        /** True when no late result is waited for any more. */
        forgotten?: boolean | undefined;
      }
    | undefined;
  /** The status card. */
  card?: MessageRef | undefined;
  /** True when the card was posted after the delivery had begun: it shows the outcome, and does not become a track. */
  cardIsLate?: boolean | undefined;
  /** What was posted, by take number, `end`, `zip` or `product`. */
  posted: Readonly<Record<string, MessageRef>>;
  state: State;
};

/** The letters of ids: 16 of 32 letters make 80 bits. */
const idLetters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** The id for a hash of at least 16 bytes, so that the same event always makes the same generation. */
export const generationId = (hash: Uint8Array): string =>
  Array.from(hash.subarray(0, 16), (byte) => idLetters[byte % 32]).join('');

/** The id of a generation's nth track, counted from 0. */
export const trackId = (generation: string, index: number): string => `${generation}.${index}`;
