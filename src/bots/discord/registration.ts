import {
  type APIApplicationCommandAttachmentOption,
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import {
  type Command,
  type CommandOption,
  commandsIn,
  fieldName,
  isOperationName,
  operationOf,
  say,
} from '../../core/index.js';
import { unformatted } from './escape.js';

const everywhere = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** Every command as Discord registers it, and the entry in the menu of a message that makes a song of it. */
export const registrations = (locale: string | undefined): RESTPostAPIApplicationCommandsJSONBody[] => [
  ...commandsIn(locale).map((command) => ({
    type: ApplicationCommandType.ChatInput as const,
    name: command.name,
    description: described(command.description),
    // Discord wants the required ones first.
    options: command.options
      .flatMap((option) => registeredOptions(command, option, locale))
      .toSorted((a, b) => Number(b.required) - Number(a.required))
      .slice(0, 25),
    ...everywhere,
  })),
  {
    type: ApplicationCommandType.Message as const,
    name: say(locale, 'command.song-of-message').slice(0, 32),
    ...everywhere,
  },
];

const fileMark = '-file';

/** The field behind an option, also when a file of one's own was put where an address may stand. */
export const fieldBehind = (option: string, isFile: boolean): string =>
  fieldName(isFile && option.endsWith(fileMark) ? option.slice(0, -fileMark.length) : option);

/** An option as Discord registers it; one for an address brings a second one, for a file of one's own. */
const registeredOptions = (
  command: Command,
  option: CommandOption,
  locale: string | undefined,
): APIApplicationCommandBasicOption[] => {
  const field = isOperationName(command.name)
    ? operationOf(command.name).fields[fieldName(option.name)]
    : undefined;
  const range = field?.kind === 'number' ? field : { least: 0, most: 100 };
  if (field?.kind !== 'link') return [registeredOption(option, range)];
  // Either of the two will do, and core says so when neither came.
  return [fileOption(option, locale), registeredOption({ ...option, required: false }, range)];
};

const fileOption = (
  option: CommandOption,
  locale: string | undefined,
): APIApplicationCommandAttachmentOption => ({
  type: ApplicationCommandOptionType.Attachment,
  name: `${option.name}${fileMark}`,
  description: described(say(locale, 'field.audio-file')),
  required: false,
  file_types: ['audio'],
});

const registeredOption = (
  option: CommandOption,
  range: { least: number; most: number },
): APIApplicationCommandBasicOption => {
  const { name, required } = option;
  const base = { name, description: described(option.description), required };
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
      return { ...base, type: ApplicationCommandOptionType.String, choices: choicesOf(option) };
    default:
      return option.suggest
        ? { ...base, type: ApplicationCommandOptionType.String, autocomplete: true }
        : { ...base, type: ApplicationCommandOptionType.String, max_length: 6000 };
  }
};

const choicesOf = (option: CommandOption) =>
  (option.choices ?? [])
    .slice(0, 25)
    .map(({ value, label }) => ({ name: unformatted(label, 100) ?? value, value }));

const described = (text: string): string => unformatted(text, 100) ?? '…';
