import { type MediaFile, mediaPath } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { element } from '../ui/dom.js';
import { icon } from '../ui/icon.js';

/** Renders a link to download a file, with its kind, name and size. A video also gets a player. */
export const renderFile = (file: MediaFile): Node[] => {
  const href = mediaPath(file);
  const [, extension = ''] = /\.([a-z0-9]{1,5})$/i.exec(file.name) ?? [];
  const link = element(
    'a',
    { class: 'file', href, download: file.name },
    element('span', { class: 'file-kind', 'aria-hidden': 'true' }, extension.toUpperCase()),
    element(
      'span',
      { class: 'file-text' },
      element('span', { class: 'visually-hidden' }, `${say(language, 'track.download')}: `),
      element('span', { class: 'file-name', dir: 'auto' }, file.name),
      ' ',
      element('span', { class: 'file-size' }, formatSize(file.bytes)),
    ),
    icon('download'),
  );
  return file.type.startsWith('video/') ? [renderVideo(href, file.name), link] : [link];
};

const renderVideo = (src: string, name: string): Node => {
  const video = element('video', {
    class: 'video',
    src,
    'aria-label': name,
    controls: true,
    playsinline: true,
    preload: 'metadata',
  });
  // A video that this browser cannot play can still be downloaded.
  video.addEventListener('error', () => video.remove());
  // Where this browser decodes only the sound, the black picture is hidden.
  video.addEventListener('loadedmetadata', () => video.classList.toggle('is-sound', video.videoWidth === 0));
  return video;
};

/** A size as file managers show it: 4.1 kB, 12 MB. */
const formatSize = (bytes: number): string => {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digits }).format(
    value,
  );
};
