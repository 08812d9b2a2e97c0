import { say } from '../../i18n/index.js';
import type { Generation } from '../domain/generation.js';
import type { RawValues } from '../domain/message.js';
import { type ChatMessage, note } from '../domain/message.js';
import { type Person, personKey } from '../domain/people.js';
import type { Track } from '../domain/track.js';
import { applyOutcome } from '../generation/apply-fact.js';
import type { OperationName } from '../operations/index.js';
import type { EventInContext } from '../policies/context.js';
import { visibleTracks } from '../policies/references.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import type { ChatEvent } from '../ports/platform.js';
import { cancelledText, requestTitle } from '../views/status-card.js';

/** The person's unfinished songs, and those of everybody else in the community. */
export const queueMessage = async (
  deps: Deps<'store' | 'queue' | 'providers'>,
  event: Pick<ChatEvent, 'person' | 'community'>,
): Promise<ChatMessage> => {
  const { person } = event;
  const { locale } = person;
  const [open, others, footnote] = await Promise.all([
    openGenerations(deps, person),
    othersHere(deps, event),
    waitingEverywhere(deps, locale),
  ]);
  const lines = await Promise.all(
    open.map(async (generation) => {
      const value = await stateLine(deps, generation, 'card.queued', locale);
      return say(locale, 'line', { label: requestTitle(generation), value });
    }),
  );
  const mine = open.length === 0 ? say(locale, 'queue.empty') : lines.join('\n');
  return {
    tone: 'plain',
    title: open.length === 0 ? undefined : say(locale, 'queue.title'),
    body: [mine, ...others].join('\n\n'),
    footnote,
    controls: cancelRows(open, locale),
  };
};

/** How many songs of other people are listed. */
const mostListed = 10;

/**
 * Other people's unfinished songs in the community, by name and place only: what they ask for may not be meant for
 * every channel.
 */
const othersHere = async (
  deps: Deps<'store' | 'queue'>,
  { person, community }: Pick<ChatEvent, 'person' | 'community'>,
): Promise<string[]> => {
  if (community === undefined) return [];
  const ids = await deps.store.generations.openIn(community.key, 200);
  const open = (await deps.store.generations.loadMany(ids))
    .filter((one) => one !== undefined)
    .filter((one) => personKey(one.person) !== personKey(person));
  if (open.length === 0) return [];
  const { locale } = person;
  const lines = await Promise.all(
    open.slice(0, mostListed).map(async (generation) => {
      const value = await stateLine(deps, generation, 'queue.behind', locale);
      return say(locale, 'line', { label: generation.person.name, value });
    }),
  );
  const count = open.length - mostListed;
  const rest = count > 0 ? [say(locale, 'queue.more', { count })] : [];
  return [[say(locale, 'queue.here'), ...lines, ...rest].join('\n')];
};

/** The state of a song, and how many are ahead of it while it waits. */
const stateLine = async (
  deps: Deps<'queue'>,
  { provider, id, state }: Generation,
  behind: 'card.queued' | 'queue.behind',
  locale: string | undefined,
): Promise<string> => {
  const ahead = state.step === 'queued' ? await deps.queue.ahead(provider, id) : undefined;
  const place = ahead === undefined ? '' : ` · ${say(locale, behind, { ahead })}`;
  return say(locale, `queue.state.${state.step}`) + place;
};

/** How many requests wait at each gateway, everybody's together. */
const waitingEverywhere = async (
  deps: Deps<'queue' | 'providers'>,
  locale: string | undefined,
): Promise<string | undefined> => {
  const counts = await Promise.all(
    [...deps.providers.inUse.keys()].map(async (provider) => ({
      provider,
      count: (await deps.queue.waiting(provider, 500)).length,
    })),
  );
  const lines = counts.filter(({ count }) => count > 0).map((one) => say(locale, 'queue.waiting', one));
  return lines.length === 0 ? undefined : lines.join(' ');
};

/** Cancels the person's only unfinished song, or asks which one. */
export const cancelCommand = async (
  deps: CoreDeps,
  event: EventInContext,
  which: RawValues[string],
): Promise<void> => {
  const { locale } = event.person;
  if (typeof which === 'string' && which !== '') return cancel(deps, event, which);
  const open = (await openGenerations(deps, event.person)).filter(canBeCancelled);
  const only = open.length === 1 ? open[0] : undefined;
  if (only !== undefined) return cancel(deps, event, only.id);
  if (open.length === 0) return event.reply.tell(note('plain', say(locale, 'refusal.nothing-to-cancel')));
  const message = { ...note('plain', say(locale, 'cancel.which')), controls: cancelRows(open, locale) };
  return event.reply.tell(message);
};

/** Cancels a generation for the person who requested it, and says whether it was paid already. */
export const cancel = async (deps: CoreDeps, event: EventInContext, id: string): Promise<void> => {
  const { locale } = event.person;
  const generation = await deps.store.generations.load(id);
  if (generation === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.no-generation')));
  if (personKey(generation.person) !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  const result = await applyOutcome(deps, id, { kind: 'cancelled', at: deps.clock.now() });
  if (!result?.changed) {
    const key = wasCancelled(result?.generation) ? 'cancel.done' : 'refusal.too-late';
    return event.reply.tell(note('plain', say(locale, key)));
  }
  const { provider, state } = result.generation;
  await deps.queue.withdraw(provider, id);
  await deps.store.pollSchedule.drop(provider, [id]);
  deps.log.info({ event: 'generation.cancelled', id, provider }, 'Generation cancelled');
  const charge =
    state.step === 'delivering' && state.outcome.kind === 'cancelled' ? state.outcome.charge : 'unknown';
  return event.reply.tell(note('plain', cancelledText(charge, deps.settings.sandbox, locale)));
};

const wasCancelled = (generation: Generation | undefined): boolean =>
  (generation?.state.step === 'delivering' || generation?.state.step === 'done') &&
  generation.state.outcome.kind === 'cancelled';

/** Offers a track to continue from: the one that is given, or else the person's newest ones. */
export const whichTrack = async (
  deps: Deps<'store' | 'platforms'>,
  event: Pick<ChatEvent, 'person' | 'community'>,
  operation: OperationName,
  given?: Track,
): Promise<ChatMessage> => {
  const { person } = event;
  const tracks = given === undefined ? await visibleTracks(deps, event, 5) : [given];
  if (tracks.length === 0) return note('bad', say(person.locale, 'refusal.no-track'));
  return {
    tone: 'plain',
    title: say(person.locale, `name.${operation}`),
    body: say(person.locale, `command.${operation}`),
    controls: tracks.map((track) => [
      {
        kind: 'button',
        label: track.title,
        action: { do: 'operation', operation, track: track.id },
        style: 'plain',
      },
    ]),
  };
};

const openGenerations = async (deps: Deps<'store'>, person: Person): Promise<Generation[]> => {
  const records = await deps.store.generations.loadMany(await deps.store.generations.openOf(person));
  return records.filter((record) => record !== undefined);
};

/** A song that is being posted cannot be cancelled any more. */
const canBeCancelled = ({ state }: Generation): boolean => state.step !== 'delivering';

const cancelRows = (open: readonly Generation[], locale: string | undefined): ChatMessage['controls'] =>
  open
    .filter(canBeCancelled)
    .slice(0, 5)
    .map((generation) => [
      {
        kind: 'button',
        label: say(locale, 'line', { label: say(locale, 'name.cancel'), value: requestTitle(generation) }),
        action: { do: 'cancel', generation: generation.id },
        style: 'danger',
      },
    ]);
