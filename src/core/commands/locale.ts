import { personKey } from '../domain/people.js';
import type { EventInContext } from '../policies/context.js';
import type { Deps } from '../ports/deps.js';

/**
 * The event in the language to answer in: the person's choice, else the community's, else what the platform says, else
 * what it said last.
 */
export const withLocale = (event: EventInContext): EventInContext => {
  const { preferences, community } = event.context;
  const locale = preferences.locale ?? community.locale ?? event.person.locale ?? preferences.seen;
  return locale === undefined ? event : { ...event, person: { ...event.person, locale } };
};

/**
 * Remembers the language that the platform reports, for places where it reports none. Returns the event with the
 * preferences as they are then.
 */
export const rememberLocale = async (deps: Deps<'store'>, event: EventInContext): Promise<EventInContext> => {
  const { person, context } = event;
  const seen = person.locale;
  if (seen === undefined || seen === context.preferences.seen) return event;
  const preferences = { ...context.preferences, seen };
  await deps.store.settings.setPreferences(personKey(person), preferences);
  return { ...event, context: { ...context, preferences } };
};
