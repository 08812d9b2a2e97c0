import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MusicProvider, Order, OrderSource, PollResult, Take } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import * as orders from './orders.js';
import { aroundSection, type Shelf, wishesOf, type Yielded } from './sandbox-orders.js';

const patient = new AbortController().signal;
let now = Date.parse('2026-03-27T12:00:00Z');
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox({ now: () => now, pace: 10_000, quick: true });
});
beforeEach(() => sandbox.clear());
afterAll(() => sandbox.close());

/** The drivers the sandbox can be a gateway for; it grows with both lists. */
const pretended = providerRegistry.map((definition) => definition.id);

const driverFor = (id: string, url: string): MusicProvider => {
  const definition = providerRegistry.find((each) => each.id === id);
  if (definition === undefined) throw new Error(`${id} is not in the registry`);
  return definition.create({ key: 'sandbox-key-1', url, clock: () => now });
};

describe.each(pretended)('%s against the sandbox', (id) => {
  const { capabilities } = driverFor(id, 'http://127.0.0.1:9');
  const offers = (order: Order) => capabilities.operations[order.operation]?.models.includes(order.model);
  let provider: MusicProvider;
  let made: OrderSource;

  const ask = async (ticket: string): Promise<PollResult> => {
    const answers = await provider.poll([ticket], patient);
    return answers.get(ticket) ?? { state: 'unknown' };
  };
  const finish = async (order: Order): Promise<{ ticket: string; takes: Take[] }> => {
    const { ticket } = await provider.submit(order, patient);
    const states: string[] = [];
    for (let minute = 0; minute < 30; minute += 1) {
      const result = await ask(ticket);
      states.push(result.state);
      if (result.state === 'finished') return { ticket, takes: result.takes };
      now += 5_000;
    }
    throw new Error(`${order.operation} never came: ${states.join(', ')}`);
  };
  /** The order as a follow-up of the song that was made. */
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
        ['a song about rain without a voice', orders.silentRain, 2],
        ['a song from own words', orders.savour, 2],
        ['an instrumental', orders.beijing, 2],
        ['a song whose words the gateway is to write', orders.wordless, 2],
        ['an extension', { ...orders.longerHarbour, values: { continueAt: 1, lyrics: 'Come home' } }, 2],
        ['a cover', orders.punkHarbour, 2],
        ['a cover that keeps its words', orders.plainCover, 2],
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
    expect(sandbox.charges, 'one order, one bill').toHaveLength(1);
  });

  it.runIf(offers(orders.allStems))('makes every voice apart', async () => {
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

  it('asks for several songs at once', async () => {
    const tickets: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      tickets.push((await provider.submit(orders.rain, patient)).ticket);
    }
    sandbox.clear();
    const wanted = [...tickets, 'never-made'].slice(-capabilities.batch);
    const answers = await provider.poll(wanted, patient);
    expect(sandbox.requests).toHaveLength(1);
    expect([...answers.keys()]).toEqual(wanted);
    expect(answers.get('never-made')).toEqual({ state: 'unknown' });
  });

  it('hears that the account is empty', async () => {
    const order: Order = { ...orders.rain, values: { prompt: 'sandbox:nocredits' } } as Order;
    await expect(provider.submit(order, patient)).rejects.toMatchObject({
      code: 'out_of_credits',
      accepted: 'no',
    });
  });

  it.each([
    ['sandbox:fail', { state: 'failed', code: 'failed' }],
    ['sandbox:moderated', { state: 'failed', code: 'moderated' }],
    ['sandbox:one-track', { state: 'finished', takes: [{ audioUrl: expect.any(String) }] }],
  ])('hears what becomes of “%s”', async (prompt, result) => {
    const { ticket } = await provider.submit({ ...orders.rain, values: { prompt } } as Order, patient);
    now += 60_000;
    expect(await ask(ticket)).toMatchObject(result);
  });

  it.each([
    ['reset', 'unreachable', 0],
    ['reset-after', 'unreachable', 1],
    ['truncate', 'bad_answer', 1],
    ['html', 'overloaded', 0],
  ] as const)('cannot tell after %s whether it was billed', async (trouble, code, bills) => {
    sandbox.fail({ gateway: id, route: 'submit', with: trouble });
    await expect(provider.submit(orders.rain, patient)).rejects.toMatchObject({ code, accepted: 'maybe' });
    expect(sandbox.charges).toHaveLength(bills);
    expect(sandbox.requests).toHaveLength(1);
  });

  it('surely was not billed when its key is not known', async () => {
    const locked = await createSandbox({ keys: ['another'], quick: true });
    const stranger = driverFor(id, locked.urlOf(id));
    await expect(stranger.submit(orders.rain, patient)).rejects.toMatchObject({
      code: 'unauthorized',
      accepted: 'no',
    });
    await locked.close();
  });
});

describe.each(pretended)('everything %s declares, against the sandbox', (id) => {
  const { capabilities } = driverFor(id, 'http://127.0.0.1:9');
  let provider: MusicProvider;
  let shelf: Shelf;

  /** What an order brings in the end, whether at once or after a while. */
  const fetched = async (order: Order): Promise<{ ticket: string; result: PollResult }> => {
    // Some calls hold the line until they are done, so time goes on meanwhile.
    const clock = setInterval(() => {
      now += 1_000;
    }, 20);
    const { ticket, result: atOnce } = await provider
      .submit(order, patient)
      .finally(() => clearInterval(clock));
    let result = atOnce ?? { state: 'waiting' };
    for (let look = 0; look < 30 && isOpen(result); look += 1) {
      now += 5_000;
      result = (await provider.poll([ticket], patient)).get(ticket) ?? { state: 'unknown' };
    }
    return { ticket, result };
  };
  const sourceOf = async (order: Order, which = 0): Promise<OrderSource> => {
    const { ticket, result } = await fetched(order);
    if (result.state !== 'finished') throw new Error(`${order.operation}: ${JSON.stringify(result)}`);
    return sourceFrom(ticket, result.takes[which], order);
  };

  beforeAll(async () => {
    provider = driverFor(id, sandbox.urlOf(id));
    shelf = { song: await sourceOf(orders.rain), other: await sourceOf(orders.rain, 1) };
    const wishes = new Map(wishesOf(capabilities).map(([name, order]) => [name, order]));
    const source = async (name: string) => {
      const order = wishes.get(name)?.(shelf);
      return order && sourceOf(order).catch(() => undefined);
    };
    const persona = async (name: string, vox: boolean) => {
      const order = wishes.get(name)?.(shelf);
      const { result } = order ? await fetched(order) : {};
      if (result?.state !== 'made' || result.product.kind !== 'persona') return undefined;
      return { personaId: result.product.personaId, clipId: shelf.song.clipId, vox };
    };
    // Where a replaced section comes back within its song, there is nothing to make whole.
    const section = await source('a section');
    shelf = {
      ...shelf,
      extension: await source('an extension'),
      section: section && section.seconds < shelf.song.seconds * 0.7 ? section : undefined,
      upload: await source('an upload'),
      persona: await persona('a persona', false),
      vox: await persona('a voice’s persona', true),
    };
  });

  it('is asked for all of it', () => {
    const asked = new Set(wishesOf(capabilities).map(([, , , operation]) => operation));
    expect(asked).toEqual(new Set(Object.keys(capabilities.operations)));
  });

  it.for(wishesOf(capabilities))('brings %s', async ([name, orderOf, yields], { skip }) => {
    const order = orderOf(shelf);
    if (order === undefined && name === aroundSection)
      return skip('its sections come back within their song');
    if (order === undefined) throw new Error('what this starts from could not be made');
    const { result } = await fetched(order);
    expect(shapeOf(result), JSON.stringify(result)).toEqual(yields);
  });

  it.each(Object.entries(capabilities.operations).filter(([, { fields }]) => fields.includes('model')))(
    'takes every model it declares for %s',
    async (name, { models }) => {
      const [, orderOf] = wishesOf(capabilities).find(([, , , operation]) => operation === name) ?? [];
      const order = orderOf?.(shelf);
      if (order === undefined) throw new Error(`nothing asks for ${name}`);
      for (const model of models)
        await expect(provider.submit({ ...order, model }, patient), model).resolves.toHaveProperty('ticket');
    },
  );

  it('asks for nothing billable to say whether it is there', async () => {
    sandbox.clear();
    await expect(provider.check(patient)).resolves.toMatchObject({ reachable: true });
    expect(sandbox.charges).toEqual([]);
  });
});

function isOpen({ state }: PollResult): boolean {
  return state === 'waiting' || state === 'running';
}

function shapeOf(result: PollResult): Yielded | PollResult {
  if (result.state === 'made') return result.product.kind;
  return result.state === 'finished' && result.missing === 0 ? result.takes.length : result;
}

function sourceFrom(ticket: string, take: Take | undefined, order: Order): OrderSource {
  if (take === undefined) throw new Error('there is no song to start from');
  return {
    clipId: take.clipId,
    ticket,
    operation: order.operation,
    title: take.title ?? '',
    style: take.style ?? '',
    lyrics: take.lyrics ?? '',
    seconds: take.seconds ?? 0,
  };
}
