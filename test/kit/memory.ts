import { createHash } from 'node:crypto';
import {
  awaitsGateway,
  type Capability,
  type Carrier,
  type ChatMessage,
  type ChatSurface,
  type Generation,
  type Generations,
  type Health,
  type InFlight,
  isDoubtful,
  type MediaFile,
  type MessageRef,
  type MusicProvider,
  type OperationName,
  type Order,
  type Person,
  type Persona,
  type PollResult,
  personKey,
  type StudioPorts,
  type Submission,
  SurfaceError,
  type Ticket,
  type Track,
  usualTiming,
} from '../../src/core/index.js';

import { createMemoryLedger, createMemoryRules } from './memory-books.js';

/** A clock that stands still until it is told otherwise; it starts at a million milliseconds. */
export type ManualClock = { now: () => number; advance: (milliseconds: number) => void };

/** Makes a clock for a test to own. */
export const createManualClock = (start = 1_000_000): ManualClock => {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
};

/** What is stored is a copy, as it is in Redis. */
const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

/** Generations in memory, with a look at all of them. */
export const createMemoryGenerations = (
  clock: () => number,
): Generations & { all: () => Generation[]; looked: ReadonlyMap<string, number> } => {
  const records = new Map<string, Generation>();
  const looked = new Map<string, number>();
  const load = (id: string) => copy(records.get(id));
  const openOf = (person: Person): string[] =>
    [...records.values()]
      .filter((one) => personKey(one.person) === personKey(person) && one.state.step !== 'done')
      .sort((a, b) => a.createdAt - b.createdAt)
      .map((one) => one.id);
  return {
    all: () => [...records.values()].map(copy),
    looked,
    create: async (generation, most) => {
      if (records.has(generation.id)) return 'taken';
      if (most !== undefined && openOf(generation.person).length >= most) return 'too many';
      records.set(generation.id, copy(generation));
      looked.set(generation.id, clock());
      return 'created';
    },
    load: async (id) => load(id),
    loadMany: async (ids) => ids.map(load),
    save: async (generation) => {
      if (records.get(generation.id)?.revision !== generation.revision - 1) return false;
      records.set(generation.id, copy(generation));
      if (generation.state.step !== 'done' || awaitsGateway(generation)) looked.set(generation.id, clock());
      else looked.delete(generation.id);
      return true;
    },
    doubtful: async (limit) =>
      [...records.values()]
        .filter(isDoubtful)
        .sort((a, b) => b.createdAt - a.createdAt)
        .map(({ id }) => id)
        .slice(0, limit),
    neglected: async (before, now, limit) => {
      const ids = [...looked].filter(([, at]) => at <= before).sort(([, a], [, b]) => a - b);
      return ids.slice(0, limit).map(([id]) => {
        looked.set(id, now);
        return id;
      });
    },
    openOf: async (person) => openOf(person),
    openIn: async (community, limit) =>
      [...records.values()]
        .filter((one) => one.community === community && one.state.step !== 'done')
        .sort((a, b) => a.createdAt - b.createdAt)
        .map((one) => one.id)
        .slice(0, limit),
  };
};

/** Tickets in memory, by gateway. */
export const createMemoryInFlight = (): InFlight & {
  of: (provider: string) => ReadonlyMap<string, number>;
} => {
  const sets = new Map<string, Map<string, number>>();
  const of = (provider: string) => {
    const set = sets.get(provider) ?? new Map<string, number>();
    sets.set(provider, set);
    return set;
  };
  return {
    of,
    put: async (provider, id, dueAt) => void of(provider).set(id, dueAt),
    remind: async (provider, id, dueAt) => {
      if (!of(provider).has(id)) of(provider).set(id, dueAt);
    },
    take: async (provider, now, leaseMs, limit) => {
      const due = [...of(provider)].filter(([, at]) => at <= now).slice(0, limit);
      for (const [id] of due) of(provider).set(id, now + leaseMs);
      return due.map(([id]) => id);
    },
    drop: async (provider, ids) => {
      for (const id of ids) of(provider).delete(id);
    },
    hasten: async (provider, id, now) => {
      const there = of(provider).has(id);
      if (there) of(provider).set(id, now);
      return there;
    },
  };
};

/** Benches and measured times in memory; every turn is the next one. */
export const createMemoryHealth = (clock: () => number): Health => {
  const benches = new Map<string, { until: number; reason: string }>();
  const times = new Map<string, number[]>();
  const paused = new Set<string>();
  let turns = 0;
  return {
    bench: async (provider, reason, forMs) => void benches.set(provider, { until: clock() + forMs, reason }),
    pause: async (provider) => void paused.add(provider),
    resume: async (provider) => void paused.delete(provider),
    recover: async (provider, reasons) => {
      if (reasons.includes(benches.get(provider)?.reason ?? '')) benches.delete(provider);
    },
    benched: async () =>
      new Map([
        ...[...benches]
          .filter(([, { until }]) => until > clock())
          .map(([id, { until, reason }]) => [id, { forMs: until - clock(), reason }] as const),
        ...[...paused].map((id) => [id, { forMs: 60_000, reason: 'paused' }] as const),
      ]),
    measured: async (provider, operation, seconds) => {
      const name = `${provider}:${operation}`;
      times.set(name, [seconds, ...(times.get(name) ?? [])].slice(0, 25));
    },
    usual: async (provider, operation) => {
      const known = [...(times.get(`${provider}:${operation}`) ?? [])].sort((a, b) => a - b);
      return known[Math.floor(known.length / 2)];
    },
    turn: async () => {
      turns += 1;
      return turns;
    },
  };
};

/** A job as a queue keeps it; `holder` counts who took it last, and is undefined while nobody works on it. */
export type MemoryJob = {
  kind: 'submit' | 'deliver' | 'redraw';
  queue: string;
  id: string;
  dueAt: number;
  holder?: number | undefined;
};

/** Queues in memory: a job whose id is in its queue already, in whatever state, is not added again. */
export const createMemoryCarrier = (
  clock: () => number,
): Carrier & {
  jobs: () => MemoryJob[];
  /** Takes a job to work on; gives the token that ends it. */
  hold: (job: MemoryJob) => number;
  /** The step is over, or goes on after `laterMs`. Who lost the job to another changes nothing. */
  end: (job: MemoryJob, token: number, laterMs?: number) => void;
  /** Gives a job whose worker is gone, or seems so, to whoever comes. */
  stall: (job: MemoryJob) => void;
} => {
  const jobs = new Map<string, MemoryJob>();
  let tokens = 0;
  const add = (kind: MemoryJob['kind'], place: string, id: string, delay: number) => {
    const queue = `${kind}-${place}`;
    if (!jobs.has(`${queue} ${id}`)) jobs.set(`${queue} ${id}`, { kind, queue, id, dueAt: clock() + delay });
  };
  const waiting = (provider: string) =>
    [...jobs.values()]
      .filter((job) => job.queue === `submit-${provider}` && !job.holder && job.dueAt <= clock())
      .map((job) => job.id);
  return {
    jobs: () => [...jobs.values()],
    hold: (job) => {
      tokens += 1;
      job.holder = tokens;
      return tokens;
    },
    end: (job, token, laterMs) => {
      if (job.holder !== token) return;
      job.holder = undefined;
      if (laterMs === undefined) jobs.delete(`${job.queue} ${job.id}`);
      else job.dueAt = clock() + laterMs;
    },
    stall: (job) => {
      job.holder = undefined;
    },
    submit: async (provider, id) => add('submit', provider, id, 0),
    deliver: async (platform, id) => add('deliver', platform, id, 0),
    redraw: async (platform, id) => add('redraw', platform, id, 1500),
    ahead: async (provider, id) => {
      const place = waiting(provider).indexOf(id);
      return place < 0 ? undefined : place;
    },
    head: async () => 0,
    waiting: async (provider, limit) => waiting(provider).slice(0, limit),
    withdraw: async (provider, id) => {
      const job = jobs.get(`submit-${provider} ${id}`);
      if (job !== undefined && job.holder === undefined) jobs.delete(`submit-${provider} ${id}`);
    },
  };
};

/** A message as a chat shows it now. */
export type Shown = { ref: MessageRef; key: string | undefined; message: ChatMessage; edits: number };

/** A chat platform in memory; it posts once per key. */
export const createMemorySurface = (
  id: string,
  cardBecomesTrack = false,
): ChatSurface & { messages: Shown[]; place: (message: ChatMessage, key?: string) => MessageRef } => {
  const messages: Shown[] = [];
  const place = (message: ChatMessage, key?: string): MessageRef => {
    const known = messages.find((shown) => key !== undefined && shown.key === key);
    if (known !== undefined) return known.ref;
    const ref = { platform: id, chat: 'parlour', message: `message-${messages.length + 1}` };
    messages.push({ ref, key, message, edits: 0 });
    return ref;
  };
  return {
    id,
    limits: {
      titleCharacters: 200,
      bodyCharacters: 2000,
      labelCharacters: 80,
      rowButtons: 5,
      rows: 5,
      fileBytes: 10_000_000,
      messageBytes: 5000,
      answersPrivately: true,
      audiosPerMessage: 4,
      cardBecomesTrack,
    },
    messages,
    place,
    post: async (_to, message, key) => ({ ref: place(message, key) }),
    edit: async (ref, message) => {
      const shown = messages.find((one) => one.ref.message === ref.message);
      if (shown === undefined) throw new SurfaceError(id, 'gone', 'no such message');
      shown.message = message;
      shown.edits += 1;
      return { ref };
    },
    remove: async (ref) => {
      const index = messages.findIndex((one) => one.ref.message === ref.message);
      if (index >= 0) messages.splice(index, 1);
    },
  };
};

const anything: Capability = {
  models: ['v5'],
  fields: ['prompt'],
  limits: () => ({ prompt: 400, lyrics: 3000, style: 200, title: 80 }),
};

/** A gateway that does as the test says, and keeps the bill: `charges` holds a prompt for every time it was paid. */
export const createScriptedProvider = (
  id: string,
  play: {
    submit: (order: Order) => Promise<Submission>;
    poll?: (ticket: Ticket) => PollResult;
    batch?: number;
  },
): MusicProvider & { calls: string[]; polls: Ticket[] } => {
  const calls: string[] = [];
  const polls: Ticket[] = [];
  return {
    id,
    account: `account-${id}`,
    calls,
    polls,
    capabilities: {
      operations: { song: anything },
      batch: play.batch ?? 10,
      rhythm: { firstMs: 1000, everyMs: 1000 },
      chargeOfFailure: 'none',
      usualSeconds: 30,
    },
    submit: async (order) => {
      calls.push('prompt' in order.values ? String(order.values.prompt) : '');
      return play.submit(order);
    },
    check: async () => ({ reachable: true, keyAccepted: true, detail: '' }),
    poll: async (tickets) => {
      polls.push(...tickets);
      return new Map(tickets.map((ticket) => [ticket, play.poll?.(ticket) ?? { state: 'waiting' }]));
    },
  };
};

const aFile = (key: string, name: string): MediaFile => ({ key, name, type: 'text/plain', bytes: 1000 });

/** Every port of the studio, in memory, each a small real thing that can be looked into. */
export const createMemoryPorts = (parts: {
  clock: ManualClock;
  providers: readonly MusicProvider[];
  surfaces: readonly ChatSurface[];
  timing?: Partial<StudioPorts['timing']>;
}) => {
  const now = parts.clock.now;
  const tracks = new Map<string, Track>();
  const personas = new Map<string, Persona>();
  const drafts = new Map<string, unknown>();
  const locks = new Map<string, number>();
  const counts = new Map<string, { until: number; deeds: number }>();
  const held = (name: string) => (locks.get(name) ?? 0) > now();
  const silent = () => {};
  return {
    clock: now,
    pause: async () => {},
    log: { info: silent, warn: silent, error: silent },
    timing: { ...usualTiming, ...parts.timing },
    generations: createMemoryGenerations(now),
    inFlight: createMemoryInFlight(),
    tracks: {
      save: async (track: Track) => void tracks.set(track.id, copy(track)),
      load: async (id: string) => copy(tracks.get(id)),
      remove: async ({ id }: Track) => void tracks.delete(id),
      newest: async (person, limit) =>
        [...tracks.values()]
          .filter((track) => personKey(track.person) === personKey(person))
          .sort((a, b) => b.createdAt - a.createdAt)
          .slice(0, limit),
    },
    personas: {
      save: async (persona: Persona) => void personas.set(persona.id, copy(persona)),
      load: async (id: string) => copy(personas.get(id)),
      remove: async ({ id }: Persona) => void personas.delete(id),
      of: async (person) =>
        [...personas.values()]
          .filter((persona) => personKey(persona.person) === personKey(person))
          .sort((a, b) => b.createdAt - a.createdAt),
    },
    drafts: {
      save: async (key: string, draft: unknown) => void drafts.set(key, copy(draft)),
      load: async (key: string) => copy(drafts.get(key)),
      take: async (key: string) => {
        const draft = drafts.get(key);
        drafts.delete(key);
        return draft;
      },
    },
    locks: {
      claim: async (name: string, forMs: number) => {
        if (held(name)) return false;
        locks.set(name, now() + forMs);
        return true;
      },
      release: async (name: string) => void locks.delete(name),
      held: async (name: string) => held(name),
      count: async (name: string, withinMs: number) => {
        const known = counts.get(name);
        const fresh =
          known === undefined || known.until <= now() ? { until: now() + withinMs, deeds: 0 } : known;
        fresh.deeds += 1;
        counts.set(name, fresh);
        return fresh.deeds;
      },
    },
    health: createMemoryHealth(now),
    carrier: createMemoryCarrier(now),
    workshop: {
      keep: async (take, { title, performer }) => ({
        audio: {
          key: take.clipId,
          name: 'song.mp3',
          type: 'audio/mpeg',
          bytes: 1000,
          title,
          performer,
          seconds: 90,
        },
      }),
      read: async () => Buffer.alloc(0),
      shrink: async () => undefined,
      link: () => undefined,
      keepPicture: async (url: string, title: string) => aFile(url, `${title}.jpg`),
      keepFile: async (url, format, title) => aFile(url, `${title}.${format}`),
      keepAudio: async (source: string | (() => Promise<Buffer>), name: string) => ({
        ...aFile(typeof source === 'string' ? source : 'sent', `${name}.mp3`),
        title: name,
        performer: '',
        seconds: 60,
      }),
      zip: async (audios: readonly unknown[], title: string) =>
        aFile(`${audios.length} audios`, `${title}.zip`),
      drawNotes: async (_notes: unknown, title: string) => aFile('roll', `${title}.png`),
      keepText: async (text, title, ending) => aFile(text, `${title}${ending}`),
      keepNotes: async (_notes, title) => aFile(title, `${title}.mid`),
    },
    providers: new Map(parts.providers.map((provider) => [provider.id, provider])),
    surfaces: new Map(parts.surfaces.map((surface) => [surface.id, surface])),
    callbackUrl: () => undefined,
    hash: (text: string) => createHash('sha256').update(text).digest(),
    elsewhere: (operation: OperationName) => (operation === 'midi' ? ['distant'] : []),
    rules: createMemoryRules(),
    ledger: createMemoryLedger(now),
    allowances: { person: {}, community: {} } as StudioPorts['allowances'],
    operators: new Set(['web:olga']),
    sandbox: false,
    openPerPerson: 10,
  } satisfies StudioPorts;
};
