import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Generation } from '../src/core/index.js';
import { openStore } from '../src/store/index.js';
import { together } from './bare.js';
import { quiet } from './bot.js';
import { startChild } from './child.js';
import { startGateway } from './gateway.js';
import type { Bench } from './measurement.js';
import type { AppFacts } from './processes/minstrel.js';
import { type Measured, short } from './table.js';

const songs = 10_000;
const rounds = 4;
const everyMs = 5000;
const limitMegabytes = 250;

/** The memory of a worker process that polls very many songs. */
export const measureMemory = async (bench: Bench): Promise<Measured> => {
  const { redis } = bench;
  const gateway = await startGateway({});
  bench.later(gateway.stop);
  const worker = startChild('processes/minstrel.ts');
  bench.later(worker.stop);
  const facts: AppFacts = {
    environment: {
      ROLE: 'worker',
      REDIS_URL: redis.url,
      DATA_DIR: join(redis.directory, 'memory'),
      PORT: '0',
      CCAPI_KEY: 'bench-key',
      CCAPI_URL: gateway.url,
    },
    overrides: { prefix: 'memory', pollInterval: { firstMs: everyMs, everyMs } },
  };
  await worker.ask('start', facts);
  await pause(3000);
  const idle = await worker.ask<number>('memory');
  await putInFlight(redis.url);
  let most = 0;
  let last = 0;
  const enough = (songs / 50) * rounds;
  const until = performance.now() + 60_000;
  for (let polls = 0; polls < enough && performance.now() < until; ) {
    await pause(250);
    last = await worker.ask<number>('memory');
    most = Math.max(most, last);
    polls = (await gateway.counts()).polls;
  }
  const { polls } = await gateway.counts();
  await worker.stop();
  await gateway.stop();
  return {
    rows: [
      {
        name: `memory of a worker process with ${short(songs)} songs in flight, at its highest`,
        minstrel: `${megabytes(most)} MB`,
        baseline: `${megabytes(idle)} MB idle`,
        aim: `< ${limitMegabytes} MB`,
        met: megabytes(most) < limitMegabytes,
      },
    ],
    notes: [
      `Memory: resident set every 250 ms over ${short((polls * 50) / songs)} rounds of polls (${polls} requests of 50); ${megabytes(last)} MB at the end. Every song has its card and its record in Redis.`,
    ],
  };
};

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** Writes running songs, each with its card in a web chat, all due now. */
const putInFlight = async (url: string): Promise<void> => {
  const store = await openStore({ url, prefix: 'memory', clock: Date.now, log: quiet });
  await together(songs, 200, async (number) => {
    const record = running(number, Date.now());
    const message = { tone: 'busy', title: 'Harbour Lights', controls: [] } as const;
    const { chat } = record.address;
    await Promise.all([
      store.core.generations.create(record),
      store.conversations.put(chat, { id: 'card', at: record.createdAt, from: 'bot', message }),
      store.core.pollSchedule.put(record.provider, record.id, record.createdAt),
    ]);
  });
  await store.close();
};

const running = (number: number, at: number): Generation => ({
  id: `song-${number}`,
  revision: 1,
  createdAt: at,
  person: { platform: 'web', id: `person-${number}`, name: 'Robin' },
  address: { platform: 'web', chat: `chat-${number}` },
  request: {
    operation: 'song',
    model: 'v5',
    values: { prompt: `a slow song about harbour lights in the rain, number ${number}` },
    sources: [],
  },
  provider: 'ccapi',
  refusedBy: [],
  ticket: { provider: 'ccapi', account: 'bench', ticket: `${number}-${at}`, at },
  card: { platform: 'web', chat: `chat-${number}`, message: 'card' },
  posted: {},
  state: { step: 'running', since: at },
});
