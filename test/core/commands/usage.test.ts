import { describe, expect, it } from 'vitest';
import { bo, club, olga, openClub } from './club.js';

describe('/usage', () => {
  it('shows a person their own use and their limits', async () => {
    const { requestSong, work, answers, personIn } = await openClub({ personDay: 5, communityMonth: 100 });
    await requestSong();
    await work();
    await personIn(club()).command('usage');
    expect(answers.at(-1)?.facts).toEqual([
      { label: 'You, everywhere', value: 'Today 1, this month 1' },
      { label: 'You, here', value: 'Today 1 of 5, this month 1' },
      { label: 'Everybody here together', value: 'Today 1, this month 1 of 100' },
    ]);
    expect(answers.at(-1)?.body).toBeUndefined();
  });

  it('shows a manager the use of the community by person, operation and gateway', async () => {
    const { requestSong, work, answers, personIn } = await openClub();
    await requestSong();
    await requestSong('sun');
    await work();
    await personIn(club({ manages: async () => true }), bo).command('usage');
    expect(answers.at(-1)?.body).toBe(
      'By person, this month\nAda: 2\n\nBy kind\nSong: 2\n\nBy gateway\nfirst: 2',
    );
  });

  it('shows a manager the credits that the gateway reports, or else those of its prices', async () => {
    const { requestSong, work, answers, personIn, gateway, charged } = await openClub();
    gateway.capabilities.prices = { song: 0.5 };
    await requestSong();
    await work();
    charged.credits = 1.12;
    await requestSong('sun');
    await work();
    await personIn(club({ manages: async () => true }), bo).command('usage');
    expect(answers.at(-1)?.body).toBe(
      'By person, this month\nAda: 2 · 1.62 credits at first\n\nBy kind\nSong: 2 · 1.62 credits at first\n\n' +
        'By gateway\nfirst: 2 · 1.62 credits at first',
    );
  });

  it('shows the operator, and nobody else, everybody’s use in a direct message', async () => {
    const { requestSong, work, answers, personIn } = await openClub();
    await requestSong();
    await work();
    await personIn(undefined, olga).command('usage');
    expect(answers.at(-1)?.body).toContain('By person, this month\nAda: 1');
    await personIn(undefined, bo).command('usage');
    expect(answers.at(-1)?.body).toBeUndefined();
  });
});
