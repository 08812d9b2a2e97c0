import { type LocalFile, toUpload } from './command-choice.js';
import { takesFile } from './file-types.js';
import { storeFile } from './files.js';
import { accountWire, attachmentWire, channelWire, roleWire } from './message-wire.js';
import type { State } from './state.js';
import type { Channel, Component } from './types.js';
import { asList, asNumber, asText, asTexts, type Wire } from './wire.js';

/** The value a person enters into a field of a form; files for an upload field. */
export type FieldValue = string | boolean | readonly string[] | readonly LocalFile[];

/** What a person enters into one field. */
export type FormEntry = {
  readonly state: State;
  readonly channel: Channel;
  /** The files, roles, channels and people among the answers, by id. */
  readonly resolved: Record<'attachments' | 'roles' | 'channels' | 'users', Wire>;
  readonly field: Component;
  readonly label: string;
  /** Undefined when the person leaves the field as it is. */
  readonly value: FieldValue | undefined;
};

/** A role, channel or person that a menu offers. */
type Entity = {
  readonly id: string;
  readonly name: string;
  readonly wire: Wire;
};

/** The answer to one field as Discord sends it. */
export const fillField = (entry: FormEntry): Wire => {
  const { field, label, value, resolved } = entry;
  const required = field.required !== false;
  switch (field.type) {
    case 4:
      return { value: enterText(entry) };
    case 5:
      return { values: selectEntities(entry, offeredPeople(entry), resolved.users) };
    case 6:
      return { values: selectEntities(entry, offeredRoles(entry), resolved.roles) };
    case 8:
      return { values: selectEntities(entry, offeredChannels(entry), resolved.channels) };
    case 19:
      return { values: uploadFiles(entry) };
    case 21: {
      const preset = field.options?.find((option) => option.default === true)?.value;
      const [selected] = selectOptions(entry, value ?? preset ?? [], 0, 1);
      if (selected === undefined && required) throw new Error(`"${label}" must be chosen`);
      return { value: selected ?? null };
    }
    case 23:
      return { value: value === undefined ? field.default === true : value === true };
    default: {
      const presets = (field.options ?? []).filter((option) => option.default === true);
      const min = asNumber(field.min_values ?? 1);
      const max = asNumber(field.max_values ?? (field.type === 22 ? 10 : 1));
      const given = value ?? presets.map((option) => option.value);
      return { values: selectOptions(entry, given, required ? min : 0, max) };
    }
  }
};

const offeredRoles = ({ state, channel }: FormEntry): Entity[] =>
  [...state.roles.values()]
    .filter((role) => role.guildId === channel.guildId)
    .map((role) => ({ id: role.id, name: role.name, wire: roleWire(role) }));

const offeredPeople = ({ state }: FormEntry): Entity[] =>
  [...state.accounts.values()].map((account) => ({
    id: account.id,
    name: account.name,
    wire: accountWire(account),
  }));

const offeredChannels = ({ state, channel, field }: FormEntry): Entity[] => {
  const types = Array.isArray(field.channel_types) ? field.channel_types : undefined;
  return [...state.channels.values()]
    .filter(({ guildId, type }) => guildId === channel.guildId && types?.includes(type) !== false)
    .map((offered) => ({ id: offered.id, name: offered.name, wire: channelWire(state, offered) }));
};

/** The ids of the selected files, which are uploaded and added to the resolved data. */
const uploadFiles = ({ state, channel, resolved, field, label, value }: FormEntry): string[] => {
  const files = (Array.isArray(value) ? value : []) as readonly LocalFile[];
  const min = field.required === false ? 0 : asNumber(field.min_values ?? 1);
  if (files.length < min) throw new Error(`"${label}" needs ${min} files`);
  if (files.length > asNumber(field.max_values ?? 1)) throw new Error(`"${label}" takes fewer files`);
  return files.map((file) => {
    if (!takesFile(field.file_types, file.filename)) throw new Error(`"${label}" takes no ${file.filename}`);
    if (file.bytes.length > state.promisedFileBytes) throw new Error(`${file.filename} is too large`);
    const attachment = storeFile(state, toUpload(file), { channelId: channel.id, ephemeral: true });
    resolved.attachments[attachment.id] = attachmentWire(attachment);
    return attachment.id;
  });
};

/** The ids of the entities selected by id or name, or by default; each is added to the resolved data. */
const selectEntities = (
  { field, label, value }: FormEntry,
  offered: readonly Entity[],
  resolved: Wire,
): string[] => {
  const defaults = asList(field.default_values).map(({ id }) => asText(id));
  const given = value === undefined ? defaults : typeof value === 'string' ? [value] : asTexts(value);
  const selected = given.flatMap((idOrName) => {
    const entity = offered.find(({ id, name }) => id === idOrName || name === idOrName);
    // A default that no longer exists does not stay selected.
    if (!entity && value !== undefined) throw new Error(`"${label}" offers no "${idOrName}"`);
    return entity ? [entity] : [];
  });
  const min = field.required === false ? 0 : asNumber(field.min_values ?? 1);
  checkCount(label, selected.length, min, asNumber(field.max_values ?? 1));
  for (const { id, wire } of selected) resolved[id] = wire;
  return selected.map(({ id }) => id);
};

const enterText = ({ field, label, value }: FormEntry): string => {
  const text = typeof value === 'string' ? value : value === undefined ? String(field.value ?? '') : null;
  if (text === null) throw new Error(`"${label}" takes text`);
  const min = Math.max(asNumber(field.min_length), field.required === false ? 0 : 1);
  if (text.length < min && !(text === '' && field.required === false)) {
    throw new Error(`"${label}" needs at least ${min} characters`);
  }
  const max = asNumber(field.max_length ?? 4000);
  if (text.length > max) throw new Error(`"${label}" takes at most ${max} characters`);
  return text;
};

/** The values of the options selected by value or label. */
const selectOptions = (
  { field, label }: FormEntry,
  given: FieldValue,
  min: number,
  max: number,
): string[] => {
  const selected = typeof given === 'string' ? [given] : asTexts(given);
  const values = selected.map((valueOrLabel) => {
    const option = field.options?.find(({ value, label: shown }) => [value, shown].includes(valueOrLabel));
    if (field.options && !option) throw new Error(`"${label}" offers no "${valueOrLabel}"`);
    return option?.value ?? valueOrLabel;
  });
  checkCount(label, values.length, min, max);
  return values;
};

const checkCount = (label: string, count: number, min: number, max: number): void => {
  if (count < min) throw new Error(`"${label}" needs at least ${min} chosen`);
  if (count > max) throw new Error(`"${label}" takes at most ${max}`);
};
