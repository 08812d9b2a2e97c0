import * as z from 'zod';
import { models } from '../operations/models.js';
import type { Allowance } from './ledger.js';
import type { Person } from './people.js';

/** The server or group of an event, as far as its platform knows it. */
export type Community = {
  /** Platform and id; its settings and its allowances are stored under this key. */
  key: string;
  /** The channel, the topic, and what they belong to: the settings may allow any of them. */
  places: readonly string[];
  /** The person's roles there; empty where the platform has none. */
  roles: readonly string[];
  /** True for a place that belongs to the community; undefined where the platform offers no other to choose. */
  holds?: ((place: string) => boolean) | undefined;
  /** The name of a place, role or member of the community; undefined where the platform does not report it. */
  called?: ((id: string) => string | undefined) | undefined;
  /**
   * True for a place outside the community that this person manages and where the bot may post; undefined where there
   * is none.
   */
  reaches?: ((place: string) => Promise<boolean>) | undefined;
  /** True for a person who may change the settings; asked only when it matters. */
  manages: () => Promise<boolean>;
};

/** What a plain message may do: start a song when it is a clear wish, never without a question first, or nothing. */
export const plainMessageModes = ['start', 'ask', 'never'] as const;
/** One of {@link plainMessageModes}. */
export type PlainMessageMode = (typeof plainMessageModes)[number];

const count = z.number().int().min(0).max(100_000);

const roleAllowanceSchema = z.object({
  role: z.string(),
  day: count.optional(),
  month: count.optional(),
});

/** What the owners of a community have decided; a missing value means the bot's default. */
export const communitySettingsSchema = z.object({
  locale: z.string().optional(),
  model: z.enum(models).optional(),
  /** Tracks are posted without a notification sound. */
  quiet: z.boolean().optional(),
  /** Who may use the buttons under somebody else's track. */
  buttons: z.enum(['everyone', 'asker']).optional(),
  /** What plain messages may do; `start` when missing. Commands always start. */
  plainMessages: z.enum(plainMessageModes).optional(),
  /** Words that no request may contain, in lower case. */
  refusedWords: z.array(z.string()).optional(),
  /** Where the bot answers; everywhere when empty. */
  places: z.array(z.string()).optional(),
  /** The roles that may use the bot; everybody when `members` is empty, too. */
  roles: z.array(z.string()).optional(),
  /** Those who may use the bot besides the roles, by id or `@handle`; everybody when both are empty. */
  members: z.array(z.string()).optional(),
  /** Where shared tracks are posted. */
  feed: z.string().optional(),
  personDay: count.optional(),
  personMonth: count.optional(),
  communityDay: count.optional(),
  communityMonth: count.optional(),
  byRole: z.array(roleAllowanceSchema).optional(),
});

/** What the owners of a community have decided. */
export type CommunitySettings = z.infer<typeof communitySettingsSchema>;

/** What a person has chosen for themselves. */
export type Preferences = {
  locale?: string | undefined;
  /** The language the platform reported last, for places where it reports none. */
  seen?: string | undefined;
  /** Their last known name, for the usage report. */
  name?: string | undefined;
  /** What their plain messages may do; a community can only be stricter. */
  plainMessages?: PlainMessageMode | undefined;
};

/** What a plain message may do where both the person and the community have a say: the stricter of the two. */
export const plainMessageMode = (community: CommunitySettings, own: Preferences): PlainMessageMode => {
  const rank = (mode: PlainMessageMode = 'start') => plainMessageModes.indexOf(mode);
  return plainMessageModes[Math.max(rank(community.plainMessages), rank(own.plainMessages))] ?? 'start';
};

/** True for a person who may use the bot in a community. */
export const mayUse = (
  { roles = [], members = [] }: CommunitySettings,
  { roles: own }: Pick<Community, 'roles'>,
  { id, handle }: Person,
): boolean =>
  (roles.length === 0 && members.length === 0) ||
  roles.some((role) => own.includes(role)) ||
  members.some((member) => member === id || (handle !== undefined && member === `@${handle}`));

/** A person's allowance in a community: the highest that any of their roles grants, else the general one. */
export const personalAllowance = (settings: CommunitySettings, roles: readonly string[]): Allowance => {
  const granted = (settings.byRole ?? []).filter(({ role }) => roles.includes(role));
  if (granted.length === 0) return { day: settings.personDay, month: settings.personMonth };
  const most = (period: 'day' | 'month') => {
    const limits = granted.map((one) => one[period]);
    // A role without a limit means no limit.
    return limits.includes(undefined) ? undefined : Math.max(...limits.map(Number));
  };
  return { day: most('day'), month: most('month') };
};

/** The first refused word that a request contains as a whole word, if any. */
export const refusedWordIn = (settings: CommunitySettings, texts: readonly string[]): string | undefined => {
  const said = texts.join('\n').toLowerCase();
  return settings.refusedWords?.find((word) => {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(said);
  });
};
