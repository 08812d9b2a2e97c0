import type { FaultCode } from './faults.js';
import type { Model, TextLimits } from './models.js';
import type { OperationName, OperationValues } from './operations/index.js';
import type { Prices } from './price.js';
import type { Product } from './product.js';

/** A gateway by its registry name, as `GATEWAYS` spells it. */
export type ProviderId = string;

/** What a gateway calls a piece of work it has taken; opaque outside its driver. */
export type Ticket = string;

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

/** One audio a gateway made. Every text may be missing; addresses are hostile until media has looked at them. */
export type Take = {
  clipId: string;
  audioUrl: string;
  imageUrl?: string | undefined;
  title?: string | undefined;
  style?: string | undefined;
  lyrics?: string | undefined;
  /** Length in seconds. */
  seconds?: number | undefined;
  /** The model the gateway says it used, in its own spelling. */
  model?: string | undefined;
};

/** What something has cost in the gateway's own credits, where it tells. */
export type Charged = { credits?: number | undefined };

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

/** What one gateway can do for one operation. */
export type Capability = {
  /** The models it takes for this operation; the first is used when nobody chose. */
  models: readonly Model[];
  /** The fields it honours; a form shows no others. */
  fields: readonly string[];
  limits: (model: Model) => TextLimits;
  /** Set when the path or body is only inferred, with the reason; `doctor` and the README say so. */
  unconfirmed?: string;
};

/** What a gateway declares about itself; forms, buttons, routing and the README's table read it. */
export type Capabilities = {
  operations: Partial<Record<OperationName, Capability>>;
  /** True when it can tell by itself that a song is done; polling stays behind it. */
  callbacks?: boolean;
  /** How many tickets one poll request may name; 1 where there is no batch call. */
  batch: number;
  /** When to ask: the first time after submit, then again and again; in milliseconds. */
  rhythm: { firstMs: number; everyMs: number };
  /** What it charges, in its own credits, as far as its pages say; settings say the rest. */
  prices?: Prices;
  /** What a failed song costs in the end: `none` where the gateway says that it refunds. */
  chargeOfFailure: 'none' | 'unknown';
  /** How long a song usually takes, in seconds, until this bot has measured it. */
  usualSeconds: number;
};

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
