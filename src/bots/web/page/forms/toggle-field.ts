import type { FormField } from '../../../../core/index.js';
import { createId, element } from '../ui/dom.js';
import { createLabel, describedBy, type FieldView } from './question.js';

/** A field for yes or no. It always has an answer. */
export const createToggleField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const id = createId('field');
  const toggle = element('input', {
    id,
    type: 'checkbox',
    role: 'switch',
    class: 'switch',
    name: field.name,
    'aria-describedby': describedBy(help),
  });
  toggle.checked = field.value === true || field.value === 'true';
  return {
    name: field.name,
    node: element('div', { class: 'field field-toggle' }, createLabel(field, id), toggle, help),
    read: () => toggle.checked,
    showMissing: () => {},
  };
};
