import { faultPlans } from '../../faults.js';
import {
  type MusicProvider,
  type PollResult,
  ProviderError,
  type ProviderId,
  type Ticket,
} from '../../gateway.js';
import type { Generation } from '../../generation.js';
import { awaitsGateway } from '../../reduce.js';
import { done, type Step, type StudioPorts } from '../ports.js';
import { nextPoll, rhythmOf } from './beat.js';
import { change, settle } from './change.js';
import { shownProgress, timedAs } from './progress.js';

/** How often in a row a gateway must say that it does not know a song. */
const unknownTimes = 3;

/** How many batches are asked for at once. */
const parallelBatches = 4;

/** Asks a gateway about every ticket that is due, many at a time, and acts on the answers. */
export const createWatch =
  (ports: StudioPorts) =>
  async (providerId: ProviderId, signal: AbortSignal): Promise<Step> => {
    const provider = ports.providers.get(providerId);
    if (provider === undefined) return done;
    const { batch } = provider.capabilities;
    while (!signal.aborted) {
      const ids = await ports.inFlight.take(
        providerId,
        ports.clock(),
        ports.timing.pollLeaseMs,
        batch * parallelBatches,
      );
      const batches: string[][] = [];
      for (let start = 0; start < ids.length; start += batch) batches.push(ids.slice(start, start + batch));
      await Promise.all(batches.map((some) => watchBatch(ports, provider, some, signal)));
      if (ids.length < batch * parallelBatches) break;
    }
    return done;
  };

const watchBatch = async (
  ports: StudioPorts,
  provider: MusicProvider,
  ids: string[],
  signal: AbortSignal,
) => {
  const records = await ports.generations.loadMany(ids);
  const asked: [Ticket, Generation][] = [];
  const stale: string[] = [];
  ids.forEach((id, index) => {
    const record = records[index];
    if (record?.ticket?.provider === provider.id && awaitsGateway(record))
      asked.push([record.ticket.ticket, record]);
    else stale.push(id);
  });
  await ports.inFlight.drop(provider.id, stale);
  if (asked.length === 0) return;

  const answers = await poll(
    ports,
    provider,
    asked.map(([ticket]) => ticket),
    signal,
  );
  const over: string[] = [];
  await Promise.all(
    asked.map(async ([ticket, generation]) => {
      const after = await takeResult(ports, generation, answers.get(ticket) ?? { state: 'waiting' });
      if (awaitsGateway(after)) await askAgain(ports, provider, after);
      else over.push(generation.id);
    }),
  );
  await ports.inFlight.drop(provider.id, over);
};

const poll = async (
  ports: StudioPorts,
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
    ports.log.warn(
      { provider: provider.id, code, detail, songs: tickets.length },
      'the gateway did not say how songs are doing',
    );
    const bench = faultPlans[code].benchSeconds * 1000;
    // A gateway that cannot even be asked gets no new songs for a while.
    if (bench > 0 && code !== 'rate_limited') await ports.health.bench(provider.id, code, bench);
    return new Map();
  }
};

const askAgain = async (ports: StudioPorts, provider: MusicProvider, generation: Generation) => {
  const { ticket, state } = generation;
  const now = ports.clock();
  if (ticket === undefined) return;
  if (state.step === 'done' && now - ticket.at > ports.timing.lateMs) {
    await change(ports, generation.id, { kind: 'forgotten', at: now }, generation);
    await ports.inFlight.drop(provider.id, [generation.id]);
    return;
  }
  const called = ports.callbackUrl(provider.id, generation.id) !== undefined;
  await ports.inFlight.put(
    provider.id,
    generation.id,
    nextPoll(rhythmOf(provider.capabilities, called), ticket.at, now),
  );
};

/** Lets a gateway's word about a ticket happen to the generation; gives back the record as it is then. */
export const takeResult = async (
  ports: StudioPorts,
  generation: Generation,
  result: PollResult,
): Promise<Generation> => {
  const { id, ticket, state } = generation;
  const at = ports.clock();
  const provider = ports.providers.get(generation.provider);
  const charge = provider?.capabilities.chargeOfFailure ?? 'unknown';
  const age = at - (ticket?.at ?? at);
  switch (result.state) {
    case 'finished': {
      const after = await settle(
        ports,
        id,
        { kind: 'finished', at, takes: result.takes, missing: result.missing, credits: result.credits },
        generation,
      );
      if (after?.changed) {
        ports.log.info(
          { id, provider: generation.provider, takes: result.takes.length, missing: result.missing },
          'finished',
        );
        await ports.health.measured(generation.provider, timedAs(generation.request), age / 1000);
      }
      return after?.generation ?? generation;
    }
    case 'made': {
      const after = await settle(
        ports,
        id,
        { kind: 'made', at, product: result.product, credits: result.credits },
        generation,
      );
      if (after?.changed)
        ports.log.info({ id, provider: generation.provider, product: result.product.kind }, 'made');
      return after?.generation ?? generation;
    }
    case 'failed': {
      ports.log.warn(
        { id, provider: generation.provider, code: result.code, detail: result.detail },
        'the song failed',
      );
      const fact = { kind: 'failed', at, fault: result.code, detail: result.detail, charge } as const;
      return (await settle(ports, id, fact, generation))?.generation ?? generation;
    }
    case 'unknown': {
      // Once may be a hiccup of the gateway's; the song is given up when it is not known again and again.
      const unknowns = state.step === 'running' ? (state.unknowns ?? 0) : unknownTimes;
      if (age > ports.timing.unknownGraceMs && unknowns + 1 >= unknownTimes) {
        const fact = { kind: 'failed', at, fault: 'unknown_task', detail: '', charge: 'made' } as const;
        return (await settle(ports, id, fact, generation))?.generation ?? generation;
      }
      return (
        (await change(ports, id, { kind: 'progressed', at, unknown: true }, generation))?.generation ??
        generation
      );
    }
    default:
  }
  if (state.step !== 'running') return generation;
  if (age > ports.timing.giveUpMs) {
    const fact = { kind: 'failed', at, fault: 'timed_out', detail: '', charge: 'made' } as const;
    return (await settle(ports, id, fact, generation))?.generation ?? generation;
  }
  return noteProgress(ports, generation, result);
};

const noteProgress = async (
  ports: StudioPorts,
  generation: Generation,
  result: PollResult,
): Promise<Generation> => {
  const { state } = generation;
  if (state.step !== 'running' || result.state !== 'running') return generation;
  const listenUrl = result.listenUrl?.startsWith('https://') ? result.listenUrl : undefined;
  const imageUrl = result.imageUrl?.startsWith('http') ? result.imageUrl : undefined;
  const progress = await shownProgress(ports, generation, result.progress);
  const news =
    (result.title !== undefined && state.title === undefined) ||
    (result.lyrics !== undefined && state.lyrics === undefined) ||
    (listenUrl !== undefined && state.listenUrl === undefined) ||
    (imageUrl !== undefined && state.imageUrl === undefined) ||
    state.unknowns !== undefined;
  // The bar has ten cells; a step that cannot be seen is not written.
  if (
    !news &&
    Math.floor(progress * 10) === Math.floor((state.progress ?? 0) * 10) &&
    state.progress !== undefined
  ) {
    return generation;
  }
  const fact = {
    kind: 'progressed',
    at: ports.clock(),
    progress,
    title: result.title,
    lyrics: result.lyrics,
    listenUrl,
    imageUrl,
  } as const;
  const after = await change(ports, generation.id, fact, generation);
  if (after?.changed) await ports.carrier.redraw(generation.address.platform, generation.id);
  return after?.generation ?? generation;
};
