import {
  type Capabilities,
  createStudio,
  type Generation,
  type MusicProvider,
  type PollResult,
  type StudioPorts,
  usualTiming,
} from '../src/core/index.js';

/** What came of watching songs in virtual time. */
export type Watched = {
  requests: number;
  finished: number;
  /** What one loop per song would have asked, at the same rhythm. */
  loopRequests: number;
  /** From finished at the gateway to handed over for posting, in milliseconds; one for each song. */
  delays: number[];
};

/** When the worker looks for due songs: each second, at no particular moment of it. */
const beatMs = 1000;
const beatPhaseMs = 370;

/** Song lengths, spread evenly over 120 s ± 30 s; steps of the golden ratio, the same in every run. */
const lengthOf = (number: number): number => 90_000 + 60_000 * ((number * 0.618034) % 1);

/**
 * Drives the real `studio.submit` and `studio.watch` by a clock of its own, with records in memory and a gateway that
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
    check: unused,
    poll: async (tickets) => {
      counted.requests += 1;
      const finished: PollResult = { state: 'finished', takes: [], missing: 0 };
      const running: PollResult = { state: 'running' };
      const isOver = (ticket: string) => (finishAt.get(ticket) ?? 0) <= now;
      return new Map(tickets.map((ticket) => [ticket, isOver(ticket) ? finished : running]));
    },
  };
  const records = new Map<string, Generation>();
  const studio = createStudio(
    memoryPorts(
      provider,
      records,
      () => now,
      (id) => {
        const ticket = records.get(id)?.ticket?.ticket ?? '';
        counted.finished += 1;
        counted.delays.push(now - (finishAt.get(ticket) ?? 0));
        counted.loopRequests += loopOf(capabilities.rhythm, lengthOf(Number(ticket)));
      },
    ),
  );

  const { signal } = new AbortController();
  const slots: (string | undefined)[] = Array.from({ length: inFlight }, () => undefined);
  const firstAt = now;
  const step = async () => {
    now += beatMs;
    for (const [place, ticket] of slots.entries()) {
      // The first ones come evenly over the time that a song takes.
      if (now - firstAt < (place * 120_000) / inFlight) break;
      if (ticket !== undefined && (finishAt.get(ticket) ?? 0) > now) continue;
      slots[place] = String(finishAt.size);
      const id = `song-${finishAt.size}`;
      records.set(id, queued(id, providerId, now));
      now += beatPhaseMs;
      await studio.submit(id, signal);
      now -= beatPhaseMs;
    }
    now += beatPhaseMs;
    await studio.watch(providerId, signal);
    now -= beatPhaseMs;
  };
  // The start is left out: it is over when the first songs have made room for others.
  while (now - firstAt < 300_000) await step();
  Object.assign(counted, { requests: 0, finished: 0, loopRequests: 0, delays: [] });
  const enough = Math.max(60, inFlight * 3);
  while (counted.finished < enough) await step();
  return counted;
};

/** How often a loop of a song's own asks until it is finished. */
const loopOf = ({ firstMs, everyMs }: Capabilities['rhythm'], lengthMs: number): number =>
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

const unused = (): never => {
  throw new Error('nobody needs this to watch songs');
};

/** The studio's ports in memory, as far as submitting and watching use them. */
const memoryPorts = (
  provider: MusicProvider,
  records: Map<string, Generation>,
  clock: () => number,
  finished: (id: string) => void,
): StudioPorts => {
  const due = new Map<string, number>();
  const nothing = async () => undefined;
  return {
    clock,
    pause: async () => undefined,
    log: { info: () => undefined, warn: unused, error: unused },
    timing: usualTiming,
    generations: {
      create: unused,
      load: async (id) => records.get(id),
      loadMany: async (ids) => ids.map((id) => records.get(id)),
      save: async (generation) => {
        records.set(generation.id, generation);
        return true;
      },
      neglected: unused,
      openOf: unused,
      openIn: unused,
      doubtful: unused,
    },
    inFlight: {
      put: async (_provider, id, dueAt) => void due.set(id, dueAt),
      remind: unused,
      take: async (_provider, now, leaseMs, limit) => {
        const taken = [...due].filter(([, at]) => at <= now).sort((a, b) => a[1] - b[1]);
        const ids = taken.slice(0, limit).map(([id]) => id);
        for (const id of ids) due.set(id, now + leaseMs);
        return ids;
      },
      drop: async (_provider, ids) => {
        for (const id of ids) due.delete(id);
      },
      hasten: unused,
    },
    personas: { save: unused, load: unused, remove: unused, of: unused },
    tracks: { save: unused, load: unused, remove: unused, newest: unused },
    drafts: { save: unused, load: unused, take: unused },
    locks: { claim: async () => true, release: nothing, held: async () => false, count: async () => 1 },
    health: {
      bench: unused,
      recover: unused,
      pause: unused,
      resume: unused,
      benched: async () => new Map(),
      measured: nothing,
      usual: nothing,
      turn: unused,
    },
    carrier: {
      submit: unused,
      deliver: async (_platform, id) => finished(id),
      redraw: nothing,
      ahead: nothing,
      head: unused,
      waiting: async () => [],
      withdraw: unused,
    },
    workshop: {
      keep: unused,
      read: unused,
      shrink: unused,
      link: unused,
      keepFile: unused,
      keepPicture: unused,
      keepAudio: unused,
      keepText: unused,
      keepNotes: unused,
      drawNotes: unused,
      zip: unused,
    },
    providers: new Map([[provider.id, provider]]),
    surfaces: new Map(),
    callbackUrl: () => undefined,
    elsewhere: () => [],
    allowances: { person: {}, community: {} },
    operators: new Set<string>(),
    rules: {
      community: unused,
      setCommunity: unused,
      startCommunity: unused,
      preferences: unused,
      setPreferences: unused,
      blocked: unused,
      block: unused,
      unblock: unused,
    },
    ledger: {
      reserve: unused,
      spend: nothing,
      giveBack: nothing,
      reserved: unused,
      used: unused,
      goOn: unused,
      report: unused,
    },
    hash: unused,
    sandbox: false,
    openPerPerson: 10,
  };
};
