import { describe, expect, it } from 'vitest';
import { ada } from '../samples.js';
import { bo, club, openClub } from './club.js';

describe('an allowance', () => {
  it('is used up by finished songs, and the next request is refused with the time of its renewal', async () => {
    const { requestSong, answers, gateway, work } = await openClub({ personDay: 2 });
    await requestSong();
    await requestSong();
    await requestSong();
    await work();
    expect(gateway.orders).toHaveLength(2);
    expect(answers.map(({ body }) => body)).toEqual([
      'You have used your allowance of 2 for this day. Nothing was charged. There will be more from midnight UTC.',
    ]);
  });

  it('is released when a song fails', async () => {
    const { requestSong, answers, gateway, deps, work } = await openClub({ personDay: 1 });
    gateway.poll = async (tickets) =>
      new Map(tickets.map((ticket) => [ticket, { state: 'failed', code: 'moderated', detail: '' }]));
    await requestSong();
    await work();
    await requestSong('sun');
    expect(answers).toEqual([]);
    expect(await deps.store.ledger.used('community:web:club')).toEqual({ day: 1, month: 1 });
  });

  it('is released when a queued song is cancelled, but not when a running one is', async () => {
    const { requestSong, deps, command, work, gateway } = await openClub({ personDay: 5 });
    gateway.poll = async (tickets) => new Map(tickets.map((ticket) => [ticket, { state: 'waiting' }]));
    await requestSong();
    await command('cancel');
    expect(await deps.store.ledger.used('community:web:club')).toEqual({ day: 0, month: 0 });
    await requestSong('sun');
    await work();
    await command('cancel');
    expect(await deps.store.ledger.used('community:web:club')).toEqual({ day: 1, month: 1 });
  });

  it('of a community limits all its people together, beside each person’s own', async () => {
    const { deps, answers, personIn } = await openClub({ personDay: 2, communityDay: 3 });
    for (const person of [ada, ada, bo]) await personIn(club(), person).command('song', { prompt: 'rain' });
    await personIn(club(), bo).command('song', { prompt: 'rain' });
    expect(answers.at(-1)?.body).toContain(
      'Everybody here together has used the allowance of 3 for this day.',
    );
    expect(await deps.store.ledger.used('web:club/web:bo')).toEqual({ day: 1, month: 1 });
  });

  it('of a person with several roles is the largest of their allowances', async () => {
    const byRole = [
      { role: 'guests', day: 0 },
      { role: 'singers', day: 2 },
    ];
    const { answers, personIn } = await openClub({ personDay: 5, byRole });
    const requestSong = (roles: string[]) =>
      personIn(club({ roles }), ada).command('song', { prompt: 'rain' });
    await requestSong(['guests']);
    expect(answers.at(-1)?.body).toContain('You have used your allowance of 0 for this day.');
    await requestSong(['guests', 'singers']);
    await requestSong(['guests', 'singers']);
    expect(answers).toHaveLength(1);
    await requestSong(['guests', 'singers']);
    expect(answers.at(-1)?.body).toContain('You have used your allowance of 2 for this day.');
  });

  it('of the operator limits a community that allows more', async () => {
    const { deps, requestSong, answers } = await openClub({ communityDay: 100 });
    deps.settings.allowances.community.day = 1;
    await requestSong();
    await requestSong();
    expect(answers[0]?.body).toContain('Everybody here together has used the allowance of 1');
  });

  it('is released when the process died between the reservation and the song', async () => {
    const { deps, handlers, clock } = await openClub();
    await deps.store.ledger.reserve('nobody', [{ name: 'community:web:club', allowance: {} }]);
    await handlers.jobs.reconcile();
    expect(await deps.store.ledger.used('community:web:club')).toEqual({ day: 1, month: 1 });
    clock.advance(60_000);
    await handlers.jobs.reconcile();
    expect(await deps.store.ledger.used('community:web:club')).toEqual({ day: 0, month: 0 });
  });

  it('is committed by a later reconciliation when the store fails at the end of a song', async () => {
    const { deps, requestSong, work, handlers, clock } = await openClub();
    const { commit } = deps.store.ledger;
    deps.store.ledger.commit = async () => {
      throw new Error('Redis is away');
    };
    await requestSong();
    await work();
    deps.store.ledger.commit = commit;
    clock.advance(60_000);
    await handlers.jobs.reconcile();
    expect((await deps.store.ledger.report('community:web:club', '1970-01')).operation).toEqual(
      new Map([['song', { count: 1, credits: new Map() }]]),
    );
  });
});

it('thirty simultaneous requests start ten songs; the others are refused and release their allowance', async () => {
  const { deps, personIn, answers, clock, handlers } = await openClub({ personDay: 25 });
  deps.store.generations.openOf = async () => [];
  const requests = Array.from({ length: 30 }, (_, index) =>
    personIn(club()).command('song', { prompt: `rain ${index}` }),
  );
  await Promise.all(requests);
  expect(deps.store.generations.all()).toHaveLength(10);
  expect(answers.filter(({ body }) => body?.startsWith('You have 10 songs in the making.'))).toHaveLength(15);
  clock.advance(60_000);
  await handlers.jobs.reconcile();
  expect(await deps.store.ledger.used('web:club/web:ada')).toMatchObject({ day: 10 });
});
