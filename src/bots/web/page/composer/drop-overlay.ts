import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { element } from '../ui/dom.js';
import { icon } from '../ui/icon.js';

/** Accepts files dropped anywhere on `target`, with an overlay while files are dragged over it. */
export const acceptDrops = (target: HTMLElement, attach: (files: readonly File[]) => void): void => {
  const overlay = element(
    'div',
    { class: 'drop-overlay', hidden: true, 'aria-hidden': 'true' },
    element('p', {}, icon('note'), say(language, 'web.drop')),
  );
  target.append(overlay);
  // Each element that the pointer crosses within the target fires an enter and a leave of its own.
  let depth = 0;
  const setDepth = (next: number) => {
    depth = Math.max(0, next);
    overlay.hidden = depth === 0;
  };
  target.addEventListener('dragenter', (event) => {
    if (hasFiles(event)) setDepth(depth + 1);
  });
  target.addEventListener('dragleave', (event) => {
    if (hasFiles(event)) setDepth(depth - 1);
  });
  target.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  });
  target.addEventListener('drop', (event) => {
    setDepth(0);
    if (!hasFiles(event)) return;
    event.preventDefault();
    attach([...(event.dataTransfer?.files ?? [])]);
  });
};

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
