import { describe, expect, it } from 'vitest';
import { type Outcome, reduce } from '../../../src/core/index.js';
import { ada, posted, rain, take } from '../../core/samples.js';
import { atOnce, bo, type Subject } from './subject.js';

const id = 'rainrainrainrain';
const tracks = { kind: 'tracks', takes: [take('clip-1')], missing: 0, late: false } as const;
const done = (outcome: Outcome) => ({ step: 'done', since: 0, outcome }) as const;
const cancelled = done({ kind: 'cancelled', charge: 'none' });

const describeWrites = (subject: Subject) => {
  it('is created once, however often the same event arrives', async () => {
    const answers = await atOnce(subject(), 20, ({ core }, index) =>
      core.generations.create(rain({ createdAt: index })),
    );
    expect(answers.filter((answer) => answer === 'created')).toHaveLength(1);
    expect((await subject().first.core.generations.load(id))?.createdAt).toBe(answers.indexOf('created'));
  });

  it('is one of at most so many of a person, however many are requested at once', async () => {
    const { first, second } = subject();
    const answers = await atOnce(subject(), 30, ({ core }, index) =>
      core.generations.create(rain({ id: `rain-${index}` }), 10),
    );
    expect(answers.filter((answer) => answer === 'created')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'too many')).toHaveLength(20);
    const known = `rain-${answers.indexOf('created')}`;
    expect(await first.core.generations.create(rain({ id: known }), 10)).toBe('taken');
    expect(await second.core.generations.create(rain({ id: 'snow', person: bo }), 10)).toBe('created');
  });

  it('makes room for another one of its person when it is done', async () => {
    const { generations } = subject().first.core;
    await generations.create(rain(), 1);
    expect(await generations.create(rain({ id: 'snow' }), 1)).toBe('too many');
    await generations.save(rain({ revision: 2, state: cancelled }));
    expect(await generations.create(rain({ id: 'snow' }), 1)).toBe('created');
  });

  it('is saved by one of fifty writers', async () => {
    const { first } = subject();
    await first.core.generations.create(rain());
    const saved = await atOnce(subject(), 50, ({ core }, index) =>
      core.generations.save(rain({ revision: 2, provider: `gateway-${index}` })),
    );
    expect(saved.filter(Boolean)).toHaveLength(1);
    const stored = await first.core.generations.load(id);
    expect(stored).toEqual(rain({ revision: 2, provider: `gateway-${saved.indexOf(true)}` }));
  });

  it('loses no change of fifty writers who load it again after another write', async () => {
    const { first, clock } = subject();
    await first.core.generations.create(rain({ state: { step: 'delivering', since: 0, outcome: tracks } }));
    await atOnce(subject(), 50, async ({ core: { generations } }, index) => {
      for (;;) {
        const stored = await generations.load(id);
        if (stored === undefined) return;
        const part = String(index);
        const fact = { kind: 'posted', at: clock.now(), part, ref: posted(part) } as const;
        if (await generations.save({ ...reduce(stored, fact), revision: stored.revision + 1 })) return;
      }
    });
    const stored = await first.core.generations.load(id);
    expect(stored?.revision).toBe(51);
    expect(Object.keys(stored?.posted ?? {})).toHaveLength(50);
  });

  it('takes neither an older write, nor one that skips a revision, nor one without a record', async () => {
    const { generations } = subject().first.core;
    await generations.create(rain());
    expect(await generations.save(rain({ revision: 1, provider: 'older' }))).toBe(false);
    expect(await generations.save(rain({ revision: 3, provider: 'newer' }))).toBe(false);
    expect(await generations.save(rain({ id: 'never created', revision: 2 }))).toBe(false);
    expect(await generations.load(id)).toEqual(rain());
    expect(await generations.load('never created')).toBeUndefined();
  });
};

const describeReads = (subject: Subject) => {
  it('comes back as it was stored', async () => {
    const { first, second } = subject();
    const generation = rain({ card: posted('7'), refusedBy: ['second'] });
    await first.core.generations.create(generation);
    expect(await second.core.generations.load(id)).toEqual(generation);
  });

  it('is not there when nobody requested it', async () => {
    const { generations } = subject().first.core;
    await generations.create(rain());
    expect(await generations.load('nobody')).toBeUndefined();
    expect(await generations.loadMany(['nobody', id, 'nobody'])).toEqual([undefined, rain(), undefined]);
    expect(await generations.missing(['nobody', id, 'none'])).toEqual(['nobody', 'none']);
    expect(await generations.missing([])).toEqual([]);
  });

  it('is listed for its community until it is done, the oldest first', async () => {
    const { first, second } = subject();
    const inClub = (name: string, createdAt: number) => rain({ id: name, createdAt, community: 'web:club' });
    await first.core.generations.create(inClub('later', 20));
    await first.core.generations.create(inClub('earlier', 10));
    await first.core.generations.create(rain({ id: 'other', createdAt: 5 }));
    expect(await second.core.generations.openIn('web:club', 5)).toEqual(['earlier', 'later']);
    expect(await second.core.generations.openIn('web:club', 1)).toEqual(['earlier']);
    await first.core.generations.save({ ...inClub('earlier', 10), revision: 2, state: cancelled });
    expect(await second.core.generations.openIn('web:club', 5)).toEqual(['later']);
  });

  it('is open until it is done, the oldest first, each for its own person', async () => {
    const { first, second } = subject();
    await first.core.generations.create(rain({ id: 'second', createdAt: 20 }));
    await first.core.generations.create(rain({ id: 'first', createdAt: 10 }));
    await first.core.generations.create(rain({ id: 'third', createdAt: 30 }));
    await first.core.generations.create(rain({ id: 'other', createdAt: 5, person: bo }));
    expect(await second.core.generations.openOf(ada)).toEqual(['first', 'second', 'third']);
    const delivering = { step: 'delivering', since: 0, outcome: tracks } as const;
    await first.core.generations.save(rain({ id: 'first', createdAt: 10, revision: 2, state: delivering }));
    expect(await second.core.generations.openOf(ada)).toEqual(['first', 'second', 'third']);
    await first.core.generations.save(rain({ id: 'first', createdAt: 10, revision: 3, state: done(tracks) }));
    expect(await second.core.generations.openOf(ada)).toEqual(['second', 'third']);
    expect(await second.core.generations.openOf(bo)).toEqual(['other']);
  });

  it('is open again when its end is shown once more', async () => {
    const { generations } = subject().first.core;
    await generations.create(rain({ community: 'web:club' }));
    await generations.save(rain({ community: 'web:club', revision: 2, state: cancelled }));
    const again = { ...cancelled, step: 'delivering' } as const;
    await generations.save(rain({ community: 'web:club', revision: 3, state: again }));
    expect(await generations.openOf(ada)).toEqual([id]);
    expect(await generations.openIn('web:club', 5)).toEqual([id]);
  });

  it('is in doubt while nobody knows whether it was charged, the newest first', async () => {
    const { first, second } = subject();
    const { generations } = first.core;
    const inDoubt = done({ kind: 'failed', fault: 'in_doubt', detail: '', charge: 'unknown' });
    for (const [index, name] of ['old', 'mid', 'new'].entries()) {
      await generations.create(rain({ id: name, createdAt: index }));
      await generations.save(rain({ id: name, createdAt: index, revision: 2, state: inDoubt }));
    }
    expect(await second.core.generations.inDoubt(5)).toEqual(['new', 'mid', 'old']);
    expect(await second.core.generations.inDoubt(2)).toEqual(['new', 'mid']);
    const settled = done({ kind: 'failed', fault: 'in_doubt', detail: '', charge: 'made' });
    await generations.save(rain({ id: 'new', createdAt: 2, revision: 3, state: settled }));
    expect(await second.core.generations.inDoubt(5)).toEqual(['mid', 'old']);
  });
};

const describeIdle = (subject: Subject) => {
  it('is idle when nobody looked at it for a while, and goes to one process', async () => {
    const { first, second, clock } = subject();
    const idle = ({ core }: typeof first) =>
      core.generations.idleSince(clock.now() - 10_000, clock.now(), 10);
    await first.core.generations.create(rain());
    expect(await first.core.generations.idleSince(clock.now() - 1, clock.now(), 10)).toEqual([]);
    clock.advance(20_000);
    expect((await Promise.all([idle(first), idle(second)])).flat()).toEqual([id]);
    expect(await idle(first)).toEqual([]);
    clock.advance(20_000);
    await first.core.generations.save(rain({ revision: 2 }));
    expect(await idle(first)).toEqual([]);
  });

  it('waits its turn among the idle ones, a few at a time, the longest idle first', async () => {
    const { first, clock } = subject();
    for (const name of ['one', 'two', 'three']) {
      clock.advance(1);
      await first.core.generations.create(rain({ id: name }));
    }
    clock.advance(60_000);
    const idle = () => first.core.generations.idleSince(clock.now() - 1, clock.now(), 2);
    expect(await idle()).toEqual(['one', 'two']);
    expect(await idle()).toEqual(['three']);
  });

  it('is never idle once it is done, unless its song may still come', async () => {
    const { generations } = subject().first.core;
    const { clock } = subject();
    const ticket = { provider: 'first', account: 'f00', ticket: 't', at: 0 };
    const timedOut = done({ kind: 'failed', fault: 'timed_out', detail: '', charge: 'made' });
    await generations.create(rain({ id: 'over' }));
    await generations.create(rain({ id: 'late' }));
    await generations.save(rain({ id: 'over', revision: 2, ticket, state: done(tracks) }));
    await generations.save(rain({ id: 'late', revision: 2, ticket, state: timedOut }));
    clock.advance(60_000);
    expect(await generations.idleSince(clock.now(), clock.now(), 10)).toEqual(['late']);
    expect(await generations.openOf(ada)).toEqual([]);
  });
};

/** Generations: create, compare-and-set, lists of the open, idle and in doubt. */
export const describeGenerations = (subject: Subject) =>
  describe('a generation', () => {
    describeWrites(subject);
    describeReads(subject);
    describeIdle(subject);
  });
