import type { ProviderId } from './take.js';

/** How many generations may be asked for in a day and in a month (UTC); undefined is without limit. */
export type Allowance = { day?: number | undefined; month?: number | undefined };

/** Whose allowance a generation is taken from: a person, a community, or a person within a community. */
export type Account = { name: string; allowance: Allowance };

/** Which allowance is used up, and when there is some again, in milliseconds since 1970. */
export type UsedUp = { account: string; period: 'day' | 'month'; limit: number; again: number };

/** What an account has used, reserved ones included. */
export type Used = { day: number; month: number };

/** How much was made, and what it cost in the credits of each gateway, as far as its price is known. */
export type Spent = { count: number; credits: ReadonlyMap<ProviderId, number> };

/** What was made in a month, by person, operation and gateway. */
export type UsageReport = Readonly<Record<'person' | 'operation' | 'provider', ReadonlyMap<string, Spent>>>;

/** What became of a reservation: who asked for what, who made it, and its price in that gateway's credits. */
export type Expense = {
  person: string;
  operation: string;
  provider: ProviderId;
  credits?: number | undefined;
};

/** The day and month of a moment in UTC, such as `2026-11-21` and `2026-11`. */
export const periodsOf = (at: number): { day: string; month: string } => {
  const text = new Date(at).toISOString();
  return { day: text.slice(0, 10), month: text.slice(0, 7) };
};

/** When the period of a moment is over, in milliseconds since 1970. */
export const endOf = (period: 'day' | 'month', at: number): number => {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return period === 'day' ? Date.UTC(year, month, date.getUTCDate() + 1) : Date.UTC(year, month + 1, 1);
};
