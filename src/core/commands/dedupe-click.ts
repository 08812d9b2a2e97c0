import { personKey } from '../domain/people.js';
import type { EventInContext } from '../policies/context.js';
import type { Deps } from '../ports/deps.js';

/** The time in which two clicks on the same button count as one, in seconds. */
const clickSeconds = 10;

/** The event key for a click: a double click yields the key of its first click, a later click its own. */
export const dedupeClick = async (
  deps: Deps<'store'>,
  event: EventInContext,
  what: string,
): Promise<string> => {
  const name = `wish:${personKey(event.person)}:${what}`;
  if (await deps.store.locks.claim(name, clickSeconds * 1000)) {
    await deps.store.expiring.save(name, event.key, clickSeconds + 5);
    return event.key;
  }
  const first = await deps.store.expiring.load(name);
  return typeof first === 'string' ? first : event.key;
};
