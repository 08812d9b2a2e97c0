import type { MusicProvider, Order, OrderSource } from '../../../src/core/index.js';
import { driverOf, neverAborted as patient } from '../../providers/contract/harness.js';
import * as orders from '../../providers/orders.js';
import type { createClock } from '../callers.js';

/** The things that requests refer to, by the names that stand for them after an @. */
export type Fixtures = Readonly<Record<string, string>>;

/** A valid request, and its required fields; a dot leads into a nested object. */
export type ValidRequest = readonly [path: string, body: object, needed: readonly string[]];

/** Makes everything that requests can refer to, with the requests of the gateway itself. */
export const createFixtures = async (
  id: string,
  url: string,
  clock: ReturnType<typeof createClock>,
): Promise<Fixtures> => {
  const provider = driverOf(id).create({ key: 'sk-test-000001', url, clock: clock.now });
  const make = async (order: Order): Promise<OrderSource> => {
    const result = await outcome(provider, order, clock);
    const take = result.state === 'finished' ? result.takes[0] : undefined;
    if (take === undefined) throw new Error(`${order.operation}: ${JSON.stringify(result)}`);
    const { clipId, title = '', style = '', lyrics = '', seconds = 0 } = take;
    return { clipId, ticket: '', operation: order.operation, title, style, lyrics, seconds };
  };
  const song = await make(orders.rain);
  const of = (order: Order, values: object) => make({ ...order, values, source: song } as Order);
  const extension = await of(orders.plainExtension, { continueAt: 1 });
  const section = await of(orders.freeReplacement, { from: 0.3, to: 0.9, section: 'Lazy' });
  const fixtures = {
    SONG: song.clipId,
    OTHER: (await make(orders.rain)).clipId,
    EXTENSION: extension.clipId,
    SECTION: section.clipId,
    UPLOAD: (await make(orders.ownAudio)).clipId,
    VOICE: (await of(orders.harbourVoice, { from: 0, to: 1 })).clipId,
  };
  if (provider.capabilities.operations.persona === undefined) return fixtures;
  const kept = await outcome(provider, { ...orders.keptVoice, source: song } as Order, clock);
  if (kept.state !== 'made' || kept.product.kind !== 'persona') throw new Error(JSON.stringify(kept));
  return { ...fixtures, PERSONA: kept.product.personaId };
};

const outcome = async (provider: MusicProvider, order: Order, clock: ReturnType<typeof createClock>) => {
  const { ticket, result } = await provider.submit(order, patient);
  if (result?.state === 'made' || result?.state === 'finished') return result;
  clock.pass(60_000);
  return (await provider.poll([ticket], patient)).get(ticket) ?? ({ state: 'unknown' } as const);
};

/** A body or path with the names replaced by the things. */
export const filled = <T>(thing: T, fixtures: Fixtures): T =>
  JSON.parse(
    Object.entries(fixtures).reduce(
      (text, [name, id]) => text.replaceAll(new RegExp(`@${name}\\b`, 'g'), id),
      JSON.stringify(thing),
    ),
  );

/** A body without one of its fields. */
export const without = (body: object, field: string): object => {
  const [first = '', ...rest] = field.split('.');
  const entries = Object.entries(body);
  if (rest.length === 0) return Object.fromEntries(entries.filter(([name]) => name !== first));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name === first ? without(value, rest.join('.')) : value]),
  );
};
