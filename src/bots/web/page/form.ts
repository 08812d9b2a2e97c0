import type { ChatForm, EncodedMessage, RawValues } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { element, freshId, icon } from './dom.js';
import { createField } from './field.js';
import { language } from './language.js';

/** What came of handing in: notes that keep the form open, or nothing when it is done. */
export type Verdict = { notes: readonly EncodedMessage[] } | 'done' | { unreachable: string };

/** A form as a card of the conversation. What was typed stays until the server has taken it. */
export const createForm = (
  form: ChatForm,
  hear: { submit(values: RawValues): Promise<Verdict>; close(): void },
): { node: HTMLElement; focus(): void } => {
  const heading = freshId('heading');
  const fields = form.fields.map((field) => ({ field, view: createField(field) }));
  const plain = fields.filter(({ field }) => !field.advanced).map(({ view }) => view.node);
  const advanced = fields.filter(({ field }) => field.advanced).map(({ view }) => view.node);
  const details = element(
    'details',
    { class: 'advanced' },
    element('summary', {}, say(language, 'wizard.more-settings')),
    element('div', { class: 'fields' }, ...advanced),
  );
  // Someone who has set something there before must see it.
  details.open = fields.some(
    ({ field }) => field.advanced && field.kind !== 'choice' && Boolean(field.value),
  );

  const title = element('h2', { id: heading, class: 'title', tabindex: -1, dir: 'auto' }, form.title);
  const cross = element(
    'button',
    { type: 'button', class: 'cross', 'aria-label': say(language, 'web.close') },
    icon('close'),
  );
  const verdict = element('div', { class: 'verdict', role: 'alert', hidden: true });
  const submit = element('button', { type: 'submit', class: 'button main' }, form.submit);
  const close = element('button', { type: 'button', class: 'button plain' }, say(language, 'web.close'));
  const node = element(
    'form',
    { class: 'card form', novalidate: true, 'aria-labelledby': heading },
    element('div', { class: 'form-head' }, title, cross),
    form.intro === undefined ? undefined : element('p', { class: 'body', dir: 'auto' }, form.intro),
    verdict,
    element('div', { class: 'fields' }, ...plain),
    advanced.length > 0 ? details : undefined,
    element('div', { class: 'controls' }, submit, close),
  );

  const missing = () => {
    const found = fields.filter(({ field, view }) => {
      const value = view.read();
      const lacks =
        field.required && (value === undefined || (typeof value === 'string' && value.trim() === ''));
      view.complain(lacks);
      return lacks;
    });
    if (found.some(({ field }) => field.advanced)) details.open = true;
    found[0]?.view.node.querySelector<HTMLElement>('input, textarea, select')?.focus();
    return found.length > 0;
  };

  const valuesOf = (): RawValues => {
    const values: RawValues = {};
    for (const { view } of fields) {
      const value = view.read();
      if (value !== undefined) values[view.name] = value;
    }
    return values;
  };

  const tell = (lines: readonly string[]) => {
    verdict.replaceChildren(...lines.map((line) => element('p', { dir: 'auto' }, line)));
    verdict.hidden = lines.length === 0;
    if (lines.length > 0) verdict.scrollIntoView({ block: 'nearest' });
  };

  const handIn = async () => {
    if (submit.disabled || missing()) return;
    submit.disabled = true;
    tell([]);
    const answer = await hear.submit(valuesOf());
    submit.disabled = false;
    if (answer === 'done') return;
    if ('unreachable' in answer) tell([answer.unreachable]);
    else
      tell(
        answer.notes.flatMap(({ title: head, body }) => [head, body].filter((line) => line !== undefined)),
      );
  };

  node.addEventListener('submit', (event) => {
    event.preventDefault();
    void handIn();
  });
  // Escape must not throw away what somebody has typed.
  let touched = false;
  node.addEventListener('input', () => {
    touched = true;
  });
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && !touched) hear.close();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void handIn();
  });
  close.addEventListener('click', hear.close);
  cross.addEventListener('click', hear.close);

  return {
    node,
    focus: () => {
      // On a phone the keyboard would cover the form that has just opened.
      const first = matchMedia('(pointer: coarse)').matches
        ? undefined
        : node.querySelector<HTMLElement>('.fields input, .fields textarea, .fields select');
      (first ?? title).focus({ preventScroll: true });
    },
  };
};
