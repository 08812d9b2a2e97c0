import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/index.js';
import type { Sandbox, SandboxOptions } from '../sandbox/index.js';

/** Loads and starts the sandbox gateways; their songs are stored under the data directory. */
export const startSandbox = async (
  dataDir: string,
  clock: Clock,
  options: SandboxOptions | undefined,
): Promise<Sandbox> => {
  const { createSandbox } = await import('../sandbox/index.js');
  const directory = join(dataDir, 'sandbox');
  await mkdir(directory, { recursive: true });
  return createSandbox({ directory, now: clock, ...options });
};
