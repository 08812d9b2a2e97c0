import type { ChatForm, FormField, RawValues } from '../../../core/index.js';
import { cutText, isTextField, keepsFile, maxTextCharacters } from './field-kind.js';

/**
 * Values that a form has but does not show: `values` of fields without a place in the form, files included, and `ends`
 * of texts that are longer than a text field.
 */
export type HiddenValues = { values: RawValues; ends: Record<string, string> };

/** How long a form may stay open before it is submitted. */
export const hiddenValuesSeconds = 24 * 3600;

/** The key under which the hidden values of an opened form are stored. */
export const hiddenValuesKey = (customId: string, personId: string): string =>
  `discord:form:${customId}:${personId}`;

/** The values of a form that the shown fields do not show; undefined when there are none. */
export const hiddenValuesOf = (form: ChatForm, shown: readonly FormField[]): HiddenValues | undefined => {
  const values: RawValues = {};
  const ends: Record<string, string> = {};
  for (const field of form.fields) {
    if (field.value === undefined || field.value === '') continue;
    if (!shown.includes(field) || keepsFile(field)) values[field.name] = field.value;
    else if (isTextField(field) && String(field.value).length > maxTextCharacters) {
      const text = String(field.value);
      ends[field.name] = text.slice(cutText(text).length);
    }
  }
  return Object.keys(values).length + Object.keys(ends).length > 0 ? { values, ends } : undefined;
};

/** Completes the answers of a form with the values it did not show. */
export const mergeHiddenValues = (answers: RawValues, hidden: HiddenValues): RawValues => {
  const merged: RawValues = { ...hidden.values, ...answers };
  for (const [name, end] of Object.entries(hidden.ends)) {
    const beginning = answers[name];
    if (typeof beginning === 'string') merged[name] = beginning + end;
  }
  return merged;
};

/** Parses stored hidden values; undefined when they have expired or are malformed. */
export const parseHiddenValues = (stored: unknown): HiddenValues | undefined => {
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
