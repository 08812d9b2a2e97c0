import type { Action } from './action.js';
import type { MessageRef } from './people.js';

/** A stored file: `key` finds its bytes, `name` is the file name that a person sees. */
export type MediaFile = { key: string; name: string; type: string; bytes: number };

/** An audio that the chat can play, with what a player shows. */
export type AudioFile = MediaFile & {
  title: string;
  performer: string;
  seconds: number;
  /** A JPEG of at most 320×320 pixels and 200 kB, the limits of Telegram's `sendAudio`. */
  thumbnail?: MediaFile | undefined;
};

/** A button that does something, or a link. */
export type Control =
  | { kind: 'button'; label: string; action: Action; style: 'main' | 'plain' | 'danger' }
  | { kind: 'link'; label: string; url: string };

/**
 * A short fact. `key` says what it is where a platform treats it specially, such as a style that becomes a forum tag.
 */
export type MessageFact = { key?: 'style' | undefined; label: string; value: string };

/**
 * What a bot says, as data. Texts are plain: a renderer escapes them for its platform, so that nothing a person or a
 * gateway wrote becomes markup or a mention.
 */
export type ChatMessage = {
  tone: 'plain' | 'busy' | 'good' | 'bad';
  title?: string | undefined;
  body?: string | undefined;
  /** Short facts shown side by side. */
  facts?: readonly MessageFact[] | undefined;
  /** How far the work is, from 0 to 1. */
  progress?: number | undefined;
  /** The parent track, with a link to its message where that is known. */
  from?: { title: string; ref?: MessageRef | undefined } | undefined;
  image?: MediaFile | undefined;
  audio?: AudioFile | undefined;
  /** Audios that belong together; no more than the platform accepts in one message. */
  audios?: readonly AudioFile[] | undefined;
  /** What to say instead of posting the audios again, when nobody knows whether they were posted. */
  perhaps?: string | undefined;
  /** A file to download rather than to play: a score, a recording, a video. */
  file?: MediaFile | undefined;
  /** Buttons in rows, the most important first: a platform with less room drops the last ones. */
  controls: readonly (readonly Control[])[];
  /** The id of the person to notify, where posting alone does not. Nobody else is ever notified. */
  ping?: string | undefined;
  /** A small line at the end. */
  footnote?: string | undefined;
  /** True when it is posted without a notification sound. */
  quiet?: boolean | undefined;
};

/** One field of a form. */
export type FormField = {
  name: string;
  /** `place`, `places`, `roles` and `members` use the platform's own pickers and yield ids, separated by commas. */
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
  /** True when the field may be folded away. */
  advanced: boolean;
  /** True for the address of an audio: a platform may offer a file picker instead. */
  audio?: boolean | undefined;
  value?: string | number | boolean | undefined;
  /** The longest text, in characters. */
  maxLength?: number | undefined;
  /** The latest time in a track, in seconds. */
  max?: number | undefined;
  choices?: readonly { value: string; label: string }[] | undefined;
};

/** A form. Its `id` returns with the values and has at most 64 bytes. */
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
