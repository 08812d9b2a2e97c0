import type { FormField } from '../../../core/index.js';
import { clockTime, say } from '../../../i18n/index.js';
import { choiceField } from './choice.js';
import { element, freshId } from './dom.js';
import { language, percentOf } from './language.js';
import { complaintOf, described, type FieldView, labelOf } from './question.js';

/** Draws a question with its label, its help and what was answered before. */
export const createField = (field: FormField): FieldView => {
  const help =
    field.help === undefined ? undefined : element('p', { class: 'help', id: freshId('help') }, field.help);
  switch (field.kind) {
    case 'text':
    case 'long':
    // Servers and their roles are not known here; should one be asked for, its id can be typed.
    case 'place':
    case 'places':
    case 'roles':
    case 'members':
      return textField(field, help);
    case 'seconds':
      return secondsField(field, help);
    case 'slider':
      return sliderField(field, help);
    case 'toggle':
      return toggleField(field, help);
    case 'choice':
      return choiceField(field, help);
  }
};

const textField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const id = freshId('field');
  const complaint = complaintOf(field);
  const limit = field.maxLength;
  const count = limit === undefined ? undefined : element('p', { class: 'count', id: freshId('count') });
  const attributes = {
    id,
    class: 'input',
    name: field.name,
    placeholder: field.placeholder,
    required: field.required,
    autocomplete: 'off',
    'aria-describedby': described(help, count, complaint.node),
  };
  const value = field.value === undefined ? '' : String(field.value);
  const input =
    field.kind === 'long'
      ? element('textarea', { ...attributes, rows: 4 })
      : value.includes('\n') || value.length > roomOfLine
        ? element('textarea', { ...attributes, rows: 3 })
        : element('input', { ...attributes, type: 'text' });
  input.value = value;
  const recount = () => {
    if (limit === undefined || count === undefined) return;
    const { length } = input.value;
    const over = length > limit;
    count.textContent = say(language, over ? 'web.characters-over' : 'web.characters', {
      length,
      max: limit,
    });
    count.className = `count${over ? ' is-over' : length > limit * 0.9 ? ' is-near' : ''}`;
    count.setAttribute('aria-live', length > limit * 0.9 ? 'polite' : 'off');
    if (over) input.setAttribute('aria-invalid', 'true');
    else if (complaint.node.hidden) input.removeAttribute('aria-invalid');
  };
  input.addEventListener('input', () => {
    if (!complaint.node.hidden) complaint.show(false, [input]);
    recount();
  });
  recount();
  const foot = element('div', { class: 'field-foot' }, help ?? '', count);
  return {
    name: field.name,
    node: element(
      'div',
      { class: `field field-${field.kind}` },
      labelOf(field, id),
      input,
      foot,
      complaint.node,
    ),
    read: () => input.value,
    complain: (needed) => {
      complaint.show(needed, [input]);
      recount();
    },
  };
};

/** A field of one line would swallow line breaks, and shows little of a longer text. */
const roomOfLine = 80;

const secondsField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const id = freshId('field');
  const complaint = complaintOf(field);
  const input = element('input', {
    id,
    class: 'input moment',
    type: 'text',
    name: field.name,
    placeholder: field.placeholder,
    required: field.required,
    autocomplete: 'off',
    'aria-describedby': described(help, complaint.node),
  });
  input.value = typeof field.value === 'number' ? clockTime(field.value) : String(field.value ?? '');
  const row = element('div', { class: 'moment-row' }, input);
  if (field.max !== undefined) {
    const max = field.max;
    const slide = element('input', {
      type: 'range',
      class: 'slide',
      min: 0,
      max: Math.floor(max),
      step: 1,
      'aria-label': field.label,
    });
    const drawSlide = () => {
      const seconds = secondsOf(input.value) ?? 0;
      slide.value = String(seconds);
      slide.style.setProperty('--part', String(max > 0 ? Math.min(1, seconds / max) : 0));
      slide.classList.toggle('is-automatic', input.value.trim() === '');
      slide.setAttribute(
        'aria-valuetext',
        say(language, 'web.position', { now: Number(slide.value), end: max }),
      );
    };
    slide.addEventListener('input', () => {
      input.value = clockTime(Number(slide.value));
      complaint.show(false, [input]);
      drawSlide();
    });
    input.addEventListener('input', drawSlide);
    drawSlide();
    row.append(slide, element('span', { class: 'time', 'aria-hidden': 'true' }, clockTime(max)));
  }
  input.addEventListener('input', () => complaint.show(false, [input]));
  return {
    name: field.name,
    node: element('div', { class: 'field field-seconds' }, labelOf(field, id), row, help, complaint.node),
    read: () => input.value,
    complain: (needed) => complaint.show(needed, [input]),
  };
};

/** Seconds of `83`, `83.5` or `1:23`; undefined while it is half typed. */
const secondsOf = (text: string): number | undefined => {
  const match = /^\s*(?:(\d+):)?(\d+(?:\.\d+)?)\s*$/.exec(text);
  return match === null ? undefined : Number(match[1] ?? 0) * 60 + Number(match[2]);
};

/** A weight in percent. Untouched it stays automatic: then the gateway decides. */
const sliderField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const id = freshId('field');
  const slide = element('input', {
    id,
    type: 'range',
    class: 'slide',
    name: field.name,
    min: 0,
    max: 100,
    step: 1,
    'aria-describedby': described(help),
  });
  const shown = element('output', { class: 'percent', for: id });
  const automatic = element('button', { type: 'button', class: 'reset' }, say(language, 'web.automatic'));
  const complaint = complaintOf(field);
  let chosen = field.value !== undefined && field.value !== '';
  slide.value = chosen ? String(field.value) : '50';
  const draw = () => {
    const text = chosen ? percentOf(Number(slide.value)) : say(language, 'web.automatic');
    shown.textContent = text;
    slide.setAttribute('aria-valuetext', text);
    slide.classList.toggle('is-automatic', !chosen);
    slide.style.setProperty('--part', String(chosen ? Number(slide.value) / 100 : 0));
    automatic.hidden = !chosen || field.required;
  };
  slide.addEventListener('input', () => {
    chosen = true;
    draw();
  });
  automatic.addEventListener('click', () => {
    chosen = false;
    slide.value = '50';
    draw();
    slide.focus();
  });
  draw();
  const head = element('div', { class: 'field-head' }, labelOf(field, id), automatic, shown);
  return {
    name: field.name,
    node: element('div', { class: 'field field-slider' }, head, slide, help, complaint.node),
    read: () => (chosen ? Number(slide.value) : undefined),
    complain: (needed) => complaint.show(needed, [slide]),
  };
};

const toggleField = (field: FormField, help: HTMLElement | undefined): FieldView => {
  const id = freshId('field');
  const box = element('input', {
    id,
    type: 'checkbox',
    role: 'switch',
    class: 'switch',
    name: field.name,
    'aria-describedby': described(help),
  });
  box.checked = field.value === true || field.value === 'true';
  return {
    name: field.name,
    node: element('div', { class: 'field field-toggle' }, labelOf(field, id), box, help),
    read: () => box.checked,
    complain: () => {},
  };
};
