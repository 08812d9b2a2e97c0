import { say } from '../../../../i18n/index.js';
import { language, percentOf } from '../language.js';
import { textButton } from '../ui/button.js';
import { element, setText } from '../ui/dom.js';
import { createProgress } from '../ui/progress.js';

/** The progress of an upload, with a button that stops it. `name` is its name for screen readers. */
export const createUploadProgress = (name: string, cancel: () => void) => {
  const bar = createProgress(name);
  const percent = element('span', { class: 'percent', 'aria-hidden': 'true' });
  const cancelButton = textButton(say(language, 'name.cancel'));
  cancelButton.addEventListener('click', cancel);
  const node = element('div', { class: 'upload-progress', hidden: true }, bar.node, percent, cancelButton);
  return {
    node,
    show: (part: number) => {
      const complete = part >= 1;
      node.hidden = false;
      bar.show(complete ? undefined : part);
      setText(percent, complete ? '' : percentOf(Math.floor(part * 100)));
      // A complete upload cannot be stopped any more.
      cancelButton.hidden = complete;
    },
    hide: () => {
      node.hidden = true;
    },
  };
};
