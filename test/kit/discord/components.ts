import { isSelect } from './component-limits.js';
import type { Component, Message } from './types.js';

/** All components of a message, nested ones too. */
const componentsOf = (message: Message): Component[] => {
  const withNested = (component: Component): Component[] => [
    component,
    ...(component.components ?? []).flatMap(withNested),
    ...(component.accessory ? [component.accessory] : []),
  ];
  return message.components.flatMap(withNested);
};

/** The button with this custom id, or else with this label. */
export const findButton = (message: Message, idOrLabel: string): Component | undefined => {
  const buttons = componentsOf(message).filter(({ type }) => type === 2);
  return (
    buttons.find(({ custom_id }) => custom_id === idOrLabel) ??
    buttons.find(({ label }) => label === idOrLabel)
  );
};

/** The menu with this custom id or placeholder. */
export const findMenu = (message: Message, idOrPlaceholder: string): Component | undefined =>
  componentsOf(message).find(
    (component) =>
      isSelect(component) &&
      (component.custom_id === idOrPlaceholder || component.placeholder === idOrPlaceholder),
  );

/** The labels or custom ids of the components of a message. */
export const labelsIn = (message: Message): string[] =>
  componentsOf(message).flatMap(({ label, custom_id }) => label ?? custom_id ?? []);
