import type { OperationName } from '../operations/index.js';
import type { Model, TextLimits } from '../operations/models.js';
import type { Prices } from './price.js';

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
  pollInterval: { firstMs: number; everyMs: number };
  /** What it charges, in its own credits, as far as its pages say; settings say the rest. */
  prices?: Prices;
  /** What a failed song costs in the end: `none` where the gateway says that it refunds. */
  chargeOfFailure: 'none' | 'unknown';
  /** How long a song usually takes, in seconds, until this bot has measured it. */
  usualSeconds: number;
};
