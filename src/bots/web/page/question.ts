import type { FormField, RawValues } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { element, freshId, setAttributes } from './dom.js';
import { language } from './language.js';

/** One question on the page. `read` gives undefined where nothing was chosen. */
export type FieldView = {
  name: string;
  node: HTMLElement;
  read(): RawValues[string];
  /** Says that an answer is needed, or takes that back. */
  complain(needed: boolean): void;
};

/** The label of a question. */
export const labelOf = (field: FormField, target: string): HTMLElement =>
  element('label', { for: target, class: 'label' }, ...wordsOf(field));

/** What a question is called, and whether it must be answered: two words, for who hears them as well. */
export const wordsOf = (field: FormField): (Node | string)[] => {
  const needed = neededOf(field);
  return needed === undefined ? [field.label] : [field.label, ' ', needed];
};

/** Marks a question that must be answered. */
const neededOf = (field: FormField): Node | undefined =>
  field.required ? element('span', { class: 'needed' }, say(language, 'web.needed')) : undefined;

/** Says below a question that it needs an answer. */
export const complaintOf = (field: FormField) => {
  const node = element('p', { class: 'complaint', id: freshId('complaint'), role: 'alert', hidden: true });
  return {
    node,
    show: (needed: boolean, inputs: readonly Element[]) => {
      node.textContent = needed ? say(language, 'invalid.required', { field: field.label }) : '';
      node.hidden = !needed;
      for (const input of inputs) setAttributes(input, { 'aria-invalid': needed ? 'true' : undefined });
    },
  };
};

/** The ids of what explains a field, for screen readers. */
export const described = (...nodes: (HTMLElement | undefined)[]): string | undefined =>
  nodes.flatMap((node) => (node === undefined ? [] : [node.id])).join(' ') || undefined;
