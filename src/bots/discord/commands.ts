import {
  type APIApplicationCommandAttachmentOption,
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import {
  type Command,
  type CommandOption,
  commandsIn,
  fieldName,
  isOperationName,
  operationOf,
} from '../../core/index.js';
import { languages, say, sayIfKnown } from '../../i18n/index.js';
import { audioTypes } from './audio.js';
import { commandNames, type Language, localized, localNames } from './localization.js';
import { unformatted } from './render/markdown.js';

const everywhere = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** How the entries in the menu of a message are called: Discord tells which was chosen by its name. */
export const entryNames = (locale: string | undefined) => ({
  song: entryName(say(locale, 'command.song-of-message')),
  audio: entryName(say(locale, 'command.audio-of-message')),
});

const entryName = (words: string): string => unformatted(words, 32) ?? '…';

/** Every command as Discord registers it, in every language, and the entries in the menu of a message. */
export const registrations = (locale: string | undefined): RESTPostAPIApplicationCommandsJSONBody[] => {
  const commands = commandsIn(locale);
  const translated = new Map(languages.map((language) => [language, commandsIn(language)]));
  const names = commandNames();
  const usual = entryNames(locale);
  const entries = new Map(languages.map((language) => [language, entryNames(language)]));
  return [
    ...commands.map((command, index) => {
      const inLanguage = (language: Language) => translated.get(language)?.[index];
      return {
        type: ApplicationCommandType.ChatInput as const,
        name: command.name,
        name_localizations: names.get(command.name) ?? {},
        ...descriptions(command.description, (language) => inLanguage(language)?.description),
        options: optionsOf(command, inLanguage, locale),
        ...everywhere,
      };
    }),
    {
      type: ApplicationCommandType.ChatInput as const,
      name: 'operator',
      ...descriptions(say(locale, 'command.operator'), (language) => say(language, 'command.operator')),
      // Offered to administrators only; who runs the bot is for core to know.
      default_member_permissions: '0',
      ...everywhere,
    },
    ...(['song', 'audio'] as const).map((entry) => ({
      type: ApplicationCommandType.Message as const,
      name: usual[entry],
      name_localizations: localized(usual[entry], (language) => entries.get(language)?.[entry]),
      ...everywhere,
    })),
  ];
};

const fileMark = '-file';

/** The field behind an option, also when a file of one's own was put where an address may stand. */
export const fieldBehind = (option: string, isFile: boolean): string =>
  fieldName(isFile && option.endsWith(fileMark) ? option.slice(0, -fileMark.length) : option);

type InLanguage<T> = (language: Language) => T | undefined;

const optionsOf = (
  command: Command,
  inLanguage: InLanguage<Command>,
  locale: string | undefined,
): APIApplicationCommandBasicOption[] => {
  const names = localNames(
    command.options.map(({ name }) => ({
      name,
      wordsIn: (language) => sayIfKnown(language, `field.${fieldName(name)}`),
    })),
  );
  return (
    command.options
      .flatMap((option, index) =>
        registeredOptions(command, option, {
          locale,
          names: names.get(option.name) ?? {},
          inLanguage: (language) => inLanguage(language)?.options[index],
        }),
      )
      // Discord wants the required ones first.
      .toSorted((a, b) => Number(b.required) - Number(a.required))
      .slice(0, 25)
  );
};

/** How an option is called and described in all languages. */
type Wording = {
  locale: string | undefined;
  names: LocalizationMap;
  inLanguage: InLanguage<CommandOption>;
};

/** An option as Discord registers it; one for an address brings a second one, for a file of one's own. */
const registeredOptions = (
  command: Command,
  option: CommandOption,
  wording: Wording,
): APIApplicationCommandBasicOption[] => {
  const field = isOperationName(command.name)
    ? operationOf(command.name).fields[fieldName(option.name)]
    : undefined;
  const range = field?.kind === 'number' ? field : { least: 0, most: 100 };
  if (field?.kind !== 'link') return [registeredOption(option, wording, range)];
  // Either of the two will do, and core says so when neither came.
  return [
    fileOption(option, wording.locale),
    registeredOption({ ...option, required: false }, wording, range),
  ];
};

const fileOption = (
  option: CommandOption,
  locale: string | undefined,
): APIApplicationCommandAttachmentOption => ({
  type: ApplicationCommandOptionType.Attachment,
  name: `${option.name}${fileMark}`,
  ...descriptions(say(locale, 'field.audio-file'), (language) => say(language, 'field.audio-file')),
  required: false,
  file_types: audioTypes,
});

const registeredOption = (
  option: CommandOption,
  { names, inLanguage }: Wording,
  range: { least: number; most: number },
): APIApplicationCommandBasicOption => {
  const { name, required } = option;
  const base = {
    name,
    name_localizations: names,
    ...descriptions(option.description, (language) => inLanguage(language)?.description),
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
      return { ...base, type: ApplicationCommandOptionType.String, choices: choicesOf(option, inLanguage) };
    default:
      return option.suggest
        ? { ...base, type: ApplicationCommandOptionType.String, autocomplete: true }
        : { ...base, type: ApplicationCommandOptionType.String, max_length: 6000 };
  }
};

const choicesOf = (option: CommandOption, inLanguage: InLanguage<CommandOption>) =>
  (option.choices ?? []).slice(0, 25).map(({ value, label }, index) => ({
    name: described(label),
    name_localizations: localized(described(label), (language) => {
      const translation = inLanguage(language)?.choices?.[index]?.label;
      return translation === undefined ? undefined : described(translation);
    }),
    value,
  }));

/** A description in the bot's own language, and in the others. */
const descriptions = (usual: string, inLanguage: InLanguage<string>) => ({
  description: described(usual),
  description_localizations: localized(described(usual), (language) => {
    const translation = inLanguage(language);
    return translation === undefined ? undefined : described(translation);
  }),
});

const described = (text: string): string => unformatted(text, 100) ?? '…';
