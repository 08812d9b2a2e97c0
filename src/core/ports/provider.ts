import type { Capabilities } from '../domain/capability.js';
import type { FaultCode } from '../domain/faults.js';
import type { Product } from '../domain/product.js';
import type { Charged, ProviderId, Take, Ticket } from '../domain/take.js';
import type { OperationName, OperationValues } from '../operations/index.js';
import type { Model } from '../operations/models.js';

/** The source track of a follow-up, in the terms of the gateway that made it. */
export type OrderSource = {
  clipId: string;
  ticket: Ticket;
  operation: OperationName;
  title: string;
  style: string;
  lyrics: string;
  seconds: number;
};

/** A persona in the terms of its gateway; `vox` when it was made from a section of singing. */
export type OrderPersona = { personaId: string; clipId: string; vox: boolean };

/** What an order refers to besides its values. */
type OrderContext = {
  source?: OrderSource | undefined;
  /** The second track of a mashup. */
  other?: OrderSource | undefined;
  persona?: OrderPersona | undefined;
  /** Where the gateway may call back, if it can; contains a secret of this one request. */
  callbackUrl?: string | undefined;
};

/**
 * One request as a driver gets it: parsed, within the limits of the model, and for a gateway that offers the operation.
 */
export type Order = {
  [N in OperationName]: { operation: N; model: Model; values: OperationValues<N> } & OrderContext;
}[OperationName];

/** What a gateway says about a ticket. `unknown` means that it does not know it yet, or no longer. */
export type PollResult =
  | { state: 'waiting' }
  /** `progress` is 0 to 1 where the gateway reports it; `title` and `lyrics` come as soon as they are known. */
  | {
      state: 'running';
      progress?: number | undefined;
      title?: string | undefined;
      lyrics?: string | undefined;
      /** Where the song can be listened to while it is being made, if the gateway streams. */
      listenUrl?: string | undefined;
      /** The cover, where the gateway has it before the song is done. */
      imageUrl?: string | undefined;
    }
  /** `missing` counts the promised takes that failed. */
  | ({ state: 'finished'; takes: Take[]; missing: number } & Charged)
  /** Finished with a product instead of tracks. */
  | ({ state: 'made'; product: Product } & Charged)
  | { state: 'failed'; code: FaultCode; detail: string }
  | { state: 'unknown' };

/** The answer to an accepted submit: a ticket to poll, and the result where it comes at once. */
export type Submission = { ticket: Ticket; result?: PollResult | undefined };

/** What a gateway says about itself and the account. */
export type ProviderCheck = {
  reachable: boolean;
  /** Undefined where no free call tells. */
  keyAccepted: boolean | undefined;
  /** The remaining balance in the gateway's own words, where it can be asked. */
  balance?: string | undefined;
  /** True when nothing is left to pay with, false when something is; undefined where it cannot be asked. */
  empty?: boolean | undefined;
  detail: string;
};

/** A driver. Its calls throw {@link ProviderError} and nothing else, except for an aborted signal. */
export type MusicProvider = {
  id: ProviderId;
  /** A short fingerprint of the key, so that a track records which account made it; never the key. */
  account: string;
  capabilities: Capabilities;
  /** Billable: called at most once per request, unless the gateway surely did not accept it. */
  submit(order: Order, signal: AbortSignal): Promise<Submission>;
  /** Checks whether the gateway is reachable and accepts the key, and what is left on the account. Free of charge. */
  check(signal: AbortSignal): Promise<ProviderCheck>;
  /**
   * Polls at most `capabilities.batch` tickets and returns an answer for each; one request where there is a batch call.
   */
  poll(tickets: readonly Ticket[], signal: AbortSignal): Promise<Map<Ticket, PollResult>>;
};

/** A gateway's refusal or silence. `accepted: 'maybe'` means that it may have been billed: never submit it again. */
export class ProviderError extends Error {
  override name = 'ProviderError';
  constructor(
    readonly provider: ProviderId,
    readonly code: FaultCode,
    readonly accepted: 'no' | 'maybe',
    /** What the gateway said, for the log and, shortened, for the person. Never contains a key. */
    readonly detail: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(`${provider}: ${code}: ${detail}`);
  }
}
