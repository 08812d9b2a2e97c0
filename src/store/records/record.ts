import type * as z from 'zod';
import { StorageError } from '../../core/index.js';

/** A record as JSON holds it. */
export type Fields = Record<string, unknown>;

/** Makes a record of the next version from one of the version it is named by; it loses no field. */
export type Upgrade = (older: Fields) => Fields;

/** One kind of record: how it is written, and how stored text becomes a value again. */
export type RecordKind<T> = {
  /** What the record is, in the sentence that refuses it. */
  name: string;
  /** Parses the text stored under `key`. Throws a {@link StorageError} with the code `unreadable`. */
  parse(key: string, text: string): T;
  /** The text to store: the fields of the value and the version. */
  write(value: T): string;
};

/** Records of 0.1.0 carry no version. */
const firstVersion = 1;

/**
 * Declares a kind of record. `upgrades` holds one step for every version before `version`. A record of a newer version,
 * and one that does not fit `schema` after its upgrades, is refused; the sentence names the key and never the content.
 */
export const defineRecord = <T extends object>(kind: {
  name: string;
  version: number;
  upgrades: Readonly<Record<number, Upgrade>>;
  schema: z.ZodType<T>;
}): RecordKind<T> => ({
  name: kind.name,
  parse: (key, text) => {
    const refuse = (why: string): never => {
      throw new StorageError(`The ${kind.name} at ${key} cannot be read: ${why}.`, 'unreadable');
    };
    const stored = parseFields(text) ?? refuse('it is not a JSON object');
    const { version = firstVersion, ...fields } = stored;
    if (typeof version !== 'number' || !Number.isInteger(version) || version < firstVersion)
      return refuse('its version is not a whole number');
    if (version > kind.version)
      return refuse(`it has version ${version}, and this process reads versions up to ${kind.version}`);
    const upgraded = upgrade(fields, version, kind) ?? refuse('it does not fit its version');
    const parsed = kind.schema.safeParse(upgraded);
    if (parsed.success) return parsed.data;
    return refuse(`it is broken at ${parsed.error.issues[0]?.path.join('.') || 'its top'}`);
  },
  write: (value) => JSON.stringify({ ...value, version: kind.version }),
});

/** The fields in the newest version; undefined when a step cannot make sense of them. */
const upgrade = (
  fields: Fields,
  from: number,
  { version, upgrades }: { version: number; upgrades: Readonly<Record<number, Upgrade>> },
): Fields | undefined => {
  let record = fields;
  try {
    for (let step = from; step < version; step += 1) record = upgrades[step]?.(record) ?? record;
  } catch {
    return undefined;
  }
  return record;
};

/** The fields of a JSON object; undefined for every other text. */
const parseFields = (text: string): Fields | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined;
  } catch {
    return undefined;
  }
};
