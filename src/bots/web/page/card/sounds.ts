import { type AudioFile, type EncodedMessage, mediaPath } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { createPlayer } from '../player/player.js';
import { element } from '../ui/dom.js';
import { icon } from '../ui/icon.js';

/** Renders a player for the track of a card, or one for each of its parts, such as stems. */
export const renderSounds = (
  sounds: readonly AudioFile[],
  { audio }: EncodedMessage,
  cover: string | undefined,
): Node[] =>
  audio === undefined
    ? sounds.map((sound) =>
        element(
          'div',
          { class: 'part' },
          element('p', { class: 'part-title' }, sound.title),
          renderSound(sound),
        ),
      )
    : [renderSound(audio, cover)];

/** A player with a link to download what it plays. */
const renderSound = (sound: AudioFile, cover?: string): HTMLElement => {
  const { name, title } = sound;
  const label = say(language, 'track.download');
  const download = element(
    'a',
    {
      class: 'icon-button quiet download',
      href: mediaPath(sound),
      download: name,
      title: `${label}: ${name}`,
    },
    icon('download'),
    element('span', { class: 'visually-hidden' }, `${label}: ${title}`),
  );
  return element('div', { class: 'sound' }, createPlayer(sound, cover).node, download);
};
