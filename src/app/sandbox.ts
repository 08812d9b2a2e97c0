import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/index.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox/index.js';

/** Starts the sandbox gateways, whose songs are kept under the data directory. */
export const startSandbox = async (
  dataDir: string,
  clock: Clock,
  options: SandboxOptions | undefined,
): Promise<Sandbox> => {
  const directory = join(dataDir, 'sandbox');
  await mkdir(directory, { recursive: true });
  return createSandbox({ directory, now: clock, ...options });
};
