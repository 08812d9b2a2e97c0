import { type Fact, type Generation, reduce, type Submission } from '../../../src/core/index.js';
import {
  createManualClock,
  createMemoryDeps,
  createMemorySurface,
  createScriptedProvider,
} from '../../kit/memory/index.js';
import { chat, rain, take } from '../samples.js';

export const signal = new AbortController().signal;

/** The id of the song about rain. */
export const id = 'rainrainrainrain';

/** What differs from two gateways that accept everything and a chat whose cards stay cards. */
type RaceOptions = { cardBecomesTrack?: boolean; submit?: () => Promise<Submission> };

/** Two gateways and a chat over in-memory dependencies, whose methods a test can replace before it creates handlers. */
export const openRaceHarness = (options: RaceOptions = {}) => {
  const clock = createManualClock();
  const surface = createMemorySurface('web', options.cardBecomesTrack ?? false);
  const submit = options.submit ?? (async () => ({ ticket: 'ticket-1' }));
  const first = createScriptedProvider('first', {
    submit,
    poll: () => ({ state: 'finished', takes: [take('a'), take('b')], missing: 0 }),
  });
  const second = createScriptedProvider('second', { submit });
  const deps = createMemoryDeps({
    clock,
    providers: [first, second],
    surfaces: [surface],
    timing: { retryWriteMs: 1 },
  });
  /** The saved song about rain. */
  const load = async (): Promise<Generation> => {
    const generation = await deps.store.generations.load(id);
    if (generation === undefined) throw new Error('the song is not saved');
    return generation;
  };
  /** Saves the song about rain, with some differences. */
  const save = (more: Partial<Generation> = {}) => deps.store.generations.create(rain(more));
  /** Applies a fact to the saved song, as another worker does. */
  const apply = async (fact: Fact) => {
    const generation = await load();
    await deps.store.generations.save({ ...reduce(generation, fact), revision: generation.revision + 1 });
  };
  return { clock, surface, first, second, deps, load, save, apply };
};

export type RaceHarness = ReturnType<typeof openRaceHarness>;

/** Runs `act` once, right before the next call of a port's method. */
export const beforeCall = <T extends object>(port: T, method: keyof T, act: () => Promise<unknown>) => {
  const call = port[method] as (...args: unknown[]) => Promise<unknown>;
  let pending = true;
  Object.assign(port, {
    [method]: async (...args: unknown[]) => {
      if (pending) {
        pending = false;
        await act();
      }
      return call(...args);
    },
  });
};

/** Which calls of a method fail, and whether they fail only after the work is done. */
type Failure = { error: Error; times: number; from?: number; afterwards?: boolean };

/** Makes `times` calls of a port's method fail, starting after the first `from` calls. */
export const failCalls = <T extends object>(port: T, method: keyof T, failure: Failure) => {
  const { error, times, from = 0, afterwards = false } = failure;
  const call = port[method] as (...args: unknown[]) => Promise<unknown>;
  let calls = 0;
  Object.assign(port, {
    [method]: async (...args: unknown[]) => {
      calls += 1;
      const fails = calls > from && calls <= from + times;
      if (fails && !afterwards) throw error;
      const value = await call(...args);
      if (fails) throw error;
      return value;
    },
  });
};

export const ticket = { provider: 'first', account: 'account-first', ticket: 'ticket-1', at: 1_000_000 };
export const card = { ...chat, message: 'message-1' };
export const tracks = { kind: 'tracks', takes: [take('a'), take('b')], missing: 0, late: false } as const;

/** The message on the card of a running song. */
export const busy = { tone: 'busy', body: 'composing', controls: [] } as const;
