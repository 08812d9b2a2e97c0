import type { AudioFile, MediaFile } from '../domain/message.js';
import type { Instrument } from '../domain/product.js';
import type { Take } from '../domain/take.js';

/** The label of a track, written into its file and shown by players. */
export type TakeLabel = { title: string; performer: string; lyrics: string; style: string; comment: string };

/** Our own copy of a take. */
export type KeptTake = { audio: AudioFile; image?: MediaFile | undefined };

/** Fetches, checks, tags and stores audio, pictures and other files; every method may throw a {@link MediaError}. */
export type MediaLibrary = {
  /** Fetches and tags the audio of a take, with its picture if that can be fetched too. */
  keep(take: Take, label: TakeLabel, signal: AbortSignal): Promise<KeptTake>;
  /** The bytes of a stored file; fails with the reason `missing` when there is no such file. */
  read(key: string): Promise<Buffer>;
  /** The same audio in at most `bytes` bytes, or undefined when it cannot be made that small. */
  reencode(audio: AudioFile, bytes: number): Promise<AudioFile | undefined>;
  /** Fetches a file that is not a track: a WAV recording or a video. */
  keepFile(url: string, format: 'wav' | 'video', title: string, signal: AbortSignal): Promise<MediaFile>;
  /** Fetches a picture within 10 seconds and stores it as a JPEG. */
  keepPicture(url: string, title: string): Promise<MediaFile>;
  /** Takes audio from an address or from a callback, and checks that it plays. */
  keepAudio(source: string | (() => Promise<Buffer>), name: string, signal: AbortSignal): Promise<AudioFile>;
  /** Stores a text under a name with the given extension, such as `.lrc`. */
  keepText(text: string, title: string, ending: string): Promise<MediaFile>;
  /** Writes notes as a standard MIDI file; fails with the reason `empty` without a playable note. */
  keepMidi(instruments: readonly Instrument[], title: string): Promise<MediaFile>;
  /** Draws notes as a piano roll: time to the right, pitch upwards. */
  drawPianoRoll(instruments: readonly Instrument[], title: string): Promise<MediaFile>;
  /** Packs stored audio files into one ZIP. */
  zip(audios: readonly AudioFile[], title: string): Promise<MediaFile>;
  /** The public address of a file, if the bot has one. */
  link(file: MediaFile): string | undefined;
};

/**
 * Why a file is not available.
 * - `too_large`: it has more bytes than the limit.
 * - `not_audio`: it contains no audio that plays.
 * - `wrong_kind`: it is another kind of file than asked for, such as an HTML page instead of a video.
 * - `empty`: it has no content.
 * - `refused_address`: its address is not a public https address.
 * - `unreachable`: the connection failed, or the server answered with an error.
 * - `timeout`: the download took too long, or stalled.
 * - `aborted`: the caller stopped the download.
 * - `missing`: the storage has no such file.
 * - `storage_failed`: the storage cannot be read or written at the moment.
 */
export type MediaErrorReason =
  | 'too_large'
  | 'not_audio'
  | 'wrong_kind'
  | 'empty'
  | 'refused_address'
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'missing'
  | 'storage_failed';

/** A file is not available: `lost` for good, or `later` when a retry may help. `detail` is for the log only. */
export class MediaError extends Error {
  override name = 'MediaError';
  constructor(
    readonly code: 'lost' | 'later',
    readonly reason: MediaErrorReason,
    readonly detail: string,
  ) {
    super(`media ${code}: ${detail}`);
  }
}
