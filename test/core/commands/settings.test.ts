import { describe, expect, it } from 'vitest';
import { bo, club, openClub } from './club.js';

describe('/settings', () => {
  const managed = club({ manages: async () => true });

  it('opens the settings of a community for its managers only, and a person’s own for everybody', async () => {
    const { answers, personIn, forms } = await openClub();
    await personIn(club()).command('settings');
    expect(answers.at(-1)?.body).toContain('Only those who manage this place can change its settings.');
    await personIn(club()).press({ do: 'settings', page: 'access' });
    await personIn(club()).send('1S1', { quiet: true });
    expect(answers.slice(-2).every(({ body }) => body?.startsWith('Only those who manage'))).toBe(true);
    expect(forms).toEqual([]);
    await personIn(club()).press({ do: 'settings', page: 'own' });
    expect(forms[0]?.fields.map(({ name }) => name)).toEqual(['locale', 'plainMessages']);
  });

  it('shows channels, roles and members by name, and accepts members as names, links and ids', async () => {
    const { deps, answers, forms, personIn } = await openClub({
      places: ['music'],
      roles: ['choir'],
      feed: 'gone',
    });
    const called = (id: string) => ({ music: '#music', choir: '@Choir', 42: '@Cleo' })[id];
    const manager = personIn(club({ manages: async () => true, called }), bo);
    await manager.press({ do: 'settings', page: 'access' });
    const form = forms.at(-1)?.id ?? '';
    await manager.send(form, { members: 'x y' });
    expect(answers.at(-1)?.body).toContain('“x y” is no member I can find.');
    await manager.send(form, {
      places: 'music',
      roles: 'choir',
      members: '42, https://t.me/Dora,@ada',
      feed: 'gone',
    });
    expect((await deps.store.settings.community('web:club')).members).toEqual(['42', '@dora', '@ada']);
    await manager.command('settings');
    expect(answers.at(-1)?.facts).toEqual(
      expect.arrayContaining([
        { label: 'Where I listen', value: '#music' },
        { label: 'Roles that may ask me', value: '@Choir' },
        { label: 'Members who may ask me', value: '@Cleo, @dora, @ada' },
        { label: 'Where shared tracks are posted', value: '1 chosen' },
      ]),
    );
  });

  it('lists the members who may request songs beside the managers, or says that there are none', async () => {
    const { answers, forms, personIn } = await openClub({});
    const manager = personIn(managed, bo);
    await manager.press({ do: 'settings', page: 'access' });
    const shownFor = async (members: string) => {
      await manager.send(forms.at(-1)?.id ?? '', { members });
      await manager.command('settings');
      return answers.at(-1)?.facts?.find(({ label }) => label === 'Members who may ask me')?.value;
    };
    expect(await shownFor('managers')).toBe('Only those who run this group');
    expect(await shownFor('managers, @ada')).toBe('@ada');
  });

  it('shows the current settings, and saves each page at once without touching the others', async () => {
    const { deps, answers, forms, personIn } = await openClub({ roles: ['choir'] });
    const manager = personIn(managed, bo);
    await manager.command('settings');
    expect(answers.at(-1)?.facts).toContainEqual({ label: 'Each person may ask for', value: 'no limit' });
    await manager.press({ do: 'settings', page: 'allowance' });
    await manager.send(forms.at(-1)?.id ?? '', { personDay: '3', personMonth: '', communityDay: 20 });
    expect(answers.at(-1)?.body).toBe('Saved. It holds from now on.');
    expect(answers.at(-1)?.facts).toContainEqual({ label: 'Each person may ask for', value: '3 a day' });
    await manager.press({ do: 'settings', page: 'general' });
    await manager.send(forms.at(-1)?.id ?? '', { quiet: true, buttons: 'asker', refusedWords: 'War, hate ' });
    await manager.press({ do: 'settings', page: 'access' });
    expect(forms.at(-1)?.fields.find(({ name }) => name === 'roles')?.value).toBe('choir');
    await manager.send(forms.at(-1)?.id ?? '', { places: 'music,garden', roles: '', feed: 'stage' });
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
    await manager.command('settings');
    expect(answers.at(-1)?.facts).toContainEqual({ label: 'Each person may ask for', value: '3 a day' });
  });

  it('names every invalid number and saves nothing', async () => {
    const { deps, answers, personIn } = await openClub({ personDay: 7 });
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

  it('gives a role its own allowance or none at all, and removes it again', async () => {
    const { deps, personIn } = await openClub();
    const manager = personIn(managed, bo);
    await manager.send('1S4', { role: 'singers', roleDay: '9' });
    await manager.send('1S4', { role: 'choir', unlimited: true });
    expect((await deps.store.settings.community('web:club')).byRole).toMatchObject([
      { role: 'singers', day: 9 },
      { role: 'choir' },
    ]);
    await manager.send('1S4', { role: 'singers', roleDay: '' });
    expect((await deps.store.settings.community('web:club')).byRole).toMatchObject([{ role: 'choir' }]);
  });
});
