import {
  type Command,
  commandsIn,
  fieldName,
  fieldsOf,
  isOperationName,
  operationOf,
  type RawValues,
} from '../../core/index.js';

/** A command as Telegram's menu takes it: 1 to 32 of a-z, 0-9 and _, a description of at most 256 (Bot API BotCommand). */
export type MenuEntry = { command: string; description: string };

/** The menu of commands in a language; what Telegram could not take is left out. */
export const commandMenu = (locale?: string): MenuEntry[] =>
  commandsIn(locale)
    .map((command) => ({ command: menuName(command.name), description: command.description.slice(0, 256) }))
    .filter((entry) => /^[a-z0-9_]{1,32}$/.test(entry.command) && entry.description !== '');

/** The core command behind a name a person typed; undefined when there is none. */
export const commandNamed = (typed: string): Command | undefined =>
  commandsIn().find((command) => menuName(command.name) === typed);

/**
 * The values in what follows a command: all of it is its first text. A track's id is a single word, so what has
 * several is none; the form or the refusal that follows asks for it.
 */
export const commandValues = (command: Command, rest: string): RawValues => {
  const first = command.options.find((option) => option.kind === 'text');
  if (first === undefined || rest === '') return {};
  const isId = first.name === 'track' || first.name === 'song';
  return isId && /\s/.test(rest) ? {} : { [fieldName(first.name)]: rest };
};

/** The field of a command that takes the address of a file; undefined when it has none. */
export const linkField = (command: Command): string | undefined =>
  isOperationName(command.name)
    ? fieldsOf(operationOf(command.name)).find(([, field]) => field.kind === 'link')?.[0]
    : undefined;

const menuName = (name: string): string => name.replaceAll('-', '_');
