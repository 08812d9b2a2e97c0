import { mayUse, refusedWordIn } from '../../community.js';
import type { Generation } from '../../generation.js';
import { type Person, personKey } from '../../people.js';
import type { ChatEvent } from '../../surface.js';
import type { Track } from '../../track.js';
import { say } from '../../words/index.js';
import type { StudioPorts } from '../ports.js';

/** How many things someone may do in a while before they are asked to slow down, and how long that while is. */
const flood = { deeds: 25, withinMs: 20_000 };

/** What is always open: one has to be able to ask for help, and to put wrong settings right. */
const open = new Set(['help', 'start', 'settings', 'usage', 'operator']);

/** The event in the language its person or community chose, and what is known to be said in it. */
export const inChosenLanguage = async (ports: StudioPorts, event: ChatEvent): Promise<ChatEvent> => {
  const who = personKey(event.person);
  const before = await ports.rules.preferences(who);
  const { locale, seen } = before;
  const told = event.person.locale;
  if (told !== undefined && told !== seen) await ports.rules.setPreferences(who, { ...before, seen: told });
  const shared =
    locale === undefined && event.community !== undefined
      ? (await ports.rules.community(event.community.key)).locale
      : undefined;
  const chosen = locale ?? shared ?? told ?? seen;
  return chosen === undefined ? event : { ...event, person: { ...event.person, locale: chosen } };
};

/** Why nothing is done for this person here, in a sentence; an empty one when it was said already. */
export const turnedAway = async (ports: StudioPorts, event: ChatEvent): Promise<string | undefined> => {
  const { person, community } = event;
  const { locale } = person;
  const who = personKey(person);
  const deeds = await ports.locks.count(`flood:${who}`, flood.withinMs);
  if (deeds > flood.deeds) {
    // A pressed button or a command is answered each time; to chatter one answer is enough.
    return event.kind === 'text' && deeds > flood.deeds + 1 ? '' : say(locale, 'refusal.flood');
  }
  const blocked = await ports.rules.blocked();
  if (blocked.has(who)) return say(locale, 'refusal.blocked');
  if (community === undefined || ports.operators.has(who)) return undefined;
  if (blocked.has(community.key)) return say(locale, 'refusal.blocked-here');
  if (event.kind === 'command' && open.has(event.name)) return undefined;
  const settings = await ports.rules.community(community.key);
  const { places = [] } = settings;
  const elsewhere = places.length > 0 && !places.some((place) => community.places.includes(place));
  const stranger = !mayUse(settings, community, person);
  if (!elsewhere && !stranger) return undefined;
  if (await community.manages()) return undefined;
  return say(locale, elsewhere ? 'refusal.elsewhere' : 'refusal.role');
};

/** Why this request may not be made here: a word the community does not want. */
export const unwanted = async (
  ports: StudioPorts,
  { community, person }: ChatEvent,
  values: Generation['request']['values'],
): Promise<string | undefined> => {
  if (community === undefined) return undefined;
  const texts = Object.values(values).filter((value) => typeof value === 'string');
  const word = refusedWordIn(await ports.rules.community(community.key), texts);
  return word === undefined ? undefined : say(person.locale, 'refusal.word', { text: word });
};

/** Why this person may not touch somebody's track here, if the community wants it so. */
export const handsOff = async (
  ports: StudioPorts,
  { community, person }: ChatEvent,
  track: Track,
): Promise<string | undefined> => {
  if (isMine(track, person)) return undefined;
  if (track.hidden === true) return say(person.locale, 'refusal.private');
  if (community === undefined) return undefined;
  const { buttons } = await ports.rules.community(community.key);
  if (buttons !== 'asker' || (await community.manages())) return undefined;
  return say(person.locale, 'refusal.not-your-track');
};

/** True for the person a track was made for. */
export const isMine = (track: Track, person: Person): boolean =>
  personKey(track.person) === personKey(person);
