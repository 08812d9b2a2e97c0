import { z } from 'zod';

/** A text a gateway may leave out, null, or send as something else. */
export const text = z.string().nullish().catch(undefined);

/** A number a gateway may send as a text, leave out, or null. */
export const amount = z.union([z.number(), z.string()]).nullish().catch(undefined);

/** The first of several texts that says anything. */
export const firstText = (...candidates: (string | null | undefined)[]): string | undefined =>
  candidates
    .map((candidate) => candidate?.trim())
    .find((candidate) => candidate !== undefined && candidate !== '');

/** The first of several amounts that is a length in seconds. */
export const firstSeconds = (...candidates: (number | string | null | undefined)[]): number | undefined =>
  candidates
    .filter((candidate) => candidate !== null && candidate !== undefined && candidate !== '')
    .map(Number)
    .find((seconds) => Number.isFinite(seconds) && seconds > 0);

/** True for a JSON object, false for null and arrays. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The readable items of a list; what does not fit the schema is left out, so that one odd item costs no song. */
export const readable = <T>(schema: z.ZodType<T>, items: readonly unknown[]): T[] =>
  items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
