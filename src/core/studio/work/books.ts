import { personalAllowance } from '../../community.js';
import type { Generation } from '../../generation.js';
import type { Account, UsedUp } from '../../ledger.js';
import { type Person, personKey } from '../../people.js';
import { creditsFor } from '../../price.js';
import type { ChatEvent } from '../../surface.js';
import { say } from '../../words/index.js';
import type { StudioPorts } from '../ports.js';

/** How a community is called in the books; its key alone may be a person's as well. */
export const communityName = (community: string): string => `community:${community}`;

/** How all that this bot makes is called in the books, for who pays for it. */
export const wholeBot = 'bot';

/** How someone is called in the books of a community. */
export const memberName = (community: string, person: string): string => `${community}/${person}`;

/** Whose allowances a request is taken from: the person's, the person's in this community, the community's. */
export const accountsOf = async (
  ports: StudioPorts,
  { person, community }: Pick<ChatEvent, 'person' | 'community'>,
): Promise<Account[]> => {
  const who = personKey(person);
  const own: Account[] = [
    { name: wholeBot, allowance: {} },
    { name: who, allowance: ports.allowances.person },
  ];
  if (community === undefined) return own;
  const settings = await ports.rules.community(community.key);
  const { communityDay, communityMonth } = settings;
  const { day, month } = ports.allowances.community;
  return [
    ...own,
    { name: memberName(community.key, who), allowance: personalAllowance(settings, community.roles) },
    // The operator's limit stands above the owner's.
    {
      name: communityName(community.key),
      allowance: { day: least(day, communityDay), month: least(month, communityMonth) },
    },
  ];
};

/** Reserves a generation in the books, or says which allowance is used up. */
export const reserve = async (
  ports: StudioPorts,
  event: ChatEvent,
  id: string,
): Promise<UsedUp | undefined> => {
  const usedUp = await ports.ledger.reserve(id, await accountsOf(ports, event));
  if (usedUp === undefined) await rememberName(ports, event.person);
  return usedUp;
};

/** What someone is told whose allowance is used up: whose it is, how much it was, and when there is some again. */
export const usedUpWords = ({ account, period, limit, again }: UsedUp, event: ChatEvent): string => {
  const { person, community } = event;
  const whose = account === communityName(community?.key ?? '') ? 'together' : 'own';
  return say(person.locale, `refusal.used-up.${whose}`, { period, limit, again });
};

/** Who looks through the books reads names, not numbers. */
const rememberName = async (ports: StudioPorts, person: Person): Promise<void> => {
  const who = personKey(person);
  const known = await ports.rules.preferences(who);
  if (known.name !== person.name) await ports.rules.setPreferences(who, { ...known, name: person.name });
};

/**
 * Settles a generation that is over: spent when it brought something, given back when it failed. Who cancels what was
 * paid already has used it. Called as often as one likes; what was given back stays so, and a late song is free.
 */
export const settleBooks = async (ports: StudioPorts, generation: Generation): Promise<void> => {
  const { id, state, person, provider, request } = generation;
  if (state.step !== 'delivering' && state.step !== 'done') return;
  const { outcome } = state;
  const free = outcome.kind === 'failed' || (outcome.kind === 'cancelled' && outcome.charge === 'none');
  if (free) return ports.ledger.giveBack(id);
  const { prices } = ports.providers.get(provider)?.capabilities ?? {};
  const told = outcome.kind === 'cancelled' ? undefined : outcome.credits;
  // Practice songs are free.
  const credits = ports.sandbox ? undefined : (told ?? creditsFor(prices, request));
  const { operation } = request;
  await ports.ledger.spend(id, { person: personKey(person), operation, provider, credits });
};

/** Settles what was left open: by a process that died before there was a record, or before the end was booked. */
export const tendBooks = async (ports: StudioPorts): Promise<void> => {
  const ids = await ports.ledger.reserved(ports.clock() - ports.timing.neglectMs, 500);
  const records = await ports.generations.loadMany(ids);
  await Promise.all(
    ids.map((id, index) => {
      const generation = records[index];
      return generation === undefined ? ports.ledger.giveBack(id) : settleBooks(ports, generation);
    }),
  );
};

const least = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined ? other : other === undefined ? one : Math.min(one, other);
