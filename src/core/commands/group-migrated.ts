import type { CommunitySettings } from '../domain/community.js';
import { periodsOf } from '../domain/ledger.js';
import { communityAccount, memberAccount } from '../generation/billing.js';
import type { Deps } from '../ports/deps.js';

/**
 * Moves a community to a new key: its settings, unless some were made there already, what it and its members have used
 * this day and month, and whether it is blocked.
 */
export const createGroupMigrated =
  (deps: Deps<'clock' | 'log' | 'store'>) =>
  async (from: string, to: string): Promise<void> => {
    const { settings: rules, ledger } = deps.store;
    const [settings, blocked] = await Promise.all([rules.community(from), rules.blocked()]);
    if (blocked.has(from)) await rules.block(to);
    if (Object.keys(settings).length > 0) await rules.startCommunity(to, movedSettings(settings, from, to));
    const { month } = periodsOf(deps.clock.now());
    const { person } = await ledger.report(communityAccount(from), month);
    // The community comes last: a repetition after a crash still finds its members under the old key.
    for (const who of person.keys())
      await ledger.renameAccount(memberAccount(from, who), memberAccount(to, who));
    await ledger.renameAccount(communityAccount(from), communityAccount(to));
    deps.log.info({ event: 'community.migrated', from, to }, 'Community migrated');
  };

/** Settings with references to the community itself, or to a part of it, changed to its new key. */
const movedSettings = (settings: CommunitySettings, from: string, to: string): CommunitySettings => {
  const [before, after] = [placeOf(from), placeOf(to)];
  const moved = (place: string) => {
    const [whole, ...part] = place.split('/');
    return whole === before ? [after, ...part].join('/') : place;
  };
  const { places, feed } = settings;
  return {
    ...settings,
    ...(places === undefined ? {} : { places: places.map(moved) }),
    ...(feed === undefined ? {} : { feed: moved(feed) }),
  };
};

/** The platform's own id in the key of a community. */
const placeOf = (key: string): string => key.slice(key.indexOf(':') + 1);
