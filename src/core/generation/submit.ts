import type { Capability } from '../domain/capability.js';
import { type FaultCode, faultPlans } from '../domain/faults.js';
import type { Generation, Request } from '../domain/generation.js';
import { attemptsOf, chargeOf, type Fact } from '../domain/reduce.js';
import { chooseProvider } from '../policies/choose-provider.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { ProviderError, type Submission } from '../ports/provider.js';
import { applyFact, applyOutcome } from './apply-fact.js';
import { enqueue } from './enqueue.js';
import { makeOrder } from './make-order.js';
import { applyPollResult } from './poll-result.js';
import { nextPoll, pollIntervals } from './poll-schedule.js';
import { retryWrite } from './retry-write.js';
import type { Step } from './step.js';
import { done, later } from './step.js';

/**
 * Hands one request to its gateway. This is the step that costs money: the record says `submitting` before the call,
 * so that whoever finds it so later knows that it may have been paid, and never calls again.
 */
export const createSubmit =
  (deps: CoreDeps) =>
  async (id: string, signal: AbortSignal): Promise<Step> => {
    const { now } = deps.clock;
    const { generations, health } = deps.store;
    const [generation, benched] = await Promise.all([generations.load(id), health.coolingDown()]);
    if (generation === undefined) return done;
    if (generation.state.step === 'submitting') return abandoned(deps, generation);
    if (generation.state.step !== 'queued') return done;

    const provider = deps.providers.inUse.get(generation.provider);
    if (provider === undefined)
      return rerouteOrWait(deps, generation, 'unreachable', 'no longer in use', undefined);
    const bench = benched.get(provider.id);
    if (bench !== undefined) return rerouteOrWait(deps, generation, 'unreachable', bench.reason, bench.forMs);

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

/** Somebody died in the call, or is still in it. Until the lease is over nobody knows; then nobody ever will. */
const abandoned = async (deps: CoreDeps, generation: Generation): Promise<Step> => {
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
): Promise<Step> => {
  const { id } = generation;
  const at = deps.clock.now();
  // Said first: should the memory stay away, the log is the only place that knows the ticket.
  deps.log.info({ id, provider: generation.provider, ticket: submission.ticket }, 'accepted by the gateway');
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

/** Those behind have moved up. A redraw comes a while after it is asked for, so once in that while is enough. */
const refreshWaitingCards = async (deps: Deps<'store' | 'queue'>, provider: string): Promise<void> => {
  if (!(await deps.store.locks.claim(`places:${provider}`, 1500))) return;
  const waiting = await deps.store.generations.loadMany(await deps.queue.waiting(provider, 5));
  await Promise.all(waiting.map((next) => next && deps.queue.refreshCard(next.address.platform, next.id)));
};

const refused = async (deps: CoreDeps, generation: Generation, error: unknown): Promise<Step> => {
  const { id, provider } = generation;
  if (!(error instanceof ProviderError)) {
    // An abort at shutdown, or a fault of ours: the body may have left.
    return markInDoubt(deps, generation, error instanceof Error ? error.message : String(error));
  }
  const plan = faultPlans[error.code];
  const facts = { id, provider, code: error.code, accepted: error.accepted, detail: error.detail };
  if (plan.alarm) deps.log.error({ ...facts, alarm: true }, 'a gateway needs its operator');
  else deps.log.warn(facts, 'refused by the gateway');
  if (error.accepted === 'maybe') return markInDoubt(deps, generation, error.detail);
  const forMs = (error.retryAfterSeconds ?? plan.coolDownSeconds) * 1000;
  if (plan.plan === 'stop') return fail(deps, generation, error.code, error.detail);
  if (forMs > 0) await deps.store.health.coolDown(provider, error.code, forMs);
  return rerouteOrWait(deps, generation, error.code, error.detail, plan.plan === 'wait' ? forMs : undefined);
};

/** The gateway surely did not take it: another one, or, when `waitMs` is given, this one again after a while. */
const rerouteOrWait = async (
  deps: CoreDeps,
  generation: Generation,
  code: FaultCode,
  detail: string,
  waitMs: number | undefined,
): Promise<Step> => {
  const { id, request, provider } = generation;
  const at = deps.clock.now();
  const attempts = attemptsOf(generation.state) ?? 0;
  // What starts from a track or a persona can be done by its maker alone.
  if (request.sources.length === 0 && request.values.persona === undefined) {
    const not = [...generation.refusedBy, provider];
    const { operation, values } = request;
    const other = chooseProvider(deps, await deps.store.health.coolingDown(), {
      operation,
      values,
      model: text(values.model),
      exclude: not,
    });
    if (other.kind === 'chosen' && !other.out) {
      const moved = await applyFact(
        deps,
        id,
        { kind: 'refused', at, attempts, next: other.provider.id, model: modelAt(other, request) },
        generation,
      );
      if (moved?.changed) {
        deps.log.info({ id, from: provider, to: other.provider.id, code }, 'moved to another gateway');
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

/** The model asked for, or the other gateway's own choice when it does not have that one. */
const modelAt = (other: { capability: Capability }, request: Request) =>
  other.capability.models.find((known) => known === request.model) ?? other.capability.models[0];

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const fail = async (
  deps: CoreDeps,
  generation: Generation,
  code: FaultCode,
  detail: string,
): Promise<Step> => {
  const attempts = attemptsOf(generation.state);
  const fact: Fact = { kind: 'failed', at: deps.clock.now(), attempts, fault: code, detail, charge: 'none' };
  await applyOutcome(deps, generation.id, fact, generation);
  return done;
};

const markInDoubt = async (deps: CoreDeps, generation: Generation, detail: string): Promise<Step> => {
  const { id, provider } = generation;
  deps.log.error(
    { id, provider, detail, charge: chargeOf(generation), alarm: true },
    'in doubt: may have been charged',
  );
  const attempts = attemptsOf(generation.state);
  await applyOutcome(deps, id, { kind: 'doubted', at: deps.clock.now(), attempts, detail }, generation);
  return done;
};
