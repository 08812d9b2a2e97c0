import type { InlineKeyboardButton } from 'grammy/types';
import { type ChatForm, type FormField, type RawValues, shorten } from '../../../core/index.js';
import { clockTime, say } from '../../../i18n/index.js';
import type { Drawn } from '../render/drawn.js';
import { cleanText, cutStyled, type Line, styleText } from '../render/entities.js';
import { readableRows } from '../render/keyboard.js';
import { shownPlaces } from './form.js';

/** What is asked next: a field, or whether to make it now or to look at more settings first. */
export type Step = { kind: 'field'; field: FormField; number: number; of: number } | { kind: 'offer' };

/** What a button under a question does. */
export type Pressed = 'skip' | 'clear' | 'cancel' | 'make' | 'more' | { choice: number };

/** Who is asked, where. */
export type Asked = { wizard: string; owner: string; locale: string | undefined; isPrivate: boolean };

/** All that is asked in a form, in order: plain fields, then the offer of more, then the advanced ones. */
export const stepsOf = (form: ChatForm): Step[] => {
  const plain = form.fields.filter((field) => !field.advanced);
  const advanced = form.fields.filter((field) => field.advanced);
  const ask = (fields: readonly FormField[], before: number): Step[] =>
    fields.map((field, index) => ({
      kind: 'field',
      field,
      number: before + index + 1,
      of: before + fields.length,
    }));
  const offer: Step[] = advanced.length === 0 ? [] : [{ kind: 'offer' }];
  return [...ask(plain, 0), ...offer, ...ask(advanced, plain.length)];
};

/** Draws the question of a step; the first one introduces the form. */
export const drawQuestion = (form: ChatForm, step: number, asked: Asked): Drawn => {
  const { locale } = asked;
  const current = stepsOf(form)[step];
  const head: Line[] = step > 0 ? [] : [bold(form.title), ...linesOf(form.intro)];
  const button = (text: string, what: Pressed, style?: 'danger' | 'success'): InlineKeyboardButton => ({
    text: shorten(text, 64),
    callback_data: pressId(asked, step, what),
    ...(style === undefined ? {} : { style }),
  });
  const cancel = button(say(locale, 'name.cancel'), 'cancel', 'danger');
  if (current === undefined || current.kind === 'offer') {
    const styled = styleText([
      head,
      [bold(say(locale, 'wizard.ready')), ...linesOf(say(locale, 'wizard.ready-hint'))],
    ]);
    const rows = [
      [button(form.submit, 'make', 'success'), button(say(locale, 'wizard.more-settings'), 'more')],
      [cancel],
    ];
    return { ...styled, keyboard: { inline_keyboard: rows } };
  }

  const { field, number, of } = current;
  const value = shorten(shownValue(field, field.value, locale), 700);
  // A text of several lines begins on a line of its own.
  const now = isFilled(field)
    ? say(locale, 'wizard.now', { value: value.includes('\n') ? `\n${value}` : value }).replace(' \n', '\n')
    : '';
  const example = isFilled(field) || field.placeholder === undefined ? '' : shorten(field.placeholder, 300);
  const choices = choicesOf(field, locale);
  const leaving = isFilled(field)
    ? [button(say(locale, 'wizard.keep'), 'skip')]
    : field.required
      ? []
      : [button(say(locale, 'wizard.skip'), 'skip')];
  const isClearable = isFilled(field) && !field.required && (field.kind === 'text' || field.kind === 'long');
  if (isClearable) leaving.push(button(say(locale, 'wizard.clear'), 'clear'));
  const styled = styleText([
    head,
    [
      [{ text: say(locale, 'wizard.step', { step: number, steps: of }), style: 'italic' }],
      bold(field.label),
      ...linesOf(field.help),
      ...linesOf(now),
      ...linesOf(example && say(locale, 'wizard.example', { text: example })),
    ],
    [[{ text: hintFor(choices.length > 0, asked), style: 'italic' }]],
  ]);
  const buttons = choices.map((choice, index) => button(choice.label, { choice: index }));
  const rows = [
    ...readableRows(buttons, (one) => one.text),
    ...readableRows([...leaving, cancel], (one) => one.text),
  ];
  // In a group a bot hears the answer only when it is a reply: this opens the reply for them (Bot API 10.3).
  const reply = asked.isPrivate || choices.length > 0 ? {} : { force_reply: true };
  return { ...cutStyled(styled, 4096), keyboard: { inline_keyboard: rows, ...reply } };
};

/** Draws a question that has its answer: no buttons any more. */
export const drawAnswered = (form: ChatForm, step: number, answer: string): Drawn => {
  const current = stepsOf(form)[step];
  const title = current?.kind === 'field' ? current.field.label : form.title;
  return styleText([[bold(title), ...linesOf(shorten(answer, 1000))]]);
};

/** What a typed or pressed answer means for a field: the value of a choice named by its label, else as it is. */
export const readAnswer = (field: FormField, text: string, locale: string | undefined): RawValues[string] => {
  const typed = text.trim();
  const choices = choicesOf(field, locale);
  const chosen = choices.find((choice) => choice.label.toLowerCase() === typed.toLowerCase());
  return chosen === undefined ? typed : meaningOf(field, chosen);
};

/** What a pressed choice means; two may have the same label, and are not the same. */
export const meaningOf = (field: FormField, choice: { value: string }): RawValues[string] =>
  field.kind === 'toggle' ? choice.value === 'true' : choice.value;

/** The choices of a field as buttons show them; a toggle is yes or no. */
export const choicesOf = (
  field: FormField,
  locale: string | undefined,
): readonly { value: string; label: string }[] => {
  if (field.kind !== 'toggle') return field.choices ?? [];
  return [
    { value: 'true', label: say(locale, 'choice.true') },
    { value: 'false', label: say(locale, 'choice.false') },
  ];
};

/** A value as a person reads it. */
export const shownValue = (
  field: FormField,
  value: RawValues[string],
  locale: string | undefined,
): string => {
  if (value === undefined) return '';
  if (field.kind === 'seconds' && typeof value === 'number') return clockTime(value);
  if (field.kind === 'place' || field.kind === 'places') return shownPlaces(field, String(value));
  const choice = choicesOf(field, locale).find((one) => one.value === String(value));
  return choice?.label ?? String(value);
};

/** True when a field came with a value that may be kept. */
const isFilled = (field: FormField): boolean => field.value !== undefined && field.value !== '';

/** Reads a button's id; undefined when it does not stand under a question. */
export const parsePressId = (
  id: string,
): { wizard: string; owner: string; step: number; what: Pressed } | undefined => {
  const [, wizard, step, what, owner] =
    /^w:([a-z0-9]{1,16}):(\d{1,3}):([a-z]|\d{1,3}):(-?\d{1,20})$/.exec(id) ?? [];
  if (wizard === undefined || what === undefined || owner === undefined) return undefined;
  const pressed = letters.find(([, letter]) => letter === what)?.[0] ?? { choice: Number(what) };
  return { wizard, owner, step: Number(step), what: pressed };
};

/** True when a button's id stands for an answer to a question of a wizard, and not for an action of core. */
export const isPressId = (id: string): boolean => id.startsWith('w:');

// At most 46 bytes: callback_data holds 64 (Bot API InlineKeyboardButton).
const pressId = (asked: Asked, step: number, what: Pressed): string => {
  const sign =
    typeof what === 'object' ? String(what.choice) : (letters.find(([name]) => name === what)?.[1] ?? '');
  return `w:${asked.wizard}:${step}:${sign}:${asked.owner}`;
};

const letters: readonly (readonly [Exclude<Pressed, object>, string])[] = [
  ['skip', 's'],
  ['clear', 'e'],
  ['cancel', 'c'],
  ['make', 'm'],
  ['more', 'a'],
];

const hintFor = (hasChoices: boolean, { isPrivate, locale }: Asked): string => {
  if (hasChoices) return say(locale, 'wizard.choose');
  return say(locale, isPrivate ? 'wizard.answer' : 'wizard.reply');
};

const bold = (text: string): Line => [{ text: cleanText(text).trim(), style: 'bold' }];

const linesOf = (text: string | undefined): Line[] => {
  const clean = cleanText(text ?? '').trim();
  return clean === '' ? [] : [[{ text: clean }]];
};
