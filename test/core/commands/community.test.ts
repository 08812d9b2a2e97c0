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
  const harness = createCoreHarness([gateway]);
  await harness.deps.store.settings.setCommunity('web:club', settings);
  return {
    ...harness,
    gateway,
    answer,
    ask: (prompt = 'rain') => harness.personIn(club()).command('song', { prompt }),
  };
};

describe('in a club', () => {
  it.each<[string, CommunitySettings, Community, string | undefined]>([
    ['everybody may ask anywhere', {}, club(), undefined],
    ['the bot listens where it was answers to', { places: ['music'] }, club(), undefined],
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
    const { deps, personIn, answers, gateway, work } = await open(settings);
    await personIn(where).command('song', { prompt: 'rain' });
    await work();
    if (said === undefined) expect(answers).toEqual([]);
    else expect(answers[0]?.body).toContain(said);
    expect(gateway.orders).toHaveLength(said === undefined ? 1 : 0);
    expect(deps.store.generations.all()).toHaveLength(said === undefined ? 1 : 0);
  });

  it('a word that is not wanted stops a request, as a word and not as a part of one', async () => {
    const { ask, answers, gateway, work } = await open({ refusedWords: ['rain'] });
    await ask('a RAIN, of course');
    expect(answers[0]?.body).toBe(
      '“rain” is not wanted here. Say it without that word; nothing was charged.',
    );
    await ask('a train');
    await work();
    expect(gateway.orders).toHaveLength(1);
  });

  it('the model its owners prefer is taken, unless somebody asks for another', async () => {
    const { ask, gateway, personIn, work } = await open({ model: 'v4' });
    const song = gateway.capabilities.operations.song;
    if (song !== undefined) gateway.capabilities.operations.song = { ...song, models: ['v5', 'v4'] };
    await ask();
    await personIn(club()).command('song', { prompt: 'sun', model: 'v5' });
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
    const { deps, answers, personIn } = await open();
    await deps.store.tracks.save(roof({ account: 'account-first' }));
    const bos = personIn(club(), bo);
    await bos.press({ do: 'lyrics', track: roof().id });
    expect(answers.at(-1)?.body).toContain('Rain on the roof');
    await deps.store.settings.setCommunity('web:club', { buttons: 'asker' });
    await bos.press({ do: 'lyrics', track: roof().id });
    expect(answers.at(-1)?.body).toBe('Only the person this track was made for can do that here.');
    await personIn(club({ manages: async () => true }), bo).press({ do: 'lyrics', track: roof().id });
    await personIn(club(), ada).press({ do: 'lyrics', track: roof().id });
    expect(answers.slice(-2).every(({ body }) => body?.includes('Rain on the roof'))).toBe(true);
  });
});

describe('an allowance', () => {
  it('is used by what succeeds, and the next one is answers when there is some again', async () => {
    const { ask, answers, gateway, work } = await open({ personDay: 2 });
    await ask();
    await ask();
    await ask();
    await work();
    expect(gateway.orders).toHaveLength(2);
    expect(answers.map(({ body }) => body)).toEqual([
      'You have used your allowance of 2 for this day. Nothing was charged. There will be more from midnight UTC.',
    ]);
  });

  it('is given back when a song fails', async () => {
    const { ask, answers, gateway, deps, work } = await open({ personDay: 1 });
    gateway.poll = async (tickets) =>
      new Map(tickets.map((ticket) => [ticket, { state: 'failed', code: 'moderated', detail: '' }]));
    await ask();
    await work();
    await ask('sun');
    expect(answers).toEqual([]);
    expect(await deps.store.ledger.used('community:web:club')).toEqual({ day: 1, month: 1 });
  });

  it('is given back when it is cancelled in time, and not when it was paid', async () => {
    const { ask, deps, command, work, gateway } = await open({ personDay: 5 });
    gateway.poll = async (tickets) => new Map(tickets.map((ticket) => [ticket, { state: 'waiting' }]));
    await ask();
    await command('cancel');
    expect(await deps.store.ledger.used('community:web:club')).toEqual({ day: 0, month: 0 });
    await ask('sun');
    await work();
    await command('cancel');
    expect(await deps.store.ledger.used('community:web:club')).toEqual({ day: 1, month: 1 });
  });

  it('of everybody together stands beside each one’s own', async () => {
    const { deps, answers, personIn } = await open({ personDay: 2, communityDay: 3 });
    for (const who of [ada, ada, bo]) await personIn(club(), who).command('song', { prompt: 'rain' });
    await personIn(club(), bo).command('song', { prompt: 'rain' });
    expect(answers.at(-1)?.body).toContain(
      'Everybody here together has used the allowance of 3 for this day.',
    );
    expect(await deps.store.ledger.used('web:club/web:bo')).toEqual({ day: 1, month: 1 });
  });

  it('of a role is the most that any role of theirs allows', async () => {
    const byRole = [
      { role: 'guests', day: 0 },
      { role: 'singers', day: 2 },
    ];
    const { answers, personIn } = await open({ personDay: 5, byRole });
    const ask = (roles: string[]) => personIn(club({ roles }), ada).command('song', { prompt: 'rain' });
    await ask(['guests']);
    expect(answers.at(-1)?.body).toContain('You have used your allowance of 0 for this day.');
    await ask(['guests', 'singers']);
    await ask(['guests', 'singers']);
    expect(answers).toHaveLength(1);
    await ask(['guests', 'singers']);
    expect(answers.at(-1)?.body).toContain('You have used your allowance of 2 for this day.');
  });

  it('of the operator stands above what a club allows', async () => {
    const { deps, ask, answers } = await open({ communityDay: 100 });
    deps.settings.allowances.community.day = 1;
    await ask();
    await ask();
    expect(answers[0]?.body).toContain('Everybody here together has used the allowance of 1');
  });

  it('that was reserved by a process that died before there was a song is given back', async () => {
    const { deps, handlers, clock } = await open();
    await deps.store.ledger.reserve('nobody', [{ name: 'community:web:club', allowance: {} }]);
    await handlers.jobs.reconcile();
    expect(await deps.store.ledger.used('community:web:club')).toEqual({ day: 1, month: 1 });
    clock.advance(60_000);
    await handlers.jobs.reconcile();
    expect(await deps.store.ledger.used('community:web:club')).toEqual({ day: 0, month: 0 });
  });

  it('that was not booked at the end of a song is booked a little later', async () => {
    const { deps, ask, work, handlers, clock } = await open();
    const { commit: spend } = deps.store.ledger;
    deps.store.ledger.commit = async () => {
      throw new Error('Redis is away');
    };
    await ask();
    await work();
    deps.store.ledger.commit = spend;
    clock.advance(60_000);
    await handlers.jobs.reconcile();
    expect((await deps.store.ledger.report('community:web:club', '1970-01')).operation).toEqual(
      new Map([['song', { count: 1, credits: new Map() }]]),
    );
  });
});

it('thirty wishes at one moment start ten songs; the others are answers and keep their allowance', async () => {
  const { deps, personIn, answers, clock, handlers } = await open({ personDay: 25 });
  deps.store.generations.openOf = async () => [];
  const asks = Array.from({ length: 30 }, (_, index) =>
    personIn(club()).command('song', { prompt: `rain ${index}` }),
  );
  await Promise.all(asks);
  expect(deps.store.generations.all()).toHaveLength(10);
  expect(answers.filter(({ body }) => body?.startsWith('You have 10 songs in the making.'))).toHaveLength(15);
  clock.advance(60_000);
  await handlers.jobs.reconcile();
  expect(await deps.store.ledger.used('web:club/web:ada')).toMatchObject({ day: 10 });
});

it('what has failed and is about to be answers is not offered to be cancelled', async () => {
  const { deps, personIn, answers } = await open();
  await personIn().command('song', { prompt: 'rain' });
  const [song] = deps.store.generations.all();
  if (song === undefined) throw new Error('there is no song');
  const outcome = { kind: 'failed', fault: 'failed', detail: '', charge: 'made' } as const;
  const state = { step: 'delivering', since: 1, outcome } as const;
  await deps.store.generations.save({ ...song, revision: song.revision + 1, state });
  await personIn().command('cancel');
  expect(answers.at(-1)?.body).toMatch(/^You have nothing in the making/);
  await personIn().command('queue');
  expect(answers.at(-1)).toMatchObject({ body: 'rain: being posted', controls: [] });
});

describe('/queue', () => {
  it('shows mine, and of the others here who waits where, without what they asked for', async () => {
    const { personIn, answers, work, gateway } = await open();
    gateway.submit = () => new Promise(() => {});
    await personIn(club()).command('song', { prompt: 'rain' });
    await personIn(club(), bo).command('song', { prompt: 'a secret' });
    await personIn(club({ key: 'web:other' }), olga).command('song', { prompt: 'elsewhere' });
    await personIn(club()).command('queue');
    expect(answers.at(-1)?.title).toBe('In the making for you');
    expect(answers.at(-1)?.body).toMatch(
      /^rain: waiting · .+\n\nIn the making for others here\nBo: waiting · (?:next in line|\d before it)$/,
    );
    expect(answers.at(-1)?.footnote).toBe(
      'At first, 3 requests wait to be handed over, counting everybody’s.',
    );
    await personIn(undefined, bo).command('queue');
    expect(answers.at(-1)?.body).not.toContain('others here');
    await personIn(club(), olga).command('queue');
    expect(answers.at(-1)?.body).toMatch(/^elsewhere: .+\n\nIn the making for others here\nAda: .+\nBo: /);
    void work;
  });
});

it('where a platform tells no language, it is the one it answers last; the community’s goes before', async () => {
  const { personIn, answers, deps } = await open();
  await personIn(undefined, { ...bo, locale: 'de-DE' }).command('queue');
  await personIn(undefined, bo).command('queue');
  expect(answers.at(-1)?.body).toContain('Für dich ist gerade nichts in Arbeit.');
  await deps.store.settings.setCommunity('web:club', { locale: 'es' });
  await personIn(club(), bo).command('queue');
  expect(answers.at(-1)?.body).toContain('No tienes nada en marcha.');
});

describe('/usage', () => {
  it('shows mine', async () => {
    const { ask, work, answers, personIn } = await open({ personDay: 5, communityMonth: 100 });
    await ask();
    await work();
    await personIn(club()).command('usage');
    expect(answers.at(-1)?.facts).toEqual([
      { label: 'You, everywhere', value: 'Today 1, this month 1' },
      { label: 'You, here', value: 'Today 1 of 5, this month 1' },
      { label: 'Everybody here together', value: 'Today 1, this month 1 of 100' },
    ]);
    expect(answers.at(-1)?.body).toBeUndefined();
  });

  it('shows who manages the club who used what, by name', async () => {
    const { ask, work, answers, personIn } = await open();
    await ask();
    await ask('sun');
    await work();
    await personIn(club({ manages: async () => true }), bo).command('usage');
    expect(answers.at(-1)?.body).toBe(
      'By person, this month\nAda: 2\n\nBy kind\nSong: 2\n\nBy gateway\nfirst: 2',
    );
  });

  it('shows what that has cost in the gateway’s credits: as it says itself, else as its prices are', async () => {
    const { ask, work, answers, personIn, gateway, answer } = await open();
    gateway.capabilities.prices = { song: 0.5 };
    await ask();
    await work();
    answer.credits = 1.12;
    await ask('sun');
    await work();
    await personIn(club({ manages: async () => true }), bo).command('usage');
    expect(answers.at(-1)?.body).toBe(
      'By person, this month\nAda: 2 · 1.62 credits at first\n\nBy kind\nSong: 2 · 1.62 credits at first\n\n' +
        'By gateway\nfirst: 2 · 1.62 credits at first',
    );
  });

  it('shows the operator, alone with the bot, what everybody used; and nobody else', async () => {
    const { ask, work, answers, personIn } = await open();
    await ask();
    await work();
    await personIn(undefined, olga).command('usage');
    expect(answers.at(-1)?.body).toContain('By person, this month\nAda: 1');
    await personIn(undefined, bo).command('usage');
    expect(answers.at(-1)?.body).toBeUndefined();
  });
});

describe('/settings', () => {
  const managed = club({ manages: async () => true });

  it('are for who manages the club; one’s own language is for everybody', async () => {
    const { answers, personIn, forms } = await open();
    await personIn(club()).command('settings');
    expect(answers.at(-1)?.body).toContain('Only those who manage this place can change its settings.');
    await personIn(club()).press({ do: 'settings', page: 'access' });
    await personIn(club()).send('1S1', { quiet: true });
    expect(answers.slice(-2).every(({ body }) => body?.startsWith('Only those who manage'))).toBe(true);
    expect(forms).toEqual([]);
    await personIn(club()).press({ do: 'settings', page: 'own' });
    expect(forms[0]?.fields.map(({ name }) => name)).toEqual(['locale']);
  });

  it('say who is meant by name where the platform tells, and take members by @name or number', async () => {
    const { deps, answers, forms, personIn } = await open({
      places: ['music'],
      roles: ['choir'],
      feed: 'gone',
    });
    const called = (id: string) => ({ music: '#music', choir: '@Choir', 42: '@Cleo' })[id];
    const harness = personIn(club({ manages: async () => true, called }), bo);
    await harness.press({ do: 'settings', page: 'access' });
    const form = forms.at(-1)?.id ?? '';
    await harness.send(form, { members: 'x y' });
    expect(answers.at(-1)?.body).toContain('“x y” is no member I can find.');
    await harness.send(form, {
      places: 'music',
      roles: 'choir',
      members: '42, https://t.me/Dora,@ada',
      feed: 'gone',
    });
    expect((await deps.store.settings.community('web:club')).members).toEqual(['42', '@dora', '@ada']);
    await harness.command('settings');
    expect(answers.at(-1)?.facts).toEqual(
      expect.arrayContaining([
        { label: 'Where I listen', value: '#music' },
        { label: 'Roles that may ask me', value: '@Choir' },
        { label: 'Members who may ask me', value: '@Cleo, @dora, @ada' },
        { label: 'Where shared tracks are posted', value: '1 chosen' },
      ]),
    );
  });

  it('name who may ask beside those who run the place, and say so when it is nobody', async () => {
    const { answers, forms, personIn } = await open({});
    const harness = personIn(managed, bo);
    await harness.press({ do: 'settings', page: 'access' });
    const shownFor = async (members: string) => {
      await harness.send(forms.at(-1)?.id ?? '', { members });
      await harness.command('settings');
      return answers.at(-1)?.facts?.find(({ label }) => label === 'Members who may ask me')?.value;
    };
    expect(await shownFor('managers')).toBe('Only those who run this group');
    expect(await shownFor('managers, @ada')).toBe('@ada');
  });

  it('show what holds, and are changed page by page, at once and for good', async () => {
    const { deps, answers, forms, personIn } = await open({ roles: ['choir'] });
    const harness = personIn(managed, bo);
    await harness.command('settings');
    expect(answers.at(-1)?.facts).toContainEqual({ label: 'Each person may ask for', value: 'no limit' });
    await harness.press({ do: 'settings', page: 'allowance' });
    await harness.send(forms.at(-1)?.id ?? '', { personDay: '3', personMonth: '', communityDay: 20 });
    expect(answers.at(-1)?.body).toBe('Saved. It holds from now on.');
    expect(answers.at(-1)?.facts).toContainEqual({ label: 'Each person may ask for', value: '3 a day' });
    await harness.press({ do: 'settings', page: 'general' });
    await harness.send(forms.at(-1)?.id ?? '', { quiet: true, buttons: 'asker', refusedWords: 'War, hate ' });
    await harness.press({ do: 'settings', page: 'access' });
    expect(forms.at(-1)?.fields.find(({ name }) => name === 'roles')?.value).toBe('choir');
    await harness.send(forms.at(-1)?.id ?? '', { places: 'music,garden', roles: '', feed: 'stage' });
    expect(await deps.store.settings.community('web:club')).toMatchObject({
      personDay: 3,
      communityDay: 20,
      quiet: true,
      buttons: 'asker',
      refusedWords: ['war', 'hate'],
      places: ['music', 'garden'],
      roles: [],
      feed: 'stage',
    });
    await harness.command('settings');
    expect(answers.at(-1)?.facts).toContainEqual({ label: 'Each person may ask for', value: '3 a day' });
  });

  it('say what is wrong with a number, and change nothing', async () => {
    const { deps, answers, personIn } = await open({ personDay: 7 });
    await personIn(managed, bo).send('1S3', { personDay: 'many', communityDay: '-1' });
    expect(answers.at(-1)?.body).toBe(
      'Nothing was changed:\n• “Each person, a day” must be a whole number, or stay empty for no limit.\n' +
        '• “All together, a day” must be a whole number, or stay empty for no limit.',
    );
    expect(
      answers
        .at(-1)
        ?.controls.flat()
        .map(({ label }) => label),
    ).toEqual(['Allowance']);
    expect(await deps.store.settings.community('web:club')).toEqual({ personDay: 7 });
  });

  it('give a role an allowance of its own, or none, or no limit', async () => {
    const { deps, personIn } = await open();
    const harness = personIn(managed, bo);
    await harness.send('1S4', { role: 'singers', roleDay: '9' });
    await harness.send('1S4', { role: 'choir', unlimited: true });
    expect((await deps.store.settings.community('web:club')).byRole).toMatchObject([
      { role: 'singers', day: 9 },
      { role: 'choir' },
    ]);
    await harness.send('1S4', { role: 'singers', roleDay: '' });
    expect((await deps.store.settings.community('web:club')).byRole).toMatchObject([{ role: 'choir' }]);
  });
});

describe('who asks for too much at once', () => {
  it('is forms to slow down, and chatter is answered once', async () => {
    const { answers, personIn, command, clock } = await open();
    const harness = personIn(club(), bo);
    for (let deed = 0; deed < 25; deed += 1) await harness.command('help');
    answers.length = 0;
    await harness.command('help');
    await harness.say('rain');
    await harness.say('rain');
    expect(answers.map(({ body }) => body)).toEqual(['That is very fast. Wait a few seconds, then go on.']);
    await command('help');
    expect(answers.at(-1)?.title).toBe('Ask for a song');
    clock.advance(20_000);
    await harness.command('help');
    expect(answers.at(-1)?.title).toBe('Ask for a song');
  });
});

describe('the operator', () => {
  it('alone sees how the gateways are, and pauses and resumes them', async () => {
    const { answers, personIn, deps, ask, gateway, work, clock } = await open();
    await personIn(club(), bo).command('operator');
    await personIn(club(), bo).press({ do: 'pause', provider: 'first' });
    expect(answers.map(({ body }) => body)).toEqual(
      Array(2).fill(
        'Only the operator of this bot can do that. If you run it, add web:bo to its setting OPERATORS.',
      ),
    );
    const hers = personIn(club(), olga);
    await hers.press({ do: 'pause', provider: 'first' });
    expect(answers.at(-1)?.body).toContain('first: paused by you');
    await ask();
    await work();
    expect(gateway.orders).toEqual([]);
    await deps.store.health.coolDown('first', 'overloaded', 1000);
    clock.advance(2000);
    await hers.press({ do: 'resume', provider: 'first' });
    expect(answers.at(-1)?.body).toContain('first: in use');
    await work();
    expect(gateway.orders).toHaveLength(1);
  });

  it('blocks and unblocks a person or a club, and is never shut out', async () => {
    const { answers, personIn, ask, gateway, deps } = await open();
    const hers = personIn(club(), olga);
    await hers.send('1N?', { who: personKey(ada) });
    await ask();
    expect(answers.at(-1)?.body).toContain('has blocked you');
    await hers.send('1N?', { who: personKey(ada) });
    await hers.send('1N?', { who: 'web:club' });
    await ask();
    expect(answers.at(-1)?.body).toContain('has blocked it here');
    await hers.command('operator');
    expect(answers.at(-1)?.body).toContain('Blocked\nweb:club');
    await hers.send('1N?', { who: 'somebody' });
    expect(answers.at(-1)?.body).toContain('That is no person or place.');
    expect([...(await deps.store.settings.blocked()), ...gateway.orders]).toEqual(['web:club']);
  });

  it('sees what is in doubt, and settles it: the card says it then', async () => {
    const { answers, personIn, ask, gateway, work, surface } = await open();
    gateway.submit = async () => {
      throw new Error('the connection broke');
    };
    await ask('a song about doubt');
    await work();
    const hers = personIn(club(), olga);
    await hers.command('operator');
    expect(answers.at(-1)?.body).toContain('1. a song about doubt · first · web:ada');
    const button = answers
      .at(-1)
      ?.controls.flat()
      .find(({ label }) => label === '1 was not charged');
    if (button?.kind !== 'button') throw new Error('there is no button');
    await hers.press(button.action);
    await work();
    expect(surface.messages[0]?.message.body).toContain('Nothing was charged.');
    await hers.command('operator');
    expect(answers.at(-1)?.body).toContain('In doubt: perhaps paid, perhaps not\n–');
  });
});
