import {
  type Capabilities,
  createHandlers,
  type Generation,
  type MusicProvider,
  type PollResult,
} from '../src/core/index.js';
import { createMemoryDeps } from '../test/kit/memory/index.js';

/** The result of polling songs in virtual time. */
export type PollCounts = {
  requests: number;
  finished: number;
  /** The requests of one loop per song at the same interval. */
  loopRequests: number;
  /** From finished at the gateway to queued for delivery, in milliseconds, one for each song. */
  delays: number[];
};

/** When the worker looks for due songs: once per second, at an arbitrary phase. */
const tickMs = 1000;
const tickPhaseMs = 370;

/** Song lengths, spread evenly over 120 s ± 30 s by steps of the golden ratio, the same in every run. */
const lengthOf = (number: number): number => 90_000 + 60_000 * ((number * 0.618034) % 1);

/**
 * Drives the real submit and poll handlers with a virtual clock, with records in memory and a gateway that
 * has the capabilities given and counts each poll as one request. As soon as a song is finished at the gateway the
 * next one starts, so that there are always `inFlight` of them.
 */
export const pollSongs = async (
  providerId: string,
  capabilities: Capabilities,
  inFlight: number,
): Promise<PollCounts> => {
  let now = 1_800_000_000_000;
  const finishAt = new Map<string, number>();
  const counts: PollCounts = { requests: 0, finished: 0, loopRequests: 0, delays: [] };
  const provider: MusicProvider = {
    id: providerId,
    account: 'bench',
    capabilities,
    submit: async () => {
      const number = finishAt.size;
      finishAt.set(String(number), now + lengthOf(number));
      return { ticket: String(number) };
    },
    check: async () => ({ reachable: true, keyAccepted: true, detail: '' }),
    poll: async (tickets) => {
      counts.requests += 1;
      const finished: PollResult = { state: 'finished', takes: [], missing: 0 };
      const running: PollResult = { state: 'running' };
      const isFinished = (ticket: string) => (finishAt.get(ticket) ?? 0) <= now;
      return new Map(tickets.map((ticket) => [ticket, isFinished(ticket) ? finished : running]));
    },
  };
  const clock = { now: () => now, advance: () => undefined };
  const deps = createMemoryDeps({ clock, providers: [provider], surfaces: [] });
  deps.queue.deliver = async (_platform, id) => {
    const ticket = (await deps.store.generations.load(id))?.ticket?.ticket ?? '';
    counts.finished += 1;
    counts.delays.push(now - (finishAt.get(ticket) ?? 0));
    counts.loopRequests += loopRequestsFor(capabilities.pollInterval, lengthOf(Number(ticket)));
  };
  const handlers = createHandlers(deps);

  const { signal } = new AbortController();
  const slots: (string | undefined)[] = Array.from({ length: inFlight }, () => undefined);
  const firstAt = now;
  const step = async () => {
    now += tickMs;
    for (const [slot, ticket] of slots.entries()) {
      // The first songs start evenly over the length of a song.
      if (now - firstAt < (slot * 120_000) / inFlight) break;
      if (ticket !== undefined && (finishAt.get(ticket) ?? 0) > now) continue;
      slots[slot] = String(finishAt.size);
      const id = `song-${finishAt.size}`;
      await deps.store.generations.create(queued(id, providerId, now));
      now += tickPhaseMs;
      await handlers.jobs.submit(id, signal);
      now -= tickPhaseMs;
    }
    now += tickPhaseMs;
    await handlers.jobs.poll(providerId, signal);
    now -= tickPhaseMs;
  };
  // The warm-up is not counted: it ends when the first songs have been replaced by others.
  while (now - firstAt < 300_000) await step();
  Object.assign(counts, { requests: 0, finished: 0, loopRequests: 0, delays: [] });
  const enough = Math.max(60, inFlight * 3);
  while (counts.finished < enough) await step();
  return counts;
};

/** How many requests one loop per song makes until the song is finished. */
const loopRequestsFor = ({ firstMs, everyMs }: Capabilities['pollInterval'], lengthMs: number): number =>
  1 + Math.max(0, Math.ceil((lengthMs - firstMs) / everyMs));

const queued = (id: string, provider: string, at: number): Generation => ({
  id,
  revision: 1,
  createdAt: at,
  person: { platform: 'counter', id, name: 'Robin' },
  address: { platform: 'counter', chat: id },
  request: { operation: 'song', model: 'v5', values: { prompt: 'a song' }, sources: [] },
  provider,
  refusedBy: [],
  posted: {},
  state: { step: 'queued', since: at, attempts: 0 },
});
