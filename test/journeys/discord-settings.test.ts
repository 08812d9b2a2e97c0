import { expect, test } from 'vitest';
import { answerTo, cardOf, press, textOf, the, withoutCovers } from './discord-harness.js';
import { answerFrom, decide, openServer } from './discord-server.js';

/** The flag of a message that is posted without a sound. */
const quietly = 1 << 12;

test('all settings of a server take effect at once, and survive a restart', async () => {
  const server = await openServer();
  const { olga, ada, bob, discord, sandbox, song, finished } = server;
  withoutCovers(sandbox);
  const general = { model: 'v4', quiet: true, buttons: 'asker', refusedWords: 'mud, rust' };
  expect(await decide(server, olga, 'General', general)).toContain('Saved');
  const holds = async (prompt: string): Promise<void> => {
    const [track] = await finished(cardOf(await song(prompt, ada)));
    expect(the(track).flags & quietly).toBe(quietly);
    const more = await answerTo(discord, await press(ada, the(track), 'More'));
    expect(textOf(more)).toContain('Model\nv4 ');
    for (const button of ['Extend', 'More']) {
      const strange = await answerTo(discord, await press(bob, the(track), button));
      expect(textOf(strange)).toBe('Only the person this track was made for can do that here.');
      expect(strange.ephemeralFor).toBe(bob.id);
    }
    expect((await press(olga, the(track), 'Extend')).modal).not.toBeNull();
    const muddy = await answerFrom(server, ada.slash('song', { prompt: 'a song of Mud' }));
    expect(textOf(muddy)).toContain('“mud” is not wanted here.');
  };
  await holds('a song before the restart');
  const [bot] = server.bots;
  await the(bot).stop();
  await server.start({ overrides: { prefix: the(bot).prefix } });
  await holds('a song after the restart');
  const shown = textOf(await answerFrom(server, olga.slash('settings')));
  expect(shown).toContain('v4');
  expect(shown).toContain('Only who asked for it');
  await decide(server, olga, 'General', { buttons: 'everyone', refusedWords: '', quiet: false });
  const [track] = await finished(cardOf(await song('a song about mud', ada)));
  expect(the(track).flags & quietly).toBe(0);
  expect((await press(bob, the(track), 'Extend')).modal).not.toBeNull();
  expect(sandbox.charges).toHaveLength(3);
});

test('allowances hold for each person, each role and the whole server, to the last song', async () => {
  const server = await openServer();
  const { olga, ada, bob, discord, sandbox, singers, song, finished, settled } = server;
  withoutCovers(sandbox);
  const bands = discord.role('Bands');
  const eve = discord.person('Eve', { roles: [bands] });
  await decide(server, olga, 'Allowance', { personDay: '1', communityDay: '5' });
  await decide(server, olga, 'Allowance of a role', { role: [singers.id], roleDay: '2' });
  await decide(server, olga, 'Allowance of a role', { role: [bands.id], unlimited: true });
  // Five requests at the same moment, two of them hers.
  const asked = await Promise.all(
    [1, 2, 3, 4, 5].map((number) => ada.slash('song', { prompt: `song number ${number}` })),
  );
  const texts = await Promise.all(asked.map(async (one) => textOf(await answerTo(discord, one))));
  expect(
    texts.filter((words) => words.includes('You have used your allowance of 2 for this day.')),
  ).toHaveLength(3);
  await finished(cardOf(await song('the only song of Bob', bob)));
  expect(textOf(await answerFrom(server, bob.slash('song', { prompt: 'one more' })))).toContain(
    'You have used your allowance of 1',
  );
  for (const prompt of ['one of Eve’s', 'two of Eve’s']) await finished(cardOf(await song(prompt, eve)));
  expect(textOf(await answerFrom(server, eve.slash('song', { prompt: 'three' })))).toContain(
    'Everybody here together has used the allowance of 5 for this day.',
  );
  // In direct messages the server's allowance does not count.
  await finished(cardOf(await song('a song at home', bob, { dm: true })));
  await settled();
  expect(sandbox.charges).toHaveLength(6);
});

test('/usage shows people their own usage, and managers the usage of everybody', async () => {
  const server = await openServer();
  const { olga, ada, bob, discord, sandbox, song, finished } = server;
  withoutCovers(sandbox);
  await decide(server, olga, 'Allowance', { personMonth: '7' });
  const [track] = await finished(cardOf(await song('a song about bread', ada)));
  const sent = await bob.fill(await press(bob, the(track), 'Remaster'), { variation: 'high' });
  await sent.acknowledged;
  await finished(cardOf(sent));
  const own = textOf(await answerFrom(server, ada.slash('usage')));
  expect(own).toContain('You, here\nToday 1, this month 1 of 7');
  expect(own).not.toContain('Bob');
  const all = textOf(await answerFrom(server, olga.slash('usage')));
  for (const words of [
    /By person, this month\n(Ada the singer: 1\nBob: 1|Bob: 1\nAda the singer: 1)/,
    /By kind\n(Song: 1\nRemaster: 1|Remaster: 1\nSong: 1)/,
    /By gateway\nccapi: 2/,
  ]) {
    expect(all).toMatch(words);
  }
  const atHome = textOf(await answerTo(discord, await ada.slash('usage', {}, { dm: true })));
  expect(atHome).toContain('Today');
  expect(atHome).not.toContain('By person');
});
