import { expect, it } from 'vitest';
import { ableGateway, createCoreHarness } from '../core-harness.js';

/** Counts the reads of every repository, by `repository.method(arguments)`. */
const countReads = (store: ReturnType<typeof createCoreHarness>['deps']['store']): Map<string, number> => {
  const reads = new Map<string, number>();
  const repositories = {
    settings: ['community', 'preferences', 'blocked'],
    health: ['coolingDown'],
    personas: ['of', 'load'],
    tracks: ['load', 'newest'],
  } as const;
  for (const [name, methods] of Object.entries(repositories)) {
    const repository = store[name as keyof typeof repositories] as unknown as Record<
      string,
      (...args: unknown[]) => unknown
    >;
    for (const method of methods) {
      const read = repository[method];
      if (read === undefined) throw new Error(`${name} has no ${method}`);
      repository[method] = (...args) => {
        const call = `${name}.${method}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
        reads.set(call, (reads.get(call) ?? 0) + 1);
        return read(...args);
      };
    }
  }
  return reads;
};

const club = { key: 'web:club', places: ['music'], roles: [], manages: async () => false };

it('a request in a community reads its settings, the person’s preferences and the cool-downs once', async () => {
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  const { settings } = harness.deps.store;
  await settings.setCommunity('web:club', { model: 'v5', refusedWords: ['rust'], personDay: 5 });
  await harness.personIn(club).command('song', { prompt: 'the song before' });
  const reads = countReads(harness.deps.store);
  await harness.personIn(club).command('song', { prompt: 'rain on the roof' });
  expect(harness.last()?.title).toBe('rain on the roof');
  expect(Object.fromEntries(reads)).toEqual({
    'settings.community("web:club")': 1,
    'settings.preferences("web:ada")': 1,
    'settings.blocked()': 1,
    'health.coolingDown()': 1,
  });
});

it('no command reads the same thing twice', async () => {
  const harness = createCoreHarness([ableGateway('first', () => ({ state: 'waiting' }))]);
  await harness.deps.store.settings.setCommunity('web:club', { buttons: 'asker', personDay: 5 });
  const person = harness.personIn(club);
  for (const name of ['custom', 'library', 'queue', 'usage', 'settings', 'help', 'persona', 'extend']) {
    const reads = countReads(harness.deps.store);
    await person.command(name);
    const twice = [...reads].filter(([, count]) => count > 1);
    expect(twice, name).toEqual([]);
  }
});
