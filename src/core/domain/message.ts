import type { Action } from './action.js';
import type { MessageRef } from './people.js';

/** A stored file; `key` fetches its bytes, `name` is what a person sees when saving it. */
export type MediaFile = { key: string; name: string; type: string; bytes: number };

/** An audio to be played in the chat, with what a player shows. */
export type AudioFile = MediaFile & {
  title: string;
  performer: string;
  seconds: number;
  /** A JPEG of at most 320×320 pixels and 200 kB, which is what Telegram takes for `sendAudio`. */
  thumbnail?: MediaFile | undefined;
};

/** A button that does something, or a link. */
export type Control =
  | { kind: 'button'; label: string; action: Action; style: 'main' | 'plain' | 'danger' }
  | { kind: 'link'; label: string; url: string };

/** A short fact: `key` says what it is where a platform treats it specially, such as a forum tag for a style. */
export type MessageFact = { key?: 'style' | undefined; label: string; value: string };

/**
 * What a bot says, as data. Texts are plain: a renderer escapes them for its platform, so that nothing a person or
 * a gateway wrote is taken as markup or pings anyone.
 */
export type ChatMessage = {
  tone: 'plain' | 'busy' | 'good' | 'bad';
  title?: string | undefined;
  body?: string | undefined;
  /** Short facts shown side by side: a label and its value. */
  facts?: readonly MessageFact[] | undefined;
  /** How much is done, from 0 to 1. */
  progress?: number | undefined;
  /** The track this one comes from, linked to where it was posted, if that is known. */
  from?: { title: string; ref?: MessageRef | undefined } | undefined;
  image?: MediaFile | undefined;
  audio?: AudioFile | undefined;
  /** Audios that belong together; no more than the platform takes in one message. */
  audios?: readonly AudioFile[] | undefined;
  /** What to say instead of posting audios again, when nobody knows whether they stand there already. */
  perhaps?: string | undefined;
  /** A file to keep that is no song to be played: a score, a recording, a video. */
  file?: MediaFile | undefined;
  /** Buttons in rows, in the order of their weight: a platform with less room drops from the end. */
  controls: readonly (readonly Control[])[];
  /** The id of the person to notify, where posting alone does not. Nobody else is ever notified. */
  ping?: string | undefined;
  /** A small line below everything. */
  footnote?: string | undefined;
  /** True when it is posted without a sound. */
  quiet?: boolean | undefined;
};

/** One question of a form. */
export type FormField = {
  name: string;
  /** `place`, `places`, `roles` and `members` are the platform's own, by id; several are separated by commas. */
  kind:
    | 'text'
    | 'long'
    | 'choice'
    | 'toggle'
    | 'slider'
    | 'seconds'
    | 'place'
    | 'places'
    | 'roles'
    | 'members';
  label: string;
  help?: string | undefined;
  placeholder?: string | undefined;
  required: boolean;
  /** True when it may be folded away. */
  advanced: boolean;
  /** True for the address of an audio, in whose place a platform may take a file of one's own. */
  audio?: boolean | undefined;
  value?: string | number | boolean | undefined;
  /** Characters, for texts. */
  maxLength?: number | undefined;
  /** Seconds, for moments in a track. */
  max?: number | undefined;
  choices?: readonly { value: string; label: string }[] | undefined;
};

/** A form; `id` comes back with the answers and is at most 64 bytes. */
export type ChatForm = {
  id: string;
  title: string;
  intro?: string | undefined;
  submit: string;
  fields: readonly FormField[];
};

/** A message without files or buttons. */
export const note = (tone: ChatMessage['tone'], body: string): ChatMessage & EncodedMessage => ({
  tone,
  body,
  controls: [],
});

/** The path under which the HTTP server serves a stored file. */
export const mediaPath = (file: MediaFile): string => `/media/${file.key}/${encodeURIComponent(file.name)}`;
export type Raw = string | number | boolean | undefined;
/** Values as a platform hands them over: not parsed, not trusted. */
export type RawValues = Record<string, Raw>;

/** A control as an adapter stores it: the action in its encoded form. */
export type EncodedControl =
  | (Omit<Extract<Control, { kind: 'button' }>, 'action'> & { action: string })
  | Extract<Control, { kind: 'link' }>;

/** A message as the web chat stores and sends it. */
export type EncodedMessage = Omit<ChatMessage, 'controls'> & {
  controls: readonly (readonly EncodedControl[])[];
};
