import { join } from 'node:path';
import { type Child, startChild } from './child.js';
import type { Bench } from './measurement.js';
import type { Rush, Waits } from './processes/discord.js';
import type { AppFacts } from './processes/minstrel.js';
import { duration, type Measured, percentile, short } from './table.js';

const rush: Rush = { perSecond: 50, seconds: 10, people: 100 };

/** How long people wait for the first answer to a command on Discord, compared with a bot that only acknowledges. */
export const measureAcknowledgement = async (bench: Bench): Promise<Measured> => {
  const minstrel = await withDiscord(bench, 'processes/minstrel.ts', ({ token, api }): AppFacts => {
    return {
      environment: {
        REDIS_URL: bench.redis.url,
        DATA_DIR: join(bench.redis.directory, 'acknowledge'),
        PORT: '0',
        DISCORD_TOKEN: token,
        DISCORD_API_URL: api,
        SANDBOX: '1',
      },
      overrides: { prefix: 'acknowledge' },
    };
  });
  const bare = await withDiscord(bench, 'processes/bare-bot.ts', (endpoint) => endpoint);
  const row = (name: string, share: number) => {
    const [minstrelMs, bareMs] = [percentile(minstrel.waits, share), percentile(bare.waits, share)];
    return {
      name: `acknowledging a command, 50 commands/s for ${rush.seconds} s, ${name}`,
      minstrel: duration(minstrelMs),
      baseline: duration(bareMs),
      aim: short(minstrelMs / bareMs),
    };
  };
  return {
    rows: [row('median', 0.5), row('p99', 0.99)],
    notes: [
      `Acknowledging: ${rush.perSecond * rush.seconds} /song commands from ${rush.people} people; from the simulated Discord sending the interaction to its callback arriving; Minstrel has stored and queued the song by then. Never acknowledged: Minstrel ${minstrel.unanswered}, bare discord.js bot ${bare.unanswered}.`,
    ],
  };
};

type Endpoint = { token: string; api: string };

/** Starts a bot and a Discord simulator in processes of their own, and lets people send commands. */
const withDiscord = async (
  bench: Bench,
  file: string,
  factsOf: (endpoint: Endpoint) => unknown,
): Promise<Waits> => {
  const children: Child[] = [];
  const start = (name: string): Child => {
    const child = startChild(name);
    children.push(child);
    bench.later(child.stop);
    return child;
  };
  const discord = start('processes/discord.ts');
  const endpoint = await discord.ask<Endpoint>('start');
  const bot = start(file);
  await bot.ask('start', factsOf(endpoint));
  // The first second warms up both processes.
  await discord.ask('rush', { ...rush, seconds: 1 });
  const waits = await discord.ask<Waits>('rush', rush);
  // The unfinished songs no longer matter.
  for (const child of children.reverse()) await child.stop();
  return waits;
};
