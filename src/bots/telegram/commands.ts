import type { Api } from 'grammy';
import { commandsIn, type Log } from '../../core/index.js';
import { languages } from '../../i18n/index.js';
import { signalFor } from './api.js';
import { menuName } from './command.js';
import { describeError } from './errors.js';

/** A command as Telegram's menu takes it: 1 to 32 of a-z, 0-9 and _, a description of at most 256 (Bot API BotCommand). */
export type MenuEntry = { command: string; description: string };

/** The menu of commands in a language; what Telegram could not take is left out. */
export const commandMenu = (locale?: string): MenuEntry[] =>
  commandsIn(locale)
    .map((command) => ({ command: menuName(command.name), description: command.description.slice(0, 256) }))
    .filter((entry) => /^[a-z0-9_]{1,32}$/.test(entry.command) && entry.description !== '');

/** The same menu with the settings first, for those who run a group. */
export const managersMenu = (locale?: string): MenuEntry[] => {
  const menu = commandMenu(locale);
  const isSettings = ({ command }: MenuEntry) => command === 'settings';
  return [...menu.filter(isSettings), ...menu.filter((entry) => !isSettings(entry))];
};

/** Sets the menus of all languages, one call after the other; what Telegram does not take stays as it was. Never rejects. */
export const registerCommands = async (api: Api, log: Log, signal: AbortSignal): Promise<void> => {
  const scopes = [
    { menuIn: commandMenu, scope: { type: 'default' } },
    { menuIn: managersMenu, scope: { type: 'all_chat_administrators' } },
  ] as const;
  try {
    for (const { menuIn, scope } of scopes) {
      for (const language of [undefined, ...languages]) {
        if (signal.aborted) return;
        const code = language === undefined ? {} : { language_code: language };
        await api.setMyCommands(menuIn(language), { scope, ...code }, signalFor(signal));
      }
    }
  } catch (error) {
    if (signal.aborted) return;
    log.warn({ platform: 'telegram', error: describeError(error) }, 'the menu of commands stays as it was');
  }
};
