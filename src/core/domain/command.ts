import { say, sayIfKnown } from '../../i18n/index.js';
import type { Field } from '../operations/field.js';
import { fieldsOf, operations } from '../operations/index.js';

/** An argument of a command as platforms register it. */
export type CommandOption = {
  name: string;
  description: string;
  kind: 'text' | 'number' | 'toggle' | 'choice';
  required: boolean;
  /** A few fixed choices. */
  choices?: readonly { value: string; label: string }[] | undefined;
  /** True when the choices are many or personal: the platform asks `autocomplete` while the person types. */
  suggest: boolean;
};

/** A command as platforms register it. */
export type Command = { name: string; description: string; options: readonly CommandOption[] };

/** Every command, made from the operations' declarations, with texts in a language. */
export const commandsIn = (locale?: string): Command[] => [
  ...operations.map((operation) => ({
    name: operation.name,
    description: say(locale, `command.${operation.name}`),
    options: [
      // Without a track, /persona lists the personas.
      ...(operation.source === 'track'
        ? [{ ...trackOption(locale), required: operation.name !== 'persona' }]
        : []),
      ...fieldsOf(operation).map(([name, field]) => ({
        ...fieldOption(name, field, locale),
        // A form asks for what is missing, so commands require nothing; only a song has no form.
        required: operation.name === 'song' && field.required === true,
        ...describedFor(operation.name, name, locale),
      })),
    ],
  })),
  {
    name: 'library',
    description: say(locale, 'command.library'),
    options: [
      {
        name: 'search',
        description: say(locale, 'field.search'),
        kind: 'text',
        required: false,
        suggest: false,
      },
    ],
  },
  { name: 'queue', description: say(locale, 'command.queue'), options: [] },
  {
    name: 'cancel',
    description: say(locale, 'command.cancel'),
    options: [
      { ...trackOption(locale), name: 'song', description: say(locale, 'field.generation'), required: false },
    ],
  },
  { name: 'usage', description: say(locale, 'command.usage'), options: [] },
  { name: 'settings', description: say(locale, 'command.settings'), options: [] },
  { name: 'help', description: say(locale, 'command.help'), options: [] },
];

/** The name of a field as a command argument: lower case, words joined by dashes. */
export const optionName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The field of a command argument: the reverse of {@link optionName}. */
export const fieldName = (option: string): string =>
  option.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

const trackOption = (locale?: string): CommandOption => ({
  name: 'track',
  description: say(locale, 'field.track'),
  kind: 'text',
  required: true,
  suggest: true,
});

/** The description of a field for this operation, where it differs from the general one. */
const describedFor = (operation: string, field: string, locale?: string): { description?: string } => {
  const description = sayIfKnown(locale, `field.${operation}.${field}`);
  return description === undefined ? {} : { description };
};

const fieldOption = (name: string, field: Field, locale?: string): CommandOption => {
  const base = {
    name: optionName(name),
    description: sayIfKnown(locale, `field.${name}`) ?? name,
    required: false,
  };
  switch (field.kind) {
    case 'toggle':
      return { ...base, kind: 'toggle', suggest: false };
    case 'slider':
      return { ...base, kind: 'number', suggest: false };
    case 'choice':
      return { ...base, kind: 'choice', suggest: false, choices: labelled(field.choices, locale) };
    case 'model':
      return { ...base, kind: 'text', suggest: true };
    case 'text':
      return { ...base, kind: 'text', suggest: name === 'style' || name === 'excludedStyle' };
    case 'number':
      return { ...base, kind: 'number', suggest: false };
    case 'track':
    case 'persona':
      return { ...base, kind: 'text', suggest: true };
    default:
      return { ...base, kind: 'text', suggest: false };
  }
};

const labelled = (values: readonly string[], locale?: string) =>
  values.map((value) => ({ value, label: sayIfKnown(locale, `choice.${value}`) ?? value }));
