import { personKey } from '../domain/people.js';
import type { EventInContext } from '../policies/context.js';
import type { Deps } from '../ports/deps.js';

/** How long two clicks on the same button are one wish, in seconds. */
const clickSeconds = 10;

/** A double click is one wish, a click a little later is another: the key of the first click stands for both. */
export const dedupeClick = async (
  deps: Deps<'store'>,
  event: EventInContext,
  what: string,
): Promise<string> => {
  const name = `wish:${personKey(event.person)}:${what}`;
  if (await deps.store.locks.claim(name, clickSeconds * 1000)) {
    await deps.store.drafts.save(name, event.key, clickSeconds + 5);
    return event.key;
  }
  const first = await deps.store.drafts.load(name);
  return typeof first === 'string' ? first : event.key;
};
