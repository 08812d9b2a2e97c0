import type { FormField } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { element, freshId } from './dom.js';
import { language } from './language.js';
import { complaintOf, described, type FieldView, labelOf, wordsOf } from './question.js';

/** One of some answers: as chips that are all in sight, or, when there are many, as a list that opens. */
export const choiceField = (field: FormField, help: HTMLElement | undefined): FieldView =>
  (field.choices ?? []).length > mostChips ? selectField(field, help) : chipsField(field, help);

const mostChips = 8;

const selectField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const id = freshId('field');
  const complaint = complaintOf(field);
  const any = field.required ? [] : [{ value: '', label: nothingChosen(field) }];
  const chosen = field.value === undefined ? '' : String(field.value);
  const select = element(
    'select',
    { id, class: 'input select', name: field.name, 'aria-describedby': described(help, complaint.node) },
    ...[...any, ...(field.choices ?? [])].map(({ value, label }) =>
      element('option', { value, selected: value === chosen }, label),
    ),
  );
  // Nothing is chosen for somebody who has to choose.
  if (field.required && chosen === '') select.selectedIndex = -1;
  select.addEventListener('change', () => complaint.show(false, [select]));
  return {
    name: field.name,
    node: element('div', { class: 'field' }, labelOf(field, id), select, help, complaint.node),
    read: () => select.value || undefined,
    complain: (needed) => complaint.show(needed, [select]),
  };
};

const chipsField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const group = freshId('group');
  const complaint = complaintOf(field);
  const chosen = field.value === undefined ? '' : String(field.value);
  const any = field.required ? [] : [{ value: '', label: nothingChosen(field) }];
  const boxes: HTMLInputElement[] = [];
  const chips = [...any, ...(field.choices ?? [])].map(({ value, label }) => {
    const box = element('input', { type: 'radio', name: group, value, class: 'aside' });
    box.checked = value === chosen;
    box.addEventListener('change', () => complaint.show(false, []));
    boxes.push(box);
    return element('label', { class: 'chip' }, box, element('span', {}, label));
  });
  const legend = element('legend', { class: 'label' }, ...wordsOf(field));
  const node = element(
    'fieldset',
    { class: 'field field-choice', 'aria-describedby': described(help, complaint.node) },
    legend,
    element('div', { class: 'chips' }, ...chips),
    help,
    complaint.node,
  );
  return {
    name: field.name,
    node,
    read: () => boxes.find((box) => box.checked)?.value || undefined,
    complain: (needed) => complaint.show(needed, boxes),
  };
};

/** How it is called to choose nothing: a language or a model is then found by itself. */
const nothingChosen = ({ name }: FormField): string =>
  say(language, name === 'locale' || name === 'model' ? 'web.automatic' : 'web.any');
