import type { MusicProvider, Order, Submission } from '../../../src/core/index.js';
import type { Answer, Gateway } from '../../kit/gateway.js';
import { driverOf, patient, standFor } from '../contract/stand.js';

/** AceDataCloud's driver before a gateway that follows a script. */
export type Counter = {
  gateway: () => Gateway;
  create: (settings?: object) => MusicProvider;
  /** Orders once, with these answers to what leaves for it. */
  submit: (order: Order, ...answers: Answer[]) => Promise<Submission>;
};

/** Opens it for the tests of the suite it is called in. */
export const openCounter = (): Counter => {
  const { gateway, create } = standFor(driverOf('acedata'));
  return {
    gateway,
    create,
    submit: (order, ...answers) => {
      gateway().script(...answers);
      return create().submit(order, patient);
    },
  };
};

/** A stream as AceDataCloud writes it: one JSON on each line. */
export const lines = (...parts: unknown[]): string =>
  parts.map((part) => `${JSON.stringify(part)}\n`).join('');
