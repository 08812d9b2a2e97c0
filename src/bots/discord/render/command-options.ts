import {
  type APIApplicationCommandAttachmentOption,
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type LocalizationMap,
} from 'discord.js';
import {
  type Command,
  type CommandOption,
  fieldName,
  isOperationName,
  operationOf,
} from '../../../core/index.js';
import { say, sayIfKnown } from '../../../i18n/index.js';
import { audioFileTypes } from '../incoming/audio.js';
import { type Language, localize, localizeNames } from '../localization.js';
import { unformatted } from './markdown.js';

/** A command has at most 25 options, an option 25 choices (Discord docs, interactions/application-commands). */
const maxOptions = 25;
const maxChoices = 25;

/** Descriptions and choices have at most 100 characters, a text option 6000. */
const maxDescriptionCharacters = 100;
const maxTextCharacters = 6000;

const defaultRange = { least: 0, most: 100 };
const fileSuffix = '-file';

/** The same command or option in another language. */
type Translate<T> = (language: Language) => T | undefined;

/** The names and the descriptions of an option in all languages. */
type OptionTexts = {
  locale: string | undefined;
  names: LocalizationMap;
  translate: Translate<CommandOption>;
};

/** The field that an option sets; an option for a file sets the same field as the option for its address. */
export const optionField = (option: string, isFile: boolean): string =>
  fieldName(isFile && option.endsWith(fileSuffix) ? option.slice(0, -fileSuffix.length) : option);

/** Renders the options of a command, the required ones first, as Discord demands. */
export const renderOptions = (
  command: Command,
  translate: Translate<Command>,
  locale: string | undefined,
): APIApplicationCommandBasicOption[] => {
  const names = localizeNames(
    command.options.map(({ name }) => ({
      name,
      translate: (language) => sayIfKnown(language, `field.${fieldName(name)}`),
    })),
  );
  return command.options
    .flatMap((option, index) =>
      renderOption(command, option, {
        locale,
        names: names.get(option.name) ?? {},
        translate: (language) => translate(language)?.options[index],
      }),
    )
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .slice(0, maxOptions);
};

/** Renders a description and its translations. */
export const renderDescription = (text: string, translate: Translate<string>) => {
  const description = cutDescription(text);
  return { description, description_localizations: localizeCut(description, translate) };
};

/** An option for an address becomes two options: one for a file, one for the address. */
const renderOption = (
  command: Command,
  option: CommandOption,
  texts: OptionTexts,
): APIApplicationCommandBasicOption[] => {
  const field = isOperationName(command.name)
    ? operationOf(command.name).fields[fieldName(option.name)]
    : undefined;
  const range = field?.kind === 'number' ? field : defaultRange;
  if (field?.kind !== 'link') return [renderValueOption(option, texts, range)];
  // Either of the two is enough, and core reports when both are missing.
  return [
    renderFileOption(option, texts.locale),
    renderValueOption({ ...option, required: false }, texts, range),
  ];
};

const renderFileOption = (
  option: CommandOption,
  locale: string | undefined,
): APIApplicationCommandAttachmentOption => ({
  type: ApplicationCommandOptionType.Attachment,
  name: `${option.name}${fileSuffix}`,
  ...renderDescription(say(locale, 'field.audio-file'), (language) => say(language, 'field.audio-file')),
  required: false,
  file_types: audioFileTypes,
});

const renderValueOption = (
  option: CommandOption,
  { names, translate }: OptionTexts,
  range: { least: number; most: number },
): APIApplicationCommandBasicOption => {
  const { name, required } = option;
  const base = {
    name,
    name_localizations: names,
    ...renderDescription(option.description, (language) => translate(language)?.description),
    required,
  };
  switch (option.kind) {
    case 'toggle':
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case 'number':
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer,
        min_value: range.least,
        max_value: range.most,
      };
    case 'choice':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        choices: renderChoices(option, translate),
      };
    default:
      return option.suggest
        ? { ...base, type: ApplicationCommandOptionType.String, autocomplete: true }
        : { ...base, type: ApplicationCommandOptionType.String, max_length: maxTextCharacters };
  }
};

const renderChoices = (option: CommandOption, translate: Translate<CommandOption>) =>
  (option.choices ?? []).slice(0, maxChoices).map(({ value, label }, index) => {
    const name = cutDescription(label);
    const name_localizations = localizeCut(name, (language) => translate(language)?.choices?.[index]?.label);
    return { name, name_localizations, value };
  });

const localizeCut = (text: string, translate: Translate<string>): LocalizationMap =>
  localize(text, (language) => {
    const translation = translate(language);
    return translation === undefined ? undefined : cutDescription(translation);
  });

const cutDescription = (text: string): string => unformatted(text, maxDescriptionCharacters) ?? '…';
