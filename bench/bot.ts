import { setTimeout } from 'node:timers/promises';
import {
  type Capabilities,
  type ChatEvent,
  type ChatSurface,
  type CoreDeps,
  createHandlers,
  defaultTiming,
  type JobResult,
  type Log,
  type MediaLibrary,
  type MusicProvider,
} from '../src/core/index.js';
import { providerRegistry } from '../src/providers/index.js';
import { createQueues, startWorkers, type WorkerPace } from '../src/queue/index.js';
import { openStore } from '../src/store/index.js';

/** A platform that counts its chats and does nothing else. */
const platform = 'counter';

/** Errors are printed: a measurement with errors is worthless. */
export const quiet: Log = {
  info: () => undefined,
  warn: (facts, message) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`),
  error: (facts, message) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`),
};

/** The setup of one bot to measure. */
type BotOptions = {
  redisUrl: string;
  prefix: string;
  gatewayUrl: string;
  pollInterval: Capabilities['pollInterval'];
  pace?: Partial<WorkerPace>;
  media: MediaLibrary;
};

/** The real handlers, store, queues, workers and driver around a platform that only counts. */
type Bot = {
  /** Lets a new person request a song; resolves when its card is posted. */
  ask(number: number): Promise<void>;
  /** Lets a new person request a song; resolves when all of it is posted. */
  make(number: number): Promise<void>;
  /** How often each kind of step ran. */
  steps: Record<'submit' | 'deliver' | 'refreshCard', number>;
  /** How many songs were delivered. */
  delivered(): number;
  /** When the driver reported the song as finished, and when its last track was posted; by ticket. */
  moments(): Promise<Map<string, { finished: number; posted: number }>>;
  stop(): Promise<void>;
};

/** Starts a bot. */
export const startBot = async (options: BotOptions): Promise<Bot> => {
  const { redisUrl: url, prefix, media } = options;
  const store = await openStore({ url, prefix, clock: Date.now, log: quiet });
  const definition = providerRegistry.find(({ id }) => id === 'ccapi');
  if (definition === undefined) throw new Error('there is no driver for ccapi');
  const { gatewayUrl, pollInterval } = options;
  const driver = definition.create({
    key: 'bench-key',
    url: gatewayUrl,
    clock: Date.now,
    pollInterval,
    log: quiet,
  });
  const finished = new Map<string, number>();
  const posted = new Map<string, number>();
  const provider = recordingFinishes(driver, finished);
  const surface = countingSurface(posted, media);
  const queues = {
    url,
    prefix: `${prefix}-jobs`,
    providers: [provider.id],
    platforms: [platform],
    log: quiet,
  };
  const queue = createQueues({ ...queues, fairRank: store.fairRanks.next });
  await queue.ready();
  const deps: CoreDeps = {
    clock: { now: Date.now, sleep: setTimeout },
    log: quiet,
    store: store.core,
    queue,
    media,
    providers: {
      inUse: new Map([[provider.id, provider]]),
      others: () => [],
      callbackUrl: () => undefined,
    },
    platforms: new Map([[platform, surface]]),
    settings: {
      timing: defaultTiming,
      allowances: { person: {}, community: {} },
      operators: new Set<string>(),
      sandbox: false,
      openPerPerson: 10,
    },
  };
  const handlers = createHandlers(deps);
  const steps = { submit: 0, deliver: 0, refreshCard: 0 };
  let delivered = 0;
  const awaited = new Map<string, () => void>();
  const counting =
    <Rest extends unknown[]>(
      kind: keyof typeof steps,
      step: (id: string, ...rest: Rest) => Promise<JobResult>,
    ) =>
    async (id: string, ...rest: Rest): Promise<JobResult> => {
      const result = await step(id, ...rest);
      steps[kind] += 1;
      if (kind !== 'deliver' || result.next !== 'done') return result;
      delivered += 1;
      awaited.get(id)?.();
      return result;
    };
  const workers = await startWorkers(
    {
      ...handlers.jobs,
      submit: counting('submit', handlers.jobs.submit),
      deliver: counting('deliver', handlers.jobs.deliver),
      refreshCard: counting('refreshCard', handlers.jobs.refreshCard),
    },
    queue,
    { ...queues, pace: options.pace },
  );
  const stop = async () => {
    await workers.close();
    await queue.close();
    await store.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    ask: (number) => handlers.events.handle(requestOf(number)),
    make: async (number) => {
      const request = requestOf(number);
      const id = store.core.idFor(request.key);
      const made = new Promise<void>((resolve) => awaited.set(id, resolve));
      await handlers.events.handle(request);
      await made;
      awaited.delete(id);
    },
    steps,
    delivered: () => delivered,
    moments: async () => {
      const records = await store.core.generations.loadMany([...posted.keys()]);
      return new Map(
        records.flatMap((record) => {
          const ticket = record?.ticket?.ticket ?? '';
          const times = { finished: finished.get(ticket) ?? 0, posted: posted.get(record?.id ?? '') ?? 0 };
          return times.finished > 0 && times.posted > 0 ? [[ticket, times] as const] : [];
        }),
      );
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};

/** The first message of a new person. */
const requestOf = (number: number): ChatEvent => {
  const chat = `chat-${number}`;
  return {
    key: `request-${number}`,
    person: { platform, id: `person-${number}`, name: 'Robin', locale: 'en' },
    address: { platform, chat },
    reply: {
      card: async () => ({ platform, chat, message: `card-${number}` }),
      tell: async (message) => {
        throw new Error(`core refused: ${message.body}`);
      },
      ask: async () => {
        throw new Error('core opened a form');
      },
    },
    kind: 'command',
    name: 'song',
    values: { prompt: `a song about harbour lights, number ${number}` },
  };
};

/** Records when the driver reports a song as finished. */
const recordingFinishes = (driver: MusicProvider, finished: Map<string, number>): MusicProvider => ({
  ...driver,
  poll: async (tickets, signal) => {
    const answers = await driver.poll(tickets, signal);
    for (const [ticket, { state }] of answers) if (state === 'finished') finished.set(ticket, Date.now());
    return answers;
  },
});

/** Accepts everything at once; the last part of a song sets its time. */
const countingSurface = (posted: Map<string, number>, media: MediaLibrary): ChatSurface => ({
  id: platform,
  limits: {
    titleCharacters: 256,
    bodyCharacters: 4000,
    labelCharacters: 80,
    rowButtons: 5,
    rows: 5,
    fileBytes: 50_000_000,
    messageBytes: 50_000_000,
    answersPrivately: true,
    audiosPerMessage: 1,
    cardBecomesTrack: false,
  },
  remove: async () => undefined,
  post: async (to, message, key) => {
    // Every real platform is sent the bytes.
    if (message.audio !== undefined) await media.read(message.audio.key);
    posted.set(key.split('.')[0] ?? key, Date.now());
    return { ref: { platform, chat: to.chat, message: key } };
  },
  edit: async (ref) => ({ ref }),
});
