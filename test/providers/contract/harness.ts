import { afterAll, afterEach, beforeAll } from 'vitest';
import {
  type Capabilities,
  type MusicProvider,
  type PollResult,
  ProviderError,
  type Submission,
} from '../../../src/core/index.js';
import {
  type ProviderDefinition,
  type ProviderSettings,
  providerRegistry,
} from '../../../src/providers/index.js';
import { type Answer, type Gateway, openGateway } from '../../kit/gateway.js';
import type { Call, Contract, OrderCase } from './types.js';

/** A key that no error may show. */
export const secret = 'hk-very-secret-0123456789';
/** The time of the clock in the contract tests. */
export const noon = Date.parse('2026-03-27T12:00:00Z');
/** A signal that never aborts. */
export const neverAborted = new AbortController().signal;
/** Timeouts for a gateway that does not answer. */
export const shortTimeouts = { submitMs: 150, pollMs: 150 };

/** Short timeouts where the gateway does not answer, else none of our own. */
export const timeoutsFor = (answer: Answer): typeof shortTimeouts | undefined =>
  'does' in answer && /silence|stall/.test(answer.does) ? shortTimeouts : undefined;

/** A driver and the scripted gateway it calls. */
export type Harness = {
  /** The gateway; only inside tests and hooks. */
  gateway: () => Gateway;
  /** Builds a driver that calls it. */
  create: (settings?: Partial<ProviderSettings>) => MusicProvider;
};

/** Opens a scripted gateway for the tests of the suite it is called in, and resets it after each. */
export const createHarness = (definition: ProviderDefinition): Harness => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await openGateway();
  });
  afterEach(() => gateway.reset());
  afterAll(() => gateway.close());
  return {
    gateway: () => gateway,
    create: (settings = {}) =>
      definition.create({ key: secret, url: gateway.url, clock: () => noon, ...settings }),
  };
};

/** The ProviderError that a call rejects with; any other outcome throws. */
export const errorOf = async (call: Promise<unknown>): Promise<ProviderError> => {
  const outcome = await call.then(
    () => new Error('it was accepted'),
    (error: unknown) => error,
  );
  if (outcome instanceof ProviderError) return outcome;
  throw outcome;
};

/** A result without its undefined fields, for comparing. */
export const withoutUndefined = (result: PollResult | Submission | undefined): unknown =>
  result === undefined ? undefined : JSON.parse(JSON.stringify(result));

/** The definition of a gateway in the registry. */
export const driverOf = (id: string): ProviderDefinition => {
  const definition = providerRegistry.find((each) => each.id === id);
  if (definition === undefined) throw new Error(`${id} is not in the registry`);
  return definition;
};

/** The operations a driver declares, without an account. */
export const operationsOf = ({ definition }: Contract): Capabilities['operations'] =>
  definition.create({ key: 'none', url: 'https://gateway.invalid', clock: () => noon }).capabilities
    .operations;

/** All requests for an order, with the gateway's answer to each. */
export const callsOf = (contract: Contract, shown: OrderCase): Call[] => {
  const { before = [], after = [], answer = contract.accepted.json } = shown;
  return [...before, { path: shown.path, json: answer }, ...after];
};
