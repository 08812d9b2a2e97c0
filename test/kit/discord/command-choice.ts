import { takesFile } from './file-types.js';
import { storeFile } from './files.js';
import { accountWire, attachmentWire } from './message-wire.js';
import type { Account, Channel, State } from './state.js';
import { asList, asNumber, asText, asWire, type Wire } from './wire.js';

/** A file a person hands over. */
export type Gift = {
  readonly filename: string;
  readonly bytes: Buffer;
  readonly contentType?: string;
  /** How long it sounds, where Discord knows it. */
  readonly seconds?: number;
};

/** What a person puts into an option of a command. */
export type OptionValue = string | number | boolean | Gift | { readonly id: string };

/** The data of a command interaction, checked as the client of a person checks it before sending. */
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
  const options = descend(asList(command.options), path, `/${words}`);
  return {
    id: command.id,
    name,
    type: 1,
    options,
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };

  const descend = (definitions: readonly Wire[], rest: readonly string[], shown: string): Wire[] => {
    const [word, ...more] = rest;
    if (word !== undefined) {
      const inner = definitions.find((each) => each.name === word && asNumber(each.type) <= 2);
      if (!inner) throw new Error(`${shown} is no command: there is no "${word}"`);
      return [{ name: word, type: inner.type, options: descend(asList(inner.options), more, shown) }];
    }
    if (definitions.some((each) => asNumber(each.type) <= 2)) {
      throw new Error(`${shown} needs one more word`);
    }
    return fillOptions(definitions, shown);
  };

  const fillOptions = (definitions: readonly Wire[], shown: string): Wire[] => {
    for (const key of Object.keys(values)) {
      if (!definitions.some((each) => each.name === key)) throw new Error(`${shown} has no option "${key}"`);
    }
    return definitions.flatMap((definition) => {
      const key = asText(definition.name);
      const value = values[key];
      if (key === focused) return [{ name: key, type: definition.type, value: value ?? '', focused: true }];
      if (value === undefined) {
        if (definition.required === true && focused === undefined) throw new Error(`${shown} needs "${key}"`);
        return [];
      }
      if (focused === undefined) checkValue(definition, value, shown);
      return [{ name: key, type: definition.type, value: resolve(definition, value) }];
    });
  };

  const resolve = (definition: Wire, value: OptionValue): unknown => {
    if (typeof value !== 'object') return value;
    if (definition.type === 11 && 'bytes' in value) {
      const { filename, bytes } = value;
      if (!takesFile(definition.file_types, filename))
        throw new Error(`"${definition.name}" takes no ${filename}`);
      if (bytes.length > state.promisedFileBytes) throw new Error(`${filename} is too large`);
      const file = storeFile(state, withType(value), { channelId: channel.id, ephemeral: true });
      resolved.attachments = { ...asWire(resolved.attachments), [file.id]: attachmentWire(file) };
      return file.id;
    }
    const account: Account | undefined = 'id' in value ? state.accounts.get(value.id) : undefined;
    if (!account) throw new Error(`"${asText(definition.name)}" does not take this`);
    resolved.users = { ...asWire(resolved.users), [account.id]: accountWire(account) };
    return account.id;
  };
};

/** A registered command that people see here. */
export const findCommand = (state: State, channel: Channel, type: number, name: string): Wire => {
  const command = state.commands.find((each) => each.name === name && each.type === type);
  if (!command) throw new Error(`"${name}" is not among the registered commands`);
  const context = channel.type === 1 ? 1 : 0;
  const contexts = command.contexts;
  if (Array.isArray(contexts) && !contexts.includes(context)) {
    throw new Error(`"${name}" is not offered in ${channel.type === 1 ? 'direct messages' : 'guilds'}`);
  }
  const installs = command.integration_types;
  if (channel.foreign && !(Array.isArray(installs) && installs.includes(1))) {
    throw new Error(`"${name}" is not offered to people who bring the bot along`);
  }
  return command;
};

/** The file with a content type, empty when it is to be told from the name. */
export const withType = (gift: Gift): { filename: string; bytes: Buffer; contentType: string } => {
  return { filename: gift.filename, bytes: gift.bytes, contentType: gift.contentType ?? '' };
};

const checkValue = (definition: Wire, value: OptionValue, shown: string): void => {
  const what = `${shown} "${asText(definition.name)}"`;
  const choices = asList(definition.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw new Error(`${what} offers no "${String(value)}"`);
  }
  const wanted: Record<number, string> = { 3: 'string', 4: 'number', 5: 'boolean', 10: 'number' };
  const type = wanted[asNumber(definition.type)] ?? 'object';
  if (typeof value !== type) throw new Error(`${what} takes a ${type}`);
  const size = typeof value === 'string' ? value.length : typeof value === 'number' ? value : 0;
  const least = typeof value === 'string' ? definition.min_length : definition.min_value;
  const most = typeof value === 'string' ? (definition.max_length ?? 6000) : definition.max_value;
  if (typeof least === 'number' && size < least) throw new Error(`${what} is below ${least}`);
  if (typeof most === 'number' && size > most) throw new Error(`${what} is above ${most}`);
  if (definition.type === 4 && !Number.isInteger(value)) throw new Error(`${what} takes a whole number`);
};
