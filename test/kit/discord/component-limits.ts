import type { Problems } from './problems.js';
import { asList, asNumber, asText, asWire, type Wire } from './wire.js';

/** The numbers Discord gives to components (Discord docs, components/reference). */
export const kinds = {
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

/** Whether the component is one of the five menus. */
export const isSelect = (component: Wire): boolean => {
  return selects.has(asNumber(component.type));
};

/** A message of the old kind: at most 5 rows, each of 1-5 buttons or a single menu. */
export const checkRows = (problems: Problems, rows: unknown): void => {
  const customIds = new Set<string>();
  problems.count('components', rows, 0, 5);
  for (const [index, row] of asList(rows).entries()) {
    const path = `components.${index}`;
    if (row.type === kinds.row) checkRow(problems, path, row, customIds);
    else problems.add(`${path}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of {1}.');
  }
};

/** A message of Components V2: at most 40 components counted nested, 4000 characters of text in all. */
export const checkLayout = (problems: Problems, components: unknown, filenames: ReadonlySet<string>): void => {
  const customIds = new Set<string>();
  let total = 0;
  let characters = 0;

  const media = (path: string, value: unknown): void => {
    const url = asText(asWire(value).url);
    if (url.startsWith('attachment://') && !filenames.has(url.slice('attachment://'.length))) {
      problems.add(
        path,
        'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        `The referenced attachment "${url}" was not found`,
      );
    } else if (!/^(https?|attachment):\/\//.test(url)) {
      problems.add(`${path}.url`, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    }
  };

  const visit = (path: string, component: Wire, inContainer: boolean): void => {
    total += 1;
    switch (component.type) {
      case kinds.row:
        total += asList(component.components).length;
        checkRow(problems, path, component, customIds);
        return;
      case kinds.section: {
        problems.count(`${path}.components`, component.components, 1, 3);
        for (const [index, text] of asList(component.components).entries()) {
          visit(`${path}.components.${index}`, text, inContainer);
        }
        const accessory = asWire(component.accessory);
        total += 1;
        if (accessory.type === kinds.button) checkButton(problems, `${path}.accessory`, accessory, customIds);
        else if (accessory.type === kinds.thumbnail) media(`${path}.accessory.media`, accessory.media);
        else problems.add(`${path}.accessory`, 'BASE_TYPE_REQUIRED', 'This field is required');
        return;
      }
      case kinds.textDisplay:
        problems.length(`${path}.content`, component.content, 1, 4000);
        characters += [...asText(component.content)].length;
        return;
      case kinds.mediaGallery:
        problems.count(`${path}.items`, component.items, 1, 10);
        for (const [index, item] of asList(component.items).entries()) {
          media(`${path}.items.${index}.media`, item.media);
        }
        return;
      case kinds.file:
        media(`${path}.file`, component.file);
        return;
      case kinds.separator:
        return;
      case kinds.container:
        if (inContainer) problems.add(`${path}.type`, 'BASE_TYPE_CHOICES', 'A container holds no container.');
        for (const [index, child] of asList(component.components).entries()) {
          visit(`${path}.components.${index}`, child, true);
        }
        return;
      default:
        problems.add(`${path}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of {1, 9, 10, 12, 13, 14, 17}.');
    }
  };

  for (const [index, component] of asList(components).entries()) {
    visit(`components.${index}`, component, false);
  }
  if (total > 40) {
    problems.add('components', 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', 'At most 40 components.');
  }
  if (characters > 4000) {
    problems.add(
      'components',
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      'At most 4000 characters of text.',
    );
  }
};

const checkRow = (problems: Problems, path: string, row: Wire, customIds: Set<string>): void => {
  const children = asList(row.components);
  problems.count(`${path}.components`, row.components, 1, 5);
  if (children.some(isSelect) && children.length > 1) {
    problems.add(`${path}.components`, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A menu fills its row.');
  }
  for (const [index, child] of children.entries()) {
    const place = `${path}.components.${index}`;
    if (child.type === kinds.button) checkButton(problems, place, child, customIds);
    else if (isSelect(child)) checkSelect(problems, place, child, customIds);
    else problems.add(`${place}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of {2, 3, 5, 6, 7, 8}.');
  }
};

const checkButton = (problems: Problems, path: string, button: Wire, customIds: Set<string>): void => {
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

/** A menu: a string menu has 1-25 options with values of its own, each text at most 100 characters. */
export const checkSelect = (problems: Problems, path: string, select: Wire, customIds: Set<string>): void => {
  checkCustomId(problems, path, select, customIds);
  problems.length(`${path}.placeholder`, select.placeholder, 0, 150);
  const least = asNumber(select.min_values ?? 1);
  const most = asNumber(select.max_values ?? 1);
  if (most > 25 || most < 1) {
    problems.add(`${path}.max_values`, 'NUMBER_TYPE_MAX', 'int value should be from 1 to 25.');
  }
  if (least < 0 || least > most) {
    problems.add(`${path}.min_values`, 'NUMBER_TYPE_MAX', 'int value should be <= max_values.');
  }
  if (select.type === kinds.stringSelect) checkOptions(problems, path, select, 1, 25);
  else checkDefaultValues(problems, path, select);
};

const entities: Record<number, readonly string[]> = {
  [kinds.userSelect]: ['user'],
  [kinds.roleSelect]: ['role'],
  [kinds.mentionableSelect]: ['user', 'role'],
  [kinds.channelSelect]: ['channel'],
};

/** What is chosen beforehand: as many as may be chosen, each an id of the menu's kind, none twice. */
const checkDefaultValues = (problems: Problems, path: string, select: Wire): void => {
  const chosen = asList(select.default_values);
  if (chosen.length === 0) return;
  const least = asNumber(select.min_values ?? 1);
  problems.count(`${path}.default_values`, select.default_values, least, asNumber(select.max_values ?? 1));
  const ids = new Set<string>();
  for (const [index, { id, type }] of chosen.entries()) {
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

/** The options of a menu or of a group: how many, how long, and no value twice. */
export const checkOptions = (
  problems: Problems,
  path: string,
  owner: Wire,
  least: number,
  most: number,
): void => {
  const values = new Set<string>();
  problems.count(`${path}.options`, owner.options, least, most);
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
