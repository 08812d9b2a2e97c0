import type { OperationName } from '../operations/index.js';
import type { Model, TextLimits } from '../operations/models.js';
import type { Prices } from './price.js';

/** What one gateway offers for one operation. */
export type Capability = {
  /** The models it takes for this operation; the first is the default. */
  models: readonly Model[];
  /** The fields it honours; a form shows no others. */
  fields: readonly string[];
  limits: (model: Model) => TextLimits;
  /** Why the path or the body is only inferred, if it is; `doctor` and the README report it. */
  unconfirmed?: string;
};
/** What a driver declares about its gateway; forms, buttons, routing and the README's tables read it. */
export type Capabilities = {
  operations: Partial<Record<OperationName, Capability>>;
  /** True when it calls back when a generation is done; polling is then only the safety net. */
  callbacks?: boolean;
  /** How many tickets one poll request may name; 1 without a batch call. */
  batch: number;
  /** When to poll: first after a submit, then at intervals; in milliseconds. */
  pollInterval: { firstMs: number; everyMs: number };
  /** What it charges in its own credits, as far as its pages say; settings add the rest. */
  prices?: Prices;
  /** What a failed generation costs: `none` where the gateway says that it refunds. */
  chargeOfFailure: 'none' | 'unknown';
  /** How long a song usually takes, in seconds, until this bot has measured it. */
  usualSeconds: number;
};
