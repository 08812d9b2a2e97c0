import * as z from 'zod';

/** A text that a gateway may leave out, send as null, or send as another type. */
export const optionalText = z.string().nullish().catch(undefined);

/** A number that a gateway may leave out, send as null, or send as a text. */
export const optionalAmount = z.union([z.number(), z.string()]).nullish().catch(undefined);

/** The first of several texts that is not blank, trimmed. */
export const firstText = (...candidates: (string | null | undefined)[]): string | undefined =>
  candidates
    .map((candidate) => candidate?.trim())
    .find((candidate) => candidate !== undefined && candidate !== '');

/** The first of several amounts that is a number of seconds above zero. */
export const firstSeconds = (...candidates: (number | string | null | undefined)[]): number | undefined =>
  candidates
    .filter((candidate) => candidate !== null && candidate !== undefined && candidate !== '')
    .map(Number)
    .find((seconds) => Number.isFinite(seconds) && seconds > 0);

/** True for a JSON object, false for null and arrays. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The items of a list that fit the schema; the others are left out, so that one odd item does not cost a song. */
export const parseItems = <T>(schema: z.ZodType<T>, items: readonly unknown[]): T[] =>
  items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });

/** The value of a JSON text; undefined when it is no JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
