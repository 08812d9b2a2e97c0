import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { commandsIn, type Log } from '../../core/index.js';
import { languages, say } from '../../i18n/index.js';
import type { DiscordApi } from './api.js';
import { reasonOf } from './errors.js';
import { type Language, localize, localizeCommandNames } from './localization.js';
import { renderDescription, renderOptions } from './render/command-options.js';
import { unformatted } from './render/markdown.js';

/** A name has at most 32 characters (Discord docs, interactions/application-commands). */
const maxNameCharacters = 32;

/** Commands are available in servers, in direct messages, and wherever a person has installed the bot. */
const availability = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** What registering the commands needs; `locale` is the language of the names and descriptions without a translation. */
type RegistrationDeps = { api: DiscordApi; application: string; locale: string | undefined; log: Log };

/** Registers the commands with Discord, in all languages. On failure the earlier ones stay. Never rejects. */
export const registerCommands = async ({
  api,
  application,
  locale,
  log,
}: RegistrationDeps): Promise<void> => {
  try {
    await api.overwriteCommands(application, renderCommands(locale));
    log.info({ event: 'commands.registered', platform: 'discord' }, 'Commands registered');
  } catch (error) {
    log.error(
      { event: 'commands.registration-failed', platform: 'discord', reason: reasonOf(error) },
      'Commands could not be registered, the earlier ones stay',
    );
  }
};

/** The names of the entries in the context menu of a message; an interaction carries only the name. */
export const contextMenuNames = (locale: string | undefined) => ({
  song: menuName(say(locale, 'command.song-of-message')),
  audio: menuName(say(locale, 'command.audio-of-message')),
});

/** Renders all slash commands and context menus, in all languages. */
export const renderCommands = (locale: string | undefined): RESTPostAPIApplicationCommandsJSONBody[] => [
  ...renderSlashCommands(locale),
  {
    type: ApplicationCommandType.ChatInput as const,
    name: 'operator',
    ...renderDescription(say(locale, 'command.operator'), (language) => say(language, 'command.operator')),
    // Discord offers the command to administrators only; core checks who is an operator.
    default_member_permissions: '0',
    ...availability,
  },
  ...renderContextMenus(locale),
];

const renderSlashCommands = (locale: string | undefined): RESTPostAPIApplicationCommandsJSONBody[] => {
  const translations = new Map(languages.map((language) => [language, commandsIn(language)]));
  const names = localizeCommandNames();
  return commandsIn(locale).map((command, index) => {
    const translate = (language: Language) => translations.get(language)?.[index];
    return {
      type: ApplicationCommandType.ChatInput as const,
      name: command.name,
      name_localizations: names.get(command.name) ?? {},
      ...renderDescription(command.description, (language) => translate(language)?.description),
      options: renderOptions(command, translate, locale),
      ...availability,
    };
  });
};

const renderContextMenus = (locale: string | undefined): RESTPostAPIApplicationCommandsJSONBody[] => {
  const names = contextMenuNames(locale);
  const translations = new Map(languages.map((language) => [language, contextMenuNames(language)]));
  return (['song', 'audio'] as const).map((entry) => ({
    type: ApplicationCommandType.Message as const,
    name: names[entry],
    name_localizations: localize(names[entry], (language) => translations.get(language)?.[entry]),
    ...availability,
  }));
};

const menuName = (words: string): string => unformatted(words, maxNameCharacters) ?? '…';
