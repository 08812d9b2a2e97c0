import {
  type Capabilities,
  createHandlers,
  type Generation,
  type MusicProvider,
  type PollResult,
} from '../src/core/index.js';
import { createMemoryDeps } from '../test/kit/memory/index.js';

/** The result of polling songs in virtual time. */
export type Watched = {
  requests: number;
  finished: number;
  /** The requests of one loop per song at the same interval. */
  loopRequests: number;
  /** From finished at the gateway to handed over for posting, in milliseconds, one for each song. */
  delays: number[];
};

/** When the worker looks for due songs: once per second, at an arbitrary phase. */
const beatMs = 1000;
const beatPhaseMs = 370;

/** Song lengths, spread evenly over 120 s ± 30 s by steps of the golden ratio, the same in every run. */
const lengthOf = (number: number): number => 90_000 + 60_000 * ((number * 0.618034) % 1);

/**
 * Drives the real submit and poll handlers by a clock of its own, with records in memory and a gateway that
 * has the capabilities given and counts each poll as one request. As soon as a song is finished at the gateway the
 * next one starts, so that there are always `inFlight` of them.
 */
export const watchSongs = async (
  providerId: string,
  capabilities: Capabilities,
  inFlight: number,
): Promise<Watched> => {
  let now = 1_800_000_000_000;
  const finishAt = new Map<string, number>();
  const counted: Watched = { requests: 0, finished: 0, loopRequests: 0, delays: [] };
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
      counted.requests += 1;
      const finished: PollResult = { state: 'finished', takes: [], missing: 0 };
      const running: PollResult = { state: 'running' };
      const isOver = (ticket: string) => (finishAt.get(ticket) ?? 0) <= now;
      return new Map(tickets.map((ticket) => [ticket, isOver(ticket) ? finished : running]));
    },
  };
  const clock = { now: () => now, advance: () => undefined };
  const deps = createMemoryDeps({ clock, providers: [provider], surfaces: [] });
  deps.queue.deliver = async (_platform, id) => {
    const ticket = (await deps.store.generations.load(id))?.ticket?.ticket ?? '';
    counted.finished += 1;
    counted.delays.push(now - (finishAt.get(ticket) ?? 0));
    counted.loopRequests += loopOf(capabilities.pollInterval, lengthOf(Number(ticket)));
  };
  const handlers = createHandlers(deps);

  const { signal } = new AbortController();
  const slots: (string | undefined)[] = Array.from({ length: inFlight }, () => undefined);
  const firstAt = now;
  const step = async () => {
    now += beatMs;
    for (const [place, ticket] of slots.entries()) {
      // The first songs start evenly over the length of a song.
      if (now - firstAt < (place * 120_000) / inFlight) break;
      if (ticket !== undefined && (finishAt.get(ticket) ?? 0) > now) continue;
      slots[place] = String(finishAt.size);
      const id = `song-${finishAt.size}`;
      await deps.store.generations.create(queued(id, providerId, now));
      now += beatPhaseMs;
      await handlers.jobs.submit(id, signal);
      now -= beatPhaseMs;
    }
    now += beatPhaseMs;
    await handlers.jobs.poll(providerId, signal);
    now -= beatPhaseMs;
  };
  // The warm-up is left out: it ends when the first songs have made room for others.
  while (now - firstAt < 300_000) await step();
  Object.assign(counted, { requests: 0, finished: 0, loopRequests: 0, delays: [] });
  const enough = Math.max(60, inFlight * 3);
  while (counted.finished < enough) await step();
  return counted;
};

/** How often one loop per song asks until the song is finished. */
const loopOf = ({ firstMs, everyMs }: Capabilities['pollInterval'], lengthMs: number): number =>
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
