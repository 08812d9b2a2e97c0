import type { InlineKeyboardButton } from 'grammy/types';
import { type ChatForm, type FormField, shorten } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { cleanText, cutStyled, type Line, styleText } from '../render/entities.js';
import { readableRows } from '../render/keyboard.js';
import { maxTextLength } from '../render/limits.js';
import type { RenderedMessage } from '../render/rendered-message.js';
import { choicesOf, formatValue, isFilled } from './answer.js';
import { encodeQuestionButton, type QuestionAction } from './question-button.js';
import { type Step, stepsOf } from './steps.js';

const maxValueLength = 700;
const maxExampleLength = 300;
const maxAnswerLength = 1000;
const maxLabelLength = 64;

/** The wizard that asks, and the person it asks. */
export type QuestionContext = {
  wizard: string;
  owner: string;
  locale: string | undefined;
  isPrivate: boolean;
};

type FieldStep = Extract<Step, { kind: 'field' }>;

type CreateButton = (
  text: string,
  action: QuestionAction,
  style?: 'danger' | 'success',
) => InlineKeyboardButton;

/** Renders the question of a step; the first one introduces the form. */
export const renderQuestion = (form: ChatForm, step: number, context: QuestionContext): RenderedMessage => {
  const current = stepsOf(form)[step];
  const head: Line[] = step > 0 ? [] : [bold(form.title), ...linesOf(form.intro)];
  const button: CreateButton = (text, action, style) => ({
    text: shorten(text, maxLabelLength),
    callback_data: encodeQuestionButton({ ...context, step, action }),
    ...(style === undefined ? {} : { style }),
  });
  return current?.kind === 'field'
    ? renderField(current, head, button, context)
    : renderOffer(form, head, button, context);
};

/** Renders a question after its answer, without buttons. */
export const renderAnsweredQuestion = (form: ChatForm, step: number, answer: string): RenderedMessage => {
  const current = stepsOf(form)[step];
  const title = current?.kind === 'field' ? current.field.label : form.title;
  return styleText([[bold(title), ...linesOf(shorten(answer, maxAnswerLength))]]);
};

const renderOffer = (
  form: ChatForm,
  head: Line[],
  button: CreateButton,
  { locale }: QuestionContext,
): RenderedMessage => {
  const styled = styleText([
    head,
    [bold(say(locale, 'wizard.ready')), ...linesOf(say(locale, 'wizard.ready-hint'))],
  ]);
  const rows = [
    [button(form.submit, 'make', 'success'), button(say(locale, 'wizard.more-settings'), 'more')],
    [button(say(locale, 'name.cancel'), 'cancel', 'danger')],
  ];
  return { ...styled, keyboard: { inline_keyboard: rows } };
};

const renderField = (
  { field, number, of }: FieldStep,
  head: Line[],
  button: CreateButton,
  context: QuestionContext,
): RenderedMessage => {
  const { locale, isPrivate } = context;
  const choices = choicesOf(field, locale);
  const styled = styleText([
    head,
    [
      [{ text: say(locale, 'wizard.step', { step: number, steps: of }), style: 'italic' }],
      bold(field.label),
      ...linesOf(field.help),
      ...linesOf(currentValue(field, locale)),
      ...linesOf(example(field, locale)),
    ],
    [[{ text: hint(choices.length > 0, context), style: 'italic' }]],
  ]);
  const choiceButtons = choices.map((choice, index) => button(choice.label, { choice: index }));
  const cancel = button(say(locale, 'name.cancel'), 'cancel', 'danger');
  const rows = [
    ...readableRows(choiceButtons, ({ text }) => text),
    ...readableRows([...skipButtons(field, button, locale), cancel], ({ text }) => text),
  ];
  // In a group the bot gets the answer only if it is a reply: this opens the reply in the app (Bot API 10.3).
  const reply = isPrivate || choices.length > 0 ? {} : { force_reply: true };
  return { ...cutStyled(styled, maxTextLength), keyboard: { inline_keyboard: rows, ...reply } };
};

const currentValue = (field: FormField, locale: string | undefined): string => {
  if (!isFilled(field)) return '';
  const value = shorten(formatValue(field, field.value, locale), maxValueLength);
  // A value of several lines begins on a line of its own.
  return say(locale, 'wizard.now', { value: value.includes('\n') ? `\n${value}` : value }).replace(
    ' \n',
    '\n',
  );
};

const example = (field: FormField, locale: string | undefined): string => {
  if (isFilled(field) || field.placeholder === undefined) return '';
  const text = shorten(field.placeholder, maxExampleLength);
  return text && say(locale, 'wizard.example', { text });
};

const skipButtons = (
  field: FormField,
  button: CreateButton,
  locale: string | undefined,
): InlineKeyboardButton[] => {
  if (!isFilled(field)) return field.required ? [] : [button(say(locale, 'wizard.skip'), 'skip')];
  const keep = button(say(locale, 'wizard.keep'), 'skip');
  const isClearable = !field.required && (field.kind === 'text' || field.kind === 'long');
  return isClearable ? [keep, button(say(locale, 'wizard.clear'), 'clear')] : [keep];
};

const hint = (hasChoices: boolean, { isPrivate, locale }: QuestionContext): string => {
  if (hasChoices) return say(locale, 'wizard.choose');
  return say(locale, isPrivate ? 'wizard.answer' : 'wizard.reply');
};

const bold = (text: string): Line => [{ text: cleanText(text).trim(), style: 'bold' }];

const linesOf = (text: string | undefined): Line[] => {
  const clean = cleanText(text ?? '').trim();
  return clean === '' ? [] : [[{ text: clean }]];
};
