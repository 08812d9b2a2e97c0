import type { Problems } from './problems.js';
import { asList, asNumber, asText, type Wire } from './wire.js';

/** Discord's numbers for components (Discord docs, components/reference). */
export const componentTypes = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

const selects = new Set([3, 5, 6, 7, 8]);

/** True for each of the five kinds of menu. */
export const isSelect = (component: Wire): boolean => {
  return selects.has(asNumber(component.type));
};

/** A message with embeds: at most 5 rows, each of 1-5 buttons or a single menu. */
export const checkRows = (problems: Problems, rows: unknown): void => {
  const customIds = new Set<string>();
  problems.count('components', rows, 0, 5);
  for (const [index, row] of asList(rows).entries()) {
    const path = `components.${index}`;
    if (row.type === componentTypes.row) checkRow(problems, path, row, customIds);
    else problems.add(`${path}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of {1}.');
  }
};

/** A row: 1-5 buttons or a single menu. */
export const checkRow = (problems: Problems, path: string, row: Wire, customIds: Set<string>): void => {
  const children = asList(row.components);
  problems.count(`${path}.components`, row.components, 1, 5);
  if (children.some(isSelect) && children.length > 1) {
    problems.add(`${path}.components`, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A menu fills its row.');
  }
  for (const [index, child] of children.entries()) {
    const place = `${path}.components.${index}`;
    if (child.type === componentTypes.button) checkButton(problems, place, child, customIds);
    else if (isSelect(child)) checkSelect(problems, place, child, customIds);
    else problems.add(`${place}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of {2, 3, 5, 6, 7, 8}.');
  }
};

/** A button: a label or an emoji, and a custom id or, for a link, an address. */
export const checkButton = (problems: Problems, path: string, button: Wire, customIds: Set<string>): void => {
  const style = asNumber(button.style);
  problems.length(`${path}.label`, button.label, 0, 80);
  if (style < 1 || style > 6) {
    problems.add(`${path}.style`, 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6}.');
  }
  if (style === 5) {
    problems.length(`${path}.url`, button.url, 1, 512);
    if (button.custom_id) {
      problems.add(path, 'BUTTON_COMPONENT_CUSTOM_ID_AND_URL', 'A link has no custom id.');
    }
    if (!/^(https?|discord):\/\//.test(asText(button.url))) {
      problems.add(`${path}.url`, 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of (http, https, discord).');
    }
  } else {
    checkCustomId(problems, path, button, customIds);
    if (button.url) problems.add(path, 'BUTTON_COMPONENT_INVALID_URL', 'Only a link has a url.');
  }
  if (!button.label && !button.emoji && style !== 6) {
    problems.add(path, 'BUTTON_COMPONENT_INVALID_CONTENT', 'A button needs a label or an emoji.');
  }
};

/** A menu: 1-25 may be selected; a string menu has 1-25 options with unique values. */
export const checkSelect = (problems: Problems, path: string, select: Wire, customIds: Set<string>): void => {
  checkCustomId(problems, path, select, customIds);
  problems.length(`${path}.placeholder`, select.placeholder, 0, 150);
  const min = asNumber(select.min_values ?? 1);
  const max = asNumber(select.max_values ?? 1);
  if (max > 25 || max < 1) {
    problems.add(`${path}.max_values`, 'NUMBER_TYPE_MAX', 'int value should be from 1 to 25.');
  }
  if (min < 0 || min > max) {
    problems.add(`${path}.min_values`, 'NUMBER_TYPE_MAX', 'int value should be <= max_values.');
  }
  if (select.type === componentTypes.stringSelect) checkOptions(problems, path, select, 1, 25);
  else checkDefaultValues(problems, path, select);
};

const entities: Record<number, readonly string[]> = {
  [componentTypes.userSelect]: ['user'],
  [componentTypes.roleSelect]: ['role'],
  [componentTypes.mentionableSelect]: ['user', 'role'],
  [componentTypes.channelSelect]: ['channel'],
};

/** The defaults of a menu: as many as may be selected, each a unique id of the menu's kind. */
const checkDefaultValues = (problems: Problems, path: string, select: Wire): void => {
  const defaults = asList(select.default_values);
  if (defaults.length === 0) return;
  const min = asNumber(select.min_values ?? 1);
  problems.count(`${path}.default_values`, select.default_values, min, asNumber(select.max_values ?? 1));
  const ids = new Set<string>();
  for (const [index, { id, type }] of defaults.entries()) {
    const place = `${path}.default_values.${index}`;
    if (!/^\d{1,20}$/.test(asText(id))) {
      problems.add(`${place}.id`, 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`);
    }
    if (!entities[asNumber(select.type)]?.includes(asText(type))) {
      problems.add(`${place}.type`, 'BASE_TYPE_CHOICES', `"${type}" is not of this menu's kind.`);
    }
    if (ids.has(asText(id))) {
      problems.add(`${place}.id`, 'SELECT_COMPONENT_DEFAULT_VALUE_DUPLICATED', 'This id is used twice.');
    }
    ids.add(asText(id));
  }
};

/** The options of a menu or a group: from `min` to `max`, texts of 1-100 characters, unique values. */
export const checkOptions = (
  problems: Problems,
  path: string,
  owner: Wire,
  min: number,
  max: number,
): void => {
  const values = new Set<string>();
  problems.count(`${path}.options`, owner.options, min, max);
  for (const [index, option] of asList(owner.options).entries()) {
    const place = `${path}.options.${index}`;
    problems.length(`${place}.label`, option.label, 1, 100);
    problems.length(`${place}.value`, option.value, 1, 100);
    problems.length(`${place}.description`, option.description, 0, 100);
    const value = asText(option.value);
    if (values.has(value)) {
      problems.add(`${place}.value`, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'This value is used twice.');
    }
    values.add(value);
  }
};

/** A custom id of 1-100 characters that no other component of the message or form has. */
export const checkCustomId = (
  problems: Problems,
  path: string,
  component: Wire,
  customIds: Set<string>,
): void => {
  problems.length(`${path}.custom_id`, component.custom_id, 1, 100);
  const customId = asText(component.custom_id);
  if (customIds.has(customId)) {
    problems.add(
      `${path}.custom_id`,
      'COMPONENT_CUSTOM_ID_DUPLICATED',
      'Component custom id cannot be duplicated',
    );
  }
  customIds.add(customId);
};
