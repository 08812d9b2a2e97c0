import { takesFile } from './file-types.js';
import { storeFile } from './files.js';
import { accountWire, attachmentWire } from './message-wire.js';
import type { State } from './state.js';
import type { Account, Channel } from './types.js';
import { asList, asNumber, asText, asWire, type Wire } from './wire.js';

/** A file on the device of a person. */
export type LocalFile = {
  readonly filename: string;
  readonly bytes: Buffer;
  readonly contentType?: string;
  /** The length of an audio in seconds, where Discord knows it. */
  readonly seconds?: number;
};

/** The value a person enters for an option of a command. */
export type OptionValue = string | number | boolean | LocalFile | { readonly id: string };

/** What a person enters; `focused` is the option of an autocomplete request. */
type Entry = {
  readonly state: State;
  readonly channel: Channel;
  /** The command with its subcommands, as shown in errors. */
  readonly shown: string;
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly focused: string | undefined;
  /** The files and people among the values, for the resolved data. */
  readonly resolved: Wire;
};

/** Makes the data of a command interaction; throws where a client would not let the person send it. */
export const chooseCommand = (
  state: State,
  channel: Channel,
  words: string,
  values: Readonly<Record<string, OptionValue>>,
  focused?: string,
): Wire => {
  const [name = '', ...path] = words.split(' ');
  const command = findCommand(state, channel, 1, name);
  const resolved: Wire = {};
  const entry: Entry = { state, channel, shown: `/${words}`, values, focused, resolved };
  const options = enterPath(entry, asList(command.options), path);
  return {
    id: command.id,
    name,
    type: 1,
    options,
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };
};

/** A registered command that people see in this channel. */
export const findCommand = (state: State, channel: Channel, type: number, name: string): Wire => {
  const command = state.commands.find((candidate) => candidate.name === name && candidate.type === type);
  if (!command) throw new Error(`"${name}" is not among the registered commands`);
  const context = channel.type === 1 ? 1 : 0;
  const contexts = command.contexts;
  if (Array.isArray(contexts) && !contexts.includes(context)) {
    throw new Error(`"${name}" is not offered in ${channel.type === 1 ? 'direct messages' : 'guilds'}`);
  }
  const installs = command.integration_types;
  if (channel.foreign && !(Array.isArray(installs) && installs.includes(1))) {
    throw new Error(`"${name}" is not offered to people who have installed the bot for themselves`);
  }
  return command;
};

/** The file as an upload; without a content type Discord derives it from the name. */
export const toUpload = ({ filename, bytes, contentType = '' }: LocalFile) => ({
  filename,
  bytes,
  contentType,
});

/** Follows the subcommands of the path, then enters the options. */
const enterPath = (entry: Entry, definitions: readonly Wire[], path: readonly string[]): Wire[] => {
  const { shown } = entry;
  const [word, ...rest] = path;
  if (word !== undefined) {
    const subcommand = definitions.find(({ name, type }) => name === word && asNumber(type) <= 2);
    if (!subcommand) throw new Error(`${shown} is no command: there is no "${word}"`);
    const options = enterPath(entry, asList(subcommand.options), rest);
    return [{ name: word, type: subcommand.type, options }];
  }
  if (definitions.some(({ type }) => asNumber(type) <= 2)) throw new Error(`${shown} needs a subcommand`);
  return enterOptions(entry, definitions);
};

const enterOptions = (entry: Entry, definitions: readonly Wire[]): Wire[] => {
  const { shown, values, focused } = entry;
  for (const key of Object.keys(values)) {
    if (!definitions.some(({ name }) => name === key)) throw new Error(`${shown} has no option "${key}"`);
  }
  return definitions.flatMap((definition) => {
    const name = asText(definition.name);
    const { type } = definition;
    const value = values[name];
    if (name === focused) return [{ name, type, value: value ?? '', focused: true }];
    if (value === undefined) {
      if (definition.required === true && focused === undefined) throw new Error(`${shown} needs "${name}"`);
      return [];
    }
    if (focused === undefined) checkValue(definition, value, shown);
    return [{ name, type, value: resolveValue(entry, definition, value) }];
  });
};

/** A file or an account becomes an id, and is added to the resolved data. */
const resolveValue = (entry: Entry, definition: Wire, value: OptionValue): unknown => {
  const { state, channel, resolved } = entry;
  if (typeof value !== 'object') return value;
  if (definition.type === 11 && 'bytes' in value) {
    const { filename, bytes } = value;
    if (!takesFile(definition.file_types, filename))
      throw new Error(`"${definition.name}" takes no ${filename}`);
    if (bytes.length > state.promisedFileBytes) throw new Error(`${filename} is too large`);
    const attachment = storeFile(state, toUpload(value), { channelId: channel.id, ephemeral: true });
    resolved.attachments = {
      ...asWire(resolved.attachments),
      [attachment.id]: attachmentWire(attachment),
    };
    return attachment.id;
  }
  const account: Account | undefined = 'id' in value ? state.accounts.get(value.id) : undefined;
  if (!account) throw new Error(`"${asText(definition.name)}" does not take this value`);
  resolved.users = { ...asWire(resolved.users), [account.id]: accountWire(account) };
  return account.id;
};

const checkValue = (definition: Wire, value: OptionValue, shown: string): void => {
  const option = `${shown} "${asText(definition.name)}"`;
  const choices = asList(definition.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw new Error(`${option} offers no "${String(value)}"`);
  }
  const types: Record<number, string> = { 3: 'string', 4: 'number', 5: 'boolean', 10: 'number' };
  const type = types[asNumber(definition.type)] ?? 'object';
  if (typeof value !== type) throw new Error(`${option} takes a ${type}`);
  const size = typeof value === 'string' ? value.length : typeof value === 'number' ? value : 0;
  const min = typeof value === 'string' ? definition.min_length : definition.min_value;
  const max = typeof value === 'string' ? (definition.max_length ?? 6000) : definition.max_value;
  if (typeof min === 'number' && size < min) throw new Error(`${option} is below ${min}`);
  if (typeof max === 'number' && size > max) throw new Error(`${option} is above ${max}`);
  if (definition.type === 4 && !Number.isInteger(value)) throw new Error(`${option} takes a whole number`);
};
