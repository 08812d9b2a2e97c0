import type { ChatMessage, MediaFile } from '../../../core/index.js';
import { unformatted } from './markdown.js';

const maxTitleCharacters = 200;
const maxNameCharacters = 80;

/** A file to upload, under the name Discord shows. */
export type RenderedFile = {
  file: MediaFile;
  name: string;
  title?: string;
  role: 'image' | 'audio' | 'file';
};

/** The files of a message in the order Discord shows them: the image, the audios, the file to keep. */
export const filesOf = ({ image, audio, audios = [], file }: ChatMessage): RenderedFile[] => {
  const files: RenderedFile[] = [];
  if (image) files.push({ file: image, name: `cover.${imageExtension(image.type)}`, role: 'image' });
  for (const track of audio === undefined ? audios : [audio, ...audios]) {
    const title = unformatted(track.title, maxTitleCharacters);
    files.push({
      file: track,
      name: fileName(track.name, track.title, { name: 'track', extension: 'mp3' }),
      role: 'audio',
      ...(title === undefined ? {} : { title }),
    });
  }
  if (file) {
    files.push({ file, name: fileName(file.name, '', { name: 'file', extension: 'bin' }), role: 'file' });
  }
  return files;
};

/** Embeds show images with these extensions only (Discord docs, reference, using attachments within embeds). */
const imageExtension = (type: string): string => /^image\/(png|webp|gif)$/.exec(type)?.[1] ?? 'jpg';

/** A name that is safe on every file system: of the file, else of the title, else the fallback. */
const fileName = (given: string, title: string, fallback: { name: string; extension: string }): string => {
  const extension = /\.([a-z0-9]{2,4})$/i.exec(given)?.[1]?.toLowerCase() ?? fallback.extension;
  const stem =
    unformatted(given.replace(/\.[a-z0-9]{2,4}$/i, ''), maxTitleCharacters) ??
    unformatted(title, maxTitleCharacters) ??
    '';
  const name = stem
    .replace(/[\\/:*?"<>|\n\t%]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${unformatted(name, maxNameCharacters) ?? fallback.name}.${extension}`;
};
