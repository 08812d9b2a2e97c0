import type { Action } from '../domain/action.js';
import type { Community } from '../domain/community.js';
import type { ChatForm, ChatMessage, RawValues } from '../domain/message.js';
import type { ChatAddress, MessageRef, Person, PlatformId } from '../domain/people.js';

/** What a platform can show; one core function fits every message to it. */
export type SurfaceLimits = {
  titleCharacters: number;
  bodyCharacters: number;
  labelCharacters: number;
  rowButtons: number;
  rows: number;
  /** The largest file that can be posted, in bytes. */
  fileBytes: number;
  /** How large all files of one message may be together, in bytes. */
  messageBytes: number;
  /** True when an answer in a group can be seen by one person alone. */
  answersPrivately: boolean;
  /** How many audios one message can hold. */
  audiosPerMessage: number;
  /** True when the status card itself can turn into the first track. */
  cardBecomesTrack: boolean;
};

/** What came of posting; `file` is the platform's own id of the audio, where it has one that can be sent again. */
export type Posted = {
  ref: MessageRef;
  file?: string | undefined;
  /** Where several audios were posted together and each is a message of its own: one for each, in their order. */
  refs?: readonly MessageRef[] | undefined;
};

/** A platform that can be talked to by plain REST: a worker needs no gateway connection. */
export interface ChatSurface {
  id: PlatformId;
  limits: SurfaceLimits;
  /** Posts once per `key`, however often it is called. Throws {@link SurfaceError}. */
  post(to: ChatAddress, message: ChatMessage, key: string): Promise<Posted>;
  /** Makes a posted message say something else; saying the same again is no fault. Throws {@link SurfaceError}. */
  edit(ref: MessageRef, message: ChatMessage): Promise<Posted>;
  /** Takes a posted message away; one that is gone already is no fault. Throws {@link SurfaceError}. */
  remove(ref: MessageRef): Promise<void>;
}

/** Why a platform did not take a message. */
export type SurfaceFault = 'gone' | 'forbidden' | 'too_large' | 'slow_down' | 'unreachable' | 'refused';

/** A platform's refusal; its text never holds a token. */
export class SurfaceError extends Error {
  override name = 'SurfaceError';
  constructor(
    readonly platform: PlatformId,
    readonly code: SurfaceFault,
    readonly detail: string,
    readonly retryAfterMs?: number,
  ) {
    super(`${platform}: ${code}: ${detail}`);
  }
}

/** How to answer the event at hand. A listener has acknowledged the event before core sees it, or does so here. */
export interface Reply {
  /** Posts the card that stays and is edited later. */
  card(message: ChatMessage): Promise<MessageRef>;
  /** Says something to this person, privately where the platform can. */
  tell(message: ChatMessage): Promise<void>;
  /** Opens a form. */
  ask(form: ChatForm): Promise<void>;
}

/** An audio that someone sent; what a platform says of it is a claim. `source` is its bytes, or a public address. */
export type SentAudio = {
  name: string;
  bytes?: number | undefined;
  seconds?: number | undefined;
  source: string | (() => Promise<Buffer>);
};

/** Something a person did. `key` is the same when the platform delivers the same event again. */
export type ChatEvent = {
  key: string;
  person: Person;
  address: ChatAddress;
  /** Undefined in direct messages. */
  community?: Community | undefined;
  reply: Reply;
} & (
  | { kind: 'command'; name: string; values: RawValues }
  | { kind: 'text'; text: string }
  /** An audio was sent, with what was written beside it. */
  | { kind: 'audio'; audio: SentAudio; text: string }
  /** A community has just taken the bot in. */
  | { kind: 'arrival' }
  /** `action` is undefined when the button is not one of this bot's, or too old to be known. */
  | { kind: 'press'; action: Action | undefined }
  | { kind: 'form'; form: string; values: RawValues }
);

/** A choice offered while someone types. */
export type Suggestion = { value: string; label: string };

/** What a listener needs of core. */
export type EventHandler = {
  handle(event: ChatEvent): Promise<void>;
  /** At most 25 choices for a half-typed value of a command. */
  autocomplete(command: string, field: string, typed: string, person: Person): Promise<Suggestion[]>;
  /** A community has another key from now on, as a group on Telegram that grows; may be told as often as one likes. */
  groupMigrated(from: string, to: string): Promise<void>;
};

/** A platform that is listened to. `start` resolves when it is connected, and it stays so until `stop`. */
export interface ChatListener {
  id: PlatformId;
  start(studio: EventHandler): Promise<void>;
  stop(): Promise<void>;
  /** True while connected; `/readyz` asks. */
  ready(): boolean;
  /** The address that leads people to the bot there, once it is known. */
  invitation?(): string | undefined;
}
