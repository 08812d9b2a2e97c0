import type { FormField } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language, percentOf } from '../language.js';
import { createId, element } from '../ui/dom.js';
import { createFieldError, createLabel, describedBy, type FieldView } from './question.js';

/** A field for a weight in percent. Until it is moved it is automatic: the gateway decides. */
export const createSliderField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const id = createId('field');
  const error = createFieldError(field);
  const slider = element('input', {
    id,
    type: 'range',
    class: 'slide',
    name: field.name,
    min: 0,
    max: 100,
    step: 1,
    'aria-describedby': describedBy(help),
  });
  const output = element('output', { class: 'percent', for: id });
  const reset = element('button', { type: 'button', class: 'reset' }, say(language, 'web.automatic'));
  let isSet = field.value !== undefined && field.value !== '';
  slider.value = isSet ? String(field.value) : '50';
  const draw = () => {
    const text = isSet ? percentOf(Number(slider.value)) : say(language, 'web.automatic');
    output.textContent = text;
    slider.setAttribute('aria-valuetext', text);
    slider.classList.toggle('is-automatic', !isSet);
    slider.style.setProperty('--part', String(isSet ? Number(slider.value) / 100 : 0));
    reset.hidden = !isSet || field.required;
  };
  slider.addEventListener('input', () => {
    isSet = true;
    draw();
  });
  reset.addEventListener('click', () => {
    isSet = false;
    slider.value = '50';
    draw();
    slider.focus();
  });
  draw();
  const head = element('div', { class: 'field-head' }, createLabel(field, id), reset, output);
  return {
    name: field.name,
    node: element('div', { class: 'field field-slider' }, head, slider, help, error.node),
    read: () => (isSet ? Number(slider.value) : undefined),
    showMissing: (missing) => error.show(missing, [slider]),
  };
};
