import * as z from 'zod';
import type { Allowance } from '../core/index.js';

/** Who runs the bot, and how much everybody may request. */
export type PeopleSettings = {
  /** As `platform:id`. */
  operators: ReadonlySet<string>;
  allowances: { person: Allowance; community: Allowance };
  /** How long a request from a plain message waits before it is handed over. */
  graceMs: number;
};

const most = 'is a whole number, 0 or more';
const count = z.coerce.number({ error: most }).int(most).min(0, most).optional();

/** The variables of {@link PeopleSettings}. */
export const peopleSettings = {
  OPERATORS: z
    .string()
    .regex(/^\s*(?:discord|telegram|web):[\w-]+(?:\s*,\s*(?:discord|telegram|web):[\w-]+)*\s*,?\s*$/, {
      error: 'names people as platform:id, separated by commas, such as discord:1234567890',
    })
    .optional(),
  PERSON_DAY: count,
  PERSON_MONTH: count,
  COMMUNITY_DAY: count,
  COMMUNITY_MONTH: count,
  GRACE_SECONDS: z.coerce
    .number({ error: 'is a number from 0 to 15' })
    .min(0, 'is a number from 0 to 15')
    .max(15, 'is a number from 0 to 15')
    .default(3),
};

/** Builds the settings from the parsed variables. */
export const peopleOf = (data: z.infer<z.ZodObject<typeof peopleSettings>>): PeopleSettings => ({
  operators: new Set(
    (data.OPERATORS ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
  allowances: {
    person: { day: data.PERSON_DAY, month: data.PERSON_MONTH },
    community: { day: data.COMMUNITY_DAY, month: data.COMMUNITY_MONTH },
  },
  graceMs: data.GRACE_SECONDS * 1000,
});
