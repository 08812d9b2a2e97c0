import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConversationEntry, note, type Person, reduce } from '../../src/core/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { ada, posted, rain, roof, take } from '../core/samples.js';
import { startRedis, type TestRedis } from '../kit/redis.js';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const bo: Person = { platform: 'web', id: 'bo', name: 'Bo' };

let redis: TestRedis;
let directory: string;
let now = 1_000_000;
let evening = 0;
/** Two processes of one bot. */
let here: Store;
let there: Store;
const opened: Store[] = [];

const open = async (prefix: string): Promise<Store> => {
  const store = await openStore({ url: redis.url, prefix, clock: () => now, log: quiet });
  opened.push(store);
  return store;
};

/** Waits until something has come about. */
const until = async (come: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await come())) await new Promise((wake) => setTimeout(wake, 5));
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'store-'));
  redis = await startRedis({ directory, appendonly: true });
});

beforeEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  now = 1_000_000;
  evening += 1;
  here = await open(`evening-${evening}`);
  there = await open(`evening-${evening}`);
});

afterAll(async () => {
  for (const store of opened) await store.close();
  await redis.stop();
  await rm(directory, { recursive: true });
});

describe('generations', () => {
  it('are written down once, however many hear the same event', async () => {
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? here : there).core.generations.create(rain({ createdAt: index })),
      ),
    );
    expect(tries.filter((what) => what === 'created')).toHaveLength(1);
    expect((await here.core.generations.load('rainrainrainrain'))?.createdAt).toBe(tries.indexOf('created'));
  });

  it('are at most so many of one person, however many are asked for at once', async () => {
    const tries = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        (index % 2 ? here : there).core.generations.create(rain({ id: `rain-${index}` }), 10),
      ),
    );
    expect(tries.filter((what) => what === 'created')).toHaveLength(10);
    expect(tries.filter((what) => what === 'too many')).toHaveLength(20);
    const known = `rain-${tries.indexOf('created')}`;
    expect(await here.core.generations.create(rain({ id: known }), 10)).toBe('taken');
    expect(await there.core.generations.create(rain({ id: 'snow', person: bo }), 10)).toBe('created');
  });

  it('are listed for their community until they are done', async () => {
    const inClub = (id: string, createdAt: number) => rain({ id, createdAt, community: 'web:club' });
    await here.core.generations.create(inClub('second', 20));
    await here.core.generations.create(inClub('first', 10));
    await here.core.generations.create(rain({ id: 'other', createdAt: 5 }));
    expect(await there.core.generations.openIn('web:club', 5)).toEqual(['first', 'second']);
    expect(await there.core.generations.openIn('web:club', 1)).toEqual(['first']);
    const over = { step: 'done', since: 30, outcome: { kind: 'cancelled', charge: 'none' } } as const;
    await here.core.generations.save({ ...inClub('first', 10), revision: 2, state: over });
    expect(await there.core.generations.openIn('web:club', 5)).toEqual(['second']);
  });

  it('come back as they were', async () => {
    const generation = rain({ card: posted('7'), refusedBy: ['second'] });
    await here.core.generations.create(generation);
    expect(await there.core.generations.load(generation.id)).toEqual(generation);
  });

  it('that nobody asked for are not there', async () => {
    await here.core.generations.create(rain());
    expect(await here.core.generations.load('nobody')).toBeUndefined();
    expect(await here.core.generations.loadMany(['nobody', 'rainrainrainrain', 'nobody'])).toEqual([
      undefined,
      rain(),
      undefined,
    ]);
  });

  it('let only one of fifty writers through', async () => {
    await here.core.generations.create(rain());
    const won = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 ? here : there).core.generations.save(rain({ revision: 2, provider: `gateway-${index}` })),
      ),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    const stored = await here.core.generations.load('rainrainrainrain');
    expect(stored).toEqual(rain({ revision: 2, provider: `gateway-${won.indexOf(true)}` }));
  });

  it('lose no change of fifty writers who look again when they were too slow', async () => {
    await here.core.generations.create(rain({ state: { step: 'delivering', since: 0, outcome: made() } }));
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const { generations } = (index % 2 ? here : there).core;
        for (;;) {
          const stored = await generations.load('rainrainrainrain');
          if (stored === undefined) return;
          const fact = { kind: 'posted', at: now, part: String(index), ref: posted(String(index)) } as const;
          if (await generations.save({ ...reduce(stored, fact), revision: stored.revision + 1 })) return;
        }
      }),
    );
    const stored = await here.core.generations.load('rainrainrainrain');
    expect(stored?.revision).toBe(51);
    expect(Object.keys(stored?.posted ?? {})).toHaveLength(50);
  });

  it('take neither an older write nor one from the future', async () => {
    await here.core.generations.create(rain());
    expect(await here.core.generations.save(rain({ revision: 1, provider: 'older' }))).toBe(false);
    expect(await here.core.generations.save(rain({ revision: 3, provider: 'future' }))).toBe(false);
    expect(await here.core.generations.load('rainrainrainrain')).toEqual(rain());
  });

  it('are neglected when nobody looked after them, and marked as soon as somebody does', async () => {
    await here.core.generations.create(rain());
    expect(await here.core.generations.idleSince(now - 1, now, 10)).toEqual([]);
    now += 20_000;
    const found = await Promise.all([
      here.core.generations.idleSince(now - 10_000, now, 10),
      there.core.generations.idleSince(now - 10_000, now, 10),
    ]);
    expect(found.flat()).toEqual(['rainrainrainrain']);
    expect(await here.core.generations.idleSince(now - 10_000, now, 10)).toEqual([]);
    now += 20_000;
    await here.core.generations.save(rain({ revision: 2 }));
    expect(await here.core.generations.idleSince(now - 10_000, now, 10)).toEqual([]);
  });

  it('are looked after a few at a time, the longest neglected first', async () => {
    for (const id of ['one', 'two', 'three']) {
      now += 1;
      await here.core.generations.create(rain({ id }));
    }
    now += 60_000;
    expect(await here.core.generations.idleSince(now - 1, now, 2)).toEqual(['one', 'two']);
    expect(await here.core.generations.idleSince(now - 1, now, 2)).toEqual(['three']);
  });

  it('are no longer looked after once they are over, but for one that may come late', async () => {
    const ticket = { provider: 'first', account: 'f00', ticket: 't', at: 0 };
    const late = { kind: 'failed', fault: 'timed_out', detail: '', charge: 'made' } as const;
    await here.core.generations.create(rain({ id: 'over' }));
    await here.core.generations.create(rain({ id: 'late' }));
    await here.core.generations.save(
      rain({ id: 'over', revision: 2, ticket, state: { step: 'done', since: 0, outcome: made() } }),
    );
    await here.core.generations.save(
      rain({ id: 'late', revision: 2, ticket, state: { step: 'done', since: 0, outcome: late } }),
    );
    now += 60_000;
    expect(await here.core.generations.idleSince(now, now, 10)).toEqual(['late']);
    expect(await here.core.generations.openOf(ada)).toEqual([]);
  });

  it('are open until they are done, the oldest first, each under its own person', async () => {
    await here.core.generations.create(rain({ id: 'second', createdAt: 20 }));
    await here.core.generations.create(rain({ id: 'first', createdAt: 10 }));
    await here.core.generations.create(rain({ id: 'third', createdAt: 30 }));
    await here.core.generations.create(rain({ id: 'other', createdAt: 5, person: bo }));
    expect(await there.core.generations.openOf(ada)).toEqual(['first', 'second', 'third']);
    const end = { step: 'delivering', since: 0, outcome: made() } as const;
    await here.core.generations.save(rain({ id: 'first', createdAt: 10, revision: 2, state: end }));
    expect(await there.core.generations.openOf(ada)).toEqual(['first', 'second', 'third']);
    await here.core.generations.save(
      rain({ id: 'first', createdAt: 10, revision: 3, state: { ...end, step: 'done' } }),
    );
    expect(await there.core.generations.openOf(ada)).toEqual(['second', 'third']);
    expect(await there.core.generations.openOf(bo)).toEqual(['other']);
  });
});

describe('songs in flight', () => {
  it('are taken when they are due, hidden while they are asked for, and back when nobody returns', async () => {
    await here.core.pollSchedule.put('first', 'a', 100);
    await here.core.pollSchedule.put('first', 'b', 300);
    expect(await here.core.pollSchedule.take('first', 99, 50, 10)).toEqual([]);
    expect(await here.core.pollSchedule.take('first', 100, 50, 10)).toEqual(['a']);
    expect(await there.core.pollSchedule.take('first', 149, 50, 10)).toEqual([]);
    expect(await there.core.pollSchedule.take('first', 150, 50, 10)).toEqual(['a']);
    expect(await here.core.pollSchedule.take('first', 300, 50, 10)).toEqual(['a', 'b']);
  });

  it('never go to two takers', async () => {
    const songs = Array.from({ length: 200 }, (_, index) => `song-${index}`);
    await Promise.all(songs.map((id) => here.core.pollSchedule.put('first', id, 0)));
    const taken = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? here : there).core.pollSchedule.take('first', 1, 1000, 10),
      ),
    );
    expect(taken.flat()).toHaveLength(200);
    expect(new Set(taken.flat())).toEqual(new Set(songs));
  });

  it('are put off by putting them again, but a reminder changes nothing', async () => {
    await here.core.pollSchedule.put('first', 'a', 100);
    await here.core.pollSchedule.putIfMissing('first', 'a', 0);
    expect(await here.core.pollSchedule.take('first', 50, 10, 10)).toEqual([]);
    await here.core.pollSchedule.put('first', 'a', 500);
    expect(await here.core.pollSchedule.take('first', 400, 10, 10)).toEqual([]);
    await here.core.pollSchedule.drop('first', ['a', 'never there']);
    await here.core.pollSchedule.drop('first', []);
    await here.core.pollSchedule.putIfMissing('first', 'a', 0);
    expect(await here.core.pollSchedule.take('first', 50, 10, 10)).toEqual(['a']);
  });

  it('are due at once when their gateway calls, and a call for one that is not there is for nothing', async () => {
    await here.core.pollSchedule.put('first', 'a', 500);
    await here.core.pollSchedule.put('first', 'b', 20);
    expect(await there.core.pollSchedule.pollNow('first', 'a', 100)).toBe(true);
    expect(await there.core.pollSchedule.pollNow('first', 'b', 100)).toBe(true);
    expect(await there.core.pollSchedule.pollNow('first', 'never there', 100)).toBe(false);
    expect(await there.core.pollSchedule.pollNow('second', 'a', 100)).toBe(false);
    expect(await here.core.pollSchedule.take('first', 99, 1000, 10)).toEqual(['b']);
    expect(await here.core.pollSchedule.take('first', 100, 1000, 10)).toEqual(['a']);
    expect(await here.core.pollSchedule.take('second', 1000, 10, 10)).toEqual([]);
  });

  it('wait at their own gateway', async () => {
    await here.core.pollSchedule.put('first', 'a', 0);
    expect(await here.core.pollSchedule.take('second', 100, 10, 10)).toEqual([]);
  });
});

describe('tracks', () => {
  it('come back as they were, the newest first, each to its own person', async () => {
    await here.core.tracks.save(roof({ id: 'old', createdAt: 1 }));
    await here.core.tracks.save(roof({ id: 'new', createdAt: 3 }));
    await here.core.tracks.save(roof({ id: 'mid', createdAt: 2 }));
    await here.core.tracks.save(roof({ id: 'of bo', createdAt: 9, person: bo }));
    expect((await there.core.tracks.newest(ada, 2)).map(({ id }) => id)).toEqual(['new', 'mid']);
    expect(await there.core.tracks.load('mid')).toEqual(roof({ id: 'mid', createdAt: 2 }));
    expect(await there.core.tracks.load('none')).toBeUndefined();
  });
});

describe('small things', () => {
  it('a draft is handed to one of twenty', async () => {
    await here.core.drafts.save('form', { lyrics: 'la' }, 60);
    expect(await there.core.drafts.load('form')).toEqual({ lyrics: 'la' });
    const got = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? here : there).core.drafts.take('form')),
    );
    expect(got.filter((draft) => draft !== undefined)).toEqual([{ lyrics: 'la' }]);
    expect(await here.core.drafts.load('form')).toBeUndefined();
  });

  it('a draft is forgotten after its time', async () => {
    await here.core.drafts.save('form', 1, 1);
    await until(async () => (await here.core.drafts.load('form')) === undefined);
  });

  it('a receipt names the message that was posted', async () => {
    expect(await here.receipts.find('rain.0')).toBeUndefined();
    await here.receipts.keep('rain.0', { ...posted('7'), extra: { page: 2 } });
    expect(await there.receipts.find('rain.0')).toEqual({ ...posted('7'), extra: { page: 2 } });
  });

  it('a lock has one holder, until it is let go', async () => {
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? here : there).core.locks.claim('card', 60_000)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await there.core.locks.held('card')).toBe(true);
    await here.core.locks.release('card');
    expect(await there.core.locks.held('card')).toBe(false);
    expect(await there.core.locks.claim('card', 60_000)).toBe(true);
  });

  it('a lock lets go by itself when its holder dies', async () => {
    await here.core.locks.claim('card', 20);
    await until(() => there.core.locks.claim('card', 60_000));
  });

  it('a secret is the same for all processes of a bot, and another for another bot', async () => {
    const secrets = await Promise.all([here.secret, there.secret, here.secret]);
    expect(secrets[0]).toHaveLength(32);
    expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1);
    expect((await open('another bot')).secret).not.toEqual(secrets[0]);
  });

  it('personas come back the newest first, each to its own person', async () => {
    const persona = {
      person: ada,
      name: 'Night',
      provider: 'first',
      account: 'f00',
      personaId: 'p',
      clipId: 'c',
      vox: false,
    };
    await here.core.personas.save({ ...persona, id: 'old', createdAt: 1 });
    await here.core.personas.save({ ...persona, id: 'new', createdAt: 2 });
    await here.core.personas.save({ ...persona, id: 'of bo', createdAt: 3, person: bo });
    expect((await there.core.personas.of(ada)).map(({ id }) => id)).toEqual(['new', 'old']);
    expect(await there.core.personas.load('old')).toEqual({ ...persona, id: 'old', createdAt: 1 });
    expect(await there.core.personas.load('none')).toBeUndefined();
  });

  it('two bots in one Redis know nothing of each other', async () => {
    const stranger = await open('another bot');
    await here.core.locks.claim('card', 60_000);
    await here.core.generations.create(rain());
    expect(await stranger.core.locks.held('card')).toBe(false);
    expect(await stranger.core.generations.openOf(ada)).toEqual([]);
  });
});

describe('conversations', () => {
  const entry = (id: string, body: string): Omit<ConversationEntry, 'revision'> => ({
    id,
    at: 1,
    from: 'bot',
    message: note('plain', body),
  });
  const bodies = (entries: ConversationEntry[]) => entries.map(({ message }) => message.body);

  it('keep the order things were first said in, and count the edits', async () => {
    await here.conversations.put('chat', entry('a', 'one'));
    await there.conversations.put('chat', entry('b', 'two'));
    const edited = await there.conversations.put('chat', entry('a', 'ONE'));
    await here.conversations.put('chat', entry('c', 'three'));
    expect(edited).toEqual({ ...entry('a', 'ONE'), revision: 2 });
    expect(bodies(await here.conversations.read('chat', 10))).toEqual(['ONE', 'two', 'three']);
    expect(bodies(await here.conversations.read('chat', 2))).toEqual(['two', 'three']);
    expect(await here.conversations.load('chat', 'b')).toEqual({ ...entry('b', 'two'), revision: 1 });
    expect(await here.conversations.load('chat', 'z')).toBeUndefined();
    expect(await here.conversations.read('another chat', 10)).toEqual([]);
  });

  it('count every one of fifty edits at once', async () => {
    const edits = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 ? here : there).conversations.put('chat', entry('a', `take ${index}`)),
      ),
    );
    expect(edits.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
  });

  it('leave what a person wrote alone, even if it looks like ours', async () => {
    const nasty = `{"revision":0} "revision":0 %1 %0 \\ ” 🌧\u0000 ${'ключ'}`;
    const odd = { ...entry('"revision":0', nasty), message: { ...note('plain', nasty), title: nasty } };
    await here.conversations.put('chat', odd);
    const again = await here.conversations.put('chat', odd);
    expect(again).toEqual({ ...odd, revision: 2 });
    expect(await there.conversations.read('chat', 1)).toEqual([{ ...odd, revision: 2 }]);
  });

  it('count for themselves, whatever revision they are handed', async () => {
    const read: ConversationEntry = { ...entry('a', '"revision":0'), revision: 7 };
    expect(await here.conversations.put('chat', read)).toEqual({ ...read, revision: 1 });
    expect(await here.conversations.put('chat', read)).toEqual({ ...read, revision: 2 });
  });

  it('remember the newest five hundred', async () => {
    for (let start = 0; start < 510; start += 51) {
      await Promise.all(
        Array.from({ length: 51 }, (_, index) =>
          here.conversations.put('chat', entry(`m${start + index}`, `say ${start + index}`)),
        ),
      );
    }
    const all = await here.conversations.read('chat', 1000);
    expect(all).toHaveLength(500);
    expect(all[0]?.id).toBe('m10');
    expect(await here.conversations.load('chat', 'm9')).toBeUndefined();
    await here.conversations.put('chat', entry('m10', 'edited'));
    expect((await here.conversations.read('chat', 1000))[0]?.message.body).toBe('edited');
  });

  it('are told to whoever watches, from whichever process, until they stop', async () => {
    const heard: string[] = [];
    const stop = await there.conversations.watch('chat', ({ id, revision }) =>
      heard.push(`${id}${revision}`),
    );
    const stopOther = await there.conversations.watch('chat', ({ id }) => heard.push(`other ${id}`));
    await here.conversations.put('chat', entry('a', 'one'));
    await here.conversations.put('elsewhere', entry('x', 'not for you'));
    await until(() => heard.length === 2);
    expect(heard).toEqual(['a1', 'other a']);
    stop();
    await here.conversations.put('chat', entry('a', 'two'));
    await until(() => heard.length === 3);
    expect(heard[2]).toBe('other a');
    stopOther();
    // Who comes after is heard, though one who left says goodbye twice.
    const stopThird = await there.conversations.watch('chat', ({ id }) => heard.push(`third ${id}`));
    stop();
    stopOther();
    await here.conversations.put('chat', entry('b', 'three'));
    await until(() => heard.length === 4);
    expect(heard[3]).toBe('third b');
    stopThird();
  });
});

describe('health', () => {
  it('benches a gateway for a while, with the reason', async () => {
    await here.core.health.coolDown('first', 'overloaded', 20_000);
    await here.core.health.coolDown('second', 'unauthorized', 600_000);
    now += 5000;
    expect(await there.core.health.coolingDown()).toEqual(
      new Map([
        ['first', { forMs: 15_000, reason: 'overloaded' }],
        ['second', { forMs: 595_000, reason: 'unauthorized' }],
      ]),
    );
    now += 15_000;
    expect([...(await there.core.health.coolingDown()).keys()]).toEqual(['second']);
  });

  it('puts a gateway back into play, unless it is out for another reason', async () => {
    await here.core.health.coolDown('first', 'unauthorized', 600_000);
    await there.core.health.recovered('first', ['out_of_credits']);
    expect([...(await here.core.health.coolingDown()).keys()]).toEqual(['first']);
    await there.core.health.recovered('first', ['out_of_credits', 'unauthorized']);
    await there.core.health.recovered('second', ['unauthorized']);
    expect([...(await here.core.health.coolingDown()).keys()]).toEqual([]);
  });

  it('knows the median of the last twenty-five songs', async () => {
    expect(await here.core.timings.median('first', 'song')).toBeUndefined();
    for (let song = 0; song < 30; song += 1) await here.core.timings.record('first', 'song', 1000);
    for (const seconds of [
      60,
      61.5,
      62,
      ...Array.from({ length: 22 }, (_, index) => (index % 2 ? 10 : 90)),
    ]) {
      await here.core.timings.record('first', 'song', seconds);
    }
    expect(await there.core.timings.median('first', 'song')).toBe(61.5);
    expect(await there.core.timings.median('first', 'cover')).toBeUndefined();
    expect(await there.core.timings.median('second', 'song')).toBeUndefined();
  });

  /** People in the order their songs would go to the gateway, by rank and then by who came first. */
  const queue = async (people: string[], headAfterFirst: number) => {
    const waiting: { who: string; rank: number }[] = [];
    for (const who of people) {
      const head = waiting.length === 0 ? headAfterFirst : Math.min(...waiting.map(({ rank }) => rank));
      waiting.push({ who, rank: await here.fairRanks.next('first', who, head) });
    }
    return waiting.sort((a, b) => a.rank - b.rank);
  };

  it('gives everybody a turn before anybody gets a second', async () => {
    const order = await queue([...'AAAAAAAA', ...'BB', ...'CCC'], 0);
    const heads = order.map(({ who }) => who).join('');
    // A asked when nobody else did, so the first song is its own; then they take turns.
    expect(heads).toBe('A'.concat('ABC', 'ABC', 'AC', 'AAAA'));
  });

  it('lets who comes late go in the next round, neither before everybody nor after all of A', async () => {
    for (let song = 0; song < 8; song += 1) await here.fairRanks.next('first', 'A', song === 0 ? 0 : 1);
    // Four have gone: the next to go has rank 5.
    const late = await there.fairRanks.next('first', 'B', 5);
    expect(late).toBe(6);
    expect(await there.fairRanks.next('first', 'A', 5)).toBe(9);
  });

  it('holds nothing against anybody once the queue has been empty', async () => {
    for (let song = 0; song < 8; song += 1) await here.fairRanks.next('first', 'A', 1);
    expect(await there.fairRanks.next('first', 'A', 0)).toBe(1);
    expect(await there.fairRanks.next('second', 'A', 0)).toBe(1);
  });
});

describe('a Redis that goes away', () => {
  it('has everything when it comes back, and those who watched still hear', async () => {
    const heard: string[] = [];
    await there.conversations.watch('chat', ({ id }) => heard.push(id));
    await here.core.generations.create(rain());
    await here.core.generations.save(rain({ revision: 2, card: posted('7') }));
    await here.core.pollSchedule.put('first', 'rainrainrainrain', 5);
    await here.core.tracks.save(roof());
    await here.core.drafts.save('form', { lyrics: 'la' }, 3600);
    await here.receipts.keep('rain.0', posted('7'));
    await here.core.locks.claim('card', 3_600_000);
    await here.core.health.coolDown('first', 'overloaded', 20_000);
    await here.core.timings.record('first', 'song', 61);
    await redis.kill();
    await redis.restart();
    await until(() => here.ready());
    expect(await here.core.generations.load('rainrainrainrain')).toEqual(
      rain({ revision: 2, card: posted('7') }),
    );
    expect(await here.core.generations.create(rain())).toBe('taken');
    expect(await here.core.generations.save(rain({ revision: 2 }))).toBe(false);
    expect(await here.core.generations.openOf(ada)).toEqual(['rainrainrainrain']);
    expect(await here.core.pollSchedule.take('first', 5, 10, 10)).toEqual(['rainrainrainrain']);
    expect(await here.core.tracks.newest(ada, 5)).toEqual([roof()]);
    expect(await here.core.drafts.take('form')).toEqual({ lyrics: 'la' });
    expect(await here.receipts.find('rain.0')).toEqual(posted('7'));
    expect(await here.core.locks.held('card')).toBe(true);
    expect((await here.core.health.coolingDown()).get('first')?.reason).toBe('overloaded');
    expect(await here.core.timings.median('first', 'song')).toBe(61);
    await until(async () => {
      const { id } = await here.conversations.put('chat', {
        id: 'a',
        at: 1,
        from: 'bot',
        message: note('plain', ''),
      });
      return heard.includes(id);
    });
  });

  it('is told at once rather than waited for', { timeout: 10_000 }, async () => {
    await redis.kill();
    try {
      const tried = await Promise.allSettled([
        here.core.generations.load('rainrainrainrain'),
        here.core.generations.create(rain()),
        here.core.pollSchedule.take('first', 0, 1, 1),
        here.core.tracks.load('a'),
        here.core.drafts.take('form'),
        here.receipts.find('a'),
        here.core.locks.claim('card', 1),
        here.conversations.read('chat', 1),
        here.core.health.coolingDown(),
      ]);
      expect(tried.map(({ status }) => status)).toEqual(tried.map(() => 'rejected'));
      expect(await here.ready()).toBe(false);
      // A second wish is refused as well.
      await expect(here.core.generations.load('rainrainrainrain')).rejects.toThrow();
    } finally {
      await redis.restart();
    }
    await until(() => here.ready());
  });

  it('does not keep a bot from closing', { timeout: 10_000 }, async () => {
    await redis.kill();
    try {
      await Promise.all(opened.splice(0).map((store) => store.close()));
    } finally {
      await redis.restart();
    }
  });
});

const made = () => ({ kind: 'tracks', takes: [take('clip-1')], missing: 0, late: false }) as const;
