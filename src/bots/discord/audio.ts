import type { Attachment, FileUploadType } from 'discord.js';
import type { SentAudio } from '../../core/index.js';

/** What may be handed over where an audio is asked for: a film has a sound as well. Discord goes by the ending. */
export const audioTypes: FileUploadType[] = ['audio', 'video'];

const sounds = /\.(mp3|wav|m4a|aac|ogg|oga|opus|flac)$/i;
const films = /\.(mp4|m4v|mov|webm)$/i;

/** The first audio file. */
export const soundAmong = (files: Iterable<Attachment>): SentAudio | undefined =>
  sent([...files].find(isSound));

/** The first file with something to be heard: an audio, or a film with its sound. */
export const audioAmong = (files: Iterable<Attachment>): SentAudio | undefined =>
  sent([...files].find((file) => isSound(file) || isFilm(file)));

const isSound = ({ contentType, name }: Attachment): boolean =>
  contentType?.startsWith('audio/') === true || sounds.test(name);

const isFilm = ({ contentType, name }: Attachment): boolean =>
  contentType?.startsWith('video/') === true || films.test(name);

const sent = (file: Attachment | undefined): SentAudio | undefined =>
  file === undefined
    ? undefined
    : { name: file.name, bytes: file.size, seconds: file.duration ?? undefined, source: file.url };
