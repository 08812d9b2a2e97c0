import { type APIComponentInLabel, ComponentType, TextInputStyle } from 'discord.js';
import type { FormField } from '../../../core/index.js';
import { clockTime } from '../../../i18n/index.js';
import { audioFileTypes } from '../incoming/audio.js';
import { unformatted } from '../render/markdown.js';
import { renderEntitySelect } from './entity-select.js';
import { cutText, isFileField, keepsFile, maxTextCharacters } from './field-kind.js';

/** A select menu has at most 25 options (Discord docs, components/reference). */
const maxOptions = 25;

/** More radio buttons would push the other fields out of sight; Discord takes 10. */
const maxRadioOptions = 5;

/** The longest value and placeholder that fit into a text field of one line, in characters. */
const maxLineCharacters = 100;

/** Renders a field as the component inside its label: a file upload, a checkbox, a menu, radio buttons or a text. */
export const renderField = (field: FormField): APIComponentInLabel =>
  renderFileUpload(field) ??
  renderCheckbox(field) ??
  renderEntitySelect(field) ??
  renderChoices(field) ??
  renderTextInput(field);

const renderFileUpload = (field: FormField): APIComponentInLabel | undefined => {
  if (!isFileField(field)) return undefined;
  const required = field.required && !keepsFile(field);
  return {
    type: ComponentType.FileUpload,
    custom_id: field.name,
    required,
    min_values: required ? 1 : 0,
    max_values: 1,
    file_types: audioFileTypes,
  };
};

const renderCheckbox = ({ kind, name, value }: FormField): APIComponentInLabel | undefined =>
  kind === 'toggle'
    ? { type: ComponentType.Checkbox, custom_id: name, default: value === true || value === 'true' }
    : undefined;

/** Radio buttons for few choices, a menu for more; undefined without choices. */
const renderChoices = (field: FormField): APIComponentInLabel | undefined => {
  if (field.kind !== 'choice') return undefined;
  const base = { custom_id: field.name, required: field.required };
  const options = (field.choices ?? []).slice(0, maxOptions).map(({ value, label }) => ({
    value,
    label: unformatted(label, 100) ?? value,
    default: value === field.value,
  }));
  if (options.length === 0) return undefined;
  // A person can not clear radio buttons, but can clear a menu.
  const clearable = !field.required && options.some((option) => option.default);
  if (options.length >= 2 && options.length <= maxRadioOptions && !clearable) {
    return { ...base, type: ComponentType.RadioGroup, options };
  }
  const min = field.required ? 1 : 0;
  return { ...base, type: ComponentType.StringSelect, options, min_values: min, max_values: 1 };
};

const renderTextInput = (field: FormField): APIComponentInLabel => {
  const value = cutText(textOf(field));
  const placeholder = unformatted(field.placeholder, maxLineCharacters);
  const maxLength = Math.max(field.maxLength ?? maxTextCharacters, value.length, 1);
  // A field of one line drops line breaks and shows little of a long text.
  const multiline = field.kind === 'long' || value.includes('\n') || value.length > maxLineCharacters;
  return {
    custom_id: field.name,
    required: field.required,
    type: ComponentType.TextInput,
    style: multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: Math.min(maxLength, maxTextCharacters),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(value === '' ? {} : { value }),
  };
};

/** A value as a person types it. */
const textOf = ({ kind, value }: FormField): string => {
  if (value === undefined) return '';
  return kind === 'seconds' && typeof value === 'number' ? clockTime(value) : String(value);
};
