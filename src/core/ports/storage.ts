import type { CommunitySettings, Preferences } from '../domain/community.js';
import type { Generation } from '../domain/generation.js';
import type { Account, Expense, UsageReport, Used, UsedUp } from '../domain/ledger.js';
import type { EncodedMessage } from '../domain/message.js';
import type { MessageRef, Person } from '../domain/people.js';
import type { ProviderId } from '../domain/take.js';
import type { Track } from '../domain/track.js';

/** Generations, kept for good. */
export interface Generations {
  /**
   * Nothing is written when the id is taken, for the same event was heard before, or when its person has `most`
   * unfinished ones already; without `most` there is no limit.
   */
  create(generation: Generation, most?: number): Promise<'created' | 'taken' | 'too many'>;
  load(id: string): Promise<Generation | undefined>;
  loadMany(ids: readonly string[]): Promise<(Generation | undefined)[]>;
  /** Stores it when it follows the stored revision; false when somebody else was faster. */
  save(generation: Generation): Promise<boolean>;
  /** Ids of unfinished generations not looked after since `before`; marks them as looked after at `now`. */
  idleSince(before: number, now: number, limit: number): Promise<string[]>;
  /** The newest of which nobody knows whether they were paid, newest first. */
  inDoubt(limit: number): Promise<string[]>;
  /** A person's unfinished generations, oldest first. */
  openOf(person: Person): Promise<string[]>;
  /** The oldest unfinished generations that were asked for in a community, oldest first. */
  openIn(community: string, limit: number): Promise<string[]>;
}

/** The tickets to ask gateways about, by the time they fall due. */
export interface PollSchedule {
  put(provider: ProviderId, id: string, dueAt: number): Promise<void>;
  /** Puts it in only if it is not there: somebody lost it. */
  putIfMissing(provider: ProviderId, id: string, dueAt: number): Promise<void>;
  /** Takes the due ones and hides them until `now + leaseMs`, so that no second worker asks for them as well. */
  take(provider: ProviderId, now: number, leaseMs: number, limit: number): Promise<string[]>;
  drop(provider: ProviderId, ids: readonly string[]): Promise<void>;
  /** Makes it due now, if it is there; says whether it is there. */
  pollNow(provider: ProviderId, id: string, now: number): Promise<boolean>;
}

/** Finished tracks, kept for good. */
export interface Tracks {
  save(track: Track): Promise<void>;
  load(id: string): Promise<Track | undefined>;
  remove(track: Track): Promise<void>;
  /** A person's newest tracks, newest first. */
  newest(person: Person, limit: number): Promise<Track[]>;
}

/** A voice made from a track, to sing other songs; it belongs to the gateway and account that made it. */
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
  /** True when it was made from a stretch of singing alone. */
  vox: boolean;
};

/** People's personas. */
export interface Personas {
  save(persona: Persona): Promise<void>;
  load(id: string): Promise<Persona | undefined>;
  remove(persona: Persona): Promise<void>;
  /** Newest first. */
  of(person: Person): Promise<Persona[]>;
}

/** Half-filled forms and wizards, kept for a while. */
export interface ExpiringStore {
  save(key: string, draft: unknown, seconds: number): Promise<void>;
  load(key: string): Promise<unknown>;
  /** Hands it out and forgets it: of two callers only one gets it. */
  take(key: string): Promise<unknown>;
}

/** Keeps two hands off one thing for a short while; a holder that dies lets go by itself. */
export interface Locks {
  claim(name: string, forMs: number): Promise<boolean>;
  release(name: string): Promise<void>;
  held(name: string): Promise<boolean>;
}

/** Counts what people do, to slow down who does too much. */
export interface RateLimiter {
  /** Counts one more under this name and returns how many there were within `withinMs` of the first. */
  count(name: string, withinMs: number): Promise<number>;
}

/** What was posted under which key: how a surface posts once, where its platform does not see to it. */
export interface Receipts {
  find(key: string): Promise<MessageRef | undefined>;
  keep(key: string, ref: MessageRef): Promise<void>;
}

/** One message in a web conversation; `id` is stable, `revision` grows with every edit. */
export type ConversationEntry = {
  id: string;
  at: number;
  revision: number;
  from: 'person' | 'bot';
  message: EncodedMessage;
};

/** The conversations of platforms that have no memory of their own: the web chat's. */
export interface Conversations {
  /** Adds or, when the id is there, replaces an entry; tells everyone who watches. */
  put(chat: string, entry: Omit<ConversationEntry, 'revision'>): Promise<ConversationEntry>;
  /** The newest entries, oldest first. */
  read(chat: string, limit: number): Promise<ConversationEntry[]>;
  load(chat: string, id: string): Promise<ConversationEntry | undefined>;
  /** Calls back for every change in the chat, from whichever process, until the returned function is called. */
  watch(chat: string, changed: (entry: ConversationEntry) => void): Promise<() => void>;
}

/** The gateways that cool down or are paused: for how many milliseconds more, and why. */
export type CoolingDown = ReadonlyMap<ProviderId, { forMs: number; reason: string }>;

/** Which gateways are out of play: a circuit breaker for each. */
export interface ProviderHealth {
  coolDown(provider: ProviderId, reason: string, forMs: number): Promise<void>;
  /** Takes it out of play until it is resumed, whatever else happens to it. */
  pause(provider: ProviderId): Promise<void>;
  resume(provider: ProviderId): Promise<void>;
  /** Puts it back into play, unless it is benched for another reason than those named. */
  recovered(provider: ProviderId, reasons: readonly string[]): Promise<void>;
  /** Milliseconds until it is back in play, for those that are benched. */
  coolingDown(): Promise<CoolingDown>;
}

/** How long songs really take. */
export interface Timings {
  /** Records one more; `kind` stands for all that takes about the same time at this gateway. */
  record(provider: ProviderId, kind: string, seconds: number): Promise<void>;
  /** The median of the last 25 recorded times, in seconds; undefined before the first. */
  median(provider: ProviderId, kind: string): Promise<number | undefined>;
}

/** The store cannot be reached: nothing was read, and whether anything was written is not known. */
export class StorageError extends Error {
  override name = 'MemoryError';
}

/** What communities, people and the operator decided; kept for good, and changed without a restart. */
export interface SettingsStore {
  community(key: string): Promise<CommunitySettings>;
  setCommunity(key: string, settings: CommunitySettings): Promise<void>;
  /** Keeps settings only where nothing was decided yet. */
  startCommunity(key: string, settings: CommunitySettings): Promise<void>;
  preferences(person: string): Promise<Preferences>;
  setPreferences(person: string, preferences: Preferences): Promise<void>;
  /** The people and communities that may not ask for anything. */
  blocked(): Promise<ReadonlySet<string>>;
  block(key: string): Promise<void>;
  unblock(key: string): Promise<void>;
}
/**
 * The books of allowances. A generation is reserved when it is asked for, in all its accounts or in none; it is spent
 * when it succeeds and given back when it fails. Every call may be repeated, by its generation's id.
 */
export interface Ledger {
  /**
   * Takes one from every account, or from none and says which is used up. What was given back may be reserved anew:
   * the process that reserved it first may have died before there was a song.
   */
  reserve(id: string, accounts: readonly Account[]): Promise<UsedUp | undefined>;
  /** What was reserved is spent. What was given back before stays so: a late success is free. */
  commit(id: string, what: Expense): Promise<void>;
  /** What was reserved or spent is given back, on the day and month it was taken from. */
  release(id: string): Promise<void>;
  /** Reservations older than `before`, oldest first: their generation is long, or its process died. */
  reserved(before: number, limit: number): Promise<string[]>;
  used(account: string): Promise<Used>;
  /** What an account has used this day and month, and what for, counts for another name from now on. */
  renameAccount(from: string, to: string): Promise<void>;
  report(account: string, month: string): Promise<UsageReport>;
}

/** Everything core keeps, one repository for each kind. */
export type CoreStore = {
  /** A fixed id for a key, such as an event's: nobody else can work it out. */
  idFor(key: string): string;
  generations: Generations;
  pollSchedule: PollSchedule;
  tracks: Tracks;
  personas: Personas;
  drafts: ExpiringStore;
  locks: Locks;
  rateLimiter: RateLimiter;
  health: ProviderHealth;
  timings: Timings;
  settings: SettingsStore;
  ledger: Ledger;
};
