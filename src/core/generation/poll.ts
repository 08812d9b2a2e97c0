import { faultPlans } from '../domain/faults.js';
import type { Generation } from '../domain/generation.js';
import { awaitsGateway } from '../domain/reduce.js';
import type { ProviderId, Ticket } from '../domain/take.js';
import type { CoreDeps, Deps } from '../ports/deps.js';
import { type MusicProvider, type PollResult, ProviderError } from '../ports/provider.js';
import { applyFact } from './apply-fact.js';
import type { JobResult } from './job-result.js';
import { done } from './job-result.js';
import { applyPollResult } from './poll-result.js';
import { nextPoll, pollIntervals } from './poll-schedule.js';

/** How many batches are polled at once. */
const parallelBatches = 4;

/** Polls a gateway for every ticket that is due, in batches, and applies the answers. */
export const createPoll =
  (deps: CoreDeps) =>
  async (providerId: ProviderId, signal: AbortSignal): Promise<JobResult> => {
    const provider = deps.providers.inUse.get(providerId);
    if (provider === undefined) return done;
    const { batch } = provider.capabilities;
    while (!signal.aborted) {
      const ids = await deps.store.pollSchedule.take(
        providerId,
        deps.clock.now(),
        deps.settings.timing.pollLeaseMs,
        batch * parallelBatches,
      );
      const batches: string[][] = [];
      for (let start = 0; start < ids.length; start += batch) batches.push(ids.slice(start, start + batch));
      await Promise.all(batches.map((batchIds) => pollBatch(deps, provider, batchIds, signal)));
      if (ids.length < batch * parallelBatches) break;
    }
    return done;
  };

const pollBatch = async (deps: CoreDeps, provider: MusicProvider, ids: string[], signal: AbortSignal) => {
  const records = await deps.store.generations.loadMany(ids);
  const pending: [Ticket, Generation][] = [];
  const stale: string[] = [];
  const unread: string[] = [];
  ids.forEach((id, index) => {
    const record = records[index];
    if (record === undefined) unread.push(id);
    else if (record.ticket?.provider === provider.id && awaitsGateway(record))
      pending.push([record.ticket.ticket, record]);
    else stale.push(id);
  });
  // A record that this process cannot read keeps its place: another process may read it.
  const missing = await deps.store.generations.missing(unread);
  await deps.store.pollSchedule.drop(provider.id, [...stale, ...missing]);
  if (pending.length === 0) return;

  const answers = await poll(
    deps,
    provider,
    pending.map(([ticket]) => ticket),
    signal,
  );
  const ended: string[] = [];
  await Promise.all(
    pending.map(async ([ticket, generation]) => {
      const after = await applyPollResult(deps, generation, answers.get(ticket) ?? { state: 'waiting' });
      if (awaitsGateway(after)) await scheduleNextPoll(deps, provider, after);
      else ended.push(generation.id);
    }),
  );
  await deps.store.pollSchedule.drop(provider.id, ended);
};

const poll = async (
  deps: Deps<'log' | 'store'>,
  provider: MusicProvider,
  tickets: Ticket[],
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> => {
  try {
    return await provider.poll(tickets, signal);
  } catch (error) {
    if (signal.aborted) return new Map();
    const code = error instanceof ProviderError ? error.code : 'bad_answer';
    const reason = error instanceof Error ? error.message : String(error);
    const facts = { event: 'poll.failed', provider: provider.id, code, reason, tickets: tickets.length };
    deps.log.warn(facts, 'Poll failed');
    const coolDownMs = faultPlans[code].coolDownSeconds * 1000;
    // A gateway that cannot be polled gets no new requests for a while.
    if (coolDownMs > 0 && code !== 'rate_limited') {
      await deps.store.health.coolDown(provider.id, code, coolDownMs);
    }
    return new Map();
  }
};

const scheduleNextPoll = async (
  deps: Deps<'clock' | 'store' | 'providers' | 'settings'>,
  provider: MusicProvider,
  generation: Generation,
) => {
  const { ticket, state } = generation;
  const now = deps.clock.now();
  if (ticket === undefined) return;
  if (state.step === 'done' && now - ticket.at > deps.settings.timing.lateResultMs) {
    await applyFact(deps, generation.id, { kind: 'forgotten', at: now }, generation);
    await deps.store.pollSchedule.drop(provider.id, [generation.id]);
    return;
  }
  const hasCallback = deps.providers.callbackUrl(provider.id, generation.id) !== undefined;
  await deps.store.pollSchedule.put(
    provider.id,
    generation.id,
    nextPoll(pollIntervals(provider.capabilities, hasCallback), ticket.at, now),
  );
};
