import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MusicProvider, Order, OrderSource, PollResult, Take } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import * as orders from './orders.js';
import { aroundSection, type Sources, sandboxOrdersFor, type Yield } from './sandbox-orders.js';

const neverAborted = new AbortController().signal;
let now = Date.parse('2026-03-27T12:00:00Z');
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox({ now: () => now, pace: 10_000, quick: true });
});
beforeEach(() => sandbox.clear());
afterAll(() => sandbox.close());

const ids = providerRegistry.map(({ id }) => id);

const driverFor = (id: string, url: string): MusicProvider => {
  const definition = providerRegistry.find((each) => each.id === id);
  if (definition === undefined) throw new Error(`${id} is not in the registry`);
  return definition.create({ key: 'sandbox-key-1', url, clock: () => now });
};

describe.each(ids)('%s against the sandbox', (id) => {
  const { capabilities } = driverFor(id, 'http://127.0.0.1:9');
  const offers = (order: Order) => capabilities.operations[order.operation]?.models.includes(order.model);
  let provider: MusicProvider;
  let made: OrderSource;

  const poll = async (ticket: string): Promise<PollResult> => {
    const answers = await provider.poll([ticket], neverAborted);
    return answers.get(ticket) ?? { state: 'unknown' };
  };
  const finish = async (order: Order): Promise<{ ticket: string; takes: Take[] }> => {
    const { ticket } = await provider.submit(order, neverAborted);
    const states: string[] = [];
    for (let minute = 0; minute < 30; minute += 1) {
      const result = await poll(ticket);
      states.push(result.state);
      if (result.state === 'finished') return { ticket, takes: result.takes };
      now += 5_000;
    }
    throw new Error(`${order.operation} did not finish: ${states.join(', ')}`);
  };
  /** The order with the finished song as its source. */
  const of = (order: Order, source = made): Order => ({ ...order, source });

  beforeAll(async () => {
    provider = driverFor(id, sandbox.urlOf(id));
    const { ticket, takes } = await finish(orders.rain);
    made = sourceFrom(ticket, takes[0], orders.rain);
  });

  it.each(
    (
      [
        ['a song about rain', orders.rain, 2],
        ['an instrumental about rain', orders.silentRain, 2],
        ['a song from own lyrics', orders.savour, 2],
        ['an instrumental', orders.beijing, 2],
        ['a song whose lyrics the gateway writes', orders.wordless, 2],
        ['an extension', { ...orders.longerHarbour, values: { continueAt: 1, lyrics: 'Come home' } }, 2],
        ['a cover', orders.punkHarbour, 2],
        ['a cover that keeps its lyrics', orders.plainCover, 2],
        ['two stems', orders.twoStems, 2],
        ['a free remaster', orders.freeRemaster, 2],
        ['a remaster by the older model', orders.olderRemaster, 2],
      ] as [string, Order, number][]
    ).filter(([, order]) => offers(order)),
  )('makes %s', async (_, order, count) => {
    const { takes } = await finish(order.source === undefined ? order : of(order));
    expect(takes).toHaveLength(count);
    expect(new Set(takes.map((take) => take.clipId)).size).toBe(count);
    for (const take of takes) {
      expect(take.audioUrl.startsWith(sandbox.url)).toBe(true);
      expect(take.seconds ?? 1).toBeGreaterThan(0);
      expect(take.title).not.toBe('');
    }
    expect(sandbox.charges, 'one order, one charge').toHaveLength(1);
  });

  it.runIf(offers(orders.allStems))('makes all stems', async () => {
    const { takes } = await finish(of(orders.allStems));
    expect(takes.length).toBeGreaterThanOrEqual(12);
    expect(new Set(takes.map((take) => take.clipId)).size).toBe(takes.length);
  });

  it.runIf(offers(orders.wholeHarbour))('makes a song whole', async () => {
    const extension = of({ ...orders.plainExtension, values: { continueAt: 1 } } as Order);
    const { ticket, takes } = await finish(extension);
    const whole = await finish(of(orders.wholeHarbour, sourceFrom(ticket, takes[0], extension)));
    expect(whole.takes).toHaveLength(1);
  });

  it('polls several songs at once', async () => {
    const tickets: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      tickets.push((await provider.submit(orders.rain, neverAborted)).ticket);
    }
    sandbox.clear();
    const wanted = [...tickets, 'never-made'].slice(-capabilities.batch);
    const answers = await provider.poll(wanted, neverAborted);
    expect(sandbox.requests).toHaveLength(1);
    expect([...answers.keys()]).toEqual(wanted);
    expect(answers.get('never-made')).toEqual({ state: 'unknown' });
  });

  it('finds an empty account', async () => {
    const order: Order = { ...orders.rain, values: { prompt: 'sandbox:nocredits' } } as Order;
    await expect(provider.submit(order, neverAborted)).rejects.toMatchObject({
      code: 'out_of_credits',
      accepted: 'no',
    });
  });

  it.each([
    ['sandbox:fail', { state: 'failed', code: 'failed' }],
    ['sandbox:moderated', { state: 'failed', code: 'moderated' }],
    ['sandbox:one-track', { state: 'finished', takes: [{ audioUrl: expect.any(String) }] }],
  ])('reads the result of “%s”', async (prompt, result) => {
    const { ticket } = await provider.submit({ ...orders.rain, values: { prompt } } as Order, neverAborted);
    now += 60_000;
    expect(await poll(ticket)).toMatchObject(result);
  });

  it.each([
    ['reset', 'unreachable', 0],
    ['reset-after', 'unreachable', 1],
    ['truncate', 'bad_answer', 1],
    ['html', 'overloaded', 0],
  ] as const)('may have been billed after %s', async (trouble, code, bills) => {
    sandbox.fail({ gateway: id, route: 'submit', with: trouble });
    await expect(provider.submit(orders.rain, neverAborted)).rejects.toMatchObject({
      code,
      accepted: 'maybe',
    });
    expect(sandbox.charges).toHaveLength(bills);
    expect(sandbox.requests).toHaveLength(1);
  });

  it('was not billed when its key is unknown', async () => {
    const locked = await createSandbox({ keys: ['another'], quick: true });
    const provider = driverFor(id, locked.urlOf(id));
    await expect(provider.submit(orders.rain, neverAborted)).rejects.toMatchObject({
      code: 'unauthorized',
      accepted: 'no',
    });
    await locked.close();
  });
});

describe.each(ids)('everything that %s declares, against the sandbox', (id) => {
  const { capabilities } = driverFor(id, 'http://127.0.0.1:9');
  let provider: MusicProvider;
  let sources: Sources;

  /** The final result of an order, at once or after some polls. */
  const resultOf = async (order: Order): Promise<{ ticket: string; result: PollResult }> => {
    // Some calls answer only when they are done, so the clock runs on meanwhile.
    const clock = setInterval(() => {
      now += 1_000;
    }, 20);
    const { ticket, result: atOnce } = await provider
      .submit(order, neverAborted)
      .finally(() => clearInterval(clock));
    let result = atOnce ?? { state: 'waiting' };
    for (let polls = 0; polls < 30 && isOpen(result); polls += 1) {
      now += 5_000;
      result = (await provider.poll([ticket], neverAborted)).get(ticket) ?? { state: 'unknown' };
    }
    return { ticket, result };
  };
  const sourceOf = async (order: Order, which = 0): Promise<OrderSource> => {
    const { ticket, result } = await resultOf(order);
    if (result.state !== 'finished') throw new Error(`${order.operation}: ${JSON.stringify(result)}`);
    return sourceFrom(ticket, result.takes[which], order);
  };

  beforeAll(async () => {
    provider = driverFor(id, sandbox.urlOf(id));
    sources = { song: await sourceOf(orders.rain), other: await sourceOf(orders.rain, 1) };
    const byTitle = new Map(sandboxOrdersFor(capabilities).map(([title, order]) => [title, order]));
    const source = async (name: string) => {
      const order = byTitle.get(name)?.(sources);
      return order && sourceOf(order).catch(() => undefined);
    };
    const persona = async (name: string, vox: boolean) => {
      const order = byTitle.get(name)?.(sources);
      const { result } = order ? await resultOf(order) : {};
      if (result?.state !== 'made' || result.product.kind !== 'persona') return undefined;
      return { personaId: result.product.personaId, clipId: sources.song.clipId, vox };
    };
    // Where the answer to a replaced section is the whole song, there is nothing left to make whole.
    const section = await source('a section');
    sources = {
      ...sources,
      extension: await source('an extension'),
      section: section && section.seconds < sources.song.seconds * 0.7 ? section : undefined,
      upload: await source('an upload'),
      persona: await persona('a persona', false),
      vox: await persona('a persona from a voice', true),
    };
  });

  it('has an order for every operation', () => {
    const operations = new Set(sandboxOrdersFor(capabilities).map(([, , , operation]) => operation));
    expect(operations).toEqual(new Set(Object.keys(capabilities.operations)));
  });

  it.for(sandboxOrdersFor(capabilities))('delivers %s', async ([title, orderFrom, yields], { skip }) => {
    const order = orderFrom(sources);
    if (order === undefined && title === aroundSection)
      return skip('its sections are answered with the whole song');
    if (order === undefined) throw new Error('the source of this order could not be made');
    const { result } = await resultOf(order);
    expect(yieldOf(result), JSON.stringify(result)).toEqual(yields);
  });

  it.each(Object.entries(capabilities.operations).filter(([, { fields }]) => fields.includes('model')))(
    'takes every model it declares for %s',
    async (name, { models }) => {
      const [, orderFrom] =
        sandboxOrdersFor(capabilities).find(([, , , operation]) => operation === name) ?? [];
      const order = orderFrom?.(sources);
      if (order === undefined) throw new Error(`no order for ${name}`);
      for (const model of models)
        await expect(provider.submit({ ...order, model }, neverAborted), model).resolves.toHaveProperty(
          'ticket',
        );
    },
  );

  it('checks its account for free', async () => {
    sandbox.clear();
    await expect(provider.check(neverAborted)).resolves.toMatchObject({ reachable: true });
    expect(sandbox.charges).toEqual([]);
  });
});

const isOpen = ({ state }: PollResult): boolean => state === 'waiting' || state === 'running';

const yieldOf = (result: PollResult): Yield | PollResult => {
  if (result.state === 'made') return result.product.kind;
  return result.state === 'finished' && result.missing === 0 ? result.takes.length : result;
};

const sourceFrom = (ticket: string, take: Take | undefined, order: Order): OrderSource => {
  if (take === undefined) throw new Error('there is no take to start from');
  return {
    clipId: take.clipId,
    ticket,
    operation: order.operation,
    title: take.title ?? '',
    style: take.style ?? '',
    lyrics: take.lyrics ?? '',
    seconds: take.seconds ?? 0,
  };
};
