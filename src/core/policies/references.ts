import { say } from '../../i18n/index.js';
import type { Capability } from '../domain/capability.js';
import type { RawValues } from '../domain/message.js';
import { labelOf } from '../domain/parse-values.js';
import { type Person, personKey } from '../domain/people.js';
import type { ProviderId } from '../domain/take.js';
import { hasSameMaker, type Track } from '../domain/track.js';
import type { Deps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';
import type { Persona } from '../ports/store.js';

/** What a request refers to: its source track, a second track, a persona. */
export type References = {
  track?: Track | undefined;
  other?: Track | undefined;
  persona?: Persona | undefined;
};

/** Loads what a request refers to. A reference that does not exist or is not this person's is left out. */
export const findReferences = async (
  deps: Deps<'store'>,
  person: Person,
  raw: RawValues,
  track: Track | undefined,
): Promise<References> => {
  const other = typeof raw.other === 'string' ? await deps.store.tracks.load(raw.other.trim()) : undefined;
  const persona =
    typeof raw.persona === 'string' ? await deps.store.personas.load(raw.persona.trim()) : undefined;
  const mine = (one: { person: Person }) => personKey(one.person) === personKey(person);
  // Somebody else's private track counts as missing.
  const open = other !== undefined && (other.hidden !== true || mine(other));
  return {
    track,
    other: open ? other : undefined,
    persona: persona !== undefined && mine(persona) ? persona : undefined,
  };
};

/** A person's newest tracks that may be shown: where everybody can read the answer, private ones are left out. */
export const visibleTracks = async (
  deps: Deps<'store' | 'platforms'>,
  { person, community }: Pick<ChatEvent, 'person' | 'community'>,
  limit: number,
): Promise<Track[]> => {
  const tracks = await deps.store.tracks.newest(person, limit);
  const alone =
    community === undefined || deps.platforms.get(person.platform)?.limits.answersPrivately === true;
  return alone ? tracks : tracks.filter(({ hidden }) => hidden !== true);
};

/** The choices of a form: the person's newest tracks and personas. */
export const formChoices = async (
  deps: Deps<'store' | 'platforms'>,
  event: Pick<ChatEvent, 'person' | 'community'>,
): Promise<{ tracks: Track[]; personas: Persona[] }> => ({
  tracks: await visibleTracks(deps, event, 25),
  personas: await deps.store.personas.of(event.person),
});

/** The person's newest tracks that can be combined with a track: made by the same gateway account. */
export const matchingTracks = async (deps: Deps<'store'>, person: Person, track: Track): Promise<Track[]> =>
  (await deps.store.tracks.newest(person, 25)).filter((one) => hasSameMaker(one, track));

/** The gateway account that a request is bound to: the one that made its source track or persona. */
export const makerOf = ({
  track,
  persona,
}: References): { provider: ProviderId; account: string } | undefined => track ?? persona;

/** What is wrong with the references, as sentences. */
export const referenceProblems = (
  raw: RawValues,
  { track, other, persona }: References,
  capability: Capability,
  locale: string | undefined,
): string[] => {
  const problems: string[] = [];
  const asksFor = (field: string) =>
    capability.fields.includes(field) && String(raw[field] ?? '').trim() !== '';
  if (asksFor('other') && !(other !== undefined && track !== undefined && hasSameMaker(other, track))) {
    problems.push(say(locale, 'invalid.track', { field: labelOf('other', locale) }));
  }
  if (asksFor('persona') && persona === undefined) {
    problems.push(say(locale, 'invalid.persona', { field: labelOf('persona', locale) }));
  }
  return problems;
};
