import type { ChatAddress, ChatForm, MessageRef, RawValues } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { choicesOf, choiceValue, formatValue, parseAnswer } from './answer.js';
import type { QuestionAction } from './question-button.js';
import { stepsOf } from './steps.js';

/** How far a form is filled in. */
export type Progress = {
  id: string;
  form: ChatForm;
  /** The index of the current step. */
  step: number;
  values: RawValues;
  /** The ids of all questions so far: in a group a person may reply to an older one. */
  questions: readonly number[];
  /** The id of the newest message taken as an answer. The same message delivered again does not answer the next step. */
  lastAnswer: number;
  /** The newest answer that was typed: in a group the next question replies to it. */
  newestAnswer?: string | undefined;
  /** Where the form was asked for. */
  address: ChatAddress;
};

/** A wizard whose current question is not posted yet, or one that waits for the answer to its question. */
export type Wizard =
  | { status: 'pending'; progress: Progress }
  | { status: 'asked'; progress: Progress; question: MessageRef };

/** What a person did: they typed a text, or pressed a button under the question of a step. */
export type WizardEvent =
  | { kind: 'text'; text: string; messageId: number }
  | { kind: 'button'; step: number; action: QuestionAction };

/** What follows from an event. `shown` is the answer as the answered question shows it. */
export type Transition =
  /** Nothing changes. */
  | { kind: 'stay'; popup?: string }
  /** The question of the current step is posted, perhaps not for the first time. */
  | { kind: 'ask'; popup?: string }
  | { kind: 'next'; progress: Progress; shown: string }
  | { kind: 'submit'; progress: Progress; shown: string }
  | { kind: 'cancel' };

type Answer = {
  field?: string;
  value?: RawValues[string];
  shown: string;
  messageId?: number;
  isLast?: boolean;
};

/** The wizard of a form before its first question. Messages up to `lastAnswer` answer none of its questions. */
export const beginWizard = (
  id: string,
  form: ChatForm,
  address: ChatAddress,
  lastAnswer: number,
): { status: 'pending'; progress: Progress } => {
  const filled = form.fields.filter((field) => field.value !== undefined);
  const values = Object.fromEntries(filled.map((field) => [field.name, field.value]));
  return { status: 'pending', progress: { id, form, step: 0, values, questions: [], lastAnswer, address } };
};

/** Decides what follows from an event. Pure. */
export const reduceWizard = (wizard: Wizard, event: WizardEvent, locale: string | undefined): Transition =>
  event.kind === 'text' ? reduceText(wizard, event, locale) : reduceButton(wizard, event, locale);

const reduceText = (
  { status, progress }: Wizard,
  { text, messageId }: WizardEvent & { kind: 'text' },
  locale: string | undefined,
): Transition => {
  // The process died before it posted the question, so this text cannot be an answer.
  if (status === 'pending') return { kind: 'ask' };
  const step = stepsOf(progress.form)[progress.step];
  if (messageId <= progress.lastAnswer || step === undefined) return { kind: 'stay' };
  if (step.kind === 'offer' || text === '') return { kind: 'ask' };
  const { field } = step;
  const value = parseAnswer(field, text, locale);
  return advance(progress, {
    field: field.name,
    value,
    shown: formatValue(field, value, locale),
    messageId,
  });
};

const reduceButton = (
  { status, progress }: Wizard,
  { step: pressedStep, action }: WizardEvent & { kind: 'button' },
  locale: string | undefined,
): Transition => {
  const step = stepsOf(progress.form)[progress.step];
  if (progress.step !== pressedStep || step === undefined) {
    return { kind: status === 'pending' ? 'ask' : 'stay', popup: say(locale, 'wizard.answered') };
  }
  if (action === 'cancel') return { kind: 'cancel' };
  if (step.kind === 'offer') {
    const shown = say(locale, action === 'more' ? 'wizard.more-settings' : 'form.submit');
    return advance(progress, { shown, isLast: action !== 'more' });
  }
  const { field } = step;
  if (typeof action === 'object') {
    const choice = choicesOf(field, locale)[action.choice];
    if (choice === undefined) return { kind: 'stay', popup: say(locale, 'refusal.form-expired') };
    return advance(progress, {
      field: field.name,
      value: choiceValue(field, choice),
      shown: choice.label,
    });
  }
  if (action === 'clear') {
    return advance(progress, { field: field.name, value: '', shown: say(locale, 'wizard.cleared') });
  }
  const kept = formatValue(field, field.value, locale);
  return advance(progress, { shown: kept === '' ? say(locale, 'wizard.skipped') : kept });
};

const advance = (progress: Progress, answer: Answer): Transition => {
  const { field, value, shown, messageId, isLast = false } = answer;
  const answered: Progress = {
    ...progress,
    ...(field === undefined ? {} : { values: { ...progress.values, [field]: value } }),
    ...(messageId === undefined ? {} : { lastAnswer: messageId, newestAnswer: String(messageId) }),
  };
  const next = progress.step + 1;
  return isLast || next >= stepsOf(progress.form).length
    ? { kind: 'submit', progress: answered, shown }
    : { kind: 'next', progress: { ...answered, step: next }, shown };
};
