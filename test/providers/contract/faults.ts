import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../../src/core/index.js';
import type { Answer } from '../../kit/gateway.js';
import { inError, page } from '../check-results.js';
import { outcomeOf } from './outcomes.js';
import { declaredBy, failure, patienceFor, patient, plain, type Stand, scriptOf } from './stand.js';
import type { Contract, OrderCase } from './terms.js';

/** What may happen to any order after which nobody can tell whether it was billed. */
const doubts: [string, (good: unknown) => Answer][] = [
  ['nothing, for too long', () => ({ does: 'silence' })],
  ['a head without a body', () => ({ does: 'stall' })],
  ['a reset before it was read', () => ({ does: 'reset unread' })],
  ['a reset after it was read', () => ({ does: 'reset' })],
  ['half of an answer', (good) => ({ does: 'truncate', json: good })],
  ['a web page', () => ({ text: page })],
  ['a web page that says 502', () => ({ status: 502, text: page })],
  ['an answer of another shape', () => ({ json: { hello: ['world'] } })],
  ['nothing but null', () => ({ json: null })],
  ['500', () => ({ status: 500, json: inError('panic: nil pointer') })],
  ['504', () => ({ status: 504, text: page })],
];

/** What is said before any work. */
const refusals: [string, Answer, string][] = [
  ['an unknown key', { status: 401, json: inError('Invalid token') }, 'unauthorized'],
  ['an empty account', { status: 402, json: inError('Insufficient credits') }, 'out_of_credits'],
  ['a wrong request', { status: 400, json: inError('that is wrong') }, 'bad_input'],
  ['too many requests', { status: 429, json: inError('slow down') }, 'rate_limited'],
  ['an error in a good answer', { json: inError('Insufficient credits') }, 'out_of_credits'],
];

/** That nothing is ever billed twice, whatever is ordered and whatever goes wrong. */
export const describeFaults = (contract: Contract, stand: Stand): void => {
  const operations = Object.keys(declaredBy(contract)) as OperationName[];
  const shown = operations.flatMap((operation): [OperationName, OrderCase][] => {
    const found = contract.orders.find(({ order }) => order.operation === operation);
    return found === undefined ? [] : [[operation, found]];
  });
  describe.each(shown)('in trouble with %s', (_, order) => describeTrouble(contract, order, stand));

  const paidBefore = contract.orders.filter(({ before }) => before?.some(({ method }) => method === 'POST'));
  if (operations.includes('upload') && operations.includes('extend'))
    describe('going on from an upload', () => describeExtendedUpload(contract, stand));
  if (paidBefore.length > 0)
    describe.each(paidBefore)('having paid for the first step of $does', (order) =>
      describeSecondStep(contract, order, stand),
    );
};

const describeTrouble = (contract: Contract, shown: OrderCase, { gateway, create }: Stand): void => {
  const { before = [], after = [], order, free } = shown;
  const ready = before.map(({ json }) => ({ json }));
  const good = shown.answer ?? contract.accepted.json;

  it.each(doubts)(
    `hears %s, and says that it ${free ? 'costs nothing' : 'may have been billed'}`,
    async (_, answerTo) => {
      const answer = answerTo(good);
      gateway().script(...ready, answer);
      const error = await failure(create({ timeouts: patienceFor(answer) }).submit(order, patient));
      expect(error.accepted).toBe(free ? 'no' : 'maybe');
      expect(gateway().heard, 'never tried twice').toHaveLength(ready.length + 1);
    },
  );

  it.each([
    ...refusals,
    ...contract.refusals
      .filter(
        ({ answer, accepted }) => accepted === 'no' && 'status' in answer && (answer.status ?? 200) >= 400,
      )
      .map(({ says, answer, code }) => [says, answer, code] as const),
  ])('hears %s, and knows that it was not billed', async (_, answer, code) => {
    gateway().script(...ready, answer);
    const error = await failure(create().submit(order, patient));
    expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted: 'no' });
    expect(gateway().heard).toHaveLength(ready.length + 1);
  });

  if (after.length === 0) return;
  it.each<[string, Answer]>([
    ['nothing', { does: 'silence' }],
    ['a cut line', { does: 'reset' }],
    ['a web page', { status: 502, text: page }],
    ['a refusal', { status: 401, json: inError('Invalid token') }],
  ])('keeps an order that was taken when it asks about it and hears %s', async (_, answer) => {
    gateway().script({ json: good }, answer);
    const { ticket, result } = await create({ timeouts: patienceFor(answer) }).submit(order, patient);
    expect(ticket).toBe(shown.gives?.ticket ?? contract.accepted.ticket);
    expect(result).toBeUndefined();
  });
};

/** Whatever becomes of its extension, an upload was uploaded once and can still be gone on from. */
const describeExtendedUpload = (contract: Contract, { gateway, create }: Stand): void => {
  const upload = outcomeOf(contract, 'upload');
  const extension = contract.orders.find(
    ({ order }) => order.operation === 'extend' && order.source?.operation === 'upload',
  );
  if (upload === undefined || extension === undefined) return;
  const { shown, result, asks } = upload;

  it.each([
    ...doubts.map(([says, answerTo]) => [says, answerTo(contract.accepted.json), 'maybe'] as const),
    ...refusals.map(([says, answer]) => [says, answer, 'no'] as const),
  ])('uploads once when its extension hears %s', async (_, answer, accepted) => {
    const look = { json: asks?.json };
    gateway().script(...scriptOf(contract, shown).map(({ json }) => ({ json })), look);
    const provider = create({ timeouts: patienceFor(answer) });
    const { ticket } = await provider.submit(shown.order, patient);
    expect((await provider.poll([ticket], patient)).get(ticket)).toMatchObject({ state: 'finished' });
    gateway().script(answer, look);
    const error = await failure(provider.submit(extension.order, patient));
    expect(error.accepted).toBe(accepted);
    expect(plain((await provider.poll([ticket], patient)).get(ticket))).toEqual(plain(result));
    expect(gateway().heard.filter(({ path }) => path === shown.path)).toHaveLength(1);
  });
};

/** An order of two paid steps is never started again once the first was paid, and whoever ordered is told. */
const describeSecondStep = (contract: Contract, shown: OrderCase, { gateway, create }: Stand): void => {
  const calls = scriptOf(contract, shown);
  const paid = calls.slice(0, shown.before?.length ?? 0).map(({ json }) => ({ json }));

  it.each(refusals)('tells of %s, and that is the end of it', async (_, answer, code) => {
    gateway().script(...paid, answer);
    const provider = create();
    const { ticket, result } = await provider.submit(shown.order, patient);
    expect(result).toMatchObject({ state: 'failed', code, detail: expect.stringMatching(/./) });
    expect(gateway().heard).toHaveLength(paid.length + 1);
    await provider.poll([ticket], patient);
    expect(gateway().heard, 'nothing is asked about it').toHaveLength(paid.length + 1);
  });

  it.each(refusals)('is not billed when %s meets the first step', async (_, answer, code) => {
    gateway().script(answer);
    const error = await failure(create().submit(shown.order, patient));
    expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted: 'no' });
    expect(gateway().heard).toHaveLength(1);
  });

  it.each(doubts)('stops when the first step hears %s, which may have been billed', async (_, answerTo) => {
    const answer = answerTo(calls[0]?.json);
    gateway().script(answer);
    const error = await failure(create({ timeouts: patienceFor(answer) }).submit(shown.order, patient));
    expect(error.accepted).toBe('maybe');
    expect(gateway().heard).toHaveLength(1);
  });

  it.each(doubts)('does not know what became of it when the second step hears %s', async (_, answerTo) => {
    const answer = answerTo(shown.answer);
    gateway().script(...paid, answer);
    const error = await failure(create({ timeouts: patienceFor(answer) }).submit(shown.order, patient));
    expect(error.accepted).toBe('maybe');
    expect(gateway().heard).toHaveLength(paid.length + 1);
  });
};
