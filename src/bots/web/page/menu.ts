import { say } from '../../../i18n/index.js';
import { element, freshId, setAttributes } from './dom.js';
import { language } from './language.js';

/** One line of the menu; `take` is told whether it was only to be completed, not sent. */
export type Choice = { label: string; detail?: string | undefined; take(completeOnly: boolean): void };

/** The menu above the message field: it opens while someone types and is moved through with the arrow keys. */
export const createMenu = (input: HTMLTextAreaElement) => {
  const id = freshId('menu');
  const list = element('div', {
    id,
    class: 'menu',
    role: 'listbox',
    hidden: true,
    // Whoever scrolls by keyboard could come here; while it is open, Tab takes a line instead.
    tabindex: 0,
    'aria-label': say(language, 'web.commands'),
  });
  // Pressing must not take the focus away from the field.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  const status = element('p', { class: 'aside', role: 'status' });
  setAttributes(input, { 'aria-controls': id, 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' });
  let choices: readonly Choice[] = [];
  let marked = 0;

  const draw = () => {
    const lines = choices.map(({ label, detail }, index) => {
      const line = element(
        'div',
        { id: `${id}-${index}`, class: 'choice', role: 'option', 'aria-selected': String(index === marked) },
        element('span', { class: 'choice-label', dir: 'auto' }, label),
        detail === undefined ? undefined : element('span', { class: 'choice-detail' }, detail),
      );
      line.addEventListener('click', () => choices[index]?.take(false));
      return line;
    });
    list.replaceChildren(...lines);
    list.hidden = choices.length === 0;
    setAttributes(input, { 'aria-activedescendant': choices.length === 0 ? undefined : `${id}-${marked}` });
    lines[marked]?.scrollIntoView({ block: 'nearest' });
  };

  const show = (next: readonly Choice[]) => {
    const same =
      next.length === choices.length && next.every(({ label }, index) => label === choices[index]?.label);
    choices = next;
    if (!same) {
      marked = 0;
      status.textContent = next.length === 0 ? '' : say(language, 'web.choices', { count: next.length });
    }
    draw();
  };

  return {
    nodes: [list, status],
    show,
    /** True when the key was for the menu. */
    press: (event: KeyboardEvent): boolean => {
      if (choices.length === 0 || event.isComposing || event.shiftKey) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        marked = (marked + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length;
        draw();
      } else if (event.key === 'Enter' || event.key === 'Tab') choices[marked]?.take(event.key === 'Tab');
      else if (event.key === 'Escape') show([]);
      else return false;
      event.preventDefault();
      return true;
    },
  };
};
