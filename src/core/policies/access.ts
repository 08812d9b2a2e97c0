import { say } from '../../i18n/index.js';
import { mayUse, refusedWordIn } from '../domain/community.js';
import type { Generation } from '../domain/generation.js';
import { personKey } from '../domain/people.js';
import { isMine, type Track } from '../domain/track.js';
import type { CoreDeps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';

/** How many things someone may do in a while before they are asked to slow down, and how long that while is. */
const flood = { deeds: 25, withinMs: 20_000 };

/** What is always open: one has to be able to ask for help, and to put wrong settings right. */
const open = new Set(['help', 'start', 'settings', 'usage', 'operator']);

/** Why nothing is done for this person here, in a sentence; an empty one when it was said already. */
export const denyReason = async (deps: CoreDeps, event: ChatEvent): Promise<string | undefined> => {
  const { person, community } = event;
  const { locale } = person;
  const who = personKey(person);
  const deeds = await deps.store.rateLimiter.count(`flood:${who}`, flood.withinMs);
  if (deeds > flood.deeds) {
    // A pressed button or a command is answered each time; to chatter one answer is enough.
    return event.kind === 'text' && deeds > flood.deeds + 1 ? '' : say(locale, 'refusal.flood');
  }
  const blocked = await deps.store.settings.blocked();
  if (blocked.has(who)) return say(locale, 'refusal.blocked');
  if (community === undefined || deps.settings.operators.has(who)) return undefined;
  if (blocked.has(community.key)) return say(locale, 'refusal.blocked-here');
  if (event.kind === 'command' && open.has(event.name)) return undefined;
  const settings = await deps.store.settings.community(community.key);
  const { places = [] } = settings;
  const elsewhere = places.length > 0 && !places.some((place) => community.places.includes(place));
  const stranger = !mayUse(settings, community, person);
  if (!elsewhere && !stranger) return undefined;
  if (await community.manages()) return undefined;
  return say(locale, elsewhere ? 'refusal.elsewhere' : 'refusal.role');
};

/** Why this request may not be made here: a word the community does not want. */
export const refusedWordReason = async (
  deps: CoreDeps,
  { community, person }: ChatEvent,
  values: Generation['request']['values'],
): Promise<string | undefined> => {
  if (community === undefined) return undefined;
  const texts = Object.values(values).filter((value) => typeof value === 'string');
  const word = refusedWordIn(await deps.store.settings.community(community.key), texts);
  return word === undefined ? undefined : say(person.locale, 'refusal.word', { text: word });
};

/** Why this person may not touch somebody's track here, if the community wants it so. */
export const trackDenyReason = async (
  deps: CoreDeps,
  { community, person }: ChatEvent,
  track: Track,
): Promise<string | undefined> => {
  if (isMine(track, person)) return undefined;
  if (track.hidden === true) return say(person.locale, 'refusal.private');
  if (community === undefined) return undefined;
  const { buttons } = await deps.store.settings.community(community.key);
  if (buttons !== 'asker' || (await community.manages())) return undefined;
  return say(person.locale, 'refusal.not-your-track');
};
