import { Refusal } from '../types.js';

/** The JSON object of a request. */
export type Body = Readonly<Record<string, unknown>>;

/** Reads the fields of a body strictly: a missing or invalid field is a Refusal with its name. */
export type Fields = {
  /** A text, or undefined when absent or null. `longest` is in characters. */
  readonly text: (name: string, longest?: number) => string | undefined;
  /** A required text that is not blank. */
  readonly neededText: (name: string, longest?: number) => string;
  readonly flag: (name: string) => boolean | undefined;
  readonly number: (name: string, lowest: number, highest: number) => number | undefined;
  readonly neededNumber: (name: string, lowest: number, highest: number) => number;
  readonly choice: <T extends string>(name: string, choices: readonly T[]) => T | undefined;
  readonly neededChoice: <T extends string>(name: string, choices: readonly T[]) => T;
  /** The fields of a nested object; empty when absent. */
  readonly inside: (name: string) => Fields;
  readonly texts: (name: string) => readonly string[] | undefined;
  readonly names: readonly string[];
};

/** Builds a reader of a body; `prefix` precedes the names of fields in refusals. */
export const readFields = (body: Body, prefix = ''): Fields => {
  const refuse = (name: string, what: string): never => {
    throw new Refusal('invalid', `${prefix}${name} ${what}`);
  };
  const given = (name: string) => body[name] ?? undefined;
  const needed = <T>(name: string, value: T | undefined): T =>
    value === undefined ? refuse(name, 'is required') : value;
  const text: Fields['text'] = (name, longest = Number.POSITIVE_INFINITY) => {
    const value = given(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return refuse(name, 'must be a string');
    if ([...value].length > longest) return refuse(name, `is too long: at most ${longest} characters`);
    return value;
  };
  const number: Fields['number'] = (name, lowest, highest) => {
    const value = given(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(name, 'must be a number');
    if (value < lowest || value > highest) return refuse(name, `must be between ${lowest} and ${highest}`);
    return value;
  };
  const choice: Fields['choice'] = (name, choices) => {
    const value = given(name);
    if (value === undefined) return undefined;
    const found = choices.find((item) => item === value);
    return found ?? refuse(name, `must be one of ${choices.join(', ')}`);
  };
  return {
    text,
    neededText(name, longest) {
      const value = needed(name, text(name, longest));
      return value.trim() === '' ? refuse(name, 'must not be empty') : value;
    },
    flag(name) {
      const value = given(name);
      if (value === undefined || typeof value === 'boolean') return value;
      return refuse(name, 'must be true or false');
    },
    number,
    neededNumber: (name, lowest, highest) => needed(name, number(name, lowest, highest)),
    choice,
    neededChoice: (name, choices) => needed(name, choice(name, choices)),
    inside(name) {
      const value = given(name);
      if (value === undefined) return readFields({}, `${prefix}${name}.`);
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return refuse(name, 'must be an object');
      return readFields(value as Body, `${prefix}${name}.`);
    },
    texts(name) {
      const value = given(name);
      if (value === undefined) return undefined;
      if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
        return refuse(name, 'must be a list of strings');
      }
      return value;
    },
    names: Object.keys(body),
  };
};
