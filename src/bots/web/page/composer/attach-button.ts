import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { element } from '../ui/dom.js';
import { icon } from '../ui/icon.js';

/** What a file chooser offers. Some systems know a song by its extension only, and a video contains a song too. */
const accepted = 'audio/*,video/*,.mp3,.m4a,.wav,.ogg,.oga,.opus,.flac,.webm';

/** A button that opens the file chooser of the device. */
export const createAttachButton = (attach: (files: readonly File[]) => void): Node[] => {
  const label = say(language, 'web.attach');
  const chooser = element('input', { type: 'file', accept: accepted, hidden: true, 'aria-label': label });
  const button = element(
    'button',
    { type: 'button', class: 'icon-button quiet', 'aria-label': label, title: label },
    icon('clip'),
  );
  button.addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', () => {
    attach([...(chooser.files ?? [])]);
    // Without this, choosing the same file again fires no event.
    chooser.value = '';
  });
  return [chooser, button];
};
