import type { MusicProvider, Order, Submission } from '../../../src/core/index.js';
import type { Answer, Gateway } from '../../kit/gateway.js';
import { createHarness, driverOf, neverAborted } from '../contract/harness.js';

/** AceDataCloud's driver and a scripted gateway. */
export type AcedataHarness = {
  gateway: () => Gateway;
  create: (settings?: object) => MusicProvider;
  /** Sends one order, with these answers to its requests. */
  submit: (order: Order, ...answers: Answer[]) => Promise<Submission>;
};

/** Opens them for the tests of the suite it is called in. */
export const createAcedataHarness = (): AcedataHarness => {
  const { gateway, create } = createHarness(driverOf('acedata'));
  return {
    gateway,
    create,
    submit: (order, ...answers) => {
      gateway().script(...answers);
      return create().submit(order, neverAborted);
    },
  };
};

/** A streamed answer of AceDataCloud: one JSON on each line. */
export const streamOf = (...parts: unknown[]): string =>
  parts.map((part) => `${JSON.stringify(part)}\n`).join('');
