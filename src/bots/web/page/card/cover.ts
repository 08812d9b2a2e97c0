import { type EncodedMessage, mediaPath } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { element } from '../ui/dom.js';
import { icon } from '../ui/icon.js';

/** The address of a card's cover; empty for the placeholder of a song in the making, undefined for a card without one. */
export const coverSource = ({ image, tone }: EncodedMessage): string | undefined => {
  if (image !== undefined) return mediaPath(image);
  return tone === 'busy' ? '' : undefined;
};

/** Renders a cover, or its placeholder: the layout does not move when the cover arrives. */
export const renderCover = (source: string, { title, audio, tone }: EncodedMessage): Node => {
  if (source === '') return placeholder();
  const name = title ?? audio?.title ?? '';
  const isCoverArt = tone === 'busy' || audio !== undefined;
  return picture(source, isCoverArt ? say(language, 'web.cover-art', { title: name }) : name);
};

/** An animated level meter. */
const placeholder = (): Node =>
  element('span', { class: 'cover meter', 'aria-hidden': 'true' }, element('i'), element('i'), element('i'));

const picture = (src: string, alt: string): Node => {
  const image = element('img', { class: 'cover', src, alt, decoding: 'async' });
  // A picture that cannot be loaded is replaced by an icon, not by the browser's broken frame.
  image.addEventListener('error', () =>
    image.replaceWith(element('span', { class: 'cover is-lost' }, icon('note'))),
  );
  return image;
};
