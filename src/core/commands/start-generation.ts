import { say } from '../../i18n/index.js';
import type { Generation, Request } from '../domain/generation.js';
import { note } from '../domain/message.js';
import { applyOutcome } from '../generation/apply-fact.js';
import { reserve, usedUpMessage } from '../generation/billing.js';
import { enqueue } from '../generation/enqueue.js';
import { expectedSeconds } from '../generation/eta.js';
import { refusedWordReason } from '../policies/access.js';
import type { EventInContext } from '../policies/context.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { statusCard } from '../views/status-card.js';

/** A checked request with its provider. The same `key` starts one generation, however often it comes. */
export type GenerationStart = { request: Request; provider: string; key: string };

/** Writes the record, puts it into the queue, shows the card. The same key starts one song, however often it comes. */
export const startGeneration = async (
  deps: CoreDeps,
  event: EventInContext,
  { request, provider, key }: GenerationStart,
): Promise<void> => {
  const { person, address } = event;
  const open = await deps.store.generations.openOf(person);
  const id = deps.store.idFor(key);
  const tooMany = note('bad', say(person.locale, 'refusal.too-many', { limit: deps.settings.openPerPerson }));
  if (open.length >= deps.settings.openPerPerson && !open.includes(id)) {
    return event.reply.tell(tooMany);
  }
  const word = refusedWordReason(event, request.values);
  if (word !== undefined) return event.reply.tell(note('bad', word));
  const usedUp = await reserve(deps, event, id);
  if (usedUp !== undefined) return event.reply.tell(note('bad', usedUpMessage(usedUp, event)));
  const at = deps.clock.now();
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
  const what = await deps.store.generations.create(fresh, deps.settings.openPerPerson);
  // Others of the same moment were faster. What is reserved is given back a little later, with all that has no
  // record: by then nobody can be in the middle of starting the same song.
  if (what === 'too many') return event.reply.tell(tooMany);
  const created = what === 'created';
  const generation = created ? fresh : ((await deps.store.generations.load(id)) ?? fresh);
  deps.log.info({ id, key, provider, operation: request.operation, created }, 'asked for');
  if (!created && generation.card !== undefined) {
    return event.reply.tell(note('plain', say(person.locale, 'refusal.running-already')));
  }
  if (generation.state.step === 'queued') await tryEnqueue(deps, generation);
  await showCard(deps, event, generation);
};

/** Once there is a record the song is on its way: what cannot be queued now is tended a little later. */
const tryEnqueue = async (deps: Deps<'log' | 'queue'>, generation: Generation) => {
  try {
    await enqueue(deps, generation);
  } catch (error) {
    deps.log.warn(
      { id: generation.id, reason: error instanceof Error ? error.message : String(error) },
      'queued later',
    );
  }
};

const showCard = async (deps: CoreDeps, event: EventInContext, generation: Generation) => {
  const { id, person } = generation;
  const ahead = await deps.queue.ahead(generation.provider, id).catch(() => undefined);
  const context = {
    now: deps.clock.now(),
    ahead,
    usualSeconds: await expectedSeconds(deps, generation),
    sandbox: deps.settings.sandbox,
  };
  const ref = await event.reply.card(statusCard(generation, context));
  const carded = await applyOutcome(deps, id, { kind: 'carded', at: deps.clock.now(), ref });
  if (carded !== undefined && !carded.changed && carded.generation.card?.message !== ref.message) {
    // Two presses at the same moment: the other one's card stays, and this one is no card.
    const other = note('plain', say(person.locale, 'refusal.running-already'));
    await deps.platforms.get(person.platform)?.edit(ref, other);
    return;
  }
  await deps.queue.refreshCard(person.platform, id).catch(() => undefined);
};
