/** How a track is to be labelled in its file and in players. */

import type { AudioFile, MediaFile } from '../domain/message.js';
import type { Instrument } from '../domain/product.js';
import type { Take } from '../domain/take.js';

export type TakeLabel = { title: string; performer: string; lyrics: string; style: string; comment: string };
/** Our own copy of a take. */
export type KeptTake = { audio: AudioFile; image?: MediaFile | undefined };
/** Fetches, checks, tags and keeps sound and pictures. */
export interface MediaLibrary {
  /** Throws {@link MediaError}. */
  keep(take: Take, label: TakeLabel, signal: AbortSignal): Promise<KeptTake>;
  /** Throws {@link MediaError} when it is not there. */
  read(key: string): Promise<Buffer>;
  /** The same audio in fewer bytes, or undefined when it can not be made small enough. */
  reencode(audio: AudioFile, bytes: number): Promise<AudioFile | undefined>;
  /** Fetches and keeps a file that is no track. Throws {@link MediaError}. */
  keepFile(url: string, format: 'wav' | 'video', title: string, signal: AbortSignal): Promise<MediaFile>;
  /** Fetches and keeps a picture, as a JPEG, within a few seconds; throws when it cannot be had. */
  keepPicture(url: string, title: string): Promise<MediaFile>;
  /** Fetches an audio, or takes its bytes, looks whether it plays, and keeps it. Throws {@link MediaError}. */
  keepAudio(source: string | (() => Promise<Buffer>), name: string, signal: AbortSignal): Promise<AudioFile>;
  /** Keeps a text under a name that ends in what it is, such as `.lrc`. */
  keepText(text: string, title: string, ending: string): Promise<MediaFile>;
  /** Writes the notes of instruments as a standard MIDI file. */
  keepMidi(instruments: readonly Instrument[], title: string): Promise<MediaFile>;
  /** Draws the notes of instruments as a piano roll, time to the right and pitch upwards. */
  drawPianoRoll(instruments: readonly Instrument[], title: string): Promise<MediaFile>;
  /** Packs kept audios into one ZIP. Throws {@link MediaError}. */
  zip(audios: readonly AudioFile[], title: string): Promise<MediaFile>;
  /** Where a browser finds the file, if the bot has a public address. */
  link(file: MediaFile): string | undefined;
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
