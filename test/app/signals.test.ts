import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';

/** A process that takes half a second to stop in order, and prints when it begins and when it is done. */
const program = `
import { stopOnSignals } from './src/app/signals.ts';
const alive = setInterval(() => {}, 1000);
stopOnSignals(async () => {
  console.log('stopping');
  await new Promise((resolve) => setTimeout(resolve, Number(process.env.STOP_MS)));
  console.log('stopped in order');
});
console.log('ready');
`;

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const start = async (stopMs: number) => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    env: { ...process.env, STOP_MS: String(stopMs) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await expect.poll(() => output).toContain('ready');
  return { kill: (signal: NodeJS.Signals) => child.kill(signal), output: () => output, ended };
};

describe.each(['SIGINT', 'SIGTERM'] as const)('a bot that gets %s', (signal) => {
  test('stops in order and ends with 0', async () => {
    const bot = await start(300);
    bot.kill(signal);
    expect(await bot.ended).toBe(0);
    expect(bot.output()).toContain('stopped in order');
  });

  test('counts the same signal once that the terminal and npm both send', async () => {
    const bot = await start(300);
    bot.kill(signal);
    bot.kill(signal);
    await expect.poll(() => bot.output()).toContain('stopping');
    bot.kill(signal);
    expect(await bot.ended).toBe(0);
    expect(bot.output().match(/stopping/g)).toHaveLength(1);
    expect(bot.output()).toContain('stopped in order');
  });

  test('ends at once when somebody sends it again a moment later', async () => {
    const bot = await start(60_000);
    bot.kill(signal);
    await expect.poll(() => bot.output()).toContain('stopping');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    bot.kill(signal);
    expect(await bot.ended).toBe(1);
    expect(bot.output()).not.toContain('stopped in order');
  });
});
