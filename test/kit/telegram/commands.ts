import { isRecord, type Payload, textOf } from './body.js';
import type { Method } from './methods.js';
import { refuse } from './refusal.js';

interface Command {
  command: string;
  description: string;
}

/** The bot's command menus, one for each scope and language (Bot API setMyCommands). */
export function createCommands(): Record<string, Method> {
  const menus = new Map<string, Command[]>();
  return {
    setMyCommands: (payload) => {
      menus.set(menuOf(payload), readCommands(payload.fields.commands));
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
}

const SCOPES = [
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
];

function menuOf(payload: Payload): string {
  const language = textOf(payload, 'language_code') ?? '';
  if (!/^([a-z]{2})?$/.test(language)) refuse('invalid language code specified');
  const scope = payload.fields.scope ?? { type: 'default' };
  if (!isRecord(scope) || !SCOPES.includes(String(scope.type))) {
    return refuse("can't parse BotCommandScope: unsupported type specified");
  }
  return JSON.stringify([scope.type, scope.chat_id, scope.user_id, language]);
}

function readCommands(value: unknown): Command[] {
  if (!Array.isArray(value)) return refuse("can't parse commands: expected an Array of BotCommand");
  if (value.length > 100) refuse('BOT_COMMANDS_TOO_MUCH');
  return value.map((item: unknown) => {
    if (!isRecord(item)) return refuse('expected an Object as BotCommand');
    const { command, description } = item;
    if (typeof command !== 'string' || !/^[a-z0-9_]{1,32}$/.test(command)) refuse('BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
      refuse('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    return { command, description };
  });
}
