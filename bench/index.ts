import { measureAcknowledgement } from './acknowledge.js';
import { measureDelay } from './delay.js';
import type { Bench } from './measurement.js';
import { measureMemory } from './memory.js';
import { measurePolls } from './polls.js';
import { startRedis } from './redis.js';
import { measureSongs } from './songs.js';
import { type Measured, machine, table } from './table.js';

const measurements: Record<string, (bench: Bench) => Promise<Measured>> = {
  songs: measureSongs,
  polls: measurePolls,
  delay: measureDelay,
  acknowledge: measureAcknowledgement,
  memory: measureMemory,
};

/** Runs all measurements, or the named ones, one after another, and prints one table. */
const main = async (names: readonly string[]): Promise<void> => {
  const unknown = names.filter((name) => measurements[name] === undefined);
  if (unknown.length > 0) {
    throw new Error(`Not known: ${unknown.join(', ')}. Known: ${Object.keys(measurements).join(', ')}.`);
  }
  const redis = await startRedis();
  const open: (() => Promise<void>)[] = [redis.stop];
  const stopAll = async () => {
    for (let stop = open.pop(); stop !== undefined; stop = open.pop()) await stop().catch(() => undefined);
  };
  let isInterrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isInterrupted = true;
      stopAll().then(
        () => process.exit(130),
        () => process.exit(130),
      );
    });
  }
  try {
    const results: Measured[] = [];
    for (const name of names.length === 0 ? Object.keys(measurements) : names) {
      const startedAt = performance.now();
      await redis.empty();
      const result = await measurements[name]?.({ redis, later: (stop) => void open.push(stop) });
      process.stderr.write(`${name}: ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
      if (result !== undefined) results.push(result);
    }
    const rows = results.flatMap((result) => result.rows);
    const notes = [machine(redis.version), ...results.flatMap((result) => result.notes)];
    process.stdout.write(`\n${table({ rows, notes })}\n`);
  } catch (error) {
    // An interrupted measurement fails; the clean-up of the signal handler ends the process.
    if (isInterrupted) await new Promise<never>(() => undefined);
    throw error;
  } finally {
    await stopAll();
  }
};

await main(process.argv.slice(2));
