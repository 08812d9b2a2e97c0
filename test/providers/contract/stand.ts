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
import type { Contract, OrderCase, Question } from './terms.js';

/** A key no error may ever show. */
export const secret = 'hk-very-secret-0123456789';
/** What the clock says while the contract is examined. */
export const noon = Date.parse('2026-03-27T12:00:00Z');
/** The patience of somebody who never gives up. */
export const patient = new AbortController().signal;
/** Gives up soon where the gateway is going to be silent. */
export const hasty = { submitMs: 150, pollMs: 150 };

/** The patience that an answer asks for: little where it is silence. */
export const patienceFor = (answer: Answer): typeof hasty | undefined =>
  'does' in answer && /silence|stall/.test(answer.does) ? hasty : undefined;

/** A driver and the scripted gateway it speaks to. */
export type Stand = {
  /** The gateway, once the tests have begun. */
  gateway: () => Gateway;
  /** A driver that speaks to it. */
  create: (settings?: Partial<ProviderSettings>) => MusicProvider;
};

/** Opens a scripted gateway for the tests of the suite it is called in; it forgets everything between them. */
export const standFor = (definition: ProviderDefinition): Stand => {
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

/** The error a call ends with; throws whatever else it ends with. */
export const failure = async (call: Promise<unknown>): Promise<ProviderError> => {
  const outcome = await call.then(
    () => new Error('it was accepted'),
    (error: unknown) => error,
  );
  if (outcome instanceof ProviderError) return outcome;
  throw outcome;
};

/** Drops what is undefined, so that results compare by what they say. */
export const plain = (result: PollResult | Submission | undefined): unknown =>
  result === undefined ? undefined : JSON.parse(JSON.stringify(result));

/** The driver of a gateway as the registry knows it. */
export const driverOf = (id: string): ProviderDefinition => {
  const definition = providerRegistry.find((each) => each.id === id);
  if (definition === undefined) throw new Error(`${id} is not in the registry`);
  return definition;
};

/** What a driver declares, without an account. */
export const declaredBy = ({ definition }: Contract): Capabilities['operations'] =>
  definition.create({ key: 'none', url: 'https://gateway.invalid', clock: () => noon }).capabilities
    .operations;

/** All requests that leave for an order, with what the gateway answers to each. */
export const scriptOf = (contract: Contract, shown: OrderCase): Question[] => {
  const { before = [], after = [], answer = contract.accepted.json } = shown;
  return [...before, { path: shown.path, json: answer }, ...after];
};
