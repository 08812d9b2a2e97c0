import type { FormField } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { createId, element } from '../ui/dom.js';
import { createFieldError, createLabel, describedBy, type FieldView } from './question.js';

/** A longer value gets a field of several lines, as does one with line breaks, which a field of one line removes. */
const maxLineCharacters = 80;

/** The part of the limit from which the count of characters is emphasized and read out. */
const nearLimit = 0.9;

/** A field for text of one line or several, with a count of characters where it has a limit. */
export const createTextField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const id = createId('field');
  const error = createFieldError(field);
  const count =
    field.maxLength === undefined ? undefined : element('p', { class: 'count', id: createId('count') });
  const input = createInput(field, {
    id,
    class: 'input',
    name: field.name,
    placeholder: field.placeholder,
    required: field.required,
    autocomplete: 'off',
    'aria-describedby': describedBy(help, count, error.node),
  });
  const updateCount = () => {
    if (field.maxLength === undefined || count === undefined) return;
    const isOver = showCount(count, input.value.length, field.maxLength);
    if (isOver) input.setAttribute('aria-invalid', 'true');
    else if (error.node.hidden) input.removeAttribute('aria-invalid');
  };
  input.addEventListener('input', () => {
    if (!error.node.hidden) error.show(false, [input]);
    updateCount();
  });
  updateCount();
  const foot = element('div', { class: 'field-foot' }, help ?? '', count);
  const className = `field field-${field.kind}`;
  return {
    name: field.name,
    node: element('div', { class: className }, createLabel(field, id), input, foot, error.node),
    read: () => input.value,
    showMissing: (missing) => {
      error.show(missing, [input]);
      updateCount();
    },
  };
};

const createInput = (
  field: FormField,
  attributes: Record<string, string | boolean | undefined>,
): HTMLInputElement | HTMLTextAreaElement => {
  const value = field.value === undefined ? '' : String(field.value);
  const isMultiline = value.includes('\n') || value.length > maxLineCharacters;
  const input =
    field.kind === 'long' || isMultiline
      ? element('textarea', { ...attributes, rows: field.kind === 'long' ? 4 : 3 })
      : element('input', { ...attributes, type: 'text' });
  input.value = value;
  return input;
};

/** Shows the count of characters; true when it is over the limit. */
const showCount = (node: HTMLElement, length: number, max: number): boolean => {
  const isOver = length > max;
  const isNear = length > max * nearLimit;
  node.textContent = say(language, isOver ? 'web.characters-over' : 'web.characters', { length, max });
  node.className = `count${isOver ? ' is-over' : isNear ? ' is-near' : ''}`;
  node.setAttribute('aria-live', isNear ? 'polite' : 'off');
  return isOver;
};
