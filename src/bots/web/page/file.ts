import { type MediaFile, mediaPath } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { element, icon } from './dom.js';
import { language } from './language.js';

/** A file to keep: what it is, its name and its size, a press away. A video can be watched right here as well. */
export const createFile = (file: MediaFile): Node[] => {
  const href = mediaPath(file);
  const [, ending = ''] = /\.([a-z0-9]{1,5})$/i.exec(file.name) ?? [];
  const link = element(
    'a',
    { class: 'file', href, download: file.name },
    element('span', { class: 'file-kind', 'aria-hidden': 'true' }, ending.toUpperCase()),
    element(
      'span',
      { class: 'file-words' },
      element('span', { class: 'aside' }, `${say(language, 'track.download')}: `),
      element('span', { class: 'file-name', dir: 'auto' }, file.name),
      ' ',
      element('span', { class: 'file-size' }, sizeOf(file.bytes)),
    ),
    icon('download'),
  );
  return file.type.startsWith('video/') ? [videoOf(href, file.name), link] : [link];
};

const videoOf = (src: string, name: string): Node => {
  const video = element('video', {
    class: 'video',
    src,
    'aria-label': name,
    controls: true,
    playsinline: true,
    preload: 'metadata',
  });
  // What this browser cannot play can still be saved.
  video.addEventListener('error', () => video.remove());
  // A picture this browser has no eyes for leaves the sound, without a black box above it.
  video.addEventListener('loadedmetadata', () => video.classList.toggle('is-sound', video.videoWidth === 0));
  return video;
};

/** The size as file managers show it: 4.1 kB, 12 MB. */
const sizeOf = (bytes: number): string => {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digits }).format(
    value,
  );
};
