import type { CommunitySettings, Preferences } from '../domain/community.js';
import type { Generation } from '../domain/generation.js';
import type { Account, Expense, UsageReport, Used, UsedUp } from '../domain/ledger.js';
import type { EncodedMessage } from '../domain/message.js';
import type { MessageRef, Person } from '../domain/people.js';
import type { ProviderId } from '../domain/take.js';
import type { Track } from '../domain/track.js';

/** Generations, kept for good. */
export type Generations = {
  /**
   * Stores a new record. Nothing is written when the id is taken, because the same event arrived before, or when the
   * person has `most` unfinished ones already; without `most` there is no limit.
   */
  create(generation: Generation, most?: number): Promise<'created' | 'taken' | 'too many'>;
  load(id: string): Promise<Generation | undefined>;
  /** In the order of the ids; undefined where there is none, and where the record cannot be read. */
  loadMany(ids: readonly string[]): Promise<(Generation | undefined)[]>;
  /** Those of the ids that have no record. One that cannot be read is not missing. */
  missing(ids: readonly string[]): Promise<string[]>;
  /** Stores it when its revision follows the stored one; false when another write came first. */
  save(generation: Generation): Promise<boolean>;
  /**
   * Ids of the generations that still need work and that nobody looked at since `before`, idle for the longest first;
   * marks them as looked at now, so that a second caller does not get them.
   */
  idleSince(before: number, now: number, limit: number): Promise<string[]>;
  /** Ids of the finished ones that may have been charged, newest first. */
  inDoubt(limit: number): Promise<string[]>;
  /** Ids of a person's unfinished generations, oldest first. */
  openOf(person: Person): Promise<string[]>;
  /** Ids of a community's unfinished generations, oldest first. */
  openIn(community: string, limit: number): Promise<string[]>;
};

/** The generations to poll gateways about, by the time they are due; times are milliseconds since 1970. */
export type PollSchedule = {
  /** Schedules it, in place of an earlier time. */
  put(provider: ProviderId, id: string, dueAt: number): Promise<void>;
  /** Schedules it only when it is not scheduled: its place was lost. */
  putIfMissing(provider: ProviderId, id: string, dueAt: number): Promise<void>;
  /**
   * Takes the due ones, the longest due first, under a lease: no second worker gets them before `now + leaseMs`, and after
   * that they are due again.
   */
  take(provider: ProviderId, now: number, leaseMs: number, limit: number): Promise<string[]>;
  drop(provider: ProviderId, ids: readonly string[]): Promise<void>;
  /** Makes it due now; false when it is not scheduled. */
  pollNow(provider: ProviderId, id: string, now: number): Promise<boolean>;
};

/** Finished tracks, kept for good. */
export type Tracks = {
  save(track: Track): Promise<void>;
  load(id: string): Promise<Track | undefined>;
  remove(track: Track): Promise<void>;
  /** A person's newest tracks, newest first. */
  newest(person: Person, limit: number): Promise<Track[]>;
};

/** A voice made from a track, for other songs; it belongs to the gateway and account that made it. */
export type Persona = {
  id: string;
  person: Person;
  createdAt: number;
  name: string;
  provider: ProviderId;
  account: string;
  personaId: string;
  /** The clip it was made from. */
  clipId: string;
  /** True when it was made from a section of singing alone. */
  vox: boolean;
};

/** People's personas. */
export type Personas = {
  save(persona: Persona): Promise<void>;
  load(id: string): Promise<Persona | undefined>;
  remove(persona: Persona): Promise<void>;
  /** Newest first. */
  of(person: Person): Promise<Persona[]>;
};

/** Values with an end, such as half-filled forms. Whoever loads one parses it: another version may have saved it. */
export type ExpiringStore = {
  /** Keeps a value for so many seconds, in place of an earlier one. */
  save(key: string, draft: unknown, seconds: number): Promise<void>;
  load(key: string): Promise<unknown>;
  /** Loads and deletes it; of two callers one gets it. */
  take(key: string): Promise<unknown>;
};

/** Locks with an end, so that a holder that dies blocks nobody for long. */
export type Locks = {
  /** True when the lock was free and is now the caller's, for so many milliseconds. */
  claim(name: string, forMs: number): Promise<boolean>;
  release(name: string): Promise<void>;
  held(name: string): Promise<boolean>;
};

/** Counts what people do, to refuse what is too much. */
export type RateLimiter = {
  /** Counts one more under this name; the count starts again `withinMs` after its first. */
  count(name: string, withinMs: number): Promise<number>;
};

/** The message that was posted under a key: a surface posts once with it where its platform does not ensure that. */
export type Receipts = {
  find(key: string): Promise<MessageRef | undefined>;
  keep(key: string, ref: MessageRef): Promise<void>;
};

/** One message of a web conversation; `id` is stable, `revision` grows by one with every edit. */
export type ConversationEntry = {
  id: string;
  at: number;
  revision: number;
  from: 'person' | 'bot';
  message: EncodedMessage;
};

/** The conversations of a platform that keeps none itself: the web chat. */
export type Conversations = {
  /** Adds an entry, or replaces the one with its id; every watcher of the chat gets it. */
  put(chat: string, entry: Omit<ConversationEntry, 'revision'>): Promise<ConversationEntry>;
  /** The newest entries, in the order they were first put, oldest first; those that cannot be read are left out. */
  read(chat: string, limit: number): Promise<ConversationEntry[]>;
  load(chat: string, id: string): Promise<ConversationEntry | undefined>;
  /** Calls back for every change in the chat, from whichever process, until the returned function is called. */
  watch(chat: string, changed: (entry: ConversationEntry) => void): Promise<() => void>;
};

/** The gateways that cool down or are paused: for how many milliseconds more, and why. */
export type CoolingDown = ReadonlyMap<ProviderId, { forMs: number; reason: string }>;

/** A circuit breaker for each gateway: it cools down after a fault, and the operator can pause it. */
export type ProviderHealth = {
  /** No new song goes to it for so many milliseconds. */
  coolDown(provider: ProviderId, reason: string, forMs: number): Promise<void>;
  /** No new song goes to it until `resume`, whether it cools down or recovers meanwhile. */
  pause(provider: ProviderId): Promise<void>;
  resume(provider: ProviderId): Promise<void>;
  /** Ends its cool-down if that has one of these reasons. */
  recovered(provider: ProviderId, reasons: readonly string[]): Promise<void>;
  /** The gateways that cool down or are paused, with the milliseconds until songs may go to them. */
  coolingDown(): Promise<CoolingDown>;
};

/** How long songs really take. */
export type Timings = {
  /** Records one more, in seconds; `kind` names requests that take about the same time at this gateway. */
  record(provider: ProviderId, kind: string, seconds: number): Promise<void>;
  /** The median of the last 25 recorded times, in seconds; undefined before the first. */
  median(provider: ProviderId, kind: string): Promise<number | undefined>;
};

/**
 * The store failed. `unreachable`: it does not answer, nothing was read, and whether anything was written is not known.
 * `unreadable`: it holds a record that this process cannot read, because it is broken or a newer version wrote it; the
 * record stays as it is, and another attempt is of no use in this process. The message names the key, never the content.
 */
export class StorageError extends Error {
  override name = 'StorageError';
  constructor(
    message: string,
    readonly code: 'unreachable' | 'unreadable' = 'unreachable',
  ) {
    super(message);
  }
}

/** What communities, people and the operator decided; kept for good, and in force without a restart. */
export type SettingsStore = {
  community(key: string): Promise<CommunitySettings>;
  setCommunity(key: string, settings: CommunitySettings): Promise<void>;
  /** Sets them only where a community has none. */
  startCommunity(key: string, settings: CommunitySettings): Promise<void>;
  preferences(person: string): Promise<Preferences>;
  setPreferences(person: string, preferences: Preferences): Promise<void>;
  /** The keys of the people and communities that may not request anything. */
  blocked(): Promise<ReadonlySet<string>>;
  block(key: string): Promise<void>;
  unblock(key: string): Promise<void>;
};

/**
 * The ledger of allowances. A generation is reserved when it is requested, in all its accounts or in none; the reservation
 * is committed when it succeeds and released when it fails. Every call may be repeated for the same generation.
 */
export type Ledger = {
  /**
   * Takes one from every account; or none, and returns the allowance that is used up. A released id may be reserved again:
   * the process that reserved it first may have died before there was a song.
   */
  reserve(id: string, accounts: readonly Account[]): Promise<UsedUp | undefined>;
  /** Counts a reservation as spent. A released one stays released: a late success is free. */
  commit(id: string, expense: Expense): Promise<void>;
  /** Gives back what was reserved or spent, to the day and month it was taken from. */
  release(id: string): Promise<void>;
  /** Ids that were reserved at `before` or earlier and not settled, oldest first. */
  reserved(before: number, limit: number): Promise<string[]>;
  used(account: string): Promise<Used>;
  /** Moves what an account has used this day and month, and its report of the month, to another name. */
  renameAccount(from: string, to: string): Promise<void>;
  report(account: string, month: string): Promise<UsageReport>;
};

/** Everything core keeps, one repository for each kind. */
export type CoreStore = {
  /** The same id for the same key, such as an event's; nobody without the bot's secret can compute it. */
  idFor(key: string): string;
  generations: Generations;
  pollSchedule: PollSchedule;
  tracks: Tracks;
  personas: Personas;
  expiring: ExpiringStore;
  locks: Locks;
  rateLimiter: RateLimiter;
  health: ProviderHealth;
  timings: Timings;
  settings: SettingsStore;
  ledger: Ledger;
};
