import { describe, expect, it } from 'vitest';
import { bo, club, olga, openClub } from './club.js';

describe('/queue', () => {
  it('lists a person’s own songs, and those of others here without their titles', async () => {
    const { personIn, answers, gateway } = await openClub();
    gateway.submit = () => new Promise(() => {});
    await personIn(club()).command('song', { prompt: 'rain' });
    await personIn(club(), bo).command('song', { prompt: 'a secret' });
    await personIn(club({ key: 'web:other' }), olga).command('song', { prompt: 'sun' });
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
    expect(answers.at(-1)?.body).toMatch(/^sun: .+\n\nIn the making for others here\nAda: .+\nBo: /);
  });
});

it('a song whose failure is being posted cannot be cancelled', async () => {
  const { deps, personIn, answers } = await openClub();
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
