import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalData,
} from 'discord.js';
import { type ChatForm, type FormField, parseAction, type RawValues } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { commandName } from '../localization.js';
import { unformatted } from '../render/markdown.js';
import { beginningOf, componentOf, holdsFile, isFile, isText, mostText } from './field.js';

/** Values a form holds but does not show: whole ones, files among them, and the ends of texts too long for a text field. */
export type Unshown = { values: RawValues; ends: Record<string, string> };

/** A form as Discord opens it, and what has to be remembered until it comes back. */
type DrawnForm = { modal: APIModalInteractionResponseCallbackData; unshown: Unshown | undefined };

/** As many questions as a form holds (Discord docs, components/reference). */
const mostQuestions = 5;
const mark = '~';

/**
 * Draws a form: the questions that matter most, in their order. `nonce` goes into the id when something must be
 * remembered, so that an answer never meets what another opening of the same form left behind.
 */
export const renderForm = (form: ChatForm, nonce: string, locale: string | undefined): DrawnForm => {
  const shown = questionsOf(form);
  const unshown = unshownOf(form, shown);
  const intro = unformatted(form.intro, mostText);
  const roomForIntro = shown.length < mostQuestions;
  // It tells how long texts may be, so it belongs to the longest.
  const introAt = Math.max(
    0,
    shown.findIndex(({ kind }) => kind === 'long'),
  );
  const labels = shown.map((field, index) => {
    const hint =
      index === introAt && !roomForIntro
        ? intro
        : index === shown.length - 1 && shown.length < form.fields.length
          ? hintAtRest(form, locale)
          : undefined;
    return labelOf(field, unshown?.ends[field.name] !== undefined, hint, locale);
  });
  return {
    modal: {
      custom_id: unshown === undefined ? form.id : `${form.id}${mark}${nonce}`,
      title: unformatted(form.title, 45) ?? '…',
      components: [
        ...(intro !== undefined && roomForIntro
          ? [{ type: ComponentType.TextDisplay as const, content: intro }]
          : []),
        ...labels,
      ],
    },
    unshown,
  };
};

/** The same form with nothing chosen beforehand in its menus of channels and roles. */
export const withoutChosen = (
  modal: APIModalInteractionResponseCallbackData,
): APIModalInteractionResponseCallbackData => ({
  ...modal,
  components: modal.components.map((top) =>
    top.type === ComponentType.Label && 'default_values' in top.component
      ? { ...top, component: { ...top.component, default_values: [] } }
      : top,
  ),
});

/** The form's own id, and whether something was remembered for it. */
export const parseFormId = (customId: string): { form: string; remembered: boolean } => {
  const end = /~[0-9a-z]+$/.exec(customId)?.index;
  return end === undefined
    ? { form: customId, remembered: false }
    : { form: customId.slice(0, end), remembered: true };
};

/** What was filled in. Questions left empty are left out. */
export const parseAnswers = (answers: Iterable<ModalData>): RawValues => {
  const values: RawValues = {};
  for (const answer of answers) {
    const value = answerOf(answer);
    if (value !== undefined && value !== null && value !== '') values[answer.customId] = value;
  }
  return values;
};

/** Puts what was not shown back to what was filled in. */
export const withUnshown = (answers: RawValues, unshown: Unshown): RawValues => {
  const merged: RawValues = { ...unshown.values, ...answers };
  for (const [name, end] of Object.entries(unshown.ends)) {
    const beginning = answers[name];
    if (typeof beginning === 'string') merged[name] = beginning + end;
  }
  return merged;
};

/** Reads back what was remembered; undefined when it is nothing of ours. */
export const parseUnshown = (stored: unknown): Unshown | undefined => {
  if (!isRecord(stored) || !isRecord(stored.values) || !isRecord(stored.ends)) return undefined;
  const values: RawValues = {};
  for (const [name, value] of Object.entries(stored.values)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      values[name] = value;
  }
  const ends: Record<string, string> = {};
  for (const [name, end] of Object.entries(stored.ends)) if (typeof end === 'string') ends[name] = end;
  return { values, ends };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const questionsOf = (form: ChatForm): FormField[] => {
  const weight = (field: FormField) => (field.required ? 0 : field.advanced ? 2 : 1);
  const chosen = form.fields.toSorted((a, b) => weight(a) - weight(b)).slice(0, mostQuestions);
  return form.fields.filter((field) => chosen.includes(field));
};

const unshownOf = (form: ChatForm, shown: readonly FormField[]): Unshown | undefined => {
  const values: RawValues = {};
  const ends: Record<string, string> = {};
  for (const field of form.fields) {
    if (field.value === undefined || field.value === '') continue;
    if (!shown.includes(field) || holdsFile(field)) values[field.name] = field.value;
    else if (isText(field) && String(field.value).length > mostText) {
      ends[field.name] = String(field.value).slice(beginningOf(String(field.value)).length);
    }
  }
  return Object.keys(values).length + Object.keys(ends).length > 0 ? { values, ends } : undefined;
};

/** Where the questions are to be found that a form has no room for. */
const hintAtRest = (form: ChatForm, locale: string | undefined): string | undefined => {
  const action = parseAction(form.id);
  return action?.do === 'operation'
    ? say(locale, 'form.more-options', { name: commandName(action.operation, locale) })
    : undefined;
};

const labelOf = (
  field: FormField,
  cut: boolean,
  hint: string | undefined,
  locale: string | undefined,
): APILabelComponent => {
  const kept = cut ? 'form.rest-kept' : holdsFile(field) ? 'form.audio-kept' : undefined;
  const parts = [kept === undefined ? undefined : say(locale, kept), hint, field.help];
  const label = isFile(field) ? say(locale, 'field.audio-file') : field.label;
  const description = unformatted(wholeWithin(parts, 100), 100);
  return {
    type: ComponentType.Label,
    label: unformatted(label, 45) ?? field.name,
    ...(description === undefined ? {} : { description }),
    component: componentOf(field),
  };
};

/** As many of the sentences as fit, the first in any case: half a sentence helps nobody. */
const wholeWithin = (sentences: readonly (string | undefined)[], limit: number): string =>
  sentences
    .filter((sentence) => sentence !== undefined)
    .reduce(
      (all, next) => (all === '' ? next : all.length + 1 + next.length > limit ? all : `${all} ${next}`),
      '',
    );

const answerOf = (answer: ModalData): string | boolean | null | undefined => {
  if ('value' in answer) return answer.value;
  if (answer.type === ComponentType.FileUpload) return answer.attachments?.first()?.url;
  return 'values' in answer ? answer.values.join(',') : undefined;
};
