import { describe, expect, it } from 'vitest';
import { type OperationName, operationOf, type PollResult } from '../../../src/core/index.js';
import { declaredBy, noon, patient, plain, type Stand, scriptOf } from './stand.js';
import type { Contract, OrderCase, Question } from './terms.js';

/** What an order brings in the end, and the question that is asked for it, if it is not there at once. */
type Outcome = { shown: OrderCase; result: PollResult; asks?: Partial<Question> & { at?: number } };

/** From every order a driver offers to what it brings: a cell of the capability matrix is a test here. */
export const describeOutcomes = (contract: Contract, { gateway, create }: Stand): void => {
  const declared = declaredBy(contract);

  describe('carries through', () => {
    it.each(Object.keys(declared) as OperationName[])('%s', async (operation) => {
      const outcome = outcomeOf(contract, operation);
      if (outcome === undefined) throw new Error(`the contract does not show what comes of ${operation}`);
      const { shown, result, asks } = outcome;
      const calls = scriptOf(contract, shown);
      gateway().script(...calls.map(({ json }) => ({ json })));
      let now = noon;
      const provider = create({ clock: () => now });
      const submission = await provider.submit(shown.order, patient);
      if (asks === undefined) {
        expect(plain(submission.result)).toEqual(plain(result));
        return;
      }
      expect(['waiting', 'running', undefined]).toContain(submission.result?.state);
      now = asks.at ?? noon;
      if (asks.path !== undefined) gateway().script({ json: asks.json });
      const answers = await provider.poll([submission.ticket], patient);
      expect(plain(answers.get(submission.ticket))).toEqual(plain(result));
      const paths = [...calls, ...(asks.path === undefined ? [] : [asks])].map(({ path }) => path);
      expect(gateway().heard.map(({ path }) => path)).toEqual(paths);
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

    it('for all that has a choice of them, and nothing else', () => {
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
      if (shown === undefined) throw new Error(`the contract does not show ${operation}`);
      const calls = scriptOf(contract, shown);
      gateway().script(...calls.map(({ json }) => ({ json })));
      await create().submit({ ...shown.order, model }, patient);
      const body = gateway().heard[shown.before?.length ?? 0]?.body;
      expect(body).toHaveProperty(field.split('.'), spellings[model]);
      expect(spellings[model]).toBeTypeOf('string');
    });
  });
};

/** What comes of the first order for an operation whose end the contract shows; undefined when it shows none. */
export const outcomeOf = (contract: Contract, operation: OperationName): Outcome | undefined => {
  const cases = contract.orders.filter(({ order }) => order.operation === operation);
  const at = cases.find(({ gives }) => gives?.result !== undefined && isGood(gives.result));
  if (at?.gives?.result !== undefined) return { shown: at, result: at.gives.result };
  for (const shown of cases) {
    const ticket = shown.gives?.ticket ?? contract.accepted.ticket;
    const mine = (contract.looks ?? []).filter((look) => look.ticket === ticket && isGood(look.result));
    const look = mine.find(({ of }) => of === operation) ?? mine.find(({ of }) => of === undefined);
    if (look !== undefined) return { shown, result: look.result, asks: look };
    const [first] = contract.results;
    const track = operationOf(operation).yields === 'tracks' && ticket === contract.question.tickets[0];
    if (track && first !== undefined)
      return { shown, result: first.result, asks: { path: contract.question.path, json: first.json } };
  }
  return undefined;
};

const isGood = ({ state }: PollResult): boolean => state === 'finished' || state === 'made';
