import type { ChatForm, FormField } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { language } from '../language.js';
import { closeButton, textButton } from '../ui/button.js';
import { createId, element } from '../ui/dom.js';
import { createField } from './field.js';
import type { FieldView } from './question.js';

/** A field of a form and its view. */
type FormEntry = { field: FormField; view: FieldView };

/** Lays out a form as a card. Advanced fields are in a section that opens. */
export const createFormLayout = (form: ChatForm) => {
  const heading = createId('heading');
  const entries: FormEntry[] = form.fields.map((field) => ({ field, view: createField(field) }));
  const nodesOf = (advanced: boolean) =>
    entries.filter(({ field }) => field.advanced === advanced).map(({ view }) => view.node);
  const advanced = createAdvanced(nodesOf(true));
  // A value that was set before must be visible.
  advanced.open = entries.some(
    ({ field }) => field.advanced && field.kind !== 'choice' && Boolean(field.value),
  );
  const title = element('h2', { id: heading, class: 'title', tabindex: -1, dir: 'auto' }, form.title);
  const cross = closeButton();
  const errors = element('div', { class: 'form-errors', role: 'alert', hidden: true });
  const submit = element('button', { type: 'submit', class: 'button main' }, form.submit);
  const close = textButton(say(language, 'web.close'));
  const node = element(
    'form',
    { class: 'card form', novalidate: true, 'aria-labelledby': heading },
    element('div', { class: 'form-head' }, title, cross),
    form.intro === undefined ? undefined : element('p', { class: 'body', dir: 'auto' }, form.intro),
    errors,
    element('div', { class: 'fields' }, ...nodesOf(false)),
    entries.some(({ field }) => field.advanced) ? advanced : undefined,
    element('div', { class: 'controls' }, submit, close),
  );
  return { node, entries, title, advanced, errors, submit, closeButtons: [cross, close] };
};

const createAdvanced = (fields: readonly Node[]): HTMLDetailsElement =>
  element(
    'details',
    { class: 'advanced' },
    element('summary', {}, say(language, 'wizard.more-settings')),
    element('div', { class: 'fields' }, ...fields),
  );
