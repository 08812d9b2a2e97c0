import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createMediaLibrary } from '../src/media/index.js';
import { quiet, startBot } from './bot.js';
import { finishOf, startGateway } from './gateway.js';
import type { Bench } from './measurement.js';
import { drivers } from './polls.js';
import { pollSongs } from './simulation.js';
import { duration, type Measured, percentile, type Row } from './table.js';

const songs = 40;

/** How long a finished song waits at the gateway before its last track is posted. */
export const measureDelay = async (bench: Bench): Promise<Measured> => {
  const real = await measureRealBot(bench);
  const rows: Row[] = [];
  for (const { id, capabilities } of drivers()) {
    const { delays } = await pollSongs(id, capabilities, 100);
    // Each virtual wait is followed by one of the measured times of the real work.
    const all = delays.map((delay, index) => delay + (real.work[index % real.work.length] ?? 0));
    const { everyMs } = capabilities.pollInterval;
    rows.push({
      name: `${id}: from finished at the gateway to posted, 100 in flight, polled every ${duration(everyMs)}`,
      minstrel: summary(all),
    });
  }
  rows.push({
    name: 'from finished at the gateway to posted, polled every second as in the sandbox, measured in real time',
    minstrel: summary(real.delays),
  });
  return {
    rows,
    notes: [
      `Delay: the rows of the drivers are the virtual wait for the next poll plus the work after it, which the last row measures in real time: ${summary(real.work)} from the answer of the poll to the last track posted, with all media work (two takes of sandbox audio), ${songs} songs, four a second.`,
    ],
  };
};

const summary = (values: readonly number[]): string =>
  `median ${duration(percentile(values, 0.5))}, p95 ${duration(percentile(values, 0.95))}`;

const measureRealBot = async (bench: Bench): Promise<{ delays: number[]; work: number[] }> => {
  const gateway = await startGateway({ songs: { leastMs: 3000, spreadMs: 1000 }, media: true });
  bench.later(gateway.stop);
  const directory = join(bench.redis.directory, 'media');
  const bot = await startBot({
    redisUrl: bench.redis.url,
    prefix: 'delay',
    gatewayUrl: gateway.url,
    pollInterval: { firstMs: 1500, everyMs: 1000 },
    media: createMediaLibrary({ directory, allowPrivate: true, allowedOrigins: [], log: quiet }),
  });
  bench.later(bot.stop);
  for (let number = 0; number < songs; number += 1) {
    await bot.ask(number);
    await pause(250);
  }
  while (bot.delivered() < songs) await pause(50);
  const moments = [...(await bot.moments())];
  await bot.stop();
  await gateway.stop();
  return {
    delays: moments.map(([ticket, { posted }]) => posted - finishOf(ticket)),
    work: moments.map(([, { finished, posted }]) => posted - finished),
  };
};
