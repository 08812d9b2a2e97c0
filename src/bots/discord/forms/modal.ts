import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from 'discord.js';
import { type ChatForm, type FormField, parseAction } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { commandName } from '../localization.js';
import { unformatted } from '../render/markdown.js';
import { renderField } from './field.js';
import { isFileField, keepsFile, maxTextCharacters } from './field-kind.js';
import { type HiddenValues, hiddenValuesOf } from './hidden-values.js';

/** A form as Discord opens it, and the values that are to be stored until it is submitted. */
type RenderedForm = { modal: APIModalInteractionResponseCallbackData; hidden: HiddenValues | undefined };

/** A form holds 5 fields, or 4 and an introduction (Discord docs, components/reference). */
const maxComponents = 5;

/** The longest title of a form, label and description of a field, in characters (Discord docs, components/reference). */
const maxTitle = 45;
const maxLabel = 45;
const maxDescription = 100;

/** Separates the id of a form from the nonce of its hidden values. */
const nonceMark = '~';

/**
 * Renders a form: its most important fields, in their order. `nonce` becomes part of the id when there are hidden
 * values, so that a submitted form never meets the values of another opening of the same form.
 */
export const renderForm = (form: ChatForm, nonce: string, locale: string | undefined): RenderedForm => {
  const shown = mostImportantFields(form);
  const hidden = hiddenValuesOf(form, shown);
  const intro = unformatted(form.intro, maxTextCharacters);
  const introFits = shown.length < maxComponents;
  const hints = hintsOf(form, shown, locale);
  if (!introFits) hints.set(introIndex(shown), intro);
  const labels = shown.map((field, index) =>
    renderLabel(field, { cut: hidden?.ends[field.name] !== undefined, hint: hints.get(index) }, locale),
  );
  return {
    modal: {
      custom_id: hidden === undefined ? form.id : `${form.id}${nonceMark}${nonce}`,
      title: unformatted(form.title, maxTitle) ?? '…',
      components: [
        ...(intro !== undefined && introFits
          ? [{ type: ComponentType.TextDisplay as const, content: intro }]
          : []),
        ...labels,
      ],
    },
    hidden,
  };
};

/** The same form without defaults in its menus of channels, roles and members. */
export const withoutDefaults = (
  modal: APIModalInteractionResponseCallbackData,
): APIModalInteractionResponseCallbackData => ({
  ...modal,
  components: modal.components.map((component) =>
    component.type === ComponentType.Label && 'default_values' in component.component
      ? { ...component, component: { ...component.component, default_values: [] } }
      : component,
  ),
});

/** The id of the form in the id of a modal, and whether hidden values were stored for it. */
export const parseFormId = (customId: string): { form: string; hasHiddenValues: boolean } => {
  const end = /~[0-9a-z]+$/.exec(customId)?.index;
  return end === undefined
    ? { form: customId, hasHiddenValues: false }
    : { form: customId.slice(0, end), hasHiddenValues: true };
};

const mostImportantFields = (form: ChatForm): FormField[] => {
  const rank = (field: FormField) => (field.required ? 0 : field.advanced ? 2 : 1);
  const chosen = form.fields.toSorted((a, b) => rank(a) - rank(b)).slice(0, maxComponents);
  return form.fields.filter((field) => chosen.includes(field));
};

/** The hints by the index of their field: the last field says where the fields are that the form has no space for. */
const hintsOf = (
  form: ChatForm,
  shown: readonly FormField[],
  locale: string | undefined,
): Map<number, string | undefined> =>
  new Map(
    shown.length < form.fields.length ? [[shown.length - 1, moreFieldsHint(form, locale)] as const] : [],
  );

/** An introduction says how long texts may be, so it belongs to the first long text; else to the first field. */
const introIndex = (shown: readonly FormField[]): number =>
  Math.max(
    0,
    shown.findIndex(({ kind }) => kind === 'long'),
  );

/** Names the command whose options are the fields that a form has no space for. */
const moreFieldsHint = (form: ChatForm, locale: string | undefined): string | undefined => {
  const action = parseAction(form.id);
  return action?.do === 'operation'
    ? say(locale, 'form.more-options', { name: commandName(action.operation, locale) })
    : undefined;
};

const renderLabel = (
  field: FormField,
  { cut, hint }: { cut: boolean; hint: string | undefined },
  locale: string | undefined,
): APILabelComponent => {
  const kept = cut ? 'form.rest-kept' : keepsFile(field) ? 'form.audio-kept' : undefined;
  const sentences = [kept === undefined ? undefined : say(locale, kept), hint, field.help];
  const label = isFileField(field) ? say(locale, 'field.audio-file') : field.label;
  const description = unformatted(joinSentences(sentences, maxDescription), maxDescription);
  return {
    type: ComponentType.Label,
    label: unformatted(label, maxLabel) ?? field.name,
    ...(description === undefined ? {} : { description }),
    component: renderField(field),
  };
};

/** Joins as many whole sentences as fit into `limit` characters; the first one always. */
const joinSentences = (sentences: readonly (string | undefined)[], limit: number): string =>
  sentences
    .filter((sentence) => sentence !== undefined)
    .reduce(
      (text, next) => (text === '' ? next : text.length + 1 + next.length > limit ? text : `${text} ${next}`),
      '',
    );
