import type { Api } from 'grammy';
import { commandsIn, type Log } from '../../core/index.js';
import { languages } from '../../i18n/index.js';
import { toGrammySignal } from './api.js';
import { describeError } from './errors.js';

const maxDescriptionLength = 256;

/** A command in Telegram's menu: 1 to 32 of a-z, 0-9 and _, a description of 1 to 256 characters (Bot API BotCommand). */
export type BotCommand = { command: string; description: string };

/** The name of a core command on Telegram, which allows no dashes. */
export const botCommandName = (name: string): string => name.replaceAll('-', '_');

/** The menu of commands in a language, without those whose name or description Telegram would refuse. */
export const commandMenu = (locale?: string): BotCommand[] =>
  commandsIn(locale)
    .map(({ name, description }) => ({
      command: botCommandName(name),
      description: description.slice(0, maxDescriptionLength),
    }))
    .filter((entry) => /^[a-z0-9_]{1,32}$/.test(entry.command) && entry.description !== '');

/** The menu for administrators of a group: the same with the settings first. */
export const administratorMenu = (locale?: string): BotCommand[] => {
  const menu = commandMenu(locale);
  const isSettings = ({ command }: BotCommand) => command === 'settings';
  return [...menu.filter(isSettings), ...menu.filter((entry) => !isSettings(entry))];
};

/**
 * Registers the menus of all languages, one request after the other. Never rejects: after a failure the menus that were
 * registered before stay.
 */
export const registerCommands = async (client: Api, log: Log, signal: AbortSignal): Promise<void> => {
  const scopes = [
    { menuIn: commandMenu, scope: { type: 'default' } },
    { menuIn: administratorMenu, scope: { type: 'all_chat_administrators' } },
  ] as const;
  try {
    for (const { menuIn, scope } of scopes) {
      for (const language of [undefined, ...languages]) {
        if (signal.aborted) return;
        const code = language === undefined ? {} : { language_code: language };
        await client.setMyCommands(menuIn(language), { scope, ...code }, toGrammySignal(signal));
      }
    }
  } catch (error) {
    if (signal.aborted) return;
    log.warn(
      { event: 'commands.registration-failed', platform: 'telegram', reason: describeError(error) },
      'Commands could not be registered, the earlier ones stay',
    );
  }
};
