import type { Capability } from '../domain/capability.js';
import type { Fact } from '../domain/fact.js';
import { type FaultCode, faultPlans } from '../domain/faults.js';
import type { Generation, Request } from '../domain/generation.js';
import { attemptsOf, chargeOf } from '../domain/reduce.js';
import { chooseProvider } from '../policies/choose-provider.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { ProviderError, type Submission } from '../ports/provider.js';
import { applyFact, applyOutcome } from './apply-fact.js';
import { enqueue } from './enqueue.js';
import type { JobResult } from './job-result.js';
import { done, later } from './job-result.js';
import { makeOrder } from './make-order.js';
import { applyPollResult } from './poll-result.js';
import { nextPoll, pollIntervals } from './poll-schedule.js';
import { retryWrite } from './retry-write.js';

/**
 * Submits one request to its gateway. This is the step that costs money: the record says `submitting` before the call,
 * so that a process that finds it so later knows that it may have been paid, and never submits it again.
 */
export const createSubmit =
  (deps: CoreDeps) =>
  async (id: string, signal: AbortSignal): Promise<JobResult> => {
    const { now } = deps.clock;
    const { generations, health } = deps.store;
    const [generation, coolingDown] = await Promise.all([generations.load(id), health.coolingDown()]);
    if (generation === undefined) return done;
    if (generation.state.step === 'submitting') return abandoned(deps, generation);
    if (generation.state.step !== 'queued') return done;
    const graceMs = (generation.graceUntil ?? 0) - now();
    if (graceMs > 0) return later(graceMs);

    const provider = deps.providers.inUse.get(generation.provider);
    if (provider === undefined)
      return rerouteOrWait(deps, generation, 'unreachable', 'no longer in use', undefined);
    const cooling = coolingDown.get(provider.id);
    if (cooling !== undefined) {
      return rerouteOrWait(deps, generation, 'unreachable', cooling.reason, cooling.forMs);
    }

    const order = await makeOrder(deps, generation);
    if (order === undefined) return fail(deps, generation, 'cannot', 'the source track is gone');
    const lease = now() + deps.settings.timing.submitLeaseMs;
    const { attempts } = generation.state;
    const mine = await applyFact(deps, id, { kind: 'submitting', at: now(), attempts, lease }, generation);
    if (!mine?.changed) return done;

    let submission: Submission;
    try {
      submission = await provider.submit(order, signal);
    } catch (error) {
      return retryWrite(deps, () => refused(deps, mine.generation, error));
    }
    return accepted(deps, mine.generation, provider.account, submission);
  };

/** A process died in the call, or is still in it. Until the lease ends nobody knows; after it nobody ever will. */
const abandoned = async (deps: CoreDeps, generation: Generation): Promise<JobResult> => {
  if (generation.state.step !== 'submitting') return done;
  const left = generation.state.lease - deps.clock.now();
  if (left > 0) return later(left);
  return markInDoubt(deps, generation, 'the process ended in the middle of the call');
};

const accepted = async (
  deps: CoreDeps,
  generation: Generation,
  account: string,
  submission: Submission,
): Promise<JobResult> => {
  const { id } = generation;
  const at = deps.clock.now();
  // Logged first: if the store stays away, only the log knows the ticket.
  const { ticket } = submission;
  deps.log.info({ event: 'submit.accepted', id, provider: generation.provider, ticket }, 'Submit accepted');
  const fact = { kind: 'accepted', at, account, ticket: submission.ticket } as const;
  const result = await retryWrite(deps, () => applyFact(deps, id, fact, generation));
  if (result === undefined) return done;
  if (submission.result !== undefined && submission.result.state !== 'waiting') {
    await applyPollResult(deps, result.generation, submission.result);
  }
  const provider = deps.providers.inUse.get(generation.provider);
  const called = deps.providers.callbackUrl(generation.provider, id) !== undefined;
  const due = provider && nextPoll(pollIntervals(provider.capabilities, called), at, at);
  await Promise.all([
    due === undefined ? undefined : deps.store.pollSchedule.put(generation.provider, id, due),
    deps.queue.refreshCard(generation.address.platform, id),
    refreshWaitingCards(deps, generation.provider),
  ]);
  return done;
};

/** Refreshes the cards of those who moved up. A refresh is delayed anyway, so one round in that time is enough. */
const refreshWaitingCards = async (deps: Deps<'store' | 'queue'>, provider: string): Promise<void> => {
  if (!(await deps.store.locks.claim(`places:${provider}`, 1500))) return;
  const waiting = await deps.store.generations.loadMany(await deps.queue.waiting(provider, 5));
  await Promise.all(waiting.map((next) => next && deps.queue.refreshCard(next.address.platform, next.id)));
};

const refused = async (deps: CoreDeps, generation: Generation, error: unknown): Promise<JobResult> => {
  const { id, provider } = generation;
  if (!(error instanceof ProviderError)) {
    // Aborted at shutdown, or our own fault: the request may have left.
    return markInDoubt(deps, generation, error instanceof Error ? error.message : String(error));
  }
  const plan = faultPlans[error.code];
  const { code, accepted: isAccepted, detail: reason } = error;
  const facts = { id, provider, code, accepted: isAccepted, reason };
  if (plan.alarm)
    deps.log.error({ event: 'account.rejected', ...facts, alarm: true }, 'Gateway account rejected');
  else deps.log.warn({ event: 'submit.refused', ...facts }, 'Submit refused');
  if (error.accepted === 'maybe') return markInDoubt(deps, generation, error.detail);
  const forMs = (error.retryAfterSeconds ?? plan.coolDownSeconds) * 1000;
  if (plan.plan === 'stop') return fail(deps, generation, error.code, error.detail);
  if (forMs > 0) await deps.store.health.coolDown(provider, error.code, forMs);
  return rerouteOrWait(deps, generation, error.code, error.detail, plan.plan === 'wait' ? forMs : undefined);
};

/** The gateway surely did not accept it: reroutes the request, or, when `waitMs` is given, tries the same one later. */
const rerouteOrWait = async (
  deps: CoreDeps,
  generation: Generation,
  code: FaultCode,
  detail: string,
  waitMs: number | undefined,
): Promise<JobResult> => {
  const { id, request, provider } = generation;
  const at = deps.clock.now();
  const attempts = attemptsOf(generation.state) ?? 0;
  // A request that starts from a track or a persona can only be done by the gateway that made it.
  if (request.sources.length === 0 && request.values.persona === undefined) {
    const exclude = [...generation.refusedBy, provider];
    const { operation, values } = request;
    const other = chooseProvider(deps, await deps.store.health.coolingDown(), {
      operation,
      values,
      model: text(values.model),
      exclude,
    });
    if (other.kind === 'chosen' && !other.out) {
      const moved = await applyFact(
        deps,
        id,
        { kind: 'refused', at, attempts, next: other.provider.id, model: modelAt(other, request) },
        generation,
      );
      if (moved?.changed) {
        const to = other.provider.id;
        deps.log.info({ event: 'submit.rerouted', id, from: provider, to, code }, 'Request rerouted');
        await enqueue(deps, moved.generation);
      }
      return done;
    }
  }
  const waited = at - generation.createdAt;
  if (waitMs === undefined || waited + waitMs > deps.settings.timing.waitForProviderMs)
    return fail(deps, generation, code, detail);
  await applyFact(deps, id, { kind: 'refused', at, attempts, next: provider }, generation);
  await deps.queue.refreshCard(generation.address.platform, id);
  return later(Math.min(waitMs, 5000));
};

/** The requested model, or the other gateway's default when it does not offer that one. */
const modelAt = (other: { capability: Capability }, request: Request) =>
  other.capability.models.find((known) => known === request.model) ?? other.capability.models[0];

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const fail = async (
  deps: CoreDeps,
  generation: Generation,
  code: FaultCode,
  detail: string,
): Promise<JobResult> => {
  const attempts = attemptsOf(generation.state);
  const fact: Fact = { kind: 'failed', at: deps.clock.now(), attempts, fault: code, detail, charge: 'none' };
  await applyOutcome(deps, generation.id, fact, generation);
  return done;
};

const markInDoubt = async (deps: CoreDeps, generation: Generation, detail: string): Promise<JobResult> => {
  const { id, provider } = generation;
  const charge = chargeOf(generation);
  deps.log.error(
    { event: 'submit.in-doubt', id, provider, reason: detail, charge, alarm: true },
    'Submit in doubt: it may have been charged',
  );
  const attempts = attemptsOf(generation.state);
  await applyOutcome(deps, id, { kind: 'doubted', at: deps.clock.now(), attempts, detail }, generation);
  return done;
};
