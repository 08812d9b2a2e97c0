import { expect, test } from 'vitest';
import { answerTo, cardOf, labelsOf, press, textOf, the } from './discord-harness.js';
import { answerFrom, decide, openServer } from './discord-server.js';

test('who manages a server sets how many songs each person may request, with immediate effect', async () => {
  const server = await openServer({ environment: { CCAPI_PRICES: 'song=12.5' } });
  const { olga, ada, song, finished, sandbox } = server;
  expect(await decide(server, olga, 'Allowance', { personDay: '1' })).toContain(
    'Saved. It holds from now on.',
  );
  await finished(cardOf(await song('a song about the first wish', ada)));
  const second = await answerFrom(server, ada.slash('song', { prompt: 'a song about the second' }));
  expect(second.ephemeralFor).toBe(ada.id);
  expect(textOf(second)).toBe(
    'You have used your allowance of 1 for this day. Nothing was charged. There will be more from midnight UTC.',
  );
  expect(sandbox.charges).toHaveLength(1);
  const usage = textOf(await answerFrom(server, ada.slash('usage')));
  expect(usage).toContain('You, here\nToday 1 of 1, this month 1');
  expect(textOf(await answerFrom(server, olga.slash('usage')))).toContain(
    'By person, this month\nAda the singer: 1 · 12.5 credits at ccapi',
  );
});

test('a song that fails does not count', async () => {
  const server = await openServer();
  const { olga, ada, song, says, finished } = server;
  await decide(server, olga, 'Allowance', { personDay: '1' });
  await says(cardOf(await song('sandbox:fail please', ada)), 'could not finish');
  await finished(cardOf(await song('a song about a second go', ada)));
});

test('only managers open or submit the settings; each person chooses their own language', async () => {
  const server = await openServer();
  const { bob } = server;
  const shown = await answerFrom(server, bob.slash('settings'));
  expect(textOf(shown)).toContain('Only those who manage this place can change its settings.');
  expect(shown.ephemeralFor).toBe(bob.id);
  expect(labelsOf(shown)).toEqual(['My settings']);
  const opened = await press(bob, shown, 'My settings');
  const sent = await bob.fill(opened, { locale: 'de' });
  expect(textOf(await answerTo(server.discord, sent))).not.toContain('Saved');
  const help = textOf(await answerFrom(server, bob.slash('help')));
  expect(help).toMatch(/\b(?:du|dir|deine)\b/);
});

test('the bot answers only in the chosen channels and only to members with the role', async () => {
  const server = await openServer();
  const { olga, ada, bob, discord, singers, sandbox, song, finished } = server;
  const { channelId } = discord;
  const saved = await decide(server, olga, 'Where and who', { places: [channelId], roles: [singers.id] });
  expect(saved).toContain('Saved');
  expect(textOf(await answerFrom(server, bob.slash('song', { prompt: 'a song' })))).toContain(
    'Only certain people may ask me here.',
  );
  await finished(cardOf(await song('a song about belonging', ada)));
  expect(sandbox.charges).toHaveLength(1);
});

test('a refused word stops a request before it costs anything', async () => {
  const server = await openServer();
  const { olga, ada, sandbox } = server;
  await decide(server, olga, 'General', { refusedWords: 'mud, rust' });
  const reply = await answerFrom(server, ada.slash('song', { prompt: 'a song about RUST and trust' }));
  expect(textOf(reply)).toBe('“rust” is not wanted here. Say it without that word; nothing was charged.');
  expect(sandbox.requests.filter(({ path }) => path.includes('generate'))).toEqual([]);
});

test('the library lists a person’s own tracks, sends them again, and deletes them with their message', async () => {
  const server = await openServer();
  const { ada, bob, song, finished, discord, audible } = server;
  const tracks = await finished(cardOf(await song('a song about keeping things', ada)));
  expect(textOf(await answerFrom(server, bob.slash('library')))).toContain('You have no tracks yet.');
  const library = await answerFrom(server, ada.slash('library'));
  expect(library.ephemeralFor).toBe(ada.id);
  expect(labelsOf(library)).toEqual(['1', '2', 'Favourites']);
  const opened = await answerTo(discord, await press(ada, library, '2'));
  await answerTo(discord, await press(ada, opened, 'Send again'));
  await discord.until(() => audible().length === 3, 'the track once more');
  const sure = await answerTo(discord, await press(ada, opened, 'Delete'));
  await answerTo(discord, await press(ada, sure, 'Delete'));
  await discord.until(() => the(tracks[0]).deleted, 'the message to be gone');
  const fewer = await answerFrom(server, ada.slash('library'));
  expect(labelsOf(fewer)).toEqual(['1', 'Favourites']);
});

test('the operator pauses a gateway and blocks a person while the bot runs', async () => {
  const server = await openServer();
  const olga = server.olga.id;
  await the(server.bots[0]).stop();
  await server.start({ environment: { OPERATORS: `discord:${olga}` } });
  const { ada, song, finished, sandbox, discord } = server;
  expect(textOf(await answerFrom(server, ada.slash('operator')))).toContain(
    'Only the operator of this bot can do that.',
  );
  const panel = await answerFrom(server, server.olga.slash('operator'));
  await answerTo(discord, await press(server.olga, panel, 'Pause ccapi'));
  await finished(cardOf(await song('a song about a detour', ada)));
  expect(sandbox.charges.map(({ gateway }) => gateway)).toEqual(['openai-hk']);
  const block = await press(server.olga, panel, 'Block or unblock');
  await answerTo(discord, await server.olga.fill(block, { who: `discord:${ada.id}` }));
  expect(textOf(await answerFrom(server, ada.slash('song', { prompt: 'another' })))).toContain(
    'has blocked you',
  );
});
