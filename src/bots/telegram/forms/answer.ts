import type { FormField, RawValues } from '../../../core/index.js';
import { clockTime, say } from '../../../i18n/index.js';
import { formatPlaces } from './adapt-form.js';

type Choice = { value: string; label: string };

/** Reads a typed answer: the value of the choice with that label, in any case, or the text itself. */
export const parseAnswer = (
  field: FormField,
  text: string,
  locale: string | undefined,
): RawValues[string] => {
  const typed = text.trim();
  const choices = choicesOf(field, locale);
  const chosen = choices.find((choice) => choice.label.toLowerCase() === typed.toLowerCase());
  return chosen === undefined ? typed : choiceValue(field, chosen);
};

/** The value of a choice. Two choices may have the same label and different values. */
export const choiceValue = (field: FormField, choice: { value: string }): RawValues[string] =>
  field.kind === 'toggle' ? choice.value === 'true' : choice.value;

/** The choices of a field; those of a toggle are yes and no. */
export const choicesOf = (field: FormField, locale: string | undefined): readonly Choice[] => {
  if (field.kind !== 'toggle') return field.choices ?? [];
  return [
    { value: 'true', label: say(locale, 'choice.true') },
    { value: 'false', label: say(locale, 'choice.false') },
  ];
};

/** Formats a value for people. */
export const formatValue = (
  field: FormField,
  value: RawValues[string],
  locale: string | undefined,
): string => {
  if (value === undefined) return '';
  if (field.kind === 'seconds' && typeof value === 'number') return clockTime(value);
  if (field.kind === 'place' || field.kind === 'places') return formatPlaces(field, String(value));
  const choice = choicesOf(field, locale).find((candidate) => candidate.value === String(value));
  return choice?.label ?? String(value);
};

/** True for a field that the form filled in and the person may keep. */
export const isFilled = (field: FormField): boolean => field.value !== undefined && field.value !== '';
