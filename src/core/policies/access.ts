import { say } from '../../i18n/index.js';
import { mayUse, refusedWordIn } from '../domain/community.js';
import type { Generation } from '../domain/generation.js';
import { personKey } from '../domain/people.js';
import { isMine, type Track } from '../domain/track.js';
import type { Deps } from '../ports/deps.js';
import type { EventInContext } from './context.js';

/** How many events a person may send within the context's window before they are asked to slow down. */
const floodLimit = 25;

/** Commands that always work: a person must be able to get help, and an owner to correct wrong settings. */
const alwaysAllowed = new Set(['help', 'start', 'settings', 'usage', 'operator']);

/** Why this event is refused, as a sentence; empty when the person has been told already. Undefined when it may go on. */
export const denyReason = async (
  deps: Deps<'settings'>,
  event: EventInContext,
): Promise<string | undefined> => {
  const { person, community, context } = event;
  const { locale } = person;
  if (context.recentEvents > floodLimit) {
    // Buttons and commands are answered each time; for plain messages one answer is enough.
    const answered = event.kind === 'text' && context.recentEvents > floodLimit + 1;
    return answered ? '' : say(locale, 'refusal.flood');
  }
  const key = personKey(person);
  if (context.blocked.has(key)) return say(locale, 'refusal.blocked');
  if (community === undefined || deps.settings.operators.has(key)) return undefined;
  if (context.blocked.has(community.key)) return say(locale, 'refusal.blocked-here');
  if (event.kind === 'command' && alwaysAllowed.has(event.name)) return undefined;
  const { places = [] } = context.community;
  const isWrongPlace = places.length > 0 && !places.some((place) => community.places.includes(place));
  if (!isWrongPlace && mayUse(context.community, community, person)) return undefined;
  if (await community.manages()) return undefined;
  return say(locale, isWrongPlace ? 'refusal.wrong-place' : 'refusal.role');
};

/** Why a request is refused in this community: it holds a word that the owners do not want. */
export const refusedWordReason = (
  { community, person, context }: EventInContext,
  values: Generation['request']['values'],
): string | undefined => {
  if (community === undefined) return undefined;
  const texts = Object.values(values).filter((value) => typeof value === 'string');
  const word = refusedWordIn(context.community, texts);
  return word === undefined ? undefined : say(person.locale, 'refusal.word', { text: word });
};

/** Why this person may not use somebody's track here. */
export const trackDenyReason = async (
  { community, person, context }: EventInContext,
  track: Track,
): Promise<string | undefined> => {
  if (isMine(track, person)) return undefined;
  if (track.hidden === true) return say(person.locale, 'refusal.private');
  if (community === undefined || context.community.buttons !== 'asker') return undefined;
  return (await community.manages()) ? undefined : say(person.locale, 'refusal.not-your-track');
};
