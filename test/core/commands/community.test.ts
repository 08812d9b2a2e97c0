import { describe, expect, it } from 'vitest';
import {
  type Charged,
  type Community,
  type CommunitySettings,
  type Person,
  personKey,
} from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';
import { ada, roof } from '../samples.js';

const bo: Person = { platform: 'web', id: 'bo', name: 'Bo' };
const olga: Person = { platform: 'web', id: 'olga', name: 'Olga' };

/** A club in whose music room Ada asks; Bo manages it, and Olga runs the bot. */
const club = (more: Partial<Community> = {}): Community => ({
  key: 'web:club',
  places: ['music', 'club'],
  roles: ['singers'],
  manages: async () => false,
  ...more,
});

const open = async (settings: CommunitySettings = {}) => {
  const answer: Charged = {};
  const gateway = ableGateway('first', () => ({
    state: 'finished',
    takes: [{ clipId: 'a', audioUrl: 'https://cdn.example/a.mp3' }],
    missing: 0,
    ...answer,
  }));
  const room = createCoreHarness([gateway]);
  await room.memory.store.settings.setCommunity('web:club', settings);
  return {
    ...room,
    gateway,
    answer,
    ask: (prompt = 'rain') => room.inside(club()).command('song', { prompt }),
  };
};

describe('in a club', () => {
  it.each<[string, CommunitySettings, Community, string | undefined]>([
    ['everybody may ask anywhere', {}, club(), undefined],
    ['the bot listens where it was told to', { places: ['music'] }, club(), undefined],
    ['the bot listens in all channels below a chosen one', { places: ['club'] }, club(), undefined],
    ['the bot listens nowhere else', { places: ['garden'] }, club(), 'I do not listen here.'],
    [
      'who manages it may ask anywhere',
      { places: ['garden'] },
      club({ manages: async () => true }),
      undefined,
    ],
    ['those with a role may ask', { roles: ['singers', 'choir'] }, club(), undefined],
    ['those without it may not', { roles: ['choir'] }, club(), 'Only certain people'],
    ['those who are named may ask, role or not', { roles: ['choir'], members: ['ada'] }, club(), undefined],
    ['those who are not named may not', { members: ['@cleo', '7'] }, club(), 'Only certain people'],
  ])('%s', async (_, settings, where, said) => {
    const { memory, inside, told, gateway, work } = await open(settings);
    await inside(where).command('song', { prompt: 'rain' });
    await work();
    if (said === undefined) expect(told).toEqual([]);
    else expect(told[0]?.body).toContain(said);
    expect(gateway.orders).toHaveLength(said === undefined ? 1 : 0);
    expect(memory.store.generations.all()).toHaveLength(said === undefined ? 1 : 0);
  });

  it('a word that is not wanted stops a request, as a word and not as a part of one', async () => {
    const { ask, told, gateway, work } = await open({ refusedWords: ['rain'] });
    await ask('a RAIN, of course');
    expect(told[0]?.body).toBe('“rain” is not wanted here. Say it without that word; nothing was charged.');
    await ask('a train');
    await work();
    expect(gateway.orders).toHaveLength(1);
  });

  it('the model its owners prefer is taken, unless somebody asks for another', async () => {
    const { ask, gateway, inside, work } = await open({ model: 'v4' });
    const song = gateway.capabilities.operations.song;
    if (song !== undefined) gateway.capabilities.operations.song = { ...song, models: ['v5', 'v4'] };
    await ask();
    await inside(club()).command('song', { prompt: 'sun', model: 'v5' });
    await work();
    expect(gateway.orders.map(({ model }) => model)).toEqual(['v4', 'v5']);
  });

  it('tracks are posted without a sound if they want it so', async () => {
    const { ask, last, work } = await open({ quiet: true });
    await ask();
    await work();
    expect(last()).toMatchObject({ quiet: true, title: 'rain' });
  });

  it('the buttons of a track are for everybody, or only for who asked for it', async () => {
    const { memory, told, inside } = await open();
    await memory.store.tracks.save(roof({ account: 'account-first' }));
    const bos = inside(club(), bo);
    await bos.press({ do: 'lyrics', track: roof().id });
    expect(told.at(-1)?.body).toContain('Rain on the roof');
    await memory.store.settings.setCommunity('web:club', { buttons: 'asker' });
    await bos.press({ do: 'lyrics', track: roof().id });
    expect(told.at(-1)?.body).toBe('Only the person this track was made for can do that here.');
    await inside(club({ manages: async () => true }), bo).press({ do: 'lyrics', track: roof().id });
    await inside(club(), ada).press({ do: 'lyrics', track: roof().id });
    expect(told.slice(-2).every(({ body }) => body?.includes('Rain on the roof'))).toBe(true);
  });
});

describe('an allowance', () => {
  it('is used by what succeeds, and the next one is told when there is some again', async () => {
    const { ask, told, gateway, work } = await open({ personDay: 2 });
    await ask();
    await ask();
    await ask();
    await work();
    expect(gateway.orders).toHaveLength(2);
    expect(told.map(({ body }) => body)).toEqual([
      'You have used your allowance of 2 for this day. Nothing was charged. There will be more from midnight UTC.',
    ]);
  });

  it('is given back when a song fails', async () => {
    const { ask, told, gateway, memory, work } = await open({ personDay: 1 });
    gateway.poll = async (tickets) =>
      new Map(tickets.map((ticket) => [ticket, { state: 'failed', code: 'moderated', detail: '' }]));
    await ask();
    await work();
    await ask('sun');
    expect(told).toEqual([]);
    expect(await memory.store.ledger.used('community:web:club')).toEqual({ day: 1, month: 1 });
  });

  it('is given back when it is cancelled in time, and not when it was paid', async () => {
    const { ask, memory, command, work, gateway } = await open({ personDay: 5 });
    gateway.poll = async (tickets) => new Map(tickets.map((ticket) => [ticket, { state: 'waiting' }]));
    await ask();
    await command('cancel');
    expect(await memory.store.ledger.used('community:web:club')).toEqual({ day: 0, month: 0 });
    await ask('sun');
    await work();
    await command('cancel');
    expect(await memory.store.ledger.used('community:web:club')).toEqual({ day: 1, month: 1 });
  });

  it('of everybody together stands beside each one’s own', async () => {
    const { memory, told, inside } = await open({ personDay: 2, communityDay: 3 });
    for (const who of [ada, ada, bo]) await inside(club(), who).command('song', { prompt: 'rain' });
    await inside(club(), bo).command('song', { prompt: 'rain' });
    expect(told.at(-1)?.body).toContain('Everybody here together has used the allowance of 3 for this day.');
    expect(await memory.store.ledger.used('web:club/web:bo')).toEqual({ day: 1, month: 1 });
  });

  it('of a role is the most that any role of theirs allows', async () => {
    const byRole = [
      { role: 'guests', day: 0 },
      { role: 'singers', day: 2 },
    ];
    const { told, inside } = await open({ personDay: 5, byRole });
    const ask = (roles: string[]) => inside(club({ roles }), ada).command('song', { prompt: 'rain' });
    await ask(['guests']);
    expect(told.at(-1)?.body).toContain('You have used your allowance of 0 for this day.');
    await ask(['guests', 'singers']);
    await ask(['guests', 'singers']);
    expect(told).toHaveLength(1);
    await ask(['guests', 'singers']);
    expect(told.at(-1)?.body).toContain('You have used your allowance of 2 for this day.');
  });

  it('of the operator stands above what a club allows', async () => {
    const { memory, ask, told } = await open({ communityDay: 100 });
    memory.settings.allowances.community.day = 1;
    await ask();
    await ask();
    expect(told[0]?.body).toContain('Everybody here together has used the allowance of 1');
  });

  it('that was reserved by a process that died before there was a song is given back', async () => {
    const { memory, handlers, clock } = await open();
    await memory.store.ledger.reserve('nobody', [{ name: 'community:web:club', allowance: {} }]);
    await handlers.jobs.reconcile();
    expect(await memory.store.ledger.used('community:web:club')).toEqual({ day: 1, month: 1 });
    clock.advance(60_000);
    await handlers.jobs.reconcile();
    expect(await memory.store.ledger.used('community:web:club')).toEqual({ day: 0, month: 0 });
  });

  it('that was not booked at the end of a song is booked a little later', async () => {
    const { memory, ask, work, handlers, clock } = await open();
    const { commit: spend } = memory.store.ledger;
    memory.store.ledger.commit = async () => {
      throw new Error('Redis is away');
    };
    await ask();
    await work();
    memory.store.ledger.commit = spend;
    clock.advance(60_000);
    await handlers.jobs.reconcile();
    expect((await memory.store.ledger.report('community:web:club', '1970-01')).operation).toEqual(
      new Map([['song', { count: 1, credits: new Map() }]]),
    );
  });
});

it('thirty wishes at one moment start ten songs; the others are told and keep their allowance', async () => {
  const { memory, inside, told, clock, handlers } = await open({ personDay: 25 });
  memory.store.generations.openOf = async () => [];
  const asks = Array.from({ length: 30 }, (_, index) =>
    inside(club()).command('song', { prompt: `rain ${index}` }),
  );
  await Promise.all(asks);
  expect(memory.store.generations.all()).toHaveLength(10);
  expect(told.filter(({ body }) => body?.startsWith('You have 10 songs in the making.'))).toHaveLength(15);
  clock.advance(60_000);
  await handlers.jobs.reconcile();
  expect(await memory.store.ledger.used('web:club/web:ada')).toMatchObject({ day: 10 });
});

it('what has failed and is about to be told is not offered to be cancelled', async () => {
  const { memory, inside, told } = await open();
  await inside().command('song', { prompt: 'rain' });
  const [song] = memory.store.generations.all();
  if (song === undefined) throw new Error('there is no song');
  const outcome = { kind: 'failed', fault: 'failed', detail: '', charge: 'made' } as const;
  const state = { step: 'delivering', since: 1, outcome } as const;
  await memory.store.generations.save({ ...song, revision: song.revision + 1, state });
  await inside().command('cancel');
  expect(told.at(-1)?.body).toMatch(/^You have nothing in the making/);
  await inside().command('queue');
  expect(told.at(-1)).toMatchObject({ body: 'rain: being posted', controls: [] });
});

describe('/queue', () => {
  it('shows mine, and of the others here who waits where, without what they asked for', async () => {
    const { inside, told, work, gateway } = await open();
    gateway.submit = () => new Promise(() => {});
    await inside(club()).command('song', { prompt: 'rain' });
    await inside(club(), bo).command('song', { prompt: 'a secret' });
    await inside(club({ key: 'web:other' }), olga).command('song', { prompt: 'elsewhere' });
    await inside(club()).command('queue');
    expect(told.at(-1)?.title).toBe('In the making for you');
    expect(told.at(-1)?.body).toMatch(
      /^rain: waiting · .+\n\nIn the making for others here\nBo: waiting · (?:next in line|\d before it)$/,
    );
    expect(told.at(-1)?.footnote).toBe('At first, 3 requests wait to be handed over, counting everybody’s.');
    await inside(undefined, bo).command('queue');
    expect(told.at(-1)?.body).not.toContain('others here');
    await inside(club(), olga).command('queue');
    expect(told.at(-1)?.body).toMatch(/^elsewhere: .+\n\nIn the making for others here\nAda: .+\nBo: /);
    void work;
  });
});

it('where a platform tells no language, it is the one it told last; the community’s goes before', async () => {
  const { inside, told, memory } = await open();
  await inside(undefined, { ...bo, locale: 'de-DE' }).command('queue');
  await inside(undefined, bo).command('queue');
  expect(told.at(-1)?.body).toContain('Für dich ist gerade nichts in Arbeit.');
  await memory.store.settings.setCommunity('web:club', { locale: 'es' });
  await inside(club(), bo).command('queue');
  expect(told.at(-1)?.body).toContain('No tienes nada en marcha.');
});

describe('/usage', () => {
  it('shows mine', async () => {
    const { ask, work, told, inside } = await open({ personDay: 5, communityMonth: 100 });
    await ask();
    await work();
    await inside(club()).command('usage');
    expect(told.at(-1)?.facts).toEqual([
      { label: 'You, everywhere', value: 'Today 1, this month 1' },
      { label: 'You, here', value: 'Today 1 of 5, this month 1' },
      { label: 'Everybody here together', value: 'Today 1, this month 1 of 100' },
    ]);
    expect(told.at(-1)?.body).toBeUndefined();
  });

  it('shows who manages the club who used what, by name', async () => {
    const { ask, work, told, inside } = await open();
    await ask();
    await ask('sun');
    await work();
    await inside(club({ manages: async () => true }), bo).command('usage');
    expect(told.at(-1)?.body).toBe(
      'By person, this month\nAda: 2\n\nBy kind\nSong: 2\n\nBy gateway\nfirst: 2',
    );
  });

  it('shows what that has cost in the gateway’s credits: as it says itself, else as its prices are', async () => {
    const { ask, work, told, inside, gateway, answer } = await open();
    gateway.capabilities.prices = { song: 0.5 };
    await ask();
    await work();
    answer.credits = 1.12;
    await ask('sun');
    await work();
    await inside(club({ manages: async () => true }), bo).command('usage');
    expect(told.at(-1)?.body).toBe(
      'By person, this month\nAda: 2 · 1.62 credits at first\n\nBy kind\nSong: 2 · 1.62 credits at first\n\n' +
        'By gateway\nfirst: 2 · 1.62 credits at first',
    );
  });

  it('shows the operator, alone with the bot, what everybody used; and nobody else', async () => {
    const { ask, work, told, inside } = await open();
    await ask();
    await work();
    await inside(undefined, olga).command('usage');
    expect(told.at(-1)?.body).toContain('By person, this month\nAda: 1');
    await inside(undefined, bo).command('usage');
    expect(told.at(-1)?.body).toBeUndefined();
  });
});

describe('/settings', () => {
  const managed = club({ manages: async () => true });

  it('are for who manages the club; one’s own language is for everybody', async () => {
    const { told, inside, asked } = await open();
    await inside(club()).command('settings');
    expect(told.at(-1)?.body).toContain('Only those who manage this place can change its settings.');
    await inside(club()).press({ do: 'settings', page: 'access' });
    await inside(club()).send('1S1', { quiet: true });
    expect(told.slice(-2).every(({ body }) => body?.startsWith('Only those who manage'))).toBe(true);
    expect(asked).toEqual([]);
    await inside(club()).press({ do: 'settings', page: 'own' });
    expect(asked[0]?.fields.map(({ name }) => name)).toEqual(['locale']);
  });

  it('say who is meant by name where the platform tells, and take members by @name or number', async () => {
    const { memory, told, asked, inside } = await open({ places: ['music'], roles: ['choir'], feed: 'gone' });
    const called = (id: string) => ({ music: '#music', choir: '@Choir', 42: '@Cleo' })[id];
    const room = inside(club({ manages: async () => true, called }), bo);
    await room.press({ do: 'settings', page: 'access' });
    const form = asked.at(-1)?.id ?? '';
    await room.send(form, { members: 'x y' });
    expect(told.at(-1)?.body).toContain('“x y” is no member I can find.');
    await room.send(form, {
      places: 'music',
      roles: 'choir',
      members: '42, https://t.me/Dora,@ada',
      feed: 'gone',
    });
    expect((await memory.store.settings.community('web:club')).members).toEqual(['42', '@dora', '@ada']);
    await room.command('settings');
    expect(told.at(-1)?.facts).toEqual(
      expect.arrayContaining([
        { label: 'Where I listen', value: '#music' },
        { label: 'Roles that may ask me', value: '@Choir' },
        { label: 'Members who may ask me', value: '@Cleo, @dora, @ada' },
        { label: 'Where shared tracks are posted', value: '1 chosen' },
      ]),
    );
  });

  it('name who may ask beside those who run the place, and say so when it is nobody', async () => {
    const { told, asked, inside } = await open({});
    const room = inside(managed, bo);
    await room.press({ do: 'settings', page: 'access' });
    const shownFor = async (members: string) => {
      await room.send(asked.at(-1)?.id ?? '', { members });
      await room.command('settings');
      return told.at(-1)?.facts?.find(({ label }) => label === 'Members who may ask me')?.value;
    };
    expect(await shownFor('managers')).toBe('Only those who run this group');
    expect(await shownFor('managers, @ada')).toBe('@ada');
  });

  it('show what holds, and are changed page by page, at once and for good', async () => {
    const { memory, told, asked, inside } = await open({ roles: ['choir'] });
    const room = inside(managed, bo);
    await room.command('settings');
    expect(told.at(-1)?.facts).toContainEqual({ label: 'Each person may ask for', value: 'no limit' });
    await room.press({ do: 'settings', page: 'allowance' });
    await room.send(asked.at(-1)?.id ?? '', { personDay: '3', personMonth: '', communityDay: 20 });
    expect(told.at(-1)?.body).toBe('Saved. It holds from now on.');
    expect(told.at(-1)?.facts).toContainEqual({ label: 'Each person may ask for', value: '3 a day' });
    await room.press({ do: 'settings', page: 'general' });
    await room.send(asked.at(-1)?.id ?? '', { quiet: true, buttons: 'asker', refusedWords: 'War, hate ' });
    await room.press({ do: 'settings', page: 'access' });
    expect(asked.at(-1)?.fields.find(({ name }) => name === 'roles')?.value).toBe('choir');
    await room.send(asked.at(-1)?.id ?? '', { places: 'music,garden', roles: '', feed: 'stage' });
    expect(await memory.store.settings.community('web:club')).toMatchObject({
      personDay: 3,
      communityDay: 20,
      quiet: true,
      buttons: 'asker',
      refusedWords: ['war', 'hate'],
      places: ['music', 'garden'],
      roles: [],
      feed: 'stage',
    });
    await room.command('settings');
    expect(told.at(-1)?.facts).toContainEqual({ label: 'Each person may ask for', value: '3 a day' });
  });

  it('say what is wrong with a number, and change nothing', async () => {
    const { memory, told, inside } = await open({ personDay: 7 });
    await inside(managed, bo).send('1S3', { personDay: 'many', communityDay: '-1' });
    expect(told.at(-1)?.body).toBe(
      'Nothing was changed:\n• “Each person, a day” must be a whole number, or stay empty for no limit.\n' +
        '• “All together, a day” must be a whole number, or stay empty for no limit.',
    );
    expect(
      told
        .at(-1)
        ?.controls.flat()
        .map(({ label }) => label),
    ).toEqual(['Allowance']);
    expect(await memory.store.settings.community('web:club')).toEqual({ personDay: 7 });
  });

  it('give a role an allowance of its own, or none, or no limit', async () => {
    const { memory, inside } = await open();
    const room = inside(managed, bo);
    await room.send('1S4', { role: 'singers', roleDay: '9' });
    await room.send('1S4', { role: 'choir', unlimited: true });
    expect((await memory.store.settings.community('web:club')).byRole).toMatchObject([
      { role: 'singers', day: 9 },
      { role: 'choir' },
    ]);
    await room.send('1S4', { role: 'singers', roleDay: '' });
    expect((await memory.store.settings.community('web:club')).byRole).toMatchObject([{ role: 'choir' }]);
  });
});

describe('who asks for too much at once', () => {
  it('is asked to slow down, and chatter is answered once', async () => {
    const { told, inside, command, clock } = await open();
    const room = inside(club(), bo);
    for (let deed = 0; deed < 25; deed += 1) await room.command('help');
    told.length = 0;
    await room.command('help');
    await room.say('rain');
    await room.say('rain');
    expect(told.map(({ body }) => body)).toEqual(['That is very fast. Wait a few seconds, then go on.']);
    await command('help');
    expect(told.at(-1)?.title).toBe('Ask for a song');
    clock.advance(20_000);
    await room.command('help');
    expect(told.at(-1)?.title).toBe('Ask for a song');
  });
});

describe('the operator', () => {
  it('alone sees how the gateways are, and pauses and resumes them', async () => {
    const { told, inside, memory, ask, gateway, work, clock } = await open();
    await inside(club(), bo).command('operator');
    await inside(club(), bo).press({ do: 'pause', provider: 'first' });
    expect(told.map(({ body }) => body)).toEqual(
      Array(2).fill(
        'Only the operator of this bot can do that. If you run it, add web:bo to its setting OPERATORS.',
      ),
    );
    const hers = inside(club(), olga);
    await hers.press({ do: 'pause', provider: 'first' });
    expect(told.at(-1)?.body).toContain('first: paused by you');
    await ask();
    await work();
    expect(gateway.orders).toEqual([]);
    await memory.store.health.coolDown('first', 'overloaded', 1000);
    clock.advance(2000);
    await hers.press({ do: 'resume', provider: 'first' });
    expect(told.at(-1)?.body).toContain('first: in use');
    await work();
    expect(gateway.orders).toHaveLength(1);
  });

  it('blocks and unblocks a person or a club, and is never shut out', async () => {
    const { told, inside, ask, gateway, memory } = await open();
    const hers = inside(club(), olga);
    await hers.send('1N?', { who: personKey(ada) });
    await ask();
    expect(told.at(-1)?.body).toContain('has blocked you');
    await hers.send('1N?', { who: personKey(ada) });
    await hers.send('1N?', { who: 'web:club' });
    await ask();
    expect(told.at(-1)?.body).toContain('has blocked it here');
    await hers.command('operator');
    expect(told.at(-1)?.body).toContain('Blocked\nweb:club');
    await hers.send('1N?', { who: 'somebody' });
    expect(told.at(-1)?.body).toContain('That is no person or place.');
    expect([...(await memory.store.settings.blocked()), ...gateway.orders]).toEqual(['web:club']);
  });

  it('sees what is in doubt, and settles it: the card says it then', async () => {
    const { told, inside, ask, gateway, work, surface } = await open();
    gateway.submit = async () => {
      throw new Error('the connection broke');
    };
    await ask('a song about doubt');
    await work();
    const hers = inside(club(), olga);
    await hers.command('operator');
    expect(told.at(-1)?.body).toContain('1. a song about doubt · first · web:ada');
    const button = told
      .at(-1)
      ?.controls.flat()
      .find(({ label }) => label === '1 was not charged');
    if (button?.kind !== 'button') throw new Error('there is no button');
    await hers.pressId(button.action);
    await work();
    expect(surface.messages[0]?.message.body).toContain('Nothing was charged.');
    await hers.command('operator');
    expect(told.at(-1)?.body).toContain('In doubt: perhaps paid, perhaps not\n–');
  });
});
