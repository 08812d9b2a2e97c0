import { z } from 'zod';
import { models } from '../operations/models.js';
import type { Allowance } from './ledger.js';
import type { Person } from './people.js';

/** The server or group in which something was asked, as far as its platform knows it. */
export type Community = {
  /** Its name in the books: platform and id. */
  key: string;
  /** The channel, the topic, and what they belong to: any of them may be one where the bot listens. */
  places: readonly string[];
  /** The roles of the person there; empty where the platform has none. */
  roles: readonly string[];
  /** True for a place that belongs to it; undefined where its platform sees to it that only such can be chosen. */
  holds?: ((place: string) => boolean) | undefined;
  /** What a place, role or member of it is called there; undefined where the platform does not tell. */
  called?: ((id: string) => string | undefined) | undefined;
  /** True for a place elsewhere that this person runs and where the bot may post; undefined where there is none. */
  reaches?: ((place: string) => Promise<boolean>) | undefined;
  /** True for who may change its settings; asked only when it matters. */
  manages: () => Promise<boolean>;
};

const count = z.number().int().min(0).max(100_000);

const roleAllowanceSchema = z.object({
  role: z.string(),
  day: count.optional(),
  month: count.optional(),
});

/** What the owners of a community decided; what is missing is as the bot has it. */
export const communitySettingsSchema = z.object({
  locale: z.string().optional(),
  model: z.enum(models).optional(),
  /** Tracks are posted without a sound. */
  quiet: z.boolean().optional(),
  /** Who may press the buttons under somebody's track. */
  buttons: z.enum(['everyone', 'asker']).optional(),
  /** Words that no request may hold, in lower case. */
  refusedWords: z.array(z.string()).optional(),
  /** Where it listens; everywhere when empty. */
  places: z.array(z.string()).optional(),
  /** Who may use it; everybody when empty, and `members` too. */
  roles: z.array(z.string()).optional(),
  /** Who may use it beside those with the roles, by id or `@handle`; everybody when both are empty. */
  members: z.array(z.string()).optional(),
  /** Where shared tracks are posted. */
  feed: z.string().optional(),
  personDay: count.optional(),
  personMonth: count.optional(),
  communityDay: count.optional(),
  communityMonth: count.optional(),
  byRole: z.array(roleAllowanceSchema).optional(),
});

/** What the owners of a community decided. */
export type CommunitySettings = z.infer<typeof communitySettingsSchema>;

/** What someone wants for themselves. */
export type Preferences = {
  locale?: string | undefined;
  /** The language their platform told last, for where it tells none. */
  seen?: string | undefined;
  /** How they were called last, for those who look through the books. */
  name?: string | undefined;
};

/** True for who may use the bot in a community. */
export const mayUse = (
  { roles = [], members = [] }: CommunitySettings,
  { roles: own }: Pick<Community, 'roles'>,
  { id, handle }: Person,
): boolean =>
  (roles.length === 0 && members.length === 0) ||
  roles.some((role) => own.includes(role)) ||
  members.some((member) => member === id || (handle !== undefined && member === `@${handle}`));

/** What someone may use in a community: the most that any of their roles allows, else what everybody may. */
export const personalAllowance = (settings: CommunitySettings, roles: readonly string[]): Allowance => {
  const granted = (settings.byRole ?? []).filter(({ role }) => roles.includes(role));
  if (granted.length === 0) return { day: settings.personDay, month: settings.personMonth };
  const most = (period: 'day' | 'month') => {
    const limits = granted.map((one) => one[period]);
    // A role without a limit is without a limit.
    return limits.includes(undefined) ? undefined : Math.max(...limits.map(Number));
  };
  return { day: most('day'), month: most('month') };
};

/** The first refused word that a request holds as a whole word, if any. */
export const refusedWordIn = (settings: CommunitySettings, texts: readonly string[]): string | undefined => {
  const said = texts.join('\n').toLowerCase();
  return settings.refusedWords?.find((word) => {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(said);
  });
};
