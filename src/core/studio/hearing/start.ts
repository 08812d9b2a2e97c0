import { type Generation, generationId, type Request } from '../../generation.js';
import { note } from '../../message.js';
import type { ChatEvent } from '../../surface.js';
import { say } from '../../words/index.js';
import type { StudioPorts } from '../ports.js';
import { cardMessage } from '../posting/cards.js';
import { reserve, usedUpWords } from '../work/books.js';
import { settle } from '../work/change.js';
import { usualSeconds } from '../work/progress.js';
import { enqueue } from '../work/submit.js';
import { unwanted } from './gate.js';

/** Writes the record, puts it into the queue, shows the card. The same key starts one song, however often it comes. */
export const start = async (
  ports: StudioPorts,
  event: ChatEvent,
  request: Request,
  provider: string,
  key: string,
) => {
  const { person, address } = event;
  const open = await ports.generations.openOf(person);
  const id = generationId(ports.hash(key));
  const tooMany = note('bad', say(person.locale, 'refusal.too-many', { limit: ports.openPerPerson }));
  if (open.length >= ports.openPerPerson && !open.includes(id)) {
    return event.reply.tell(tooMany);
  }
  const word = await unwanted(ports, event, request.values);
  if (word !== undefined) return event.reply.tell(note('bad', word));
  const usedUp = await reserve(ports, event, id);
  if (usedUp !== undefined) return event.reply.tell(note('bad', usedUpWords(usedUp, event)));
  const at = ports.clock();
  const fresh: Generation = {
    id,
    revision: 1,
    createdAt: at,
    person,
    address,
    community: event.community?.key,
    request,
    provider,
    refusedBy: [],
    posted: {},
    state: { step: 'queued', since: at, attempts: 0 },
  };
  const what = await ports.generations.create(fresh, ports.openPerPerson);
  // Others of the same moment were faster. What is reserved is given back a little later, with all that has no
  // record: by then nobody can be in the middle of starting the same song.
  if (what === 'too many') return event.reply.tell(tooMany);
  const created = what === 'created';
  const generation = created ? fresh : ((await ports.generations.load(id)) ?? fresh);
  ports.log.info({ id, key, provider, operation: request.operation, created }, 'asked for');
  if (!created && generation.card !== undefined) {
    return event.reply.tell(note('plain', say(person.locale, 'refusal.running-already')));
  }
  if (generation.state.step === 'queued') await tryEnqueue(ports, generation);
  await showCard(ports, event, generation);
};

/** Once there is a record the song is on its way: what cannot be queued now is tended a little later. */
const tryEnqueue = async (ports: StudioPorts, generation: Generation) => {
  try {
    await enqueue(ports, generation);
  } catch (error) {
    ports.log.warn(
      { id: generation.id, reason: error instanceof Error ? error.message : String(error) },
      'queued later',
    );
  }
};

const showCard = async (ports: StudioPorts, event: ChatEvent, generation: Generation) => {
  const { id, person } = generation;
  const ahead = await ports.carrier.ahead(generation.provider, id).catch(() => undefined);
  const context = {
    now: ports.clock(),
    ahead,
    usualSeconds: await usualSeconds(ports, generation),
    sandbox: ports.sandbox,
  };
  const ref = await event.reply.card(cardMessage(generation, context));
  const carded = await settle(ports, id, { kind: 'carded', at: ports.clock(), ref });
  if (carded !== undefined && !carded.changed && carded.generation.card?.message !== ref.message) {
    // Two presses at the same moment: the other one's card stays, and this one is no card.
    const other = note('plain', say(person.locale, 'refusal.running-already'));
    await ports.surfaces.get(person.platform)?.edit(ref, other);
    return;
  }
  await ports.carrier.redraw(person.platform, id).catch(() => undefined);
};
