import type { ChatForm, EncodedMessage, RawValues } from '../../../../core/index.js';
import { element } from '../ui/dom.js';
import { createFormLayout } from './layout.js';
import type { FieldView } from './question.js';

/** The result of a submission: notes or an error that keep the form open, or `done`. */
export type SubmitResult = { notes: readonly EncodedMessage[] } | 'done' | { unreachable: string };

type FormHandlers = { submit(values: RawValues): Promise<SubmitResult>; close(): void };

/** A form as a card of the conversation. The answers stay until the server has accepted them. */
export const createForm = (form: ChatForm, handlers: FormHandlers): { node: HTMLElement; focus(): void } => {
  const layout = createFormLayout(form);
  const { node, entries, title, advanced, errors, submit } = layout;

  const showErrors = (lines: readonly string[]) => {
    errors.replaceChildren(...lines.map((line) => element('p', { dir: 'auto' }, line)));
    errors.hidden = lines.length === 0;
    if (lines.length > 0) errors.scrollIntoView({ block: 'nearest' });
  };
  /** Marks required fields without an answer and focuses the first; false when all have one. */
  const markMissing = (): boolean => {
    const missing = entries.filter(({ field, view }) => {
      const isMissing = field.required && isEmpty(view.read());
      view.showMissing(isMissing);
      return isMissing;
    });
    if (missing.some(({ field }) => field.advanced)) advanced.open = true;
    missing[0]?.view.node.querySelector<HTMLElement>('input, textarea, select')?.focus();
    return missing.length > 0;
  };
  const submitForm = async () => {
    if (submit.disabled || markMissing()) return;
    submit.disabled = true;
    showErrors([]);
    const result = await handlers.submit(readValues(entries.map(({ view }) => view)));
    submit.disabled = false;
    if (result !== 'done') showErrors(errorLines(result));
  };

  node.addEventListener('submit', (event) => {
    event.preventDefault();
    void submitForm();
  });
  // Escape closes only an untouched form: it must not discard what a person has typed.
  let isTouched = false;
  node.addEventListener('input', () => {
    isTouched = true;
  });
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && !isTouched) handlers.close();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submitForm();
  });
  for (const button of layout.closeButtons) button.addEventListener('click', handlers.close);

  return {
    node,
    focus: () => {
      // On a phone, focusing a field opens the keyboard, which would cover the form.
      const field = matchMedia('(pointer: coarse)').matches
        ? undefined
        : node.querySelector<HTMLElement>('.fields input, .fields textarea, .fields select');
      (field ?? title).focus({ preventScroll: true });
    },
  };
};

const isEmpty = (value: RawValues[string]): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

const readValues = (views: readonly FieldView[]): RawValues => {
  const values: RawValues = {};
  for (const view of views) {
    const value = view.read();
    if (value !== undefined) values[view.name] = value;
  }
  return values;
};

const errorLines = (result: Exclude<SubmitResult, 'done'>): string[] =>
  'unreachable' in result
    ? [result.unreachable]
    : result.notes.flatMap(({ title, body }) => [title, body].filter((line) => line !== undefined));
