import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../../src/core/index.js';
import type { Answer } from '../../kit/gateway.js';
import { errorBody, webPage } from './error-cases.js';
import {
  callsOf,
  errorOf,
  type Harness,
  neverAborted,
  operationsOf,
  timeoutsFor,
  withoutUndefined,
} from './harness.js';
import { outcomeOf } from './outcomes.js';
import type { Contract, OrderCase } from './types.js';

/** Answers to an order after which nobody can tell whether it was billed. */
const doubtfulAnswers: [string, (good: unknown) => Answer][] = [
  ['no answer in time', () => ({ does: 'silence' })],
  ['headers without a body', () => ({ does: 'stall' })],
  ['a reset before the gateway read it', () => ({ does: 'reset unread' })],
  ['a reset after the gateway read it', () => ({ does: 'reset' })],
  ['half an answer', (good) => ({ does: 'truncate', json: good })],
  ['a web page', () => ({ text: webPage })],
  ['502 with a web page', () => ({ status: 502, text: webPage })],
  ['an answer in another format', () => ({ json: { hello: ['world'] } })],
  ['null', () => ({ json: null })],
  ['500', () => ({ status: 500, json: errorBody('panic: nil pointer') })],
  ['504', () => ({ status: 504, text: webPage })],
];

/** Answers from before any work. */
const plainRefusals: [string, Answer, string][] = [
  ['an unknown key', { status: 401, json: errorBody('Invalid token') }, 'unauthorized'],
  ['an empty account', { status: 402, json: errorBody('Insufficient credits') }, 'out_of_credits'],
  ['a wrong request', { status: 400, json: errorBody('that is wrong') }, 'bad_input'],
  ['too many requests', { status: 429, json: errorBody('slow down') }, 'rate_limited'],
  ['an error in a good answer', { json: errorBody('Insufficient credits') }, 'out_of_credits'],
];

/** The contract that nothing is billed twice, whatever is ordered and whatever fails. */
export const describeOrderErrors = (contract: Contract, harness: Harness): void => {
  const operations = Object.keys(operationsOf(contract)) as OperationName[];
  const shown = operations.flatMap((operation): [OperationName, OrderCase][] => {
    const found = contract.orders.find(({ order }) => order.operation === operation);
    return found === undefined ? [] : [[operation, found]];
  });
  describe.each(shown)('when %s fails', (_, order) => describeErrorsOf(contract, order, harness));

  const twoSteps = contract.orders.filter(({ before }) => before?.some(({ method }) => method === 'POST'));
  if (operations.includes('upload') && operations.includes('extend'))
    describe('extending an upload', () => describeExtendedUpload(contract, harness));
  if (twoSteps.length > 0)
    describe.each(twoSteps)('when the second step of $name fails', (order) =>
      describeSecondStep(contract, order, harness),
    );
};

const describeErrorsOf = (contract: Contract, shown: OrderCase, { gateway, create }: Harness): void => {
  const { before = [], after = [], order, free } = shown;
  const ready = before.map(({ json }) => ({ json }));
  const good = shown.answer ?? contract.accepted.json;

  it.each(doubtfulAnswers)(
    `takes %s for an order that ${free ? 'is free' : 'may have been billed'}`,
    async (_, answerFor) => {
      const answer = answerFor(good);
      gateway().script(...ready, answer);
      const error = await errorOf(create({ timeouts: timeoutsFor(answer) }).submit(order, neverAborted));
      expect(error.accepted).toBe(free ? 'no' : 'maybe');
      expect(gateway().requests, 'never sent twice').toHaveLength(ready.length + 1);
    },
  );

  it.each([
    ...plainRefusals,
    ...contract.refusals
      .filter(
        ({ answer, accepted }) => accepted === 'no' && 'status' in answer && (answer.status ?? 200) >= 400,
      )
      .map(({ name, answer, code }) => [name, answer, code] as const),
  ])('takes %s for an order that was not billed', async (_, answer, code) => {
    gateway().script(...ready, answer);
    const error = await errorOf(create().submit(order, neverAborted));
    expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted: 'no' });
    expect(gateway().requests).toHaveLength(ready.length + 1);
  });

  if (after.length === 0) return;
  it.each<[string, Answer]>([
    ['no answer', { does: 'silence' }],
    ['a cut connection', { does: 'reset' }],
    ['a web page', { status: 502, text: webPage }],
    ['a refusal', { status: 401, json: errorBody('Invalid token') }],
  ])('keeps an accepted order when the poll that follows gets %s', async (_, answer) => {
    gateway().script({ json: good }, answer);
    const { ticket, result } = await create({ timeouts: timeoutsFor(answer) }).submit(order, neverAborted);
    expect(ticket).toBe(shown.submission?.ticket ?? contract.accepted.ticket);
    expect(result).toBeUndefined();
  });
};

/** Whatever happens to its extension, an upload is uploaded once and can still be extended. */
const describeExtendedUpload = (contract: Contract, { gateway, create }: Harness): void => {
  const upload = outcomeOf(contract, 'upload');
  const extension = contract.orders.find(
    ({ order }) => order.operation === 'extend' && order.source?.operation === 'upload',
  );
  if (upload === undefined || extension === undefined) return;
  const { shown, result, poll } = upload;

  it.each([
    ...doubtfulAnswers.map(
      ([name, answerFor]) => [name, answerFor(contract.accepted.json), 'maybe'] as const,
    ),
    ...plainRefusals.map(([name, answer]) => [name, answer, 'no'] as const),
  ])('uploads once when its extension gets %s', async (_, answer, accepted) => {
    const polled = { json: poll?.json };
    gateway().script(...callsOf(contract, shown).map(({ json }) => ({ json })), polled);
    const provider = create({ timeouts: timeoutsFor(answer) });
    const { ticket } = await provider.submit(shown.order, neverAborted);
    expect((await provider.poll([ticket], neverAborted)).get(ticket)).toMatchObject({ state: 'finished' });
    gateway().script(answer, polled);
    const error = await errorOf(provider.submit(extension.order, neverAborted));
    expect(error.accepted).toBe(accepted);
    expect(withoutUndefined((await provider.poll([ticket], neverAborted)).get(ticket))).toEqual(
      withoutUndefined(result),
    );
    expect(gateway().requests.filter(({ path }) => path === shown.path)).toHaveLength(1);
  });
};

/** An order of two billed steps is never started again once the first is billed; the person sees that it failed. */
const describeSecondStep = (contract: Contract, shown: OrderCase, { gateway, create }: Harness): void => {
  const calls = callsOf(contract, shown);
  const billed = calls.slice(0, shown.before?.length ?? 0).map(({ json }) => ({ json }));

  it.each(plainRefusals)('fails for good after %s', async (_, answer, code) => {
    gateway().script(...billed, answer);
    const provider = create();
    const { ticket, result } = await provider.submit(shown.order, neverAborted);
    expect(result).toMatchObject({ state: 'failed', code, detail: expect.stringMatching(/./) });
    expect(gateway().requests).toHaveLength(billed.length + 1);
    await provider.poll([ticket], neverAborted);
    expect(gateway().requests, 'it is not polled').toHaveLength(billed.length + 1);
  });

  it.each(plainRefusals)('is not billed when the first step gets %s', async (_, answer, code) => {
    gateway().script(answer);
    const error = await errorOf(create().submit(shown.order, neverAborted));
    expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted: 'no' });
    expect(gateway().requests).toHaveLength(1);
  });

  it.each(doubtfulAnswers)(
    'stops when the first step gets %s, and may have been billed',
    async (_, answerFor) => {
      const answer = answerFor(calls[0]?.json);
      gateway().script(answer);
      const error = await errorOf(
        create({ timeouts: timeoutsFor(answer) }).submit(shown.order, neverAborted),
      );
      expect(error.accepted).toBe('maybe');
      expect(gateway().requests).toHaveLength(1);
    },
  );

  it.each(doubtfulAnswers)('is in doubt when the second step gets %s', async (_, answerFor) => {
    const answer = answerFor(shown.answer);
    gateway().script(...billed, answer);
    const error = await errorOf(create({ timeouts: timeoutsFor(answer) }).submit(shown.order, neverAborted));
    expect(error.accepted).toBe('maybe');
    expect(gateway().requests).toHaveLength(billed.length + 1);
  });
};
