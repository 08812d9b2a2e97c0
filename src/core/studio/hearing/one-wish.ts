import { personKey } from '../../people.js';
import type { ChatEvent } from '../../surface.js';
import type { StudioPorts } from '../ports.js';

/** How long two clicks on the same button are one wish, in seconds. */
const clickSeconds = 10;

/** A double click is one wish, a click a little later is another: the key of the first click stands for both. */
export const oneWish = async (ports: StudioPorts, event: ChatEvent, what: string): Promise<string> => {
  const name = `wish:${personKey(event.person)}:${what}`;
  if (await ports.locks.claim(name, clickSeconds * 1000)) {
    await ports.drafts.save(name, event.key, clickSeconds + 5);
    return event.key;
  }
  const first = await ports.drafts.load(name);
  return typeof first === 'string' ? first : event.key;
};
