import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { createId, element, setAttributes } from '../ui/dom.js';

/** One line of the menu. `take` receives true when the choice only completes the text and does not send it. */
export type Choice = { label: string; detail?: string | undefined; take(completeOnly: boolean): void };

/** The menu above the message field. It opens while a person types and is operated with the arrow keys. */
export const createMenu = (input: HTMLTextAreaElement) => {
  const id = createId('menu');
  const list = createListbox(id);
  const status = element('p', { class: 'visually-hidden', role: 'status' });
  setAttributes(input, { 'aria-controls': id, 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' });
  let choices: readonly Choice[] = [];
  let selected = 0;

  const draw = () => {
    const options = choices.map((choice, index) => {
      const option = renderOption(choice, `${id}-${index}`, index === selected);
      option.addEventListener('click', () => choices[index]?.take(false));
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = choices.length === 0;
    setAttributes(input, { 'aria-activedescendant': choices.length === 0 ? undefined : `${id}-${selected}` });
    options[selected]?.scrollIntoView({ block: 'nearest' });
  };

  const show = (next: readonly Choice[]) => {
    const unchanged =
      next.length === choices.length && next.every(({ label }, index) => label === choices[index]?.label);
    choices = next;
    if (!unchanged) {
      selected = 0;
      status.textContent = next.length === 0 ? '' : say(language, 'web.choices', { count: next.length });
    }
    draw();
  };

  const move = (step: number) => {
    selected = (selected + step + choices.length) % choices.length;
    draw();
  };

  return {
    nodes: [list, status],
    show,
    /** Handles a key; false when the key is not for the menu. */
    handleKey: (event: KeyboardEvent): boolean => {
      if (choices.length === 0 || event.isComposing || event.shiftKey) return false;
      if (event.key === 'ArrowDown') move(1);
      else if (event.key === 'ArrowUp') move(-1);
      else if (event.key === 'Enter' || event.key === 'Tab') choices[selected]?.take(event.key === 'Tab');
      else if (event.key === 'Escape') show([]);
      else return false;
      event.preventDefault();
      return true;
    },
  };
};

const createListbox = (id: string): HTMLElement => {
  const list = element('div', {
    id,
    class: 'menu',
    role: 'listbox',
    hidden: true,
    // A list that scrolls must be reachable by keyboard; while it is open, Tab takes the selected line.
    tabindex: 0,
    'aria-label': say(language, 'web.commands'),
  });
  // A click must not take the focus away from the message field.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  return list;
};

const renderOption = ({ label, detail }: Choice, id: string, selected: boolean): HTMLElement =>
  element(
    'div',
    { id, class: 'choice', role: 'option', 'aria-selected': String(selected) },
    element('span', { class: 'choice-label', dir: 'auto' }, label),
    detail === undefined ? undefined : element('span', { class: 'choice-detail' }, detail),
  );
