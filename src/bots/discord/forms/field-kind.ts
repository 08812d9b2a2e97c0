import type { FormField } from '../../../core/index.js';

/** A text field holds 4000 characters (Discord docs, components/reference). */
export const maxTextCharacters = 4000;

/** The address Discord gives an uploaded file. */
const uploadedFile = /^https?:\/\/[^/]+\/(?:ephemeral-)?attachments\/\d+\/\d+\//;

/** True for a field answered by a file. An address that a person typed is corrected by typing, so it is a text. */
export const isFileField = ({ audio, value }: FormField): boolean =>
  audio === true && (value === undefined || value === '' || uploadedFile.test(String(value)));

/** True when the file was uploaded before: no form can show it. */
export const keepsFile = (field: FormField): boolean =>
  isFileField(field) && String(field.value ?? '') !== '';

/** True for a field answered by typing. */
export const isTextField = (field: FormField): boolean =>
  ['text', 'long', 'slider', 'seconds'].includes(field.kind) && !isFileField(field);

/** Cuts a text to what a text field holds, never inside a character. */
export const cutText = (text: string): string =>
  text.slice(0, maxTextCharacters).replace(/[\uD800-\uDBFF]$/, '');
