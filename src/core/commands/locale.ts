import { personKey } from '../domain/people.js';
import type { CoreDeps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';

/** The event in the language its person or community chose, and what is known to be said in it. */
export const inChosenLanguage = async (deps: CoreDeps, event: ChatEvent): Promise<ChatEvent> => {
  const who = personKey(event.person);
  const before = await deps.store.settings.preferences(who);
  const { locale, seen } = before;
  const told = event.person.locale;
  if (told !== undefined && told !== seen)
    await deps.store.settings.setPreferences(who, { ...before, seen: told });
  const shared =
    locale === undefined && event.community !== undefined
      ? (await deps.store.settings.community(event.community.key)).locale
      : undefined;
  const chosen = locale ?? shared ?? told ?? seen;
  return chosen === undefined ? event : { ...event, person: { ...event.person, locale: chosen } };
};
