import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { type CommandOption, commandsIn, say } from '../../core/index.js';
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
      .toSorted((a, b) => Number(b.required) - Number(a.required))
      .slice(0, 25)
      .map(registeredOption),
    ...everywhere,
  })),
  {
    type: ApplicationCommandType.Message as const,
    name: say(locale, 'command.song-of-message').slice(0, 32),
    ...everywhere,
  },
];

const registeredOption = (option: CommandOption): APIApplicationCommandBasicOption => {
  const { name, required } = option;
  const base = { name, description: described(option.description), required };
  switch (option.kind) {
    case 'toggle':
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case 'number':
      return { ...base, type: ApplicationCommandOptionType.Integer, min_value: 0, max_value: 100 };
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
