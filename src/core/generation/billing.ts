import { say } from '../../i18n/index.js';
import { personalAllowance } from '../domain/community.js';
import type { Generation } from '../domain/generation.js';
import type { Account, UsedUp } from '../domain/ledger.js';
import { personKey } from '../domain/people.js';
import { creditsFor } from '../domain/price.js';
import type { EventInContext } from '../policies/context.js';
import type { Deps } from '../ports/deps.js';

/** The ledger account of a community. The prefix keeps it apart from a person with the same key. */
export const communityAccount = (community: string): string => `community:${community}`;

/** The ledger account of the whole bot: what the operator pays for. */
export const botAccount = 'bot';

/** The ledger account of a person within a community. */
export const memberAccount = (community: string, person: string): string => `${community}/${person}`;

/** The accounts a request counts against: the bot's, the person's, the person's in this community, the community's. */
export const accountsOf = (
  deps: Deps<'settings'>,
  { person, community, context }: EventInContext,
): Account[] => {
  const who = personKey(person);
  const own: Account[] = [
    { name: botAccount, allowance: {} },
    { name: who, allowance: deps.settings.allowances.person },
  ];
  if (community === undefined) return own;
  const settings = context.community;
  const { communityDay, communityMonth } = settings;
  const { day, month } = deps.settings.allowances.community;
  return [
    ...own,
    { name: memberAccount(community.key, who), allowance: personalAllowance(settings, community.roles) },
    // The operator's limit caps the owner's.
    {
      name: communityAccount(community.key),
      allowance: { day: least(day, communityDay), month: least(month, communityMonth) },
    },
  ];
};

/** Reserves a generation in the ledger. Returns the allowance that is used up, if one is. */
export const reserve = async (
  deps: Deps<'store' | 'settings'>,
  event: EventInContext,
  id: string,
): Promise<UsedUp | undefined> => {
  const usedUp = await deps.store.ledger.reserve(id, accountsOf(deps, event));
  if (usedUp === undefined) await rememberName(deps, event);
  return usedUp;
};

/** The sentence about a used-up allowance: whose it is, its limit, and when it is renewed. */
export const usedUpMessage = ({ account, period, limit, again }: UsedUp, event: EventInContext): string => {
  const { person, community } = event;
  const whose = account === communityAccount(community?.key ?? '') ? 'together' : 'own';
  return say(person.locale, `refusal.used-up.${whose}`, { period, limit, again });
};

/** Remembers what a person is called: the usage report shows names. */
const rememberName = async (deps: Deps<'store'>, { person, context }: EventInContext): Promise<void> => {
  if (context.preferences.name === person.name) return;
  const key = personKey(person);
  // Read again: an upload may have taken a while, and the person may have changed their language meanwhile.
  const preferences = await deps.store.settings.preferences(key);
  await deps.store.settings.setPreferences(key, { ...preferences, name: person.name });
};

/**
 * Settles the reservation of a generation that has ended: committed when it delivered something, released when it failed.
 * A generation cancelled after it was paid counts as used. Idempotent: a released reservation stays released, so a late
 * success is free.
 */
export const settleReservation = async (
  deps: Deps<'store' | 'providers' | 'settings'>,
  generation: Generation,
): Promise<void> => {
  const { id, state, person, provider, request } = generation;
  if (state.step !== 'delivering' && state.step !== 'done') return;
  const { outcome } = state;
  const isFree = outcome.kind === 'failed' || (outcome.kind === 'cancelled' && outcome.charge === 'none');
  if (isFree) return deps.store.ledger.release(id);
  const { prices } = deps.providers.inUse.get(provider)?.capabilities ?? {};
  const reported = outcome.kind === 'cancelled' ? undefined : outcome.credits;
  // Sandbox songs are free.
  const credits = deps.settings.sandbox ? undefined : (reported ?? creditsFor(prices, request));
  const { operation } = request;
  await deps.store.ledger.commit(id, { person: personKey(person), operation, provider, credits });
};

/** Settles reservations left open by a process that died before it wrote the record or settled the end. */
export const reconcileReservations = async (
  deps: Deps<'clock' | 'log' | 'store' | 'providers' | 'settings'>,
): Promise<void> => {
  const ids = await deps.store.ledger.reserved(deps.clock.now() - deps.settings.timing.idleMs, 500);
  const records = await deps.store.generations.loadMany(ids);
  // A record that this process cannot read keeps its reservation.
  const missing = await deps.store.generations.missing(
    ids.filter((_, index) => records[index] === undefined),
  );
  const settled = await Promise.allSettled([
    ...missing.map((id) => deps.store.ledger.release(id)),
    ...records.map((generation) => generation && settleReservation(deps, generation)),
  ]);
  for (const result of settled) {
    if (result.status === 'fulfilled') continue;
    const reason = String(result.reason);
    deps.log.error({ event: 'reservation.not-settled', reason }, 'Reservation not settled');
  }
};

const least = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined ? other : other === undefined ? one : Math.min(one, other);
