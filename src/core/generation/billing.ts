import { say } from '../../i18n/index.js';
import { personalAllowance } from '../domain/community.js';
import type { Generation } from '../domain/generation.js';
import type { Account, UsedUp } from '../domain/ledger.js';
import { personKey } from '../domain/people.js';
import { creditsFor } from '../domain/price.js';
import type { EventInContext } from '../policies/context.js';
import type { Deps } from '../ports/deps.js';

/** How a community is called in the books; its key alone may be a person's as well. */
export const communityAccount = (community: string): string => `community:${community}`;

/** How all that this bot makes is called in the books, for who pays for it. */
export const botAccount = 'bot';

/** How someone is called in the books of a community. */
export const memberAccount = (community: string, person: string): string => `${community}/${person}`;

/** Whose allowances a request is taken from: the person's, the person's in this community, the community's. */
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
    // The operator's limit stands above the owner's.
    {
      name: communityAccount(community.key),
      allowance: { day: least(day, communityDay), month: least(month, communityMonth) },
    },
  ];
};

/** Reserves a generation in the ledger, or says which allowance is used up. */
export const reserve = async (
  deps: Deps<'store' | 'settings'>,
  event: EventInContext,
  id: string,
): Promise<UsedUp | undefined> => {
  const usedUp = await deps.store.ledger.reserve(id, accountsOf(deps, event));
  if (usedUp === undefined) await rememberName(deps, event);
  return usedUp;
};

/** What someone is told whose allowance is used up: whose it is, how much it was, and when there is some again. */
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
 * Settles a generation that is over: spent when it brought something, given back when it failed. Who cancels what was
 * paid already has used it. Called as often as one likes; what was given back stays so, and a late song is free.
 */
export const settleReservation = async (
  deps: Deps<'store' | 'providers' | 'settings'>,
  generation: Generation,
): Promise<void> => {
  const { id, state, person, provider, request } = generation;
  if (state.step !== 'delivering' && state.step !== 'done') return;
  const { outcome } = state;
  const free = outcome.kind === 'failed' || (outcome.kind === 'cancelled' && outcome.charge === 'none');
  if (free) return deps.store.ledger.release(id);
  const { prices } = deps.providers.inUse.get(provider)?.capabilities ?? {};
  const told = outcome.kind === 'cancelled' ? undefined : outcome.credits;
  // Practice songs are free.
  const credits = deps.settings.sandbox ? undefined : (told ?? creditsFor(prices, request));
  const { operation } = request;
  await deps.store.ledger.commit(id, { person: personKey(person), operation, provider, credits });
};

/** Settles what was left open: by a process that died before there was a record, or before the end was booked. */
export const reconcileReservations = async (
  deps: Deps<'clock' | 'store' | 'providers' | 'settings'>,
): Promise<void> => {
  const ids = await deps.store.ledger.reserved(deps.clock.now() - deps.settings.timing.idleMs, 500);
  const records = await deps.store.generations.loadMany(ids);
  await Promise.all(
    ids.map((id, index) => {
      const generation = records[index];
      return generation === undefined ? deps.store.ledger.release(id) : settleReservation(deps, generation);
    }),
  );
};

const least = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined ? other : other === undefined ? one : Math.min(one, other);
