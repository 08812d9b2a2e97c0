import { element } from './dom.js';

/** A progress bar. `show` takes a part from 0 to 1, or undefined while the progress is unknown. */
export type Progress = { node: HTMLElement; show(part: number | undefined): void };

/** Creates a progress bar. `label` is its name for screen readers. */
export const createProgress = (label: string): Progress => {
  const node = element(
    'div',
    { class: 'progress', role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-label': label },
    element('i'),
  );
  return {
    node,
    show: (part) => {
      node.classList.toggle('is-endless', part === undefined);
      if (part === undefined) return node.removeAttribute('aria-valuenow');
      const percent = Math.round(Math.min(1, Math.max(0, part)) * 100);
      node.setAttribute('aria-valuenow', String(percent));
      node.style.setProperty('--part', String(percent / 100));
    },
  };
};
