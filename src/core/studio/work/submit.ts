import { type FaultCode, faultPlans } from '../../faults.js';
import { type Capability, type Order, ProviderError, type Submission } from '../../gateway.js';
import type { Generation, Request } from '../../generation.js';
import { personKey } from '../../people.js';
import { attemptsOf, chargeOf, type Fact } from '../../reduce.js';
import { orderSource } from '../../track.js';
import { choose } from '../hearing/choose.js';
import { done, later, type Step, type StudioPorts } from '../ports.js';
import { nextPoll, rhythmOf } from './beat.js';
import { change, settle } from './change.js';
import { insist } from './insist.js';
import { takeResult } from './watch.js';

/**
 * Hands one request to its gateway. This is the step that costs money: the record says `submitting` before the call,
 * so that whoever finds it so later knows that it may have been paid, and never calls again.
 */
export const createSubmit =
  (ports: StudioPorts) =>
  async (id: string, signal: AbortSignal): Promise<Step> => {
    const { clock, generations, health } = ports;
    const [generation, benched] = await Promise.all([generations.load(id), health.benched()]);
    if (generation === undefined) return done;
    if (generation.state.step === 'submitting') return abandoned(ports, generation);
    if (generation.state.step !== 'queued') return done;

    const provider = ports.providers.get(generation.provider);
    if (provider === undefined) return goOn(ports, generation, 'unreachable', 'no longer in use', undefined);
    const bench = benched.get(provider.id);
    if (bench !== undefined) return goOn(ports, generation, 'unreachable', bench.reason, bench.forMs);

    const order = await makeOrder(ports, generation);
    if (order === undefined) return fail(ports, generation, 'cannot', 'the source track is gone');
    const lease = clock() + ports.timing.submitLeaseMs;
    const { attempts } = generation.state;
    const mine = await change(ports, id, { kind: 'submitting', at: clock(), attempts, lease }, generation);
    if (!mine?.changed) return done;

    let submission: Submission;
    try {
      submission = await provider.submit(order, signal);
    } catch (error) {
      return insist(ports, () => refused(ports, mine.generation, error));
    }
    return accepted(ports, mine.generation, provider.account, submission);
  };

/** Somebody died in the call, or is still in it. Until the lease is over nobody knows; then nobody ever will. */
const abandoned = async (ports: StudioPorts, generation: Generation): Promise<Step> => {
  if (generation.state.step !== 'submitting') return done;
  const left = generation.state.lease - ports.clock();
  if (left > 0) return later(left);
  return doubt(ports, generation, 'the process ended in the middle of the call');
};

const accepted = async (
  ports: StudioPorts,
  generation: Generation,
  account: string,
  submission: Submission,
): Promise<Step> => {
  const { id } = generation;
  const at = ports.clock();
  // Said first: should the memory stay away, the log is the only place that knows the ticket.
  ports.log.info({ id, provider: generation.provider, ticket: submission.ticket }, 'accepted by the gateway');
  const fact = { kind: 'accepted', at, account, ticket: submission.ticket } as const;
  const result = await insist(ports, () => change(ports, id, fact, generation));
  if (result === undefined) return done;
  if (submission.result !== undefined && submission.result.state !== 'waiting') {
    await takeResult(ports, result.generation, submission.result);
  }
  const provider = ports.providers.get(generation.provider);
  const called = ports.callbackUrl(generation.provider, id) !== undefined;
  const due = provider && nextPoll(rhythmOf(provider.capabilities, called), at, at);
  await Promise.all([
    due === undefined ? undefined : ports.inFlight.put(generation.provider, id, due),
    ports.carrier.redraw(generation.address.platform, id),
    tellPlaces(ports, generation.provider),
  ]);
  return done;
};

/** Those behind have moved up. A redraw comes a while after it is asked for, so once in that while is enough. */
const tellPlaces = async (ports: StudioPorts, provider: string): Promise<void> => {
  if (!(await ports.locks.claim(`places:${provider}`, 1500))) return;
  const waiting = await ports.generations.loadMany(await ports.carrier.waiting(provider, 5));
  await Promise.all(waiting.map((next) => next && ports.carrier.redraw(next.address.platform, next.id)));
};

const refused = async (ports: StudioPorts, generation: Generation, error: unknown): Promise<Step> => {
  const { id, provider } = generation;
  if (!(error instanceof ProviderError)) {
    // An abort at shutdown, or a fault of ours: the body may have left.
    return doubt(ports, generation, error instanceof Error ? error.message : String(error));
  }
  const plan = faultPlans[error.code];
  const facts = { id, provider, code: error.code, accepted: error.accepted, detail: error.detail };
  if (plan.alarm) ports.log.error({ ...facts, alarm: true }, 'a gateway needs its operator');
  else ports.log.warn(facts, 'refused by the gateway');
  if (error.accepted === 'maybe') return doubt(ports, generation, error.detail);
  const forMs = (error.retryAfterSeconds ?? plan.benchSeconds) * 1000;
  if (plan.plan === 'stop') return fail(ports, generation, error.code, error.detail);
  if (forMs > 0) await ports.health.bench(provider, error.code, forMs);
  return goOn(ports, generation, error.code, error.detail, plan.plan === 'wait' ? forMs : undefined);
};

/** The gateway surely did not take it: another one, or, when `waitMs` is given, this one again after a while. */
const goOn = async (
  ports: StudioPorts,
  generation: Generation,
  code: FaultCode,
  detail: string,
  waitMs: number | undefined,
): Promise<Step> => {
  const { id, request, provider } = generation;
  const at = ports.clock();
  const attempts = attemptsOf(generation.state) ?? 0;
  // What starts from a track or a persona can be done by its maker alone.
  if (request.sources.length === 0 && request.values.persona === undefined) {
    const not = [...generation.refusedBy, provider];
    const { operation, values } = request;
    const other = await choose(ports, { operation, values, model: text(values.model), not });
    if (other.kind === 'chosen' && !other.out) {
      const moved = await change(
        ports,
        id,
        { kind: 'refused', at, attempts, next: other.provider.id, model: modelAt(other, request) },
        generation,
      );
      if (moved?.changed) {
        ports.log.info({ id, from: provider, to: other.provider.id, code }, 'moved to another gateway');
        await enqueue(ports, moved.generation);
      }
      return done;
    }
  }
  const waited = at - generation.createdAt;
  if (waitMs === undefined || waited + waitMs > ports.timing.patienceMs)
    return fail(ports, generation, code, detail);
  await change(ports, id, { kind: 'refused', at, attempts, next: provider }, generation);
  await ports.carrier.redraw(generation.address.platform, id);
  return later(Math.min(waitMs, 5000));
};

/** The model asked for, or the other gateway's own choice when it does not have that one. */
const modelAt = (other: { capability: Capability }, request: Request) =>
  other.capability.models.find((known) => known === request.model) ?? other.capability.models[0];

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const fail = async (
  ports: StudioPorts,
  generation: Generation,
  code: FaultCode,
  detail: string,
): Promise<Step> => {
  const attempts = attemptsOf(generation.state);
  const fact: Fact = { kind: 'failed', at: ports.clock(), attempts, fault: code, detail, charge: 'none' };
  await settle(ports, generation.id, fact, generation);
  return done;
};

const doubt = async (ports: StudioPorts, generation: Generation, detail: string): Promise<Step> => {
  const { id, provider } = generation;
  ports.log.error(
    { id, provider, detail, charge: chargeOf(generation), alarm: true },
    'in doubt: may have been charged',
  );
  const attempts = attemptsOf(generation.state);
  await settle(ports, id, { kind: 'doubted', at: ports.clock(), attempts, detail }, generation);
  return done;
};

/** Puts a queued generation before its gateway, at a fair rank. */
export const enqueue = async (ports: StudioPorts, generation: Generation): Promise<void> => {
  const { person } = generation;
  const rank = await ports.health.turn(
    generation.provider,
    personKey(person),
    await ports.carrier.head(generation.provider),
  );
  await ports.carrier.submit(generation.provider, generation.id, rank);
};

const makeOrder = async (ports: StudioPorts, generation: Generation): Promise<Order | undefined> => {
  const { operation, model, values, sources } = generation.request;
  const tracks = await Promise.all(sources.map(({ id }) => ports.tracks.load(id)));
  if (tracks.includes(undefined)) return undefined;
  const [source, other] = tracks.flatMap((track) => (track === undefined ? [] : [orderSource(track)]));
  const persona = typeof values.persona === 'string' ? await ports.personas.load(values.persona) : undefined;
  // A voice sings for its owner, and where it was made.
  const sings =
    persona !== undefined &&
    persona.provider === generation.provider &&
    personKey(persona.person) === personKey(generation.person);
  if (values.persona !== undefined && !sings) return undefined;
  const callbackUrl = ports.callbackUrl(generation.provider, generation.id);
  // The values were parsed by this very operation's schema before they were stored.
  return { operation, model, values, source, other, persona, callbackUrl } as Order;
};
