import type { FormField } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { createId, element } from '../ui/dom.js';
import { createFieldError, createLabel, describedBy, type FieldView, labelText } from './question.js';

/** More choices than these are shown as a list that opens. */
const maxChips = 8;

/** A field for one of several choices: chips that are all visible, or a list where there are many. */
export const createChoiceField = (field: FormField, help: HTMLElement | undefined): FieldView =>
  (field.choices ?? []).length > maxChips ? createSelectField(field, help) : createChipsField(field, help);

const createSelectField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const id = createId('field');
  const error = createFieldError(field);
  const current = currentValue(field);
  const select = element(
    'select',
    { id, class: 'input select', name: field.name, 'aria-describedby': describedBy(help, error.node) },
    ...choicesOf(field).map(({ value, label }) =>
      element('option', { value, selected: value === current }, label),
    ),
  );
  // A required list starts without a selection: the first choice must not pass for an answer.
  if (field.required && current === '') select.selectedIndex = -1;
  select.addEventListener('change', () => error.show(false, [select]));
  return {
    name: field.name,
    node: element('div', { class: 'field' }, createLabel(field, id), select, help, error.node),
    read: () => select.value || undefined,
    showMissing: (missing) => error.show(missing, [select]),
  };
};

const createChipsField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const group = createId('group');
  const error = createFieldError(field);
  const current = currentValue(field);
  const chips = choicesOf(field).map(({ value, label }) => {
    const radio = element('input', { type: 'radio', name: group, value, class: 'visually-hidden' });
    radio.checked = value === current;
    radio.addEventListener('change', () => error.show(false, []));
    return { radio, node: element('label', { class: 'chip' }, radio, element('span', {}, label)) };
  });
  const radios = chips.map(({ radio }) => radio);
  const node = element(
    'fieldset',
    { class: 'field field-choice', 'aria-describedby': describedBy(help, error.node) },
    element('legend', { class: 'label' }, ...labelText(field)),
    element('div', { class: 'chips' }, ...chips.map((chip) => chip.node)),
    help,
    error.node,
  );
  return {
    name: field.name,
    node,
    read: () => radios.find((radio) => radio.checked)?.value || undefined,
    showMissing: (missing) => error.show(missing, radios),
  };
};

const currentValue = ({ value }: FormField): string => (value === undefined ? '' : String(value));

/** The choices of a field; an optional one starts with the choice of nothing. */
const choicesOf = (field: FormField): { value: string; label: string }[] => [
  ...(field.required ? [] : [{ value: '', label: emptyLabel(field) }]),
  ...(field.choices ?? []),
];

/** The label for choosing nothing. A language or a model is then chosen automatically. */
const emptyLabel = ({ name }: FormField): string =>
  say(language, name === 'locale' || name === 'model' ? 'web.automatic' : 'web.any');
