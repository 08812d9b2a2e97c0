import { element, setText } from '../ui/dom.js';

/** Draws the parts of a card. A part whose value has not changed is left alone, so that a playing track plays on. */
export const createSlots = <Name extends string>(node: HTMLElement, names: readonly Name[]) => {
  const slots = new Map(
    names.map((name) => [name, element('div', { class: `slot slot-${name}`, hidden: true })]),
  );
  node.append(...slots.values());
  const drawn = new Map<Name, string>();
  /** Draws a part with `render`; an undefined value empties it. */
  return <T>(name: Name, value: T | undefined, render: (value: T, slot: HTMLElement) => Node[]): void => {
    const slot = slots.get(name);
    const key = JSON.stringify(value) ?? '';
    if (slot === undefined || drawn.get(name) === key) return;
    const nodes = value === undefined ? [] : render(value, slot);
    drawn.set(name, key);
    if (nodes.some((child) => !slot.contains(child)) || nodes.length !== slot.childNodes.length)
      slot.replaceChildren(...nodes);
    slot.hidden = nodes.length === 0;
  };
};

/** A paragraph in a slot. One that exists is changed in place. */
export const paragraphIn = (slot: HTMLElement, name: string, text: string): Node => {
  const existing = slot.firstElementChild;
  if (existing === null) return element('p', { class: name, dir: 'auto' }, text);
  setText(existing, text);
  return existing;
};
