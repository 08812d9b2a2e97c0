import type { FormField } from '../../../../core/index.js';
import { clockTime, say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { createId, element } from '../ui/dom.js';
import { createFieldError, createLabel, describedBy, type FieldView } from './question.js';

/** A field for a position in a track, as `1:23`, with a slider where the length of the track is known. */
export const createSecondsField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const id = createId('field');
  const error = createFieldError(field);
  const input = element('input', {
    id,
    class: 'input seconds-input',
    type: 'text',
    name: field.name,
    placeholder: field.placeholder,
    required: field.required,
    autocomplete: 'off',
    'aria-describedby': describedBy(help, error.node),
  });
  input.value = typeof field.value === 'number' ? clockTime(field.value) : String(field.value ?? '');
  const hideError = () => error.show(false, [input]);
  const slider = field.max === undefined ? [] : createSlider(field.label, field.max, input, hideError);
  input.addEventListener('input', hideError);
  const row = element('div', { class: 'seconds-row' }, input, ...slider);
  return {
    name: field.name,
    node: element('div', { class: 'field field-seconds' }, createLabel(field, id), row, help, error.node),
    read: () => input.value,
    showMissing: (missing) => error.show(missing, [input]),
  };
};

/** A slider from 0 to `max` seconds that moves with the input, and the input with it. */
const createSlider = (label: string, max: number, input: HTMLInputElement, onMove: () => void): Node[] => {
  const slider = element('input', {
    type: 'range',
    class: 'slide',
    min: 0,
    max: Math.floor(max),
    step: 1,
    'aria-label': label,
  });
  const draw = () => {
    const seconds = parseSeconds(input.value) ?? 0;
    slider.value = String(seconds);
    slider.style.setProperty('--part', String(max > 0 ? Math.min(1, seconds / max) : 0));
    slider.classList.toggle('is-automatic', input.value.trim() === '');
    slider.setAttribute(
      'aria-valuetext',
      say(language, 'web.position', { now: Number(slider.value), end: max }),
    );
  };
  slider.addEventListener('input', () => {
    input.value = clockTime(Number(slider.value));
    onMove();
    draw();
  });
  input.addEventListener('input', draw);
  draw();
  return [slider, element('span', { class: 'time', 'aria-hidden': 'true' }, clockTime(max))];
};

/** Parses `83`, `83.5` or `1:23`; undefined for a half-typed value. */
const parseSeconds = (text: string): number | undefined => {
  const match = /^\s*(?:(\d+):)?(\d+(?:\.\d+)?)\s*$/.exec(text);
  return match === null ? undefined : Number(match[1] ?? 0) * 60 + Number(match[2]);
};
