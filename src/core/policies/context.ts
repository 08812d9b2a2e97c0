import type { CommunitySettings, Preferences } from '../domain/community.js';
import { personKey } from '../domain/people.js';
import type { Deps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';
import type { CoolingDown } from '../ports/store.js';

/** The time in which a person's events are counted, in milliseconds. */
const floodWindowMs = 20_000;

/** What decisions about an event depend on. It is read once, in one round trip, before anything is decided. */
export type RequestContext = {
  preferences: Preferences;
  /** What the owners of the community have decided; empty in direct messages. */
  community: CommunitySettings;
  /** The blocked people and communities, by key. */
  blocked: ReadonlySet<string>;
  coolingDown: CoolingDown;
  /** How many events this person sent within the last 20 seconds, this one included. */
  recentEvents: number;
};

/** An event together with its context. */
export type EventInContext = ChatEvent & { context: RequestContext };

/** Reads the context of an event. */
export const readContext = async (
  deps: Deps<'store'>,
  { person, community }: Pick<ChatEvent, 'person' | 'community'>,
): Promise<RequestContext> => {
  const { settings, health, rateLimiter } = deps.store;
  const key = personKey(person);
  const [preferences, communitySettings, blocked, coolingDown, recentEvents] = await Promise.all([
    settings.preferences(key),
    community === undefined ? {} : settings.community(community.key),
    settings.blocked(),
    health.coolingDown(),
    rateLimiter.count(`flood:${key}`, floodWindowMs),
  ]);
  return { preferences, community: communitySettings, blocked, coolingDown, recentEvents };
};
