import { describe, expect, it } from 'vitest';
import { commandsIn, fieldName, fieldsOf, operations, optionName } from '../../../src/core/index.js';

const commands = commandsIn();
const options = commands.flatMap((command) =>
  command.options.map((option) => ({ command: command.name, ...option })),
);

describe('commands', () => {
  it('are the operations and six about the bot itself', () => {
    expect(commands.map(({ name }) => name)).toEqual([
      ...operations.map(({ name }) => name),
      'library',
      'queue',
      'cancel',
      'usage',
      'settings',
      'help',
    ]);
  });

  it.each(commands)('/$name has a name that Discord and Telegram both accept', ({ name }) => {
    // Discord: ^[-_'\p{L}\p{N}]{1,32}$ in lower case. Telegram: a-z, 0-9 and _.
    expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
  });

  it.each(commands)('/$name has a description of 4 to 100 characters', ({ description }) => {
    expect(description.length).toBeGreaterThan(3);
    expect(description.length).toBeLessThanOrEqual(100);
  });

  it.each(commands)('/$name has at most 25 different arguments', ({ options: args }) => {
    expect(args.length).toBeLessThanOrEqual(25);
    expect(new Set(args.map(({ name }) => name)).size).toBe(args.length);
  });
});

describe('arguments', () => {
  it.each(options)('$name of /$command has a name that Discord accepts', ({ name }) => {
    expect(name).toMatch(/^[a-z0-9_-]{1,32}$/);
  });

  it.each(options)('$name of /$command has a description of 4 to 100 characters', ({ name, description }) => {
    expect(description).not.toBe(name);
    expect(description.length).toBeGreaterThan(3);
    expect(description.length).toBeLessThanOrEqual(100);
  });

  it.each(options.filter(({ kind }) => kind === 'choice'))(
    '$name of /$command offers choices that Discord accepts',
    ({ choices = [] }) => {
      expect(choices.length).toBeGreaterThan(0);
      expect(choices.length).toBeLessThanOrEqual(25);
      for (const { value, label } of choices) {
        expect(value.length).toBeGreaterThan(0);
        expect(value.length).toBeLessThanOrEqual(100);
        expect(label.length).toBeLessThanOrEqual(100);
      }
    },
  );

  it('never offer both fixed choices and autocompletion', () => {
    expect(options.filter(({ suggest, choices }) => suggest && choices !== undefined)).toEqual([]);
  });

  it('are required only for the prompt of /song and for the tracks of other commands, but not of /persona', () => {
    const required = options
      .filter((option) => option.required)
      .map(({ command, name }) => `${command} ${name}`);
    expect(required).toEqual([
      'song prompt',
      ...operations
        .filter(({ source, name }) => source === 'track' && name !== 'persona')
        .map(({ name }) => `${name} track`),
    ]);
  });

  it('have names that lead back to their fields', () => {
    const fields = operations.flatMap((operation) => fieldsOf(operation).map(([name]) => name));
    for (const field of fields) expect(fieldName(optionName(field))).toBe(field);
    expect(optionName('continueAt')).toBe('continue-at');
  });
});
