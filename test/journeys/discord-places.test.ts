import { expect, test } from 'vitest';
import {
  answerTo,
  audioOf,
  cardOf,
  labelsOf,
  openHarness,
  press,
  textOf,
  the,
  withoutCovers,
} from './discord-harness.js';
import { answerFrom, decide, openServer } from './discord-server.js';

test('a request in a thread is answered in that thread, and a thread follows the setting of its channel', async () => {
  const server = await openServer();
  const { olga, ada, discord, sandbox, song, finished, audible } = server;
  withoutCovers(sandbox);
  const rehearsals = discord.channel('rehearsal room');
  const thread = discord.channel('demo night', { kind: 'thread', under: rehearsals.id });
  await decide(server, olga, 'Where and who', { places: [rehearsals.id] });
  expect(textOf(await answerFrom(server, ada.slash('song', { prompt: 'a song' })))).toContain(
    'I do not listen',
  );
  const tracks = await finished(cardOf(await song('a song about the night', ada, { channel: thread.id })));
  expect(tracks.map(({ channelId }) => channelId)).toEqual([thread.id, thread.id]);
  await ada.say(`<@${discord.botId}> and one about the morning`, { channel: thread.id });
  await discord.until(() => audible(thread.id).length === 4, 'the second song');
  expect(audible()).toEqual([]);
  expect(sandbox.charges).toHaveLength(2);
});

test('shared tracks become forum posts, each with its player and the tags of its style', async () => {
  const server = await openServer();
  const { olga, ada, bob, discord, sandbox, finished } = server;
  const tags = ['Folk', 'Techno', 'Jazz'].map((name) => ({ name }));
  const forum = discord.channel('songs of the club', { kind: 'forum', tags });
  const asked = await ada.slash('custom', { style: 'warm indie folk, jazz chords' });
  await asked.acknowledged;
  const sent = await ada.fill(asked, { lyrics: '[Verse]\nBread', title: 'Bread & butter' });
  await sent.acknowledged;
  await finished(cardOf(sent));
  const library = await answerFrom(server, ada.slash('library'));
  const opened = await answerTo(discord, await press(ada, library, '2'));
  const homeless = await answerTo(discord, await press(ada, opened, 'Share'));
  expect(textOf(homeless)).toContain('There is no place for shared tracks here yet.');

  expect(await decide(server, olga, 'Where and who', { feed: [forum.id] })).toContain('Saved');
  expect(textOf(await answerTo(discord, await press(ada, opened, 'Share')))).toBe('Shared.');
  const again = await answerTo(discord, await press(ada, opened, 'Share'));
  expect(textOf(again)).toBe('It is shared there already.');
  const [post, ...others] = discord.channelsIn(forum.id);
  expect(others).toEqual([]);
  expect(post?.name).toBe('Bread & butter');
  expect(post?.tags.map(({ name }) => name)).toEqual(['Folk', 'Jazz']);
  const shown = the(discord.messages(the(post).id)[0]);
  expect(audioOf(shown)).toBeDefined();
  expect(labelsOf(shown)).toContain('Extend');

  // Everybody who finds the post can extend the track in its thread.
  const extended = await bob.fill(await press(bob, shown, 'Extend'), { continueAt: '1' });
  await extended.acknowledged;
  const [child] = await finished(cardOf(extended));
  expect(the(child).channelId).toBe(the(post).id);
  expect(sandbox.charges).toHaveLength(2);
});

test('autocomplete offers a person’s own tracks, personas, styles and the available models', async () => {
  const { ada, bob, sandbox, song, finished } = await openHarness();
  withoutCovers(sandbox);
  await finished(cardOf(await song('a song about bread')));
  const tracks = await ada.autocomplete('extend', 'track', '');
  expect(tracks).toHaveLength(2);
  expect(await bob.autocomplete('extend', 'track', '')).toEqual([]);
  const styles = await ada.autocomplete('custom', 'style', 'warm voice, jaz');
  expect(styles.map(({ value }) => value)).toEqual(['warm voice, jazz trio']);
  expect(await ada.autocomplete('custom', 'excluded-style', 'meta')).toMatchObject([{ value: 'metal' }]);
  const models = (await ada.autocomplete('custom', 'model', '')).map(({ value }) => value);
  expect(models).toEqual(expect.arrayContaining(['v5', 'v4']));
  expect(await ada.autocomplete('custom', 'model', 'v99')).toEqual([]);
  const chosen = await ada.slash('song', { prompt: 'an old song', model: 'v4' });
  await chosen.acknowledged;
  await finished(cardOf(chosen));
});

test('a user app works in a server where the bot is not a member, and its private answers stay private', async () => {
  const { ada, discord, sandbox, song, audible } = await openHarness();
  const away = discord.channel('other-server', { foreign: true });
  const place = { channel: away.id };
  await song('a song for strangers', ada, place);
  await discord.until(() => audible(away.id).length === 2, 'the song');
  for (const command of ['library', 'usage', 'queue', 'help']) {
    const asked = await ada.slash(command, {}, place);
    const reply = await answerTo(discord, asked);
    expect(reply.ephemeralFor, command).toBe(ada.id);
  }
  const wrong = await answerTo(discord, await ada.slash('extend', { track: 'nothing' }, place));
  expect(textOf(wrong)).toContain('I do not know that track.');
  expect(wrong.ephemeralFor).toBe(ada.id);
  expect(sandbox.charges).toHaveLength(1);
});

test('direct messages offer everything but the settings of a server', async () => {
  const { ada, discord, sandbox, song, finished, settled } = await openHarness();
  const place = { dm: true };
  const [track] = await finished(cardOf(await song('a song for myself', ada, place)));
  const sent = await ada.fill(await press(ada, the(track), 'Remaster'), { variation: 'high' });
  await sent.acknowledged;
  await finished(cardOf(sent));
  const settings = await ada.slash('settings', {}, place);
  await settings.acknowledged;
  expect(settings.modal?.title).toBe('My settings');
  await settled();
  expect(discord.messages(discord.channelId)).toEqual([]);
  expect(sandbox.charges).toHaveLength(2);
});
