import type { AnyValues, OperationName } from '../operations/index.js';
import type { Model } from '../operations/models.js';
import type { FaultCode } from './faults.js';
import type { MediaFile } from './message.js';
import type { ChatAddress, MessageRef, Person } from './people.js';
import type { Product } from './product.js';
import type { Charged, ProviderId, Take, Ticket } from './take.js';

/** A track named by its id and the title it had. */
export type TrackName = { id: string; title: string };

/** What was asked for: an operation, its parsed values, and the tracks it starts from. */
export type Request = {
  operation: OperationName;
  model: Model;
  values: AnyValues;
  sources: readonly TrackName[];
};

/** What a request has cost the operator, as far as anyone can know. */
export type Charge = 'none' | 'made' | 'unknown';

/** How a generation ends. */
export type Outcome =
  /** `late` when the person had been told that it failed: it is delivered for free. */
  | ({ kind: 'tracks'; takes: readonly Take[]; missing: number; late: boolean } & Charged)
  | ({ kind: 'product'; product: Product; late: boolean } & Charged)
  | { kind: 'failed'; fault: FaultCode; detail: string; charge: Charge }
  | { kind: 'cancelled'; charge: Charge };

/** Where a generation stands. Times are milliseconds since 1970. */
export type State =
  | { step: 'queued'; since: number; attempts: number }
  /** Written before the billable call; after `lease` nobody can be in that call any more. */
  | { step: 'submitting'; since: number; attempts: number; lease: number }
  | {
      step: 'running';
      since: number;
      progress?: number | undefined;
      title?: string | undefined;
      lyrics?: string | undefined;
      /** Where it can be listened to already. */
      listenUrl?: string | undefined;
      /** Where the gateway has its cover already; hostile until media has looked at it. */
      imageUrl?: string | undefined;
      /** Our copy of that cover. */
      image?: MediaFile | undefined;
      /** How often in a row the gateway said that it does not know the song. */
      unknowns?: number | undefined;
    }
  | { step: 'delivering'; since: number; outcome: Outcome }
  | { step: 'done'; since: number; outcome: Outcome };

/** The record of one request: the truth about it, kept in the store and changed only by {@link reduce}. */
export type Generation = {
  id: string;
  /** Counts the writes; a write that does not follow the stored one is refused. */
  revision: number;
  createdAt: number;
  person: Person;
  address: ChatAddress;
  /** The server or group in which it was asked for. */
  community?: string | undefined;
  request: Request;
  provider: ProviderId;
  /** The gateways that surely did not take it. */
  refusedBy: readonly ProviderId[];
  /** Set once a gateway accepted; kept after a time-out, so that a late song still finds its way. */
  ticket?:
    | {
        provider: ProviderId;
        account: string;
        ticket: Ticket;
        at: number;
        /** True when nobody waits for it any more. */
        forgotten?: boolean | undefined;
      }
    | undefined;
  /** The status card. */
  card?: MessageRef | undefined;
  /** True when the card came after the end had begun to be told: it tells the end too, and becomes no track. */
  cardIsLate?: boolean | undefined;
  /** What was posted, by take number or by `end`. */
  posted: Readonly<Record<string, MessageRef>>;
  state: State;
};

/** How many letters an id has: 16 of 32 make 80 bits. */
const idLetters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** An id from a hash, so that the same event always makes the same generation; `hash` has at least 16 bytes. */
export const generationId = (hash: Uint8Array): string =>
  Array.from(hash.subarray(0, 16), (byte) => idLetters[byte % 32]).join('');

/** The id of a generation's nth track, counted from 0. */
export const trackId = (generation: string, index: number): string => `${generation}.${index}`;
