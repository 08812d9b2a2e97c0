import { say } from '../../i18n/index.js';
import { personalAllowance } from '../domain/community.js';
import type { Generation } from '../domain/generation.js';
import type { Account, UsedUp } from '../domain/ledger.js';
import { type Person, personKey } from '../domain/people.js';
import { creditsFor } from '../domain/price.js';
import type { CoreDeps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';

/** How a community is called in the books; its key alone may be a person's as well. */
export const communityAccount = (community: string): string => `community:${community}`;

/** How all that this bot makes is called in the books, for who pays for it. */
export const botAccount = 'bot';

/** How someone is called in the books of a community. */
export const memberAccount = (community: string, person: string): string => `${community}/${person}`;

/** Whose allowances a request is taken from: the person's, the person's in this community, the community's. */
export const accountsOf = async (
  deps: CoreDeps,
  { person, community }: Pick<ChatEvent, 'person' | 'community'>,
): Promise<Account[]> => {
  const who = personKey(person);
  const own: Account[] = [
    { name: botAccount, allowance: {} },
    { name: who, allowance: deps.settings.allowances.person },
  ];
  if (community === undefined) return own;
  const settings = await deps.store.settings.community(community.key);
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

/** Reserves a generation in the books, or says which allowance is used up. */
export const reserve = async (deps: CoreDeps, event: ChatEvent, id: string): Promise<UsedUp | undefined> => {
  const usedUp = await deps.store.ledger.reserve(id, await accountsOf(deps, event));
  if (usedUp === undefined) await rememberName(deps, event.person);
  return usedUp;
};

/** What someone is told whose allowance is used up: whose it is, how much it was, and when there is some again. */
export const usedUpMessage = ({ account, period, limit, again }: UsedUp, event: ChatEvent): string => {
  const { person, community } = event;
  const whose = account === communityAccount(community?.key ?? '') ? 'together' : 'own';
  return say(person.locale, `refusal.used-up.${whose}`, { period, limit, again });
};

/** Who looks through the books reads names, not numbers. */
const rememberName = async (deps: CoreDeps, person: Person): Promise<void> => {
  const who = personKey(person);
  const known = await deps.store.settings.preferences(who);
  if (known.name !== person.name)
    await deps.store.settings.setPreferences(who, { ...known, name: person.name });
};

/**
 * Settles a generation that is over: spent when it brought something, given back when it failed. Who cancels what was
 * paid already has used it. Called as often as one likes; what was given back stays so, and a late song is free.
 */
export const settleReservation = async (deps: CoreDeps, generation: Generation): Promise<void> => {
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
export const reconcileReservations = async (deps: CoreDeps): Promise<void> => {
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
