import { type FieldValue, type FormEntry, fillField } from './form-field.js';
import type { Modal } from './interaction.js';
import type { State } from './state.js';
import type { Channel, Component } from './types.js';
import type { Wire } from './wire.js';

export type { FieldValue } from './form-field.js';

/**
 * Makes the data of a submitted form; throws where a client would not let the person submit it. The keys of the values
 * are custom ids or labels.
 */
export const fillForm = (
  state: State,
  channel: Channel,
  modal: Modal,
  values: Readonly<Record<string, FieldValue>>,
): Wire => {
  const resolved: FormEntry['resolved'] = { attachments: {}, roles: {}, channels: {}, users: {} };
  const usedKeys = new Set<string>();

  const submit = (field: Component, label: string): Wire => {
    const id = field.custom_id ?? '';
    const key = id in values ? id : label;
    usedKeys.add(key);
    const entry = { state, channel, resolved, field, label: label || id, value: values[key] };
    return { type: field.type, id: field.id ?? 0, custom_id: id, ...fillField(entry) };
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
    if (!usedKeys.has(key)) throw new Error(`The form "${modal.title}" has no field "${key}"`);
  }
  const filled = Object.entries(resolved).filter(([, entities]) => Object.keys(entities).length > 0);
  return {
    custom_id: modal.custom_id,
    components,
    ...(filled.length > 0 ? { resolved: Object.fromEntries(filled) } : {}),
  };
};
