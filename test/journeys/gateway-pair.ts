import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { providerRegistry } from '../../src/providers/index.js';
import { createSandbox, type Fault, type Sandbox } from '../../src/sandbox/index.js';
import { type HarnessOptions, openHarness, the, withoutCovers } from './discord-harness.js';

const settingOf = (gateway: string) => `${gateway.toUpperCase().replaceAll('-', '_')}_URL`;

/** A bot with two gateways, each on a server of its own: the first one can go down and come back with its state. */
export const openPair = async (first: string, second: string, settings: HarnessOptions = {}) => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-pair-'));
  const setUp = { quick: true, pace: 250, directory };
  let machine: Sandbox = await createSandbox(setUp);
  const { port } = new URL(machine.url);
  withoutCovers(machine);
  const harness = await openHarness({
    ...settings,
    gateways: [first, second],
    environment: {
      [settingOf(first)]: machine.urlOf(first),
      PUBLIC_URL: 'http://127.0.0.1:9',
      ...settings.environment,
    },
  });
  withoutCovers(harness.sandbox);
  onTestFinished(async () => {
    await machine.close();
    await rm(directory, { recursive: true, force: true });
  });
  return {
    ...harness,
    fail: (fault: Fault) => machine.fail(fault),
    dies: () => machine.close(),
    comesBack: async () => {
      machine = await createSandbox({ ...setUp, port: Number(port) });
      withoutCovers(machine);
    },
    /** The charges by gateway, those of the first gateway first. */
    paid: () =>
      [...machine.charges, ...harness.sandbox.charges].map(
        ({ gateway, operation }) => `${gateway} ${operation}`,
      ),
  };
};

const gateways = providerRegistry.map(({ id }) => id);

/** Every gateway, each together with the next one. */
export const ring = gateways.map((first, index) => ({
  first,
  second: the(gateways[(index + 1) % gateways.length]),
}));
