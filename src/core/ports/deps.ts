import type { Allowance } from '../domain/ledger.js';
import type { PlatformId } from '../domain/people.js';
import type { ProviderId } from '../domain/take.js';
import type { OperationName } from '../operations/index.js';
import type { MediaLibrary } from './media.js';
import type { ChatSurface } from './platform.js';
import type { MusicProvider } from './provider.js';
import type { JobQueue } from './queue.js';
import type { Log, Timer } from './runtime.js';
import type { CoreStore } from './store.js';

/** How long core waits; all in milliseconds. */
export type Timing = {
  /** How long a request from a plain message waits before it is handed over: Cancel costs nothing in that time. */
  graceMs: number;
  /** How long a submit may take before its process counts as dead: longer than the drivers' own time-out. */
  submitLeaseMs: number;
  /** The first pause before a write that must not be lost is retried; it doubles each time. */
  retryWriteMs: number;
  /** How long a request waits for a gateway that cools down, when no other offers the operation. */
  waitForProviderMs: number;
  /** When a running generation fails as timed out. */
  pollTimeoutMs: number;
  /** Until when a result after the time-out is still delivered. */
  lateResultMs: number;
  /** How long a gateway may not know a ticket it has just issued. */
  unknownGraceMs: number;
  /** How long taken tickets are hidden from other workers. */
  pollLeaseMs: number;
  /** How long a delivery is retried. */
  deliveryTimeoutMs: number;
  /** When an unfinished generation that nobody has touched counts as idle. */
  idleMs: number;
};

/** Fits the five gateways: songs take one to five minutes, and a submit that hangs is cut off after a minute. */
export const defaultTiming: Timing = {
  graceMs: 3000,
  submitLeaseMs: 75_000,
  retryWriteMs: 500,
  waitForProviderMs: 180_000,
  pollTimeoutMs: 15 * 60_000,
  lateResultMs: 24 * 3_600_000,
  unknownGraceMs: 120_000,
  pollLeaseMs: 30_000,
  deliveryTimeoutMs: 24 * 3_600_000,
  idleMs: 20_000,
};

/** What the operator has decided, and how long core waits. */
export type CoreSettings = {
  timing: Timing;
  /** The operator's limits for everybody, whatever communities decide. */
  allowances: { person: Allowance; community: Allowance };
  /** The people who run the bot, as person keys. */
  operators: ReadonlySet<string>;
  /** True when only the sandbox composes: cards and tracks say so. */
  sandbox: boolean;
  /** How many unfinished songs one person may have. */
  openPerPerson: number;
};

/** The gateways, as far as core knows them. */
export type Providers = {
  /** The drivers in use, in order of preference. */
  inUse: ReadonlyMap<ProviderId, MusicProvider>;
  /** The gateways that are not in use and offer an operation. */
  others: (operation: OperationName) => readonly ProviderId[];
  /** Where a gateway may call back about a generation; undefined without a public address. */
  callbackUrl: (provider: ProviderId, generation: string) => string | undefined;
};

/**
 * Everything core acts through, in eight groups. Core opens no socket itself. A function takes the groups it uses:
 * `Deps<'store' | 'log'>`.
 */
export type CoreDeps = {
  clock: Timer;
  log: Log;
  store: CoreStore;
  queue: JobQueue;
  media: MediaLibrary;
  providers: Providers;
  platforms: ReadonlyMap<PlatformId, ChatSurface>;
  settings: CoreSettings;
};

/** Some of the groups. */
export type Deps<Groups extends keyof CoreDeps> = Pick<CoreDeps, Groups>;
