import { actionId } from '../../action.js';
import type { Generation } from '../../generation.js';
import { type ChatMessage, note } from '../../message.js';
import type { OperationName } from '../../operations/index.js';
import { type Person, personKey } from '../../people.js';
import type { ChatEvent, RawValues } from '../../surface.js';
import { say } from '../../words/index.js';
import { shownTracks } from '../hearing/references.js';
import type { StudioPorts } from '../ports.js';
import { cancelledWords, requestTitle } from '../posting/cards.js';
import { settle } from '../work/change.js';

/** What is in the making for someone, and for everybody else in their community. */
export const queueMessage = async (
  ports: StudioPorts,
  event: Pick<ChatEvent, 'person' | 'community'>,
): Promise<ChatMessage> => {
  const { person } = event;
  const { locale } = person;
  const [open, others, footnote] = await Promise.all([
    openGenerations(ports, person),
    othersHere(ports, event),
    waitingEverywhere(ports, locale),
  ]);
  const lines = await Promise.all(
    open.map(async (generation) => {
      const value = await standing(ports, generation, 'card.queued', locale);
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

/** How many of other people's songs are listed. */
const mostListed = 10;

/** What is in the making for others here: by name and place alone, for what they ask may not be for every channel. */
const othersHere = async (
  ports: StudioPorts,
  { person, community }: Pick<ChatEvent, 'person' | 'community'>,
): Promise<string[]> => {
  if (community === undefined) return [];
  const ids = await ports.generations.openIn(community.key, 200);
  const open = (await ports.generations.loadMany(ids))
    .filter((one) => one !== undefined)
    .filter((one) => personKey(one.person) !== personKey(person));
  if (open.length === 0) return [];
  const { locale } = person;
  const lines = await Promise.all(
    open.slice(0, mostListed).map(async (generation) => {
      const value = await standing(ports, generation, 'queue.behind', locale);
      return say(locale, 'line', { label: generation.person.name, value });
    }),
  );
  const count = open.length - mostListed;
  const rest = count > 0 ? [say(locale, 'queue.more', { count })] : [];
  return [[say(locale, 'queue.here'), ...lines, ...rest].join('\n')];
};

/** Where a song stands, and how many are before it while it waits. */
const standing = async (
  ports: StudioPorts,
  { provider, id, state }: Generation,
  behind: 'card.queued' | 'queue.behind',
  locale: string | undefined,
): Promise<string> => {
  const ahead = state.step === 'queued' ? await ports.carrier.ahead(provider, id) : undefined;
  const place = ahead === undefined ? '' : ` · ${say(locale, behind, { ahead })}`;
  return say(locale, `queue.state.${state.step}`) + place;
};

/** How many wait at each gateway, of everybody's. */
const waitingEverywhere = async (
  ports: StudioPorts,
  locale: string | undefined,
): Promise<string | undefined> => {
  const counts = await Promise.all(
    [...ports.providers.keys()].map(async (provider) => ({
      provider,
      count: (await ports.carrier.waiting(provider, 500)).length,
    })),
  );
  const lines = counts.filter(({ count }) => count > 0).map((one) => say(locale, 'queue.waiting', one));
  return lines.length === 0 ? undefined : lines.join(' ');
};

/** Cancels the one song in the making, or asks which. */
export const cancelCommand = async (
  ports: StudioPorts,
  event: ChatEvent,
  which: RawValues[string],
): Promise<void> => {
  const { locale } = event.person;
  if (typeof which === 'string' && which !== '') return cancel(ports, event, which);
  const open = (await openGenerations(ports, event.person)).filter(canBeCancelled);
  const only = open.length === 1 ? open[0] : undefined;
  if (only !== undefined) return cancel(ports, event, only.id);
  if (open.length === 0) return event.reply.tell(note('plain', say(locale, 'refusal.nothing-to-cancel')));
  const message = { ...note('plain', say(locale, 'cancel.which')), controls: cancelRows(open, locale) };
  return event.reply.tell(message);
};

/** Cancels a generation for the person who asked for it, and says whether it was paid already. */
export const cancel = async (ports: StudioPorts, event: ChatEvent, id: string): Promise<void> => {
  const { locale } = event.person;
  const generation = await ports.generations.load(id);
  if (generation === undefined) return event.reply.tell(note('bad', say(locale, 'refusal.no-generation')));
  if (personKey(generation.person) !== personKey(event.person)) {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-yours')));
  }
  const result = await settle(ports, id, { kind: 'cancelled', at: ports.clock() });
  if (!result?.changed) {
    const key = wasCancelled(result?.generation) ? 'cancel.done' : 'refusal.too-late';
    return event.reply.tell(note('plain', say(locale, key)));
  }
  const { provider, state } = result.generation;
  await ports.carrier.withdraw(provider, id);
  await ports.inFlight.drop(provider, [id]);
  ports.log.info({ id, provider }, 'cancelled');
  const charge =
    state.step === 'delivering' && state.outcome.kind === 'cancelled' ? state.outcome.charge : 'unknown';
  return event.reply.tell(note('plain', cancelledWords(charge, ports.sandbox, locale)));
};

const wasCancelled = (generation: Generation | undefined): boolean =>
  (generation?.state.step === 'delivering' || generation?.state.step === 'done') &&
  generation.state.outcome.kind === 'cancelled';

/** What the bot can do. */
export const helpMessage = (locale: string | undefined): ChatMessage => ({
  tone: 'plain',
  title: say(locale, 'help.title'),
  body: say(locale, 'help.body'),
  controls: [],
});

/** What is said where the bot has just been brought to. */
export const welcomeMessage = (locale: string | undefined): ChatMessage => ({
  tone: 'plain',
  title: say(locale, 'welcome.title'),
  body: say(locale, 'welcome.body'),
  controls: [],
});

/** Offers someone's newest tracks to go on from. */
export const whichTrack = async (
  ports: StudioPorts,
  event: Pick<ChatEvent, 'person' | 'community'>,
  operation: OperationName,
): Promise<ChatMessage> => {
  const { person } = event;
  const tracks = await shownTracks(ports, event, 5);
  if (tracks.length === 0) return note('bad', say(person.locale, 'refusal.no-track'));
  return {
    tone: 'plain',
    title: say(person.locale, `name.${operation}`),
    body: say(person.locale, `command.${operation}`),
    controls: tracks.map((track) => [
      {
        kind: 'button',
        label: track.title,
        action: actionId({ do: 'operation', operation, track: track.id }),
        style: 'plain',
      },
    ]),
  };
};

const openGenerations = async (ports: StudioPorts, person: Person): Promise<Generation[]> => {
  const records = await ports.generations.loadMany(await ports.generations.openOf(person));
  return records.filter((record) => record !== undefined);
};

/** What is being posted is beyond stopping. */
const canBeCancelled = ({ state }: Generation): boolean => state.step !== 'delivering';

const cancelRows = (open: readonly Generation[], locale: string | undefined): ChatMessage['controls'] =>
  open
    .filter(canBeCancelled)
    .slice(0, 5)
    .map((generation) => [
      {
        kind: 'button',
        label: say(locale, 'line', { label: say(locale, 'name.cancel'), value: requestTitle(generation) }),
        action: actionId({ do: 'cancel', generation: generation.id }),
        style: 'danger',
      },
    ]);
