import { describe, expect, it } from 'vitest';
import { type OperationName, operationOf, type PollResult } from '../../../src/core/index.js';
import { callsOf, type Harness, neverAborted, noon, operationsOf, withoutUndefined } from './harness.js';
import type { Call, Contract, OrderCase } from './types.js';

/** The result of an order, and the poll that reads it where it is not there at once. */
type Outcome = { shown: OrderCase; result: PollResult; poll?: Partial<Call> & { now?: number } };

/** The contract of every operation from order to result: each cell of the capability table is a test. */
export const describeOutcomes = (contract: Contract, { gateway, create }: Harness): void => {
  const declared = operationsOf(contract);

  describe('completes', () => {
    it.each(Object.keys(declared) as OperationName[])('%s', async (operation) => {
      const outcome = outcomeOf(contract, operation);
      if (outcome === undefined) throw new Error(`the contract has no result of ${operation}`);
      const { shown, result, poll } = outcome;
      const calls = callsOf(contract, shown);
      gateway().script(...calls.map(({ json }) => ({ json })));
      let now = noon;
      const provider = create({ clock: () => now });
      const submission = await provider.submit(shown.order, neverAborted);
      if (poll === undefined) {
        expect(withoutUndefined(submission.result)).toEqual(withoutUndefined(result));
        return;
      }
      expect(['waiting', 'running', undefined]).toContain(submission.result?.state);
      now = poll.now ?? noon;
      if (poll.path !== undefined) gateway().script({ json: poll.json });
      const answers = await provider.poll([submission.ticket], neverAborted);
      expect(withoutUndefined(answers.get(submission.ticket))).toEqual(withoutUndefined(result));
      const paths = [...calls, ...(poll.path === undefined ? [] : [poll])].map(({ path }) => path);
      expect(gateway().requests.map(({ path }) => path)).toEqual(paths);
    });

    it.each(Object.entries(declared))('%s with every field it offers', (operation, { fields }) => {
      const given = contract.orders
        .filter(({ order }) => order.operation === operation)
        .flatMap(({ order }) => Object.keys(order.values));
      expect(fields.filter((field) => field !== 'model' && !given.includes(field))).toEqual([]);
    });
  });

  const { models } = contract;
  if (models === undefined) return;
  describe('spells its models', () => {
    const choices = Object.entries(declared).filter(([, { fields }]) => fields.includes('model'));

    it('for every operation that gives a choice, and no other', () => {
      const spelled = Object.entries(models).map(([name, { spellings }]) => [name, Object.keys(spellings)]);
      expect(Object.fromEntries(spelled)).toEqual(
        Object.fromEntries(choices.map(([name, capability]) => [name, [...capability.models]])),
      );
    });

    it.each(
      choices.flatMap(([operation, capability]) =>
        capability.models.map((model) => [operation as OperationName, model] as const),
      ),
    )('for %s: %s', async (operation, model) => {
      const shown = contract.orders.find(({ order }) => order.operation === operation);
      const { field, spellings } = models[operation] ?? { field: 'model', spellings: {} };
      if (shown === undefined) throw new Error(`the contract has no order for ${operation}`);
      const calls = callsOf(contract, shown);
      gateway().script(...calls.map(({ json }) => ({ json })));
      await create().submit({ ...shown.order, model }, neverAborted);
      const body = gateway().requests[shown.before?.length ?? 0]?.body;
      expect(body).toHaveProperty(field.split('.'), spellings[model]);
      expect(spellings[model]).toBeTypeOf('string');
    });
  });
};

/** The result of the first order for an operation that the contract shows to its end; undefined when it shows none. */
export const outcomeOf = (contract: Contract, operation: OperationName): Outcome | undefined => {
  const cases = contract.orders.filter(({ order }) => order.operation === operation);
  const atOnce = cases.find(
    ({ submission }) => submission?.result !== undefined && isGood(submission.result),
  );
  if (atOnce?.submission?.result !== undefined) return { shown: atOnce, result: atOnce.submission.result };
  for (const shown of cases) {
    const ticket = shown.submission?.ticket ?? contract.accepted.ticket;
    const ticketCases = (contract.tickets ?? []).filter(
      (each) => each.ticket === ticket && isGood(each.result),
    );
    const ticketCase =
      ticketCases.find((each) => each.operation === operation) ??
      ticketCases.find((each) => each.operation === undefined);
    if (ticketCase !== undefined) return { shown, result: ticketCase.result, poll: ticketCase };
    const [first] = contract.results;
    const track = operationOf(operation).yields === 'tracks' && ticket === contract.poll.tickets[0];
    if (track && first !== undefined)
      return { shown, result: first.result, poll: { path: contract.poll.path, json: first.json } };
  }
  return undefined;
};

const isGood = ({ state }: PollResult): boolean => state === 'finished' || state === 'made';
