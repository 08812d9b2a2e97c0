import type { ProviderId, Take } from './gateway.js';
import type { Generation } from './generation.js';
import type { AudioFile, ChatMessage, MediaFile } from './message.js';
import type { MessageRef, Person, PlatformId } from './people.js';
import type { Instrument } from './product.js';
import type { Track } from './track.js';

/** Milliseconds since 1970; handed in, so that tests own the time. */
export type Clock = () => number;

/** Structured log lines; `id` in the facts ties together all that happens to one request. */
export interface Log {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
}

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
  neglected(before: number, now: number, limit: number): Promise<string[]>;
  /** The newest of which nobody knows whether they were paid, newest first. */
  doubtful(limit: number): Promise<string[]>;
  /** A person's unfinished generations, oldest first. */
  openOf(person: Person): Promise<string[]>;
  /** The oldest unfinished generations that were asked for in a community, oldest first. */
  openIn(community: string, limit: number): Promise<string[]>;
}

/** The tickets to ask gateways about, by the time they fall due. */
export interface InFlight {
  put(provider: ProviderId, id: string, dueAt: number): Promise<void>;
  /** Puts it in only if it is not there: somebody lost it. */
  remind(provider: ProviderId, id: string, dueAt: number): Promise<void>;
  /** Takes the due ones and hides them until `now + leaseMs`, so that no second worker asks for them as well. */
  take(provider: ProviderId, now: number, leaseMs: number, limit: number): Promise<string[]>;
  drop(provider: ProviderId, ids: readonly string[]): Promise<void>;
  /** Makes it due now, if it is there; says whether it is there. */
  hasten(provider: ProviderId, id: string, now: number): Promise<boolean>;
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
export interface Drafts {
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
  /** Counts a deed and says how many there were since the first within a while, which starts anew after it. */
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
  message: ChatMessage;
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

/** Which gateways are out of play, and what songs really take. */
export interface Health {
  bench(provider: ProviderId, reason: string, forMs: number): Promise<void>;
  /** Takes it out of play until it is resumed, whatever else happens to it. */
  pause(provider: ProviderId): Promise<void>;
  resume(provider: ProviderId): Promise<void>;
  /** Puts it back into play, unless it is benched for another reason than those named. */
  recover(provider: ProviderId, reasons: readonly string[]): Promise<void>;
  /** Milliseconds until it is back in play, for those that are benched. */
  benched(): Promise<Map<ProviderId, { forMs: number; reason: string }>>;
  /** `kind` stands for all that takes about the same time there. */
  measured(provider: ProviderId, kind: string, seconds: number): Promise<void>;
  /** The median of the last 25 measured times in seconds; undefined before the first. */
  usual(provider: ProviderId, kind: string): Promise<number | undefined>;
  /**
   * A fair rank in a gateway's queue, by start-time fair queueing: behind the person's own last one, but never before
   * `head`, the rank of the next to go; 0 when nobody waits, which starts the count anew.
   */
  turn(provider: ProviderId, person: string, head: number): Promise<number>;
}

/** Carries work to workers. Adding the same work twice is the same as once; a job holds an id and nothing else. */
export interface Carrier {
  submit(provider: ProviderId, id: string, rank: number): Promise<void>;
  deliver(platform: PlatformId, id: string): Promise<void>;
  /** Redraws the card, soon; many calls make one redraw. */
  redraw(platform: PlatformId, id: string): Promise<void>;
  /** How many are to be submitted before this one; undefined when it does not wait. */
  ahead(provider: ProviderId, id: string): Promise<number | undefined>;
  /** The rank of the next to be submitted; 0 when nobody waits. */
  head(provider: ProviderId): Promise<number>;
  /** The next ones to be submitted, in order. */
  waiting(provider: ProviderId, limit: number): Promise<string[]>;
  withdraw(provider: ProviderId, id: string): Promise<void>;
}

/** How a track is to be labelled in its file and in players. */
export type TakeLabel = { title: string; performer: string; lyrics: string; style: string; comment: string };

/** Our own copy of a take. */
export type KeptTake = { audio: AudioFile; image?: MediaFile | undefined };

/** Fetches, checks, tags and keeps sound and pictures. */
export interface Workshop {
  /** Throws {@link MediaError}. */
  keep(take: Take, label: TakeLabel, signal: AbortSignal): Promise<KeptTake>;
  /** Throws {@link MediaError} when it is not there. */
  read(key: string): Promise<Buffer>;
  /** The same audio in fewer bytes, or undefined when it can not be made small enough. */
  shrink(audio: AudioFile, bytes: number): Promise<AudioFile | undefined>;
  /** Fetches and keeps a file that is no track. Throws {@link MediaError}. */
  keepFile(url: string, format: 'wav' | 'video', title: string, signal: AbortSignal): Promise<MediaFile>;
  /** Fetches and keeps a picture, as a JPEG, within a few seconds; throws when it cannot be had. */
  keepPicture(url: string, title: string): Promise<MediaFile>;
  /** Fetches an audio, or takes its bytes, looks whether it plays, and keeps it. Throws {@link MediaError}. */
  keepAudio(source: string | (() => Promise<Buffer>), name: string, signal: AbortSignal): Promise<AudioFile>;
  /** Keeps a text under a name that ends in what it is, such as `.lrc`. */
  keepText(text: string, title: string, ending: string): Promise<MediaFile>;
  /** Writes the notes of instruments as a standard MIDI file. */
  keepNotes(instruments: readonly Instrument[], title: string): Promise<MediaFile>;
  /** Draws the notes of instruments as a piano roll, time to the right and pitch upwards. */
  drawNotes(instruments: readonly Instrument[], title: string): Promise<MediaFile>;
  /** Packs kept audios into one ZIP. Throws {@link MediaError}. */
  zip(audios: readonly AudioFile[], title: string): Promise<MediaFile>;
  /** Where a browser finds the file, if the bot has a public address. */
  link(file: MediaFile): string | undefined;
}

/** The store cannot be reached: nothing was read, and whether anything was written is not known. */
export class MemoryError extends Error {
  override name = 'MemoryError';
}

/** Why a file could not be had. `lost` will not get better, `later` may. */
export class MediaError extends Error {
  override name = 'MediaError';
  constructor(
    readonly code: 'lost' | 'later',
    readonly detail: string,
  ) {
    super(`media ${code}: ${detail}`);
  }
}
