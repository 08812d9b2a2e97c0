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

/** Writes the record, queues it and shows its card. The same key starts one generation, however often it comes. */
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
  const { graceMs } = deps.settings.timing;
  const fresh: Generation = {
    id,
    revision: 1,
    createdAt: at,
    person,
    address,
    community: event.community?.key,
    request,
    // A plain message may be a slip; a command, a form and a button are not.
    graceUntil: event.kind === 'text' && graceMs > 0 ? at + graceMs : undefined,
    provider,
    refusedBy: [],
    posted: {},
    state: { step: 'queued', since: at, attempts: 0 },
  };
  const outcome = await deps.store.generations.create(fresh, deps.settings.openPerPerson);
  // Other requests of the same moment were faster. The reservation is released by the next reconciliation, like every
  // one without a record: by then no process can still be starting this generation.
  if (outcome === 'too many') return event.reply.tell(tooMany);
  const created = outcome === 'created';
  const generation = created ? fresh : ((await deps.store.generations.load(id)) ?? fresh);
  const { operation } = request;
  deps.log.info({ event: 'request.started', id, key, provider, operation, created }, 'Request started');
  if (!created && generation.card !== undefined) {
    return event.reply.tell(note('plain', say(person.locale, 'refusal.running-already')));
  }
  if (generation.state.step === 'queued') await tryEnqueue(deps, generation);
  await showCard(deps, event, generation);
};

/** Once the record exists the song is on its way: if it cannot be queued now, the next reconciliation queues it. */
const tryEnqueue = async (deps: Deps<'log' | 'queue'>, generation: Generation) => {
  try {
    await enqueue(deps, generation);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    deps.log.warn(
      { event: 'request.queue-delayed', id: generation.id, reason },
      'Request will be queued later',
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
    // Two clicks at the same moment: the other card stays, and this one says so.
    const other = note('plain', say(person.locale, 'refusal.running-already'));
    await deps.platforms.get(person.platform)?.edit(ref, other);
    return;
  }
  await deps.queue.refreshCard(person.platform, id).catch(() => undefined);
};
