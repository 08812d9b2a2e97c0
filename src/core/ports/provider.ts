import type { Capabilities } from '../domain/capability.js';
import type { FaultCode } from '../domain/faults.js';
import type { Product } from '../domain/product.js';
import type { Charged, ProviderId, Take, Ticket } from '../domain/take.js';
import type { OperationName, OperationValues } from '../operations/index.js';
import type { Model } from '../operations/models.js';

/** The track a follow-up starts from, in its maker's terms. */
export type OrderSource = {
  clipId: string;
  ticket: Ticket;
  operation: OperationName;
  title: string;
  style: string;
  lyrics: string;
  seconds: number;
};

/** A voice made from a track earlier, in its maker's terms; `vox` when it was made from a stretch of singing. */
export type OrderPersona = { personaId: string; clipId: string; vox: boolean };

/** What an order refers to beside its values. */
type OrderContext = {
  source?: OrderSource | undefined;
  /** The second track of a mashup. */
  other?: OrderSource | undefined;
  persona?: OrderPersona | undefined;
  /** Where the gateway may tell that it is done, if it can; holds a secret of this one request. */
  callbackUrl?: string | undefined;
};

/** One request as a driver gets it: parsed, within the limits of the model, and for a gateway that can do it. */
export type Order = {
  [N in OperationName]: { operation: N; model: Model; values: OperationValues<N> } & OrderContext;
}[OperationName];

/** What a gateway says about a ticket. `unknown` means that it does not know it (yet, or no more). */
export type PollResult =
  | { state: 'waiting' }
  /** `progress` runs from 0 to 1 where the gateway tells it; `title` and `lyrics` as soon as they are known. */
  | {
      state: 'running';
      progress?: number | undefined;
      title?: string | undefined;
      lyrics?: string | undefined;
      /** Where it can be listened to while it is still being made, if the gateway streams. */
      listenUrl?: string | undefined;
      /** Its cover, where that is painted before the song is done. */
      imageUrl?: string | undefined;
    }
  /** `missing` counts the takes that were promised and failed. */
  | ({ state: 'finished'; takes: Take[]; missing: number } & Charged)
  /** Finished with something that is no track. */
  | ({ state: 'made'; product: Product } & Charged)
  | { state: 'failed'; code: FaultCode; detail: string }
  | { state: 'unknown' };

/** The answer to a submit that was accepted: a ticket to ask for, and at once the result where there is one. */
export type Submission = { ticket: Ticket; result?: PollResult | undefined };

/** What a gateway says when asked for nothing but itself. */
export type ProviderCheck = {
  reachable: boolean;
  /** Undefined where there is no free call that tells. */
  keyAccepted: boolean | undefined;
  /** What is left, in the gateway's own words, where it can be asked. */
  balance?: string | undefined;
  /** True when nothing is left to pay with, false when something is; undefined where it cannot be asked. */
  empty?: boolean | undefined;
  detail: string;
};

/** A gateway that composes. Both calls throw {@link ProviderError} and nothing else, but for an aborted signal. */
export interface MusicProvider {
  id: ProviderId;
  /** A short fingerprint of the key, so that a track remembers which account made it; never the key. */
  account: string;
  capabilities: Capabilities;
  /** Billable: called at most once per request unless it surely was not accepted. */
  submit(order: Order, signal: AbortSignal): Promise<Submission>;
  /** Says whether the gateway is there and takes the key, and what is left on the account; calls nothing billable. */
  check(signal: AbortSignal): Promise<ProviderCheck>;
  /** Takes at most `capabilities.batch` tickets, answers for each; one request where the gateway has a batch call. */
  poll(tickets: readonly Ticket[], signal: AbortSignal): Promise<Map<Ticket, PollResult>>;
}

/** A gateway's refusal or silence. `accepted: 'maybe'` means that it may have been billed: never submit again. */
export class ProviderError extends Error {
  override name = 'ProviderError';
  constructor(
    readonly provider: ProviderId,
    readonly code: FaultCode,
    readonly accepted: 'no' | 'maybe',
    /** What the gateway said, for the log and, shortened, for the person; never holds a key. */
    readonly detail: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(`${provider}: ${code}: ${detail}`);
  }
}
