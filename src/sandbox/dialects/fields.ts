import { Refusal } from '../songs/types.js';

/** A JSON object as it came over the wire. */
export type Body = Readonly<Record<string, unknown>>;

/** Reads one body strictly: what is missing or of the wrong kind is refused by name. */
export type Fields = {
  /** Text, or nothing when absent or null; too long is refused. */
  readonly text: (name: string, longest?: number) => string | undefined;
  /** Text that must be there and not blank. */
  readonly neededText: (name: string, longest?: number) => string;
  readonly flag: (name: string) => boolean | undefined;
  readonly number: (name: string, lowest: number, highest: number) => number | undefined;
  readonly neededNumber: (name: string, lowest: number, highest: number) => number;
  readonly choice: <T extends string>(name: string, choices: readonly T[]) => T | undefined;
  readonly neededChoice: <T extends string>(name: string, choices: readonly T[]) => T;
  /** A JSON object inside the body, read just as strictly; an empty one when absent. */
  readonly inside: (name: string) => Fields;
  readonly texts: (name: string) => readonly string[] | undefined;
  readonly names: readonly string[];
};

/** Opens a body for reading; `place` stands before the names in refusals. */
export const readFields = (body: Body, place = ''): Fields => {
  const refuse = (name: string, what: string): never => {
    throw new Refusal('invalid', `${place}${name} ${what}`);
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
    const found = choices.find((one) => one === value);
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
      if (value === undefined) return readFields({}, `${place}${name}.`);
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return refuse(name, 'must be an object');
      return readFields(value as Body, `${place}${name}.`);
    },
    texts(name) {
      const value = given(name);
      if (value === undefined) return undefined;
      if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
        return refuse(name, 'must be a list of strings');
      }
      return value;
    },
    names: Object.keys(body),
  };
};
