import { faultPlans } from '../domain/faults.js';
import type { Generation } from '../domain/generation.js';
import { awaitsGateway } from '../domain/reduce.js';
import type { ProviderId, Ticket } from '../domain/take.js';
import type { CoreDeps } from '../ports/deps.js';
import { type MusicProvider, type PollResult, ProviderError } from '../ports/provider.js';
import { applyFact } from './apply-fact.js';
import { applyPollResult } from './poll-result.js';
import { nextPoll, pollIntervals } from './poll-schedule.js';
import type { Step } from './step.js';
import { done } from './step.js';

/** How often in a row a gateway must say that it does not know a song. */
export const unknownLimit = 3;

/** How many batches are asked for at once. */
const parallelBatches = 4;

/** Asks a gateway about every ticket that is due, many at a time, and acts on the answers. */
export const createPoll =
  (deps: CoreDeps) =>
  async (providerId: ProviderId, signal: AbortSignal): Promise<Step> => {
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
      await Promise.all(batches.map((some) => pollBatch(deps, provider, some, signal)));
      if (ids.length < batch * parallelBatches) break;
    }
    return done;
  };

const pollBatch = async (deps: CoreDeps, provider: MusicProvider, ids: string[], signal: AbortSignal) => {
  const records = await deps.store.generations.loadMany(ids);
  const asked: [Ticket, Generation][] = [];
  const stale: string[] = [];
  const unread: string[] = [];
  ids.forEach((id, index) => {
    const record = records[index];
    if (record === undefined) unread.push(id);
    else if (record.ticket?.provider === provider.id && awaitsGateway(record))
      asked.push([record.ticket.ticket, record]);
    else stale.push(id);
  });
  // A record that this process cannot read keeps its place: another process may read it.
  const missing = await deps.store.generations.missing(unread);
  await deps.store.pollSchedule.drop(provider.id, [...stale, ...missing]);
  if (asked.length === 0) return;

  const answers = await poll(
    deps,
    provider,
    asked.map(([ticket]) => ticket),
    signal,
  );
  const over: string[] = [];
  await Promise.all(
    asked.map(async ([ticket, generation]) => {
      const after = await applyPollResult(deps, generation, answers.get(ticket) ?? { state: 'waiting' });
      if (awaitsGateway(after)) await askAgain(deps, provider, after);
      else over.push(generation.id);
    }),
  );
  await deps.store.pollSchedule.drop(provider.id, over);
};

const poll = async (
  deps: CoreDeps,
  provider: MusicProvider,
  tickets: Ticket[],
  signal: AbortSignal,
): Promise<Map<Ticket, PollResult>> => {
  try {
    return await provider.poll(tickets, signal);
  } catch (error) {
    if (signal.aborted) return new Map();
    const code = error instanceof ProviderError ? error.code : 'bad_answer';
    const detail = error instanceof Error ? error.message : String(error);
    deps.log.warn(
      { provider: provider.id, code, detail, songs: tickets.length },
      'the gateway did not say how songs are doing',
    );
    const bench = faultPlans[code].coolDownSeconds * 1000;
    // A gateway that cannot even be asked gets no new songs for a while.
    if (bench > 0 && code !== 'rate_limited') await deps.store.health.coolDown(provider.id, code, bench);
    return new Map();
  }
};

const askAgain = async (deps: CoreDeps, provider: MusicProvider, generation: Generation) => {
  const { ticket, state } = generation;
  const now = deps.clock.now();
  if (ticket === undefined) return;
  if (state.step === 'done' && now - ticket.at > deps.settings.timing.lateResultMs) {
    await applyFact(deps, generation.id, { kind: 'forgotten', at: now }, generation);
    await deps.store.pollSchedule.drop(provider.id, [generation.id]);
    return;
  }
  const called = deps.providers.callbackUrl(provider.id, generation.id) !== undefined;
  await deps.store.pollSchedule.put(
    provider.id,
    generation.id,
    nextPoll(pollIntervals(provider.capabilities, called), ticket.at, now),
  );
};
