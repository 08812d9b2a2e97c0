import type { EncodedControl } from '../../../../core/index.js';
import { textButton } from '../ui/button.js';
import { element } from '../ui/dom.js';

/** Called with the action of a button that was pressed. */
export type Press = (action: string, button: HTMLButtonElement) => void;

/** Renders the rows of controls in a slot. The control that has the keyboard focus keeps it. */
export const renderControls = (
  rows: readonly (readonly EncodedControl[])[],
  slot: HTMLElement,
  press: Press,
): Node[] => {
  const focused = slot.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
  // The new controls are in the document after this task.
  if (focused) queueMicrotask(() => focusControl(slot, focused));
  return rows.map((row) =>
    element('div', { class: 'controls' }, ...row.map((control) => renderControl(control, press))),
  );
};

const focusControl = (slot: HTMLElement, label: string): void =>
  [...slot.querySelectorAll<HTMLElement>('button, a')]
    .find((control) => control.textContent === label)
    ?.focus();

const renderControl = (control: EncodedControl, press: Press): Node => {
  if (control.kind === 'link') return renderLink(control);
  const button = textButton(control.label, control.style);
  button.addEventListener('click', () => press(control.action, button));
  return button;
};

const renderLink = ({ label, url }: Extract<EncodedControl, { kind: 'link' }>): Node => {
  const isSafe = /^(https?:\/\/|\/(?!\/))/i.test(url);
  return element(
    'a',
    {
      class: 'button plain',
      href: isSafe ? url : undefined,
      target: '_blank',
      rel: 'noopener noreferrer',
    },
    label,
  );
};
