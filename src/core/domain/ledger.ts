import type { ProviderId } from './take.js';

/** How many generations may be requested in a day and in a month (UTC); undefined means no limit. */
export type Allowance = { day?: number | undefined; month?: number | undefined };

/** What a generation counts against: a person, a community, a person within a community, or the whole bot. */
export type Account = { name: string; allowance: Allowance };

/** The allowance that is used up, and when it is renewed, in milliseconds since 1970. */
export type UsedUp = { account: string; period: 'day' | 'month'; limit: number; again: number };

/** What an account has used, reservations included. */
export type Used = { day: number; month: number };

/** How many generations succeeded, and what they cost in the credits of each gateway, as far as the price is known. */
export type Spent = { count: number; credits: ReadonlyMap<ProviderId, number> };

/** The usage of a month, by person, operation and gateway. */
export type UsageReport = Readonly<Record<'person' | 'operation' | 'provider', ReadonlyMap<string, Spent>>>;

/**
 * What a committed reservation paid for: who requested what, which gateway made it, and its price in that gateway's
 * credits.
 */
export type Expense = {
  person: string;
  operation: string;
  provider: ProviderId;
  credits?: number | undefined;
};

/** The day and the month of a time in UTC, such as `2026-11-21` and `2026-11`. */
export const periodsOf = (at: number): { day: string; month: string } => {
  const text = new Date(at).toISOString();
  return { day: text.slice(0, 10), month: text.slice(0, 7) };
};

/** When the period of a time ends, in milliseconds since 1970. */
export const endOf = (period: 'day' | 'month', at: number): number => {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return period === 'day' ? Date.UTC(year, month, date.getUTCDate() + 1) : Date.UTC(year, month + 1, 1);
};
