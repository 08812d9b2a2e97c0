import type { ChatMessage, MediaFile } from '../../../core/index.js';
import { unformatted } from './markdown.js';

/** A file to send along, under the name Discord shows. */
export type DrawnFile = { file: MediaFile; name: string; title?: string; role: 'image' | 'audio' | 'file' };

/** The files of a message: a cover first, then what is to be played, then what is to be kept. */
export const filesOf = ({ image, audio, audios = [], file }: ChatMessage): DrawnFile[] => {
  const files: DrawnFile[] = [];
  if (image) files.push({ file: image, name: `cover.${pictureEnding(image.type)}`, role: 'image' });
  for (const sound of audio === undefined ? audios : [audio, ...audios]) {
    const title = unformatted(sound.title, 200);
    files.push({
      file: sound,
      name: shownName(sound.name, sound.title, 'track', 'mp3'),
      role: 'audio',
      ...(title === undefined ? {} : { title }),
    });
  }
  if (file) files.push({ file, name: shownName(file.name, '', 'file', 'bin'), role: 'file' });
  return files;
};

/** Embeds show only these (Discord docs, reference, using attachments within embeds). */
const pictureEnding = (type: string): string => {
  const ending = /^image\/(png|webp|gif)$/.exec(type)?.[1];
  return ending ?? 'jpg';
};

const shownName = (given: string, title: string, otherwise: string, kind: string): string => {
  const ending = /\.([a-z0-9]{2,4})$/i.exec(given)?.[1]?.toLowerCase() ?? kind;
  const whole = unformatted(given.replace(/\.[a-z0-9]{2,4}$/i, ''), 200) ?? unformatted(title, 200) ?? '';
  const name = whole
    .replace(/[\\/:*?"<>|\n\t%]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${unformatted(name, 80) ?? otherwise}.${ending}`;
};
