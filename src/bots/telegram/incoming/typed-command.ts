import {
  type Command,
  commandsIn,
  fieldName,
  fieldsOf,
  isOperationName,
  operationOf,
  type RawValues,
} from '../../../core/index.js';
import { botCommandName } from '../commands.js';

/** Finds the core command that a person typed by its Telegram name. */
export const findCommand = (typed: string): Command | undefined =>
  commandsIn().find((command) => botCommandName(command.name) === typed);

/**
 * Reads the values of a typed command: everything after its name is the command's first text option. The id of a track
 * is one word, so several words are dropped; the form or the refusal that follows asks for the track.
 */
export const parseCommandValues = (command: Command, rest: string): RawValues => {
  const first = command.options.find((option) => option.kind === 'text');
  if (first === undefined || rest === '') return {};
  const isId = first.name === 'track' || first.name === 'song';
  return isId && /\s/.test(rest) ? {} : { [fieldName(first.name)]: rest };
};

/** True for a command with a field that takes the address of a file. */
export const takesLink = (command: Command): boolean =>
  isOperationName(command.name) &&
  fieldsOf(operationOf(command.name)).some(([, field]) => field.kind === 'link');
