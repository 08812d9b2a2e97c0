import { say } from '../../../i18n/index.js';
import { element, icon } from './dom.js';
import { language } from './language.js';

/** What a device offers to choose from: some name a song by its ending alone, and a video holds a song as well. */
const accepted = 'audio/*,video/*,.mp3,.m4a,.wav,.ogg,.oga,.opus,.flac,.webm';

/** A button that opens the device's own choice of files. */
export const createAttachButton = (attach: (files: readonly File[]) => void): Node[] => {
  const words = say(language, 'web.attach');
  const chooser = element('input', { type: 'file', accept: accepted, hidden: true, 'aria-label': words });
  const button = element(
    'button',
    { type: 'button', class: 'round quiet', 'aria-label': words, title: words },
    icon('clip'),
  );
  button.addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', () => {
    attach([...(chooser.files ?? [])]);
    // The same file may be chosen again.
    chooser.value = '';
  });
  return [chooser, button];
};

/** Takes files that are dropped anywhere on `target`, and says so while they hang above it. */
export const takeDrops = (target: HTMLElement, attach: (files: readonly File[]) => void): void => {
  const curtain = element(
    'div',
    { class: 'curtain', hidden: true, 'aria-hidden': 'true' },
    element('p', {}, icon('note'), say(language, 'web.drop')),
  );
  target.append(curtain);
  const brings = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  // Moving across what lies within counts as leaving and coming again.
  let above = 0;
  const show = (depth: number) => {
    above = Math.max(0, depth);
    curtain.hidden = above === 0;
  };
  target.addEventListener('dragenter', (event) => {
    if (brings(event)) show(above + 1);
  });
  target.addEventListener('dragleave', (event) => {
    if (brings(event)) show(above - 1);
  });
  target.addEventListener('dragover', (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  });
  target.addEventListener('drop', (event) => {
    show(0);
    if (!brings(event)) return;
    event.preventDefault();
    attach([...(event.dataTransfer?.files ?? [])]);
  });
};
