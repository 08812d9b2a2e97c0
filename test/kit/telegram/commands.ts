import type { Method } from './method.js';
import { isRecord, type Payload, textOf } from './payload.js';
import { refuse } from './refusal.js';

const maxCommands = 100;

const scopes = [
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
];

type Command = {
  command: string;
  description: string;
};

/** The methods about the bot's command menus: one menu per scope and language (Bot API setMyCommands). */
export const createCommandMethods = (): Record<string, Method> => {
  const menus = new Map<string, Command[]>();
  return {
    setMyCommands: (payload) => {
      menus.set(menuOf(payload), parseCommands(payload.fields.commands));
      return true;
    },
    getMyCommands: (payload) => menus.get(menuOf(payload)) ?? [],
    deleteMyCommands: (payload) => {
      menus.delete(menuOf(payload));
      return true;
    },
    setMyDescription: () => true,
    setMyShortDescription: () => true,
  };
};

const menuOf = (payload: Payload): string => {
  const language = textOf(payload, 'language_code') ?? '';
  if (!/^([a-z]{2})?$/.test(language)) refuse('invalid language code specified');
  const scope = payload.fields.scope ?? { type: 'default' };
  if (!isRecord(scope) || !scopes.includes(String(scope.type))) {
    return refuse("can't parse BotCommandScope: unsupported type specified");
  }
  return JSON.stringify([scope.type, scope.chat_id, scope.user_id, language]);
};

const parseCommands = (value: unknown): Command[] => {
  if (!Array.isArray(value)) return refuse("can't parse commands: expected an Array of BotCommand");
  if (value.length > maxCommands) refuse('BOT_COMMANDS_TOO_MUCH');
  return value.map((item: unknown) => {
    if (!isRecord(item)) return refuse('expected an Object as BotCommand');
    const { command, description } = item;
    if (typeof command !== 'string' || !/^[a-z0-9_]{1,32}$/.test(command)) refuse('BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
      refuse('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    return { command, description };
  });
};
