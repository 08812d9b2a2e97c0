import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Action,
  type ChatEvent,
  createHandlers,
  type Fact,
  type Generation,
  MediaError,
  ProviderError,
  reduce,
  StorageError,
  type Submission,
  SurfaceError,
} from '../../../src/core/index.js';
import {
  createManualClock,
  createMemoryDeps,
  createMemorySurface,
  createScriptedProvider,
} from '../../kit/memory/index.js';
import { ada, rain, roof, room, take } from '../samples.js';

const signal = new AbortController().signal;
const id = 'rainrainrainrain';

/** A studio with two gateways that take everything, and a chat; all of it to be looked into and tampered with. */
const openHarness = (parts: { cardBecomesTrack?: boolean; submit?: () => Promise<Submission> } = {}) => {
  const clock = createManualClock();
  const surface = createMemorySurface('web', parts.cardBecomesTrack ?? false);
  const submit = parts.submit ?? (async () => ({ ticket: 'ticket-1' }));
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
  const happen = async (fact: Fact) => {
    const record = await record_();
    await deps.store.generations.save({ ...reduce(record, fact), revision: record.revision + 1 });
  };
  const record_ = async (): Promise<Generation> => {
    const record = await deps.store.generations.load(id);
    if (record === undefined) throw new Error('no such song');
    return record;
  };
  const keep = (more: Partial<Generation> = {}) => deps.store.generations.create(rain(more));
  return { clock, surface, first, second, deps, happen, record: record_, keep };
};

type Harness = ReturnType<typeof openHarness>;

/** Does something once, right before a method of a port is called. */
const justBefore = <T extends object>(port: T, method: keyof T, what: () => Promise<unknown>) => {
  const call = port[method] as (...given: unknown[]) => Promise<unknown>;
  let pending = true;
  Object.assign(port, {
    [method]: async (...given: unknown[]) => {
      if (pending) {
        pending = false;
        await what();
      }
      return call(...given);
    },
  });
};

/** Lets a method of a port fail so many times; `after` it has done its work, when told so. */
const failing = <T extends object>(
  port: T,
  method: keyof T,
  times: number,
  error: Error,
  from = 0,
  after = false,
) => {
  const call = port[method] as (...given: unknown[]) => Promise<unknown>;
  let calls = 0;
  Object.assign(port, {
    [method]: async (...given: unknown[]) => {
      calls += 1;
      const fails = calls > from && calls <= from + times;
      if (fails && !after) throw error;
      const value = await call(...given);
      if (fails) throw error;
      return value;
    },
  });
};

const ticket = { provider: 'first', account: 'account-first', ticket: 'ticket-1', at: 1_000_000 };
const card = { ...room, message: 'message-1' };
const tracks = { kind: 'tracks', takes: [take('a'), take('b')], missing: 0, late: false } as const;
const busy = { tone: 'busy', body: 'composing', controls: [] } as const;

const press = (key: string, action: Action, told: string[] = []): ChatEvent => ({
  key,
  kind: 'press',
  action,
  person: ada,
  address: room,
  reply: {
    card: async () => card,
    tell: async (message) => void told.push(message.body ?? ''),
    ask: async () => {},
  },
});

let harness: Harness;
beforeEach(() => {
  harness = openHarness();
});

describe('two workers and one song', () => {
  it('is not handed to a gateway it has just been moved away from', async () => {
    const { deps, first, happen, record, keep } = harness;
    await keep();
    // Between reading the record and marking it, another worker moves the song to the second gateway.
    justBefore(deps.store.generations, 'save', () =>
      happen({ kind: 'refused', at: 1, attempts: 0, next: 'second' }),
    );
    await createHandlers(deps).jobs.submit(id, signal);
    expect(first.calls).toEqual([]);
    expect(await record()).toMatchObject({ provider: 'second', state: { step: 'queued' } });
  });

  it('is handed over although its card was noted in the same moment', async () => {
    const { deps, first, happen, record, keep } = harness;
    await keep();
    justBefore(deps.store.generations, 'save', () => happen({ kind: 'carded', at: 1, ref: card }));
    await createHandlers(deps).jobs.submit(id, signal);
    expect(first.calls).toHaveLength(1);
    expect((await record()).state.step).toBe('running');
  });

  it('is not moved back by a worker that saw the first gateway out before it was moved', async () => {
    const { deps, happen, record, keep } = harness;
    await keep();
    await deps.store.health.coolDown('first', 'overloaded', 1000);
    await deps.store.health.coolDown('second', 'overloaded', 1000);
    justBefore(deps.store.generations, 'save', () =>
      happen({ kind: 'refused', at: 1, attempts: 0, next: 'second' }),
    );
    await createHandlers(deps).jobs.submit(id, signal);
    expect(await record()).toMatchObject({ provider: 'second', refusedBy: ['first'] });
  });

  it('is not doubted because of a call that was refused and made anew', async () => {
    const { deps, clock, happen, record, keep } = harness;
    await keep({ state: { step: 'submitting', since: 1, attempts: 1, lease: 5 } });
    justBefore(deps.store.generations, 'save', async () => {
      await happen({ kind: 'refused', at: 2, attempts: 1, next: 'first' });
      const lease = clock.now() + 75_000;
      await happen({ kind: 'submitting', at: 3, attempts: 1, lease });
    });
    await createHandlers(deps).jobs.submit(id, signal);
    expect((await record()).state).toMatchObject({ step: 'submitting', attempts: 2 });
  });

  it('is not called delivered by a worker that was slow to tell of its time-out', async () => {
    const { deps, clock, surface, happen, record, keep } = harness;
    surface.place(busy);
    const timedOut = { kind: 'failed', fault: 'timed_out', detail: '', charge: 'made' } as const;
    await keep({ ticket, card, state: { step: 'delivering', since: 5, outcome: timedOut } });
    justBefore(deps.store.generations, 'save', async () => {
      await happen({ kind: 'delivered', at: 6, since: 5, card });
      clock.advance(1000);
      await happen({ kind: 'finished', at: clock.now(), takes: [take('a'), take('b')], missing: 0 });
    });
    const handlers = createHandlers(deps);
    await handlers.jobs.deliver(id, signal);
    expect((await record()).state.step).toBe('delivering');
    await handlers.jobs.deliver(id, signal);
    expect(surface.messages.filter(({ message }) => message.audio !== undefined)).toHaveLength(2);
  });
});

describe('the memory away while a gateway answers', () => {
  it('forgets no ticket: what was paid is delivered', async () => {
    const { deps, first, record, keep } = harness;
    await keep();
    failing(deps.store.generations, 'save', 5, new StorageError('away'), 1);
    await createHandlers(deps).jobs.submit(id, signal);
    expect(first.calls).toHaveLength(1);
    expect(await record()).toMatchObject({ state: { step: 'running' }, ticket: { ticket: 'ticket-1' } });
  });

  it('forgets no refusal: nobody is told that it may have been charged', async () => {
    harness = openHarness({
      submit: async () => {
        throw new ProviderError('first', 'unauthorized', 'no', 'wrong key');
      },
    });
    const { deps, record, keep } = harness;
    await keep();
    failing(deps.store.health, 'coolDown', 3, new StorageError('away'));
    failing(deps.store.generations, 'save', 2, new StorageError('away'), 1);
    await createHandlers(deps).jobs.submit(id, signal);
    expect(await record()).toMatchObject({ provider: 'second', state: { step: 'queued' } });
  });

  it('pays once although the note of the ticket was written and not confirmed', async () => {
    const { deps, clock, first, record, keep } = harness;
    await keep();
    failing(deps.store.generations, 'save', 1, new StorageError('no answer'), 1, true);
    const handlers = createHandlers(deps);
    await handlers.jobs.submit(id, signal);
    clock.advance(5000);
    await handlers.jobs.submit(id, signal);
    expect(first.calls).toHaveLength(1);
    expect((await record()).state.step).toBe('running');
  });
});

describe('a gateway or platform that is no longer in use', () => {
  /** As the queues do: there is none for what is not in use. */
  const withoutQueueFor = ({ deps }: Harness, name: string) => {
    const { queue } = deps;
    for (const method of ['submit', 'ahead', 'waiting', 'withdraw'] as const) {
      const call = queue[method] as (provider: string, ...more: unknown[]) => Promise<unknown>;
      Object.assign(queue, {
        [method]: async (provider: string, ...more: unknown[]) => {
          if (provider === name) throw new Error(`there is no queue for ${provider}`);
          return call(provider, ...more);
        },
      });
    }
  };

  it('lets the songs that wait for it go on elsewhere', async () => {
    const { deps, clock, record, keep } = harness;
    await keep({ provider: 'gone' });
    withoutQueueFor(harness, 'gone');
    clock.advance(60_000);
    const handlers = createHandlers(deps);
    await handlers.jobs.reconcile();
    for (const job of deps.queue.jobs()) await handlers.jobs.submit(job.id, signal);
    expect(await record()).toMatchObject({ provider: 'first', refusedBy: ['gone'] });
  });

  it('does not keep a song for ever that it was composing', async () => {
    const { deps, clock, surface, record, keep } = harness;
    surface.place(busy);
    await keep({
      provider: 'gone',
      card,
      ticket: { ...ticket, provider: 'gone' },
      state: { step: 'running', since: 1 },
    });
    withoutQueueFor(harness, 'gone');
    clock.advance(16 * 60_000);
    const handlers = createHandlers(deps);
    await handlers.jobs.reconcile();
    await handlers.jobs.deliver(id, signal);
    expect((await record()).state).toMatchObject({
      step: 'done',
      outcome: { kind: 'failed', charge: 'made' },
    });
    expect(surface.messages[0]?.message.tone).toBe('bad');
  });

  it('keeps nobody else from being looked after', async () => {
    const { deps, clock, keep } = harness;
    await keep({
      id: 'aaaaaaaaaaaaaaaa',
      address: { platform: 'gone', chat: '1' },
      state: { step: 'delivering', since: 1, outcome: tracks },
    });
    await keep();
    const deliver = deps.queue.deliver;
    Object.assign(deps.queue, {
      deliver: async (platform: string, song: string) => {
        if (platform === 'gone') throw new Error('there is no queue');
        return deliver(platform, song);
      },
    });
    clock.advance(60_000);
    await createHandlers(deps).jobs.reconcile();
    expect(deps.queue.jobs().map((job) => job.id)).toEqual([id]);
  });
});

describe('a song nobody answers for any more', () => {
  it('is asked for no longer than a day', async () => {
    const { deps, clock, first, record, keep } = harness;
    Object.assign(first, {
      poll: async () => {
        first.polls.push('asked');
        return new Map();
      },
    });
    const timedOut = { kind: 'failed', fault: 'timed_out', detail: '', charge: 'made' } as const;
    await keep({ ticket, state: { step: 'done', since: 5, outcome: timedOut } });
    await deps.store.pollSchedule.put('first', id, clock.now());
    const handlers = createHandlers(deps);
    clock.advance(deps.settings.timing.lateResultMs + 60_000);
    for (let round = 0; round < 5; round += 1) {
      await handlers.jobs.poll('first', signal);
      clock.advance(60_000);
      await handlers.jobs.reconcile();
    }
    expect(first.polls).toHaveLength(1);
    expect((await record()).state.step).toBe('done');
    expect(deps.store.generations.looked.size).toBe(0);
  });
});

describe('the card', () => {
  it('tells the end although it came while the end was being told', async () => {
    const { deps, surface, happen, record, keep } = harness;
    await keep({
      ticket,
      state: {
        step: 'delivering',
        since: 5,
        outcome: { kind: 'failed', fault: 'failed', detail: '', charge: 'none' },
      },
    });
    justBefore(surface, 'post', async () => happen({ kind: 'carded', at: 6, ref: surface.place(busy) }));
    const handlers = createHandlers(deps);
    for (let step = 0; step < 3; step += 1) await handlers.jobs.deliver(id, signal);
    expect((await record()).state.step).toBe('done');
    expect(surface.messages.find((shown) => shown.edits > 0 || shown.key === undefined)?.message.tone).toBe(
      'bad',
    );
  });

  it.each([true, false])(
    'tells the end when the first track could not be fetched (becomes the track: %s)',
    async (cardBecomesTrack) => {
      harness = openHarness({ cardBecomesTrack });
      const { deps, surface, keep } = harness;
      surface.place(busy);
      await keep({ ticket, card, state: { step: 'delivering', since: 5, outcome: tracks } });
      failing(deps.media, 'keep', 1, new MediaError('lost', 'unreachable', '404'));
      await createHandlers(deps).jobs.deliver(id, signal);
      expect(surface.messages.map(({ message }) => message.tone)).not.toContain('busy');
    },
  );

  it('tells the end when it came after the first track had been posted without it', async () => {
    harness = openHarness({ cardBecomesTrack: true });
    const { deps, surface, happen, keep } = harness;
    await keep({ ticket, state: { step: 'delivering', since: 5, outcome: tracks } });
    justBefore(surface, 'post', async () => happen({ kind: 'carded', at: 6, ref: surface.place(busy) }));
    const handlers = createHandlers(deps);
    for (let step = 0; step < 3; step += 1) await handlers.jobs.deliver(id, signal);
    expect(surface.messages.map(({ message }) => message.tone)).not.toContain('busy');
    expect(surface.messages.filter(({ message }) => message.audio !== undefined)).toHaveLength(2);
  });

  it.each([true, false])(
    'tells the end when the platform refuses every track (becomes the track: %s)',
    async (cardBecomesTrack) => {
      harness = openHarness({ cardBecomesTrack });
      const { deps, surface, record, keep } = harness;
      surface.place(busy);
      await keep({ ticket, card, state: { step: 'delivering', since: 5, outcome: tracks } });
      for (const method of ['post', 'edit'] as const) {
        const call = surface[method] as (...given: unknown[]) => Promise<never>;
        Object.assign(surface, {
          [method]: async (to: unknown, message: { audio?: unknown }, key: unknown) => {
            if (message.audio !== undefined) throw new SurfaceError('web', 'refused', '400 wrong file');
            return call(to, message, key);
          },
        });
      }
      const handlers = createHandlers(deps);
      for (let step = 0; step < 3; step += 1) await handlers.jobs.deliver(id, signal);
      expect((await record()).state.step).toBe('done');
      expect(surface.messages.map(({ message }) => message.tone)).toEqual(['bad']);
    },
  );

  it('is not left at composing by a redraw that hung until the song was there', async () => {
    const { deps, clock, surface, keep } = harness;
    surface.place(busy);
    await keep({ ticket, card, state: { step: 'running', since: 5 } });
    const handlers = createHandlers(deps);
    justBefore(surface, 'edit', async () => {
      clock.advance(40_000);
      await handlers.jobs.poll('first', signal);
      await deps.store.pollSchedule.put('first', id, 0);
      await handlers.jobs.poll('first', signal);
      await handlers.jobs.deliver(id, signal);
    });
    await deps.store.pollSchedule.put('first', id, 0);
    await handlers.jobs.refreshCard(id);
    expect(surface.messages[0]?.message.tone).toBe('good');
  });
});

describe('two presses on Again', () => {
  it('are one wish, at whatever moment of the clock', async () => {
    const { deps, clock } = harness;
    await deps.store.tracks.save(roof({ provider: 'first', account: 'account-first' }));
    await deps.store.generations.create(rain({ state: { step: 'done', since: 1, outcome: tracks }, ticket }));
    const handlers = createHandlers(deps);
    clock.advance(10_000 - (clock.now() % 10_000) - 50);
    await handlers.events.handle(press('one', { do: 'repeat', track: `${id}.0` }));
    clock.advance(200);
    await handlers.events.handle(press('two', { do: 'repeat', track: `${id}.0` }));
    expect(deps.store.generations.all()).toHaveLength(2);
    clock.advance(20_000);
    await handlers.events.handle(press('three', { do: 'repeat', track: `${id}.0` }));
    expect(deps.store.generations.all()).toHaveLength(3);
  });
});

describe('a gateway that does not know a ticket for a moment', () => {
  it('loses no song by that', async () => {
    const { deps, clock, first, record, keep } = harness;
    let answer = 'unknown';
    Object.assign(first, {
      poll: async (tickets: string[]) =>
        new Map(
          tickets.map((one) => [
            one,
            answer === 'unknown'
              ? { state: 'unknown' }
              : { state: 'finished', takes: [take('a')], missing: 0 },
          ]),
        ),
    });
    await keep({ ticket, state: { step: 'running', since: ticket.at } });
    clock.advance(180_000);
    await deps.store.pollSchedule.put('first', id, 0);
    const handlers = createHandlers(deps);
    await handlers.jobs.poll('first', signal);
    expect((await record()).state.step).toBe('running');
    answer = 'finished';
    clock.advance(10_000);
    await handlers.jobs.poll('first', signal);
    expect((await record()).state).toMatchObject({ step: 'delivering', outcome: { kind: 'tracks' } });
  });

  it('is believed when it says so again and again', async () => {
    const { deps, clock, first, record, keep } = harness;
    Object.assign(first, {
      poll: async (tickets: string[]) => new Map(tickets.map((one) => [one, { state: 'unknown' }])),
    });
    await keep({ ticket, state: { step: 'running', since: ticket.at } });
    clock.advance(180_000);
    await deps.store.pollSchedule.put('first', id, 0);
    const handlers = createHandlers(deps);
    for (let round = 0; round < 10; round += 1) {
      await handlers.jobs.poll('first', signal);
      clock.advance(10_000);
    }
    expect((await record()).state).toMatchObject({ step: 'delivering', outcome: { fault: 'unknown_task' } });
  });

  it('is not believed for three such moments with the song in between', async () => {
    const { deps, clock, first, record, keep } = harness;
    let asked = 0;
    Object.assign(first, {
      poll: async (tickets: string[]) => {
        asked += 1;
        return new Map(tickets.map((one) => [one, { state: asked % 2 === 1 ? 'unknown' : 'running' }]));
      },
    });
    await keep({ ticket, state: { step: 'running', since: ticket.at } });
    clock.advance(180_000);
    await deps.store.pollSchedule.put('first', id, 0);
    const handlers = createHandlers(deps);
    for (let round = 0; round < 12; round += 1) {
      await handlers.jobs.poll('first', signal);
      clock.advance(10_000);
    }
    expect((await record()).state.step).toBe('running');
  });
});

describe('a song of which only one track can be had', () => {
  it.each([
    ['its files', new MediaError('later', 'unreachable', '503')],
    ['its copy', new MediaError('lost', 'missing', 'not stored')],
  ])('brings that one, and says that one is missing (%s)', async (what, trouble) => {
    const { deps, clock, surface, record, keep } = harness;
    surface.place(busy);
    await keep({ ticket, card, state: { step: 'delivering', since: clock.now(), outcome: tracks } });
    if (what === 'its files') failing(deps.media, 'keep', 1000, trouble, 1);
    else failing(surface, 'post', 1000, trouble, 1);
    const handlers = createHandlers(deps);
    for (let step = 0; step < 40; step += 1) {
      await handlers.jobs.deliver(id, signal);
      clock.advance(60_000);
    }
    expect((await record()).state).toMatchObject({ step: 'done', outcome: { kind: 'tracks' } });
    expect(surface.messages.map(({ message }) => message.tone)).toEqual(['good', 'good']);
    expect(surface.messages[0]?.message.body).toContain('One more track was promised');
  });
});

describe('a song that was over before its card stood in the chat', () => {
  it('tells its end on the card, although the platform asked to slow down', async () => {
    const { deps, clock, surface, record, keep } = harness;
    const refusal = { kind: 'failed', fault: 'moderated', detail: 'a name', charge: 'none' } as const;
    const wish: ChatEvent = {
      key: 'wish',
      kind: 'text',
      text: 'rain',
      person: ada,
      address: room,
      reply: {
        card: async (message) => {
          await deps.store.generations.save({
            ...(await newest()),
            revision: (await newest()).revision + 1,
            state: { step: 'done', since: clock.now(), outcome: refusal },
          });
          return surface.place(message);
        },
        tell: async () => {},
        ask: async () => {},
      },
    };
    const newest = async (): Promise<Generation> => deps.store.generations.all().at(-1) ?? (await record());
    await keep({ state: { step: 'done', since: 1, outcome: refusal } });
    failing(surface, 'edit', 1, new SurfaceError('web', 'slow_down', '429', 1000));
    const handlers = createHandlers(deps);
    await handlers.events.handle(wish);
    for (let round = 0; round < 3; round += 1) {
      for (const job of deps.queue.jobs())
        if (job.kind === 'deliver') await handlers.jobs.deliver(job.id, signal);
      clock.advance(2000);
    }
    expect(surface.messages.map(({ message }) => message.tone)).toEqual(['bad']);
    expect((await newest()).state.step).toBe('done');
  });
});
