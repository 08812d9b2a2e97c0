import { type CoreDeps, StorageError } from '../../src/core/index.js';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export const createChance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** The end of a process: its later calls fail and have no effect. */
export class Killed extends Error {
  override name = 'Killed';
}

/** A process; `dead` once it was killed, `busy` while it works. Its clock is off by `skewMs`. */
export type Actor = { name: string; dead: boolean; busy: boolean; skewMs: number };

/** The probabilities that a call kills its process, or finds the store unreachable. */
export type Dangers = { kill: number; storeError: number };

/** Interleaves several processes: one call at a time, the next one by chance. */
export const createSchedule = (chance: () => number, dangers: () => Dangers) => {
  const waiting: { actor: Actor; go: () => void }[] = [];

  const turn = (actor: Actor) =>
    new Promise<void>((resolve, reject) => {
      if (actor.dead) return reject(new Killed(actor.name));
      waiting.push({ actor, go: () => (actor.dead ? reject(new Killed(actor.name)) : resolve()) });
    });

  const guard =
    (actor: Actor, isStore: boolean, call: (...given: unknown[]) => unknown) =>
    async (...given: unknown[]): Promise<unknown> => {
      await turn(actor);
      const { kill, storeError } = dangers();
      const fate = chance();
      const isBefore = chance() < 0.5;
      const dies = fate < kill;
      const storeFails = isStore && !dies && fate < kill + storeError;
      if (dies) actor.dead = true;
      if (dies && isBefore) throw new Killed(actor.name);
      if (storeFails && isBefore) throw new StorageError('unreachable');
      const value = await call(...given);
      if (dies) throw new Killed(actor.name);
      if (storeFails) throw new StorageError('no answer');
      return value;
    };

  const guardAll = <T extends object>(actor: Actor, port: T, isStore: boolean): T =>
    Object.fromEntries(
      Object.entries(port).map(([name, value]) => [
        name,
        typeof value === 'function' ? guard(actor, isStore, value as never) : value,
      ]),
    ) as T;

  return {
    /** The dependencies as one process has them. */
    depsOf: (actor: Actor, deps: CoreDeps): CoreDeps => {
      const { store, providers } = deps;
      return {
        ...deps,
        clock: { now: () => deps.clock.now() + actor.skewMs, sleep: async () => turn(actor) },
        store: {
          ...store,
          generations: guardAll(actor, store.generations, true),
          pollSchedule: guardAll(actor, store.pollSchedule, true),
          tracks: guardAll(actor, store.tracks, true),
          expiring: guardAll(actor, store.expiring, true),
          locks: guardAll(actor, store.locks, true),
          health: guardAll(actor, store.health, true),
          timings: guardAll(actor, store.timings, true),
        },
        queue: guardAll(actor, deps.queue, false),
        media: { ...deps.media, keep: guardAll(actor, { keep: deps.media.keep }, false).keep },
        providers: {
          ...providers,
          inUse: new Map([...providers.inUse].map(([id, port]) => [id, guardAll(actor, port, false)])),
        },
        platforms: new Map([...deps.platforms].map(([id, port]) => [id, guardAll(actor, port, false)])),
      };
    },
    /** Lets one of the waiting calls happen; false when none waits. */
    next: (): boolean => {
      const [next] = waiting.splice(Math.floor(chance() * waiting.length), 1);
      next?.go();
      return next !== undefined;
    },
    /** Resolves when every process waits or is idle. */
    settled: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
};
