import type { Rules } from '../community.js';
import type { MusicProvider, ProviderId } from '../gateway.js';
import type { Allowance, Ledger } from '../ledger.js';
import type { OperationName } from '../operations/index.js';
import type { PlatformId } from '../people.js';
import type {
  Carrier,
  Clock,
  Drafts,
  Generations,
  Health,
  InFlight,
  Locks,
  Log,
  Personas,
  Tracks,
  Workshop,
} from '../ports.js';
import type { ChatSurface } from '../surface.js';

/** How patient the studio is; all in milliseconds. */
export type Timing = {
  /** How long a submit may hang before it counts as gone: longer than the drivers' own time-out. */
  submitLeaseMs: number;
  /** The first pause before a note that must not be lost is written again; it doubles. */
  insistMs: number;
  /** How long a request waits for a gateway that is out, when no other can do it. */
  patienceMs: number;
  /** When to stop waiting for a song and say so. */
  giveUpMs: number;
  /** Until when a song that was given up on may still come. */
  lateMs: number;
  /** How long a gateway may not know a ticket it has just given out. */
  unknownGraceMs: number;
  /** How long taken tickets are hidden from other workers. */
  pollLeaseMs: number;
  /** How long to keep trying to post. */
  deliverForMs: number;
  /** When an unfinished generation nobody touched is looked after again. */
  neglectMs: number;
};

/** What fits the five gateways: songs take one to five minutes, a hung submit is cut after a minute. */
export const usualTiming: Timing = {
  submitLeaseMs: 75_000,
  insistMs: 500,
  patienceMs: 180_000,
  giveUpMs: 15 * 60_000,
  lateMs: 24 * 3_600_000,
  unknownGraceMs: 120_000,
  pollLeaseMs: 30_000,
  deliverForMs: 24 * 3_600_000,
  neglectMs: 20_000,
};

/** Everything the studio acts through. It opens no socket itself. */
export type StudioPorts = {
  clock: Clock;
  /** Waits so many milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
  log: Log;
  timing: Timing;
  generations: Generations;
  inFlight: InFlight;
  tracks: Tracks;
  personas: Personas;
  drafts: Drafts;
  locks: Locks;
  health: Health;
  carrier: Carrier;
  workshop: Workshop;
  rules: Rules;
  ledger: Ledger;
  /** What the operator allows everybody, whatever communities say. */
  allowances: { person: Allowance; community: Allowance };
  /** The people who run the bot, by their names in the books. */
  operators: ReadonlySet<string>;
  /** The gateways in use, in order of preference. */
  providers: ReadonlyMap<ProviderId, MusicProvider>;
  surfaces: ReadonlyMap<PlatformId, ChatSurface>;
  /** Makes a well-mixed hash of a text, at least 16 bytes long. */
  hash: (text: string) => Uint8Array;
  /** Where a gateway may call about a generation, when the bot has a public address. */
  callbackUrl: (provider: ProviderId, generation: string) => string | undefined;
  /** The gateways not in use that offer an operation, by name. */
  elsewhere: (operation: OperationName) => readonly ProviderId[];
  /** True when the gateways only practise: cards and tracks say so. */
  sandbox: boolean;
  /** How many unfinished songs one person may have. */
  openPerPerson: number;
};

/** What a step of work comes to: it is over, or it wants to be called again after a while. */
export type Step = { next: 'done' } | { next: 'later'; ms: number };

/** The step is over. */
export const done: Step = { next: 'done' };

/** The step wants to be called again after `ms` milliseconds. */
export const later = (ms: number): Step => ({ next: 'later', ms: Math.max(1, Math.round(ms)) });
