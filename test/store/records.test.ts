import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { note, StorageError } from '../../src/core/index.js';
import { openStore } from '../../src/store/index.js';
import { createRecordReader } from '../../src/store/records/reader.js';
import { defineRecord } from '../../src/store/records/record.js';
import { ada, posted, rain, roof } from '../core/samples.js';
import { startRedis, type TestRedis } from '../kit/redis.js';
import { openRedisSubject, type RedisSubject } from './redis-harness.js';

/** A kind of record in its third version: `songs` was a list of names, then of objects, and `owner` came last. */
const playlist = defineRecord({
  name: 'playlist',
  version: 3,
  upgrades: {
    1: ({ songs, ...rest }) => ({ ...rest, songs: (songs as string[]).map((title) => ({ title })) }),
    2: (older) => ({ ...older, owner: 'nobody' }),
  },
  schema: z.looseObject({ songs: z.array(z.looseObject({ title: z.string() })), owner: z.string() }),
});

describe('a record', () => {
  it.each([
    ['no version', { songs: ['Rain'] }],
    ['version 1', { version: 1, songs: ['Rain'] }],
    ['version 2', { version: 2, songs: [{ title: 'Rain' }] }],
    ['version 3', { version: 3, songs: [{ title: 'Rain' }], owner: 'nobody' }],
  ])('with %s is upgraded step by step', (_, stored) => {
    expect(playlist.parse('playlist:1', JSON.stringify(stored))).toEqual({
      songs: [{ title: 'Rain' }],
      owner: 'nobody',
    });
  });

  it('keeps the fields that only a later release knows, on its way through this one', () => {
    const stored = { version: 3, songs: [{ title: 'Rain', mood: 'wet' }], owner: 'ada', colour: 'blue' };
    const read = playlist.parse('playlist:1', JSON.stringify(stored));
    expect(JSON.parse(playlist.write(read))).toEqual(stored);
  });

  it.each([
    [
      'version 4',
      '{"version":4,"songs":[],"owner":"ada"}',
      'it has version 4, and this process reads versions up to 3',
    ],
    ['half a version', '{"version":1.5,"songs":[]}', 'its version is not a whole number'],
    ['a word for a version', '{"version":"3","songs":[]}', 'its version is not a whole number'],
    ['version 0', '{"version":0,"songs":[]}', 'its version is not a whole number'],
    [
      'a wrong field',
      '{"version":3,"songs":[{"title":"secret"},{"title":7}],"owner":"x"}',
      'it is broken at songs.1.title',
    ],
    ['a missing field', '{"version":3,"songs":[]}', 'it is broken at owner'],
    ['an older shape that no upgrade fits', '{"version":1,"songs":"secret"}', 'it does not fit its version'],
    ['half its text', '{"version":3,"songs":["secret', 'it is not a JSON object'],
    ['a list for a text', '["secret"]', 'it is not a JSON object'],
    ['null for a text', 'null', 'it is not a JSON object'],
    ['no text', '', 'it is not a JSON object'],
  ])('with %s is refused in one sentence that names its key and not its content', (_, text, why) => {
    const read = () => playlist.parse('playlist:1', text);
    expect(read).toThrow(StorageError);
    expect(read).toThrow(`The playlist at playlist:1 cannot be read: ${why}.`);
    expect(read).toThrow(expect.objectContaining({ code: 'unreadable' }));
  });

  it('that cannot be read is reported to the operator once', () => {
    const lines: unknown[] = [];
    const log = { info: () => {}, warn: () => {}, error: (facts: unknown) => void lines.push(facts) };
    const reader = createRecordReader(log);
    for (let times = 0; times < 3; times += 1) {
      expect(() => reader.read(playlist, 'playlist:1', '[]')).toThrow('cannot be read');
      expect(reader.readOrSkip(playlist, 'playlist:1', '[]')).toBeUndefined();
    }
    expect(reader.readOrSkip(playlist, 'playlist:2', undefined)).toBeUndefined();
    expect(lines).toEqual([
      {
        event: 'record.unreadable',
        key: 'playlist:1',
        reason: 'The playlist at playlist:1 cannot be read: it is not a JSON object.',
        alarm: true,
      },
    ]);
  });
});

let server: TestRedis;
let redis: Redis;
let subject: RedisSubject;
let alarms: Record<string, unknown>[];

beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
beforeEach(async () => {
  alarms = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: (facts: Record<string, unknown>) => void alarms.push(facts),
  };
  const opened = await openRedisSubject(server, log);
  subject = opened.subject;
  return opened.close;
});
afterAll(async () => {
  await redis.quit();
  await server.stop();
});

const id = 'rainrainrainrain';
const unreadable = { name: 'StorageError', code: 'unreadable' };
const persona = {
  id: 'night',
  person: ada,
  createdAt: 1,
  name: 'Night',
  provider: 'first',
  account: 'f00',
  personaId: 'p',
  clipId: 'c',
  vox: false,
};
const entry = { id: 'a', at: 1, from: 'bot', message: note('plain', 'words') } as const;

/** The text that is stored, in a key or in a field of a hash. */
type Place = { key: string; field?: string };
const load = ({ key, field }: Place) => {
  const name = `${subject.prefix}:${key}`;
  return field === undefined ? redis.get(name) : redis.hget(name, field);
};
const store = async ({ key, field }: Place, text: string) => {
  const name = `${subject.prefix}:${key}`;
  if (field === undefined) await redis.set(name, text, 'KEEPTTL');
  else await redis.hset(name, field, text);
};

/** Every kind of record that is kept: how to write it, where it is, how to read it, and how to write it again. */
const kinds: Record<string, { place: Place; write: () => Promise<unknown>; read: () => Promise<unknown> }> = {
  generation: {
    place: { key: `generation:${id}`, field: 'record' },
    write: () => subject.first.core.generations.create(rain()),
    read: () => subject.first.core.generations.load(id),
  },
  track: {
    place: { key: 'track:rainrainrainrain.0' },
    write: () => subject.first.core.tracks.save(roof()),
    read: () => subject.first.core.tracks.load('rainrainrainrain.0'),
  },
  persona: {
    place: { key: 'persona:night' },
    write: () => subject.first.core.personas.save(persona),
    read: () => subject.first.core.personas.load('night'),
  },
  'settings of a community': {
    place: { key: 'communities', field: 'web:club' },
    write: () => subject.first.core.settings.setCommunity('web:club', { quiet: true }),
    read: () => subject.first.core.settings.community('web:club'),
  },
  'preferences of a person': {
    place: { key: 'preferences', field: 'web:ada' },
    write: () => subject.first.core.settings.setPreferences('web:ada', { locale: 'de' }),
    read: () => subject.first.core.settings.preferences('web:ada'),
  },
  receipt: {
    place: { key: 'receipt:rain.0' },
    write: () => subject.first.receipts.keep('rain.0', posted('7')),
    read: () => subject.first.receipts.find('rain.0'),
  },
  'conversation entry': {
    place: { key: 'chat:chat', field: 'a' },
    write: () => subject.first.conversations.put('chat', entry),
    read: () => subject.first.conversations.load('chat', 'a'),
  },
};

const newer = (text: string) => text.replace('"version":1', '"version":2');
const broken = (text: string) => text.slice(0, -1);
const damage = Object.keys(kinds).flatMap((kind) => [
  { kind, what: 'of a newer version', spoil: newer },
  { kind, what: 'that is broken', spoil: broken },
]);

describe('a stored record', () => {
  it.each(damage)('($kind) $what is refused, and stays as it is', async ({ kind, spoil }) => {
    const { place, write, read } = kinds[kind] as (typeof kinds)[string];
    await write();
    const text = spoil((await load(place)) ?? '');
    await store(place, text);
    await expect(read()).rejects.toMatchObject(unreadable);
    const again = await write().catch((error) => error);
    // A generation is never written twice: its id is taken.
    if (again !== 'taken') expect(again).toMatchObject(unreadable);
    expect(await load(place)).toBe(text);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({ event: 'record.unreadable', alarm: true });
    expect(alarms[0]?.key).toContain(place.key);
  });

  it.each(Object.keys(kinds))('(%s) carries its version', async (kind) => {
    const { place, write } = kinds[kind] as (typeof kinds)[string];
    await write();
    expect(JSON.parse((await load(place)) ?? '').version).toBe(1);
  });

  it('that one process upgraded is not overwritten by another, which loaded it before', async () => {
    const { first, second } = subject;
    await first.core.generations.create(rain());
    const name = `${subject.prefix}:generation:${id}`;
    const text = newer((await redis.hget(name, 'record')) ?? '').replace('"revision":1', '"revision":2');
    await redis.hset(name, { revision: 2, record: text });
    expect(await second.core.generations.save(rain({ revision: 2, provider: 'second' }))).toBe(false);
    expect(await redis.hget(name, 'record')).toBe(text);
  });
});

describe('one unreadable record among others', () => {
  const spoil = async (place: Place) => store(place, newer((await load(place)) ?? ''));

  it('leaves the rest of a library, of personas, of a conversation and of a list of songs readable', async () => {
    const { core, conversations } = subject.first;
    for (const name of ['a', 'b']) {
      await core.tracks.save(roof({ id: name }));
      await core.personas.save({ ...persona, id: name });
      await conversations.put('chat', { ...entry, id: name });
      await core.generations.create(rain({ id: name }));
    }
    await spoil({ key: 'track:a' });
    await spoil({ key: 'persona:a' });
    await spoil({ key: 'chat:chat', field: 'a' });
    await spoil({ key: 'generation:a', field: 'record' });
    expect(await core.tracks.newest(ada, 5)).toEqual([roof({ id: 'b' })]);
    expect(await core.personas.of(ada)).toEqual([{ ...persona, id: 'b' }]);
    expect((await conversations.read('chat', 5)).map(({ id }) => id)).toEqual(['b']);
    expect(await core.generations.loadMany(['a', 'b'])).toEqual([undefined, rain({ id: 'b' })]);
    expect(await core.generations.missing(['a', 'b', 'c'])).toEqual(['c']);
    expect(alarms.map(({ event }) => event)).toEqual(Array(4).fill('record.unreadable'));
  });

  it('counts as no cool-down, and the next one replaces it', async () => {
    const { health } = subject.first.core;
    await health.coolDown('first', 'overloaded', 20_000);
    await health.coolDown('second', 'overloaded', 20_000);
    await spoil({ key: 'bench', field: 'first' });
    expect([...(await health.coolingDown()).keys()]).toEqual(['second']);
    await health.recovered('first', ['overloaded']);
    await health.coolDown('first', 'overloaded', 20_000);
    expect([...(await health.coolingDown()).keys()].sort()).toEqual(['first', 'second']);
  });

  it('is not taken from the expiring store, and a new form replaces it', async () => {
    const { expiring } = subject.first.core;
    await expiring.save('form', { lyrics: 'la' }, 3600);
    await spoil({ key: 'draft:form' });
    await expect(expiring.load('form')).rejects.toMatchObject(unreadable);
    await expect(expiring.take('form')).rejects.toMatchObject(unreadable);
    expect(await load({ key: 'draft:form' })).toContain('"version":2');
    await expiring.save('form', { lyrics: 'la la' }, 3600);
    expect(await expiring.take('form')).toEqual({ lyrics: 'la la' });
  });

  it('does not reach the watchers of a conversation', async () => {
    const { conversations } = subject.first;
    const seen: string[] = [];
    await conversations.watch('chat', (changed) => seen.push(changed.id));
    await redis.publish(`${subject.prefix}:chat:chat:changes`, '{"revision":1,"version":2}');
    await conversations.put('chat', entry);
    await subject.until(() => seen.length > 0);
    expect(seen).toEqual(['a']);
  });
});

describe('an entry of the ledger', () => {
  const club = { name: 'club', allowance: { day: 5 } };
  const expense = { person: 'web:ada', operation: 'song', provider: 'first' };

  it.each([
    ['of a newer version', 'version', '2'],
    ['with broken counters', 'counters', '["secret'],
    ['with broken accounts', 'accounts', '7'],
    ['with broken lines', 'lines', '{'],
  ])('%s is refused, and nothing is counted', async (_, field, value) => {
    const { ledger } = subject.first.core;
    await ledger.reserve('rain', [club]);
    await ledger.commit('rain', expense);
    await store({ key: 'ledger:rain', field }, value);
    const before = await redis.hgetall(`${subject.prefix}:ledger:rain`);
    await expect(ledger.release('rain')).rejects.toMatchObject(unreadable);
    await expect(ledger.commit('rain', expense)).rejects.toMatchObject(unreadable);
    await expect(ledger.reserve('rain', [club])).rejects.toMatchObject(unreadable);
    expect(await redis.hgetall(`${subject.prefix}:ledger:rain`)).toEqual(before);
    expect(await ledger.used('club')).toEqual({ day: 1, month: 1 });
    expect((await ledger.report('club', '2126-11')).person.get('web:ada')?.count).toBe(1);
  });
});

it('a secret that is no secret keeps the bot from starting', async () => {
  await redis.set(`${subject.prefix}:secret`, 'short');
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  await expect(
    openStore({ url: server.url, prefix: subject.prefix, clock: () => 0, log }),
  ).rejects.toMatchObject(unreadable);
});
