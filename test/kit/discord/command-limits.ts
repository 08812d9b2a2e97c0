import { checkFileTypes } from './file-types.js';
import { createProblems, type Problems } from './problems.js';
import { asList, asNumber, asText, asTexts, asWire, type Wire } from './wire.js';

const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);
const maxOfType: Record<number, number> = { 1: 100, 2: 15, 3: 15 };

/** All commands of a bulk overwrite (Discord docs, interactions/application-commands). */
export const checkCommands = (commands: readonly Wire[]): void => {
  const problems = createProblems();
  const names = new Set<string>();
  for (const [index, command] of commands.entries()) {
    const type = command.type === undefined ? 1 : asNumber(command.type);
    const path = `${index}`;
    checkName(problems, path, command, type === 1);
    if (type === 1) problems.length(`${path}.description`, command.description, 1, 100);
    else if (asText(command.description) !== '') {
      problems.add(
        `${path}.description`,
        'APPLICATION_COMMAND_DESCRIPTION_INVALID',
        'Only a slash command is described.',
      );
    }
    checkDescriptions(problems, path, command);
    const key = `${type} ${asText(command.name)}`;
    if (names.has(key)) {
      problems.add(
        `${path}.name`,
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    }
    names.add(key);
    checkOptionList(problems, path, command, 0);
    if (sizeOf(command) > 8000) {
      problems.add(
        path,
        'APPLICATION_COMMAND_TOO_LARGE',
        'Command exceeds maximum size (8000): names, descriptions and choices.',
      );
    }
  }
  for (const type of [1, 2, 3]) {
    checkTranslatedNames(
      problems,
      '',
      commands.filter((command) => (command.type ?? 1) === type),
    );
  }
  for (const [type, max] of Object.entries(maxOfType)) {
    if (commands.filter((command) => (command.type ?? 1) === Number(type)).length > max) {
      problems.add('', 'BASE_TYPE_BAD_LENGTH', `Maximum number of commands of type ${type} reached (${max})`);
    }
  }
  problems.refuse();
};

const checkDescriptions = (problems: Problems, path: string, owner: Wire): void => {
  for (const [locale, description] of Object.entries(asWire(owner.description_localizations))) {
    problems.length(`${path}.description_localizations.${locale}`, description, 1, 100);
  }
};

const checkName = (problems: Problems, path: string, owner: Wire, slash: boolean): void => {
  const names = { name: owner.name, ...prefixed(owner.name_localizations) };
  for (const [key, name] of Object.entries(names)) {
    if (name === null) continue;
    problems.length(`${path}.${key}`, name, 1, 32);
    const text = asText(name);
    if (slash && (!slashName.test(text) || text !== text.toLowerCase())) {
      problems.add(
        `${path}.${key}`,
        'APPLICATION_COMMAND_INVALID_NAME',
        'Command name is invalid: 1-32 lowercase letters, digits, - and _',
      );
    }
  }
};

/** A translated name is unique in its language, and no sibling has it untranslated (Discord docs, localization). */
const checkTranslatedNames = (problems: Problems, path: string, owners: readonly Wire[]): void => {
  const untranslated = new Map(owners.map((owner) => [asText(owner.name), owner]));
  const translated = new Map<string, Wire>();
  for (const owner of owners) {
    for (const [locale, name] of Object.entries(asWire(owner.name_localizations))) {
      if (!locales.has(locale)) {
        problems.add(`${path}.name_localizations`, 'BASE_TYPE_CHOICES', `"${locale}" is no locale.`);
      }
      const others = [untranslated.get(asText(name)), translated.get(`${locale} ${name}`)];
      if (others.some((other) => other !== undefined && other !== owner)) {
        problems.add(
          `${path}.name_localizations.${locale}`,
          'APPLICATION_COMMANDS_DUPLICATE_NAME',
          `The name "${name}" is already taken.`,
        );
      }
      translated.set(`${locale} ${name}`, owner);
    }
  }
};

const checkOptionList = (problems: Problems, path: string, owner: Wire, depth: number): void => {
  const names = new Set<string>();
  let optionalSeen = false;
  problems.count(`${path}.options`, owner.options, 0, 25);
  checkTranslatedNames(problems, `${path}.options`, asList(owner.options));
  for (const [index, option] of asList(owner.options).entries()) {
    const place = `${path}.options.${index}`;
    const type = asNumber(option.type);
    checkName(problems, place, option, true);
    problems.length(`${place}.description`, option.description, 1, 100);
    checkDescriptions(problems, place, option);
    if (names.has(asText(option.name))) {
      problems.add(
        `${place}.name`,
        'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE',
        'Option names must be unique',
      );
    }
    names.add(asText(option.name));
    if (type < 1 || type > 11) {
      problems.add(`${place}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of {1..11}.');
    }
    if (type <= 2) {
      if (depth >= 3 - type) {
        problems.add(`${place}.type`, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Nested too deep.');
      }
      checkOptionList(problems, place, option, depth + 1);
      continue;
    }
    if (option.required === true && optionalSeen) {
      problems.add(
        place,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    optionalSeen ||= option.required !== true;
    checkChoiceList(problems, place, option);
    if (type === 11) checkFileTypes(problems, `${place}.file_types`, option.file_types);
  }
};

const checkChoiceList = (problems: Problems, path: string, option: Wire): void => {
  problems.count(`${path}.choices`, option.choices, 0, 25);
  if (option.autocomplete === true && asList(option.choices).length > 0) {
    problems.add(
      path,
      'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES',
      'Autocomplete and choices exclude each other.',
    );
  }
  if (option.autocomplete === true && ![3, 4, 10].includes(asNumber(option.type))) {
    problems.add(`${path}.autocomplete`, 'BASE_TYPE_CHOICES', 'Only text and numbers have autocomplete.');
  }
  for (const [index, choice] of asList(option.choices).entries()) {
    problems.length(`${path}.choices.${index}.name`, choice.name, 1, 100);
    for (const [locale, name] of Object.entries(asWire(choice.name_localizations))) {
      problems.length(`${path}.choices.${index}.name_localizations.${locale}`, name, 1, 100);
    }
    if (option.type === 3) problems.length(`${path}.choices.${index}.value`, choice.value, 1, 100);
  }
  if (asNumber(option.min_length) > 6000 || asNumber(option.max_length) > 6000) {
    problems.add(`${path}.max_length`, 'NUMBER_TYPE_MAX', 'int value should be <= 6000.');
  }
};

/** The characters of names, descriptions and choice values; the longest translation of each counts. */
const sizeOf = (owner: Wire): number => {
  const longest = (value: unknown, translations: unknown) =>
    Math.max(
      asText(value).length,
      ...asTexts(Object.values(asWire(translations))).map((text) => text.length),
    );
  let size =
    longest(owner.name, owner.name_localizations) +
    longest(owner.description, owner.description_localizations) +
    asText(owner.value).length;
  for (const child of [...asList(owner.options), ...asList(owner.choices)]) size += sizeOf(child);
  return size;
};

const prefixed = (translations: unknown): Wire => {
  return Object.fromEntries(
    Object.entries(asWire(translations)).map(([locale, name]) => [`name_localizations.${locale}`, name]),
  );
};
