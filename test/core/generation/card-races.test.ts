import { beforeEach, describe, expect, it } from 'vitest';
import {
  type ChatEvent,
  createHandlers,
  type Generation,
  MediaError,
  SurfaceError,
} from '../../../src/core/index.js';
import { ada, chat } from '../samples.js';
import {
  beforeCall,
  busy,
  card,
  failCalls,
  id,
  openRaceHarness,
  type RaceHarness,
  signal,
  ticket,
  tracks,
} from './race-harness.js';

let harness: RaceHarness;
beforeEach(() => {
  harness = openRaceHarness();
});

describe('the card of a song', () => {
  it('shows the failure although it is saved while the failure is being posted', async () => {
    const { deps, surface, apply, load, save } = harness;
    await save({
      ticket,
      state: {
        step: 'delivering',
        since: 5,
        outcome: { kind: 'failed', fault: 'failed', detail: '', charge: 'none' },
      },
    });
    beforeCall(surface, 'post', async () => apply({ kind: 'carded', at: 6, ref: surface.place(busy) }));
    const handlers = createHandlers(deps);
    for (let step = 0; step < 3; step += 1) await handlers.jobs.deliver(id, signal);
    expect((await load()).state.step).toBe('done');
    expect(surface.messages.find((shown) => shown.edits > 0 || shown.key === undefined)?.message.tone).toBe(
      'bad',
    );
  });

  it.each([true, false])(
    'shows the end when the first track cannot be fetched (card becomes the track: %s)',
    async (cardBecomesTrack) => {
      harness = openRaceHarness({ cardBecomesTrack });
      const { deps, surface, save } = harness;
      surface.place(busy);
      await save({ ticket, card, state: { step: 'delivering', since: 5, outcome: tracks } });
      failCalls(deps.media, 'keep', { error: new MediaError('lost', 'unreachable', '404'), times: 1 });
      await createHandlers(deps).jobs.deliver(id, signal);
      expect(surface.messages.map(({ message }) => message.tone)).not.toContain('busy');
    },
  );

  it('shows the end although it is saved while the first track is being posted', async () => {
    harness = openRaceHarness({ cardBecomesTrack: true });
    const { deps, surface, apply, save } = harness;
    await save({ ticket, state: { step: 'delivering', since: 5, outcome: tracks } });
    beforeCall(surface, 'post', async () => apply({ kind: 'carded', at: 6, ref: surface.place(busy) }));
    const handlers = createHandlers(deps);
    for (let step = 0; step < 3; step += 1) await handlers.jobs.deliver(id, signal);
    expect(surface.messages.map(({ message }) => message.tone)).not.toContain('busy');
    expect(surface.messages.filter(({ message }) => message.audio !== undefined)).toHaveLength(2);
  });

  it.each([true, false])(
    'shows the failure when the platform refuses every track (card becomes the track: %s)',
    async (cardBecomesTrack) => {
      harness = openRaceHarness({ cardBecomesTrack });
      const { deps, surface, load, save } = harness;
      surface.place(busy);
      await save({ ticket, card, state: { step: 'delivering', since: 5, outcome: tracks } });
      for (const method of ['post', 'edit'] as const) {
        const call = surface[method] as (...args: unknown[]) => Promise<never>;
        Object.assign(surface, {
          [method]: async (to: unknown, message: { audio?: unknown }, key: unknown) => {
            if (message.audio !== undefined) throw new SurfaceError('web', 'refused', '400 wrong file');
            return call(to, message, key);
          },
        });
      }
      const handlers = createHandlers(deps);
      for (let step = 0; step < 3; step += 1) await handlers.jobs.deliver(id, signal);
      expect((await load()).state.step).toBe('done');
      expect(surface.messages.map(({ message }) => message.tone)).toEqual(['bad']);
    },
  );

  it('shows the finished song although an earlier edit hangs until then', async () => {
    const { deps, clock, surface, save } = harness;
    surface.place(busy);
    await save({ ticket, card, state: { step: 'running', since: 5 } });
    const handlers = createHandlers(deps);
    beforeCall(surface, 'edit', async () => {
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

describe('a song that ends before its card is saved', () => {
  it('shows its end on the card although the platform asks to slow down', async () => {
    const { deps, clock, surface, load, save } = harness;
    const refusal = { kind: 'failed', fault: 'moderated', detail: 'a name', charge: 'none' } as const;
    const request: ChatEvent = {
      key: 'request',
      kind: 'command',
      name: 'song',
      values: { prompt: 'rain' },
      person: ada,
      address: chat,
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
    const newest = async (): Promise<Generation> => deps.store.generations.all().at(-1) ?? (await load());
    await save({ state: { step: 'done', since: 1, outcome: refusal } });
    failCalls(surface, 'edit', { error: new SurfaceError('web', 'slow_down', '429', 1000), times: 1 });
    const handlers = createHandlers(deps);
    await handlers.events.handle(request);
    for (let round = 0; round < 3; round += 1) {
      for (const job of deps.queue.jobs())
        if (job.kind === 'deliver') await handlers.jobs.deliver(job.id, signal);
      clock.advance(2000);
    }
    expect(surface.messages.map(({ message }) => message.tone)).toEqual(['bad']);
    expect((await newest()).state.step).toBe('done');
  });
});
