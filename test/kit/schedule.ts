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

/** The end of a process: whatever it still wants to do fails, and has no effect. */
export class Killed extends Error {
  override name = 'Killed';
}

/** A process by what it is doing; `dead` once it was killed. */
export type Actor = { name: string; dead: boolean; busy: boolean; skewMs: number };

/** How likely it is that a call is the last one of its process, or finds the memory away. */
export type Dangers = { kill: number; memory: number };

/** Lets several processes take turns: one call on the world at a time, whoever comes next is a matter of chance. */
export const createSchedule = (chance: () => number, dangers: () => Dangers) => {
  const waiting: { actor: Actor; go: () => void }[] = [];

  const turn = (actor: Actor) =>
    new Promise<void>((resolve, reject) => {
      if (actor.dead) return reject(new Killed(actor.name));
      waiting.push({ actor, go: () => (actor.dead ? reject(new Killed(actor.name)) : resolve()) });
    });

  const guard =
    (actor: Actor, forgetful: boolean, call: (...given: unknown[]) => unknown) =>
    async (...given: unknown[]): Promise<unknown> => {
      await turn(actor);
      const { kill, memory } = dangers();
      const fate = chance();
      const first = chance() < 0.5;
      const dies = fate < kill;
      const forgets = forgetful && !dies && fate < kill + memory;
      if (dies) actor.dead = true;
      if (dies && first) throw new Killed(actor.name);
      if (forgets && first) throw new StorageError('away');
      const value = await call(...given);
      if (dies) throw new Killed(actor.name);
      if (forgets) throw new StorageError('no answer');
      return value;
    };

  const guardAll = <T extends object>(actor: Actor, port: T, forgetful: boolean): T =>
    Object.fromEntries(
      Object.entries(port).map(([name, value]) => [
        name,
        typeof value === 'function' ? guard(actor, forgetful, value as never) : value,
      ]),
    ) as T;

  return {
    /** The ports as one process has them. */
    portsOf: (actor: Actor, ports: CoreDeps): CoreDeps => {
      const { store, providers } = ports;
      return {
        ...ports,
        clock: { now: () => ports.clock.now() + actor.skewMs, sleep: async () => turn(actor) },
        store: {
          ...store,
          generations: guardAll(actor, store.generations, true),
          pollSchedule: guardAll(actor, store.pollSchedule, true),
          tracks: guardAll(actor, store.tracks, true),
          drafts: guardAll(actor, store.drafts, true),
          locks: guardAll(actor, store.locks, true),
          health: guardAll(actor, store.health, true),
          timings: guardAll(actor, store.timings, true),
        },
        queue: guardAll(actor, ports.queue, false),
        media: { ...ports.media, keep: guardAll(actor, { keep: ports.media.keep }, false).keep },
        providers: {
          ...providers,
          inUse: new Map([...providers.inUse].map(([id, one]) => [id, guardAll(actor, one, false)])),
        },
        platforms: new Map([...ports.platforms].map(([id, one]) => [id, guardAll(actor, one, false)])),
      };
    },
    /** Lets one of the waiting calls happen; false when nobody waits. */
    next: (): boolean => {
      const [one] = waiting.splice(Math.floor(chance() * waiting.length), 1);
      one?.go();
      return one !== undefined;
    },
    /** Resolves when everybody waits or is idle. */
    settled: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
};
