import { type Gift, withType } from './command-choice.js';
import { takesFile } from './file-types.js';
import { storeFile } from './files.js';
import type { Modal } from './interaction.js';
import { accountWire, attachmentWire, channelWire, roleWire } from './message-wire.js';
import type { Channel, Component, State } from './state.js';
import { asList, asNumber, asText, asTexts, type Wire } from './wire.js';

/** What a person puts into a field of a form; files for an upload field. */
export type FieldValue = string | boolean | readonly string[] | readonly Gift[];

/** The data of a submitted form, checked as the client of a person checks it; keys are custom ids or labels. */
export const fillForm = (
  state: State,
  channel: Channel,
  modal: Modal,
  values: Readonly<Record<string, FieldValue>>,
): Wire => {
  const attachments: Wire = {};
  const roles: Wire = {};
  const channels: Wire = {};
  const users: Wire = {};
  const used = new Set<string>();

  const submit = (field: Component, label: string): Wire => {
    const id = field.custom_id ?? '';
    const key = id in values ? id : label;
    used.add(key);
    return { type: field.type, id: field.id ?? 0, custom_id: id, ...answer(field, values[key], label || id) };
  };

  const answer = (field: Component, value: FieldValue | undefined, label: string): Wire => {
    switch (field.type) {
      case 4:
        return { value: writtenText(field, value, label) };
      case 5:
        return { values: chosenEntities(field, value, label, peopleHere(), users) };
      case 6:
        return { values: chosenEntities(field, value, label, rolesHere(), roles) };
      case 8:
        return { values: chosenEntities(field, value, label, channelsHere(field), channels) };
      case 19:
        return { values: handOver(field, value, label) };
      case 21: {
        const preset = field.options?.find((option) => option.default === true)?.value;
        const [chosen] = chosenValues(field, value ?? preset ?? [], label, 0, 1);
        if (chosen === undefined && field.required !== false) throw new Error(`"${label}" must be chosen`);
        return { value: chosen ?? null };
      }
      case 23:
        return { value: value === undefined ? field.default === true : value === true };
      default: {
        const required = field.required !== false;
        const presets = (field.options ?? []).filter((option) => option.default === true);
        const least = asNumber(field.min_values ?? 1);
        const most = asNumber(field.max_values ?? (field.type === 22 ? 10 : 1));
        const given = value ?? presets.map((option) => option.value);
        return { values: chosenValues(field, given, label, required ? least : 0, most) };
      }
    }
  };

  const rolesHere = (): Entity[] => {
    return [...state.roles.values()]
      .filter((role) => role.guildId === channel.guildId)
      .map((role) => ({ id: role.id, name: role.name, wire: roleWire(role) }));
  };

  const peopleHere = (): Entity[] => {
    return [...state.accounts.values()].map((account) => ({
      id: account.id,
      name: account.name,
      wire: accountWire(account),
    }));
  };

  const channelsHere = (field: Component): Entity[] => {
    const types = Array.isArray(field.channel_types) ? field.channel_types : undefined;
    return [...state.channels.values()]
      .filter((one) => one.guildId === channel.guildId && types?.includes(one.type) !== false)
      .map((one) => ({ id: one.id, name: one.name, wire: channelWire(state, one) }));
  };

  const handOver = (field: Component, value: FieldValue | undefined, label: string): string[] => {
    const gifts = (Array.isArray(value) ? value : []) as readonly Gift[];
    const least = field.required === false ? 0 : asNumber(field.min_values ?? 1);
    if (gifts.length < least) throw new Error(`"${label}" needs ${least} files`);
    if (gifts.length > asNumber(field.max_values ?? 1)) throw new Error(`"${label}" takes fewer files`);
    return gifts.map((gift) => {
      if (!takesFile(field.file_types, gift.filename))
        throw new Error(`"${label}" takes no ${gift.filename}`);
      if (gift.bytes.length > state.promisedFileBytes) throw new Error(`${gift.filename} is too large`);
      const file = storeFile(state, withType(gift), { channelId: channel.id, ephemeral: true });
      attachments[file.id] = attachmentWire(file);
      return file.id;
    });
  };

  const components = modal.components.map((component, index): Wire => {
    const id = component.id ?? index + 1;
    if (component.type === 18 && component.component) {
      return { type: 18, id, component: submit(component.component, component.label ?? '') };
    }
    const field = component.components?.[0];
    if (field) return { type: 1, id, components: [submit(field, field.label ?? '')] };
    return { type: component.type, id };
  });
  for (const key of Object.keys(values)) {
    if (!used.has(key)) throw new Error(`The form "${modal.title}" has no field "${key}"`);
  }
  const filled = Object.entries({ attachments, roles, channels, users }).filter(
    ([, all]) => Object.keys(all).length,
  );
  const resolved = filled.length > 0 ? { resolved: Object.fromEntries(filled) } : {};
  return { custom_id: modal.custom_id, components, ...resolved };
};

/** A role, channel or person that a menu offers. */
type Entity = {
  readonly id: string;
  readonly name: string;
  readonly wire: Wire;
};

/** The ids of what is chosen, by id or name, or stays chosen; each is put among the resolved. */
const chosenEntities = (
  field: Component,
  value: FieldValue | undefined,
  label: string,
  offered: readonly Entity[],
  resolved: Wire,
): string[] => {
  const presets = asList(field.default_values).map((each) => asText(each.id));
  const given = value === undefined ? presets : typeof value === 'string' ? [value] : asTexts(value);
  const found = given.flatMap((each) => {
    const entity = offered.find(({ id, name }) => id === each || name === each);
    // What was chosen beforehand and is no more can not stay chosen.
    if (!entity && value !== undefined) throw new Error(`"${label}" offers no "${each}"`);
    return entity ? [entity] : [];
  });
  const least = field.required === false ? 0 : asNumber(field.min_values ?? 1);
  if (found.length < least) throw new Error(`"${label}" needs at least ${least} chosen`);
  const most = asNumber(field.max_values ?? 1);
  if (found.length > most) throw new Error(`"${label}" takes at most ${most}`);
  for (const { id, wire } of found) resolved[id] = wire;
  return found.map(({ id }) => id);
};

const writtenText = (field: Component, value: FieldValue | undefined, label: string): string => {
  const text = typeof value === 'string' ? value : value === undefined ? String(field.value ?? '') : null;
  if (text === null) throw new Error(`"${label}" takes text`);
  const least = Math.max(asNumber(field.min_length), field.required === false ? 0 : 1);
  if (text.length < least && !(text === '' && field.required === false)) {
    throw new Error(`"${label}" needs at least ${least} characters`);
  }
  const most = asNumber(field.max_length ?? 4000);
  if (text.length > most) throw new Error(`"${label}" takes at most ${most} characters`);
  return text;
};

const chosenValues = (
  field: Component,
  value: FieldValue,
  label: string,
  least: number,
  most: number,
): string[] => {
  const chosen = typeof value === 'string' ? [value] : asTexts(value);
  const values = chosen.map((each) => {
    const option = field.options?.find((one) => one.value === each || one.label === each);
    if (field.options && !option) throw new Error(`"${label}" offers no "${each}"`);
    return option?.value ?? each;
  });
  if (values.length < least) throw new Error(`"${label}" needs at least ${least} chosen`);
  if (values.length > most) throw new Error(`"${label}" takes at most ${most}`);
  return values;
};
