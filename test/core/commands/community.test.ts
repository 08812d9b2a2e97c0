import { describe, expect, it } from 'vitest';
import type { Community, CommunitySettings } from '../../../src/core/index.js';
import { ada, roof } from '../samples.js';
import { bo, club, openClub } from './club.js';

describe('in a community,', () => {
  it.each<[string, CommunitySettings, Community, string | undefined]>([
    ['everybody may request songs in every channel', {}, club(), undefined],
    ['the bot accepts requests in a chosen channel', { places: ['music'] }, club(), undefined],
    ['the bot accepts requests in every channel below a chosen one', { places: ['club'] }, club(), undefined],
    ['the bot refuses requests in other channels', { places: ['garden'] }, club(), 'I do not listen here.'],
    [
      'a manager may request songs in every channel',
      { places: ['garden'] },
      club({ manages: async () => true }),
      undefined,
    ],
    ['a person with a chosen role may request songs', { roles: ['singers', 'choir'] }, club(), undefined],
    ['a person without a chosen role may not', { roles: ['choir'] }, club(), 'Only certain people'],
    [
      'a chosen member may request songs without a chosen role',
      { roles: ['choir'], members: ['ada'] },
      club(),
      undefined,
    ],
    [
      'a person who is not a chosen member may not',
      { members: ['@cleo', '7'] },
      club(),
      'Only certain people',
    ],
  ])('%s', async (_, settings, community, refusal) => {
    const { deps, personIn, answers, gateway, work } = await openClub(settings);
    await personIn(community).command('song', { prompt: 'rain' });
    await work();
    if (refusal === undefined) expect(answers).toEqual([]);
    else expect(answers[0]?.body).toContain(refusal);
    expect(gateway.orders).toHaveLength(refusal === undefined ? 1 : 0);
    expect(deps.store.generations.all()).toHaveLength(refusal === undefined ? 1 : 0);
  });

  it('a refused word stops a request, but not as a part of another word', async () => {
    const { requestSong, answers, gateway, work } = await openClub({ refusedWords: ['rain'] });
    await requestSong('a RAIN, of course');
    expect(answers[0]?.body).toBe(
      '“rain” is not wanted here. Say it without that word; nothing was charged.',
    );
    await requestSong('a train');
    await work();
    expect(gateway.orders).toHaveLength(1);
  });

  it('songs use the preferred model, unless a person chooses another', async () => {
    const { requestSong, gateway, personIn, work } = await openClub({ model: 'v4' });
    const song = gateway.capabilities.operations.song;
    if (song !== undefined) gateway.capabilities.operations.song = { ...song, models: ['v5', 'v4'] };
    await requestSong();
    await personIn(club()).command('song', { prompt: 'sun', model: 'v5' });
    await work();
    expect(gateway.orders.map(({ model }) => model)).toEqual(['v4', 'v5']);
  });

  it('tracks are posted silently when the community is set to quiet', async () => {
    const { requestSong, last, work } = await openClub({ quiet: true });
    await requestSong();
    await work();
    expect(last()).toMatchObject({ quiet: true, title: 'rain' });
  });

  it('the buttons of a track work for everybody, or only for its owner and the managers', async () => {
    const { deps, answers, personIn } = await openClub();
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

it('a person reads the community’s language, or else the last one their platform reported', async () => {
  const { personIn, answers, deps } = await openClub();
  await personIn(undefined, { ...bo, locale: 'de-DE' }).command('queue');
  await personIn(undefined, bo).command('queue');
  expect(answers.at(-1)?.body).toContain('Für dich ist gerade nichts in Arbeit.');
  await deps.store.settings.setCommunity('web:club', { locale: 'es' });
  await personIn(club(), bo).command('queue');
  expect(answers.at(-1)?.body).toContain('No tienes nada en marcha.');
});
