import type { Action } from '../domain/action.js';
import type { Community } from '../domain/community.js';
import type { ChatForm, ChatMessage, RawValues } from '../domain/message.js';
import type { ChatAddress, MessageRef, Person, PlatformId } from '../domain/people.js';

/** What a platform can show; `fitMessage` fits every message to it. */
export type SurfaceLimits = {
  titleCharacters: number;
  bodyCharacters: number;
  labelCharacters: number;
  rowButtons: number;
  rows: number;
  /** The largest file that can be posted, in bytes. */
  fileBytes: number;
  /** The largest total of all files in one message, in bytes. */
  messageBytes: number;
  /** True when an answer in a group can be visible to one person only. */
  answersPrivately: boolean;
  /** How many audios one message can hold. */
  audiosPerMessage: number;
  /** True when the status card can become the first track. */
  cardBecomesTrack: boolean;
};

/** A posted message; `file` is the platform's own id of the audio, where it has one that can be sent again. */
export type Posted = {
  ref: MessageRef;
  file?: string | undefined;
  /** The messages of several audios posted together, in their order, where each is a message of its own. */
  refs?: readonly MessageRef[] | undefined;
};

/** A platform that can be posted to by plain REST: a worker needs no connection to the platform's event gateway. */
export type ChatSurface = {
  id: PlatformId;
  limits: SurfaceLimits;
  /** Posts once per `key`, however often it is called. Throws {@link SurfaceError}. */
  post(to: ChatAddress, message: ChatMessage, key: string): Promise<Posted>;
  /** Edits a posted message; an edit that changes nothing succeeds. Throws {@link SurfaceError}. */
  edit(ref: MessageRef, message: ChatMessage): Promise<Posted>;
  /** Deletes a posted message; one that is already gone succeeds. Throws {@link SurfaceError}. */
  remove(ref: MessageRef): Promise<void>;
};

/** Why a platform refused a message. */
export type SurfaceFault = 'gone' | 'forbidden' | 'too_large' | 'slow_down' | 'unreachable' | 'refused';

/** A platform's refusal. Its text never contains a token. */
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

/** How to answer an event. A listener has acknowledged the event before core sees it, or does so here. */
export type Reply = {
  /** Posts the status card, which is edited later. */
  card(message: ChatMessage): Promise<MessageRef>;
  /** Posts an answer to this person, privately where the platform can. */
  tell(message: ChatMessage): Promise<void>;
  /** Opens a form. */
  ask(form: ChatForm): Promise<void>;
};

/**
 * An audio that a person sent; the platform's facts about it are not trusted. `source` is its bytes or a public
 * address.
 */
export type SentAudio = {
  name: string;
  bytes?: number | undefined;
  seconds?: number | undefined;
  source: string | (() => Promise<Buffer>);
};

/** Something a person did. The `key` is the same when the platform delivers the event again. */
export type ChatEvent = {
  key: string;
  person: Person;
  address: ChatAddress;
  /** Undefined in direct messages. */
  community?: Community | undefined;
  reply: Reply;
} & (
  | { kind: 'command'; name: string; values: RawValues }
  /** A message that is no command; `repliesTo` is the message of this chat that it replies to. */
  | { kind: 'text'; text: string; repliesTo?: string | undefined }
  /** An audio was sent, with the text beside it. */
  | { kind: 'audio'; audio: SentAudio; text: string }
  /** A community has just added the bot. */
  | { kind: 'arrival' }
  /** `action` is undefined when the button is not one of this bot's, or too old to be known. */
  | { kind: 'press'; action: Action | undefined }
  | { kind: 'form'; form: string; values: RawValues }
);

/** A choice offered while a person types. */
export type Suggestion = { value: string; label: string };

/** What a listener needs of core. */
export type EventHandler = {
  handle(event: ChatEvent): Promise<void>;
  /** At most 25 choices for a half-typed value of a command. */
  autocomplete(command: string, field: string, typed: string, person: Person): Promise<Suggestion[]>;
  /** A community has a new key, such as a Telegram group that became a supergroup. Idempotent. */
  groupMigrated(from: string, to: string): Promise<void>;
};

/** A platform to listen to. `start` resolves once it is connected; it stays connected until `stop`. */
export type ChatListener = {
  id: PlatformId;
  start(events: EventHandler): Promise<void>;
  stop(): Promise<void>;
  /** True while connected; `/readyz` reads it. */
  ready(): boolean;
  /** The address that leads people to the bot, once it is known. */
  invitation?(): string | undefined;
};
