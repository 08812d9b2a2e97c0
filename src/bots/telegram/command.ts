import {
  type Command,
  commandsIn,
  fieldName,
  fieldsOf,
  isOperationName,
  operationOf,
  type RawValues,
} from '../../core/index.js';

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

/** How a command is called on Telegram, which takes no dashes. */
export const menuName = (name: string): string => name.replaceAll('-', '_');
