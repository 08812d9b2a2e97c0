import type { FormField, RawValues } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { createId, element, setAttributes } from '../ui/dom.js';

/** One field of a form on the page. */
export type FieldView = {
  name: string;
  node: HTMLElement;
  /** The answer; undefined where nothing was chosen. */
  read(): RawValues[string];
  /** Shows or hides the error of a required field without an answer. */
  showMissing(missing: boolean): void;
};

/** The label of a field. */
export const createLabel = (field: FormField, target: string): HTMLElement =>
  element('label', { for: target, class: 'label' }, ...labelText(field));

/** The text of a label and the mark of a required field, with a space for screen readers. */
export const labelText = (field: FormField): (Node | string)[] =>
  field.required
    ? [field.label, ' ', element('span', { class: 'required-mark' }, say(language, 'web.needed'))]
    : [field.label];

/** The error below a required field without an answer. */
export const createFieldError = (field: FormField) => {
  const node = element('p', {
    class: 'field-error',
    id: createId('field-error'),
    role: 'alert',
    hidden: true,
  });
  return {
    node,
    show: (missing: boolean, inputs: readonly Element[]) => {
      node.textContent = missing ? say(language, 'invalid.required', { field: field.label }) : '';
      node.hidden = !missing;
      for (const input of inputs) setAttributes(input, { 'aria-invalid': missing ? 'true' : undefined });
    },
  };
};

/** The value of `aria-describedby`: the ids of the nodes that explain a field. */
export const describedBy = (...nodes: (HTMLElement | undefined)[]): string | undefined =>
  nodes.flatMap((node) => (node === undefined ? [] : [node.id])).join(' ') || undefined;
