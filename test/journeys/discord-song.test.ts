import { parseBuffer } from 'music-metadata';
import { expect, test } from 'vitest';
import { audioOf, cardOf, labelsOf, openHarness, textOf, the } from './discord-harness.js';

test('a song asked for with /song comes as two tracks with cover, words and buttons, for one charge and one ping', async () => {
  const { discord, sandbox, ada, song, finished, says, audible, settled } = await openHarness({ pace: 2500 });
  const prompt = 'a cheerful tune about rain @everyone <@1> **x**';
  const asked = await song(`${prompt} ${discord.person('Eve').mention}`);
  const card = cardOf(asked);
  expect((await asked.acknowledged).type).toBe(4);
  expect(asked.ephemeral).toBe(false);
  expect(textOf(card)).toContain('a cheerful tune about rain');
  expect(textOf(card)).toMatch(/You are next\.|Handing it to the gateway|Composing/);
  expect(labelsOf(card)).toEqual(['Cancel']);
  await says(card, /Composing … Ready in about .+\./);
  expect(textOf(card)).toMatch(/▰+▱*\s+\d+ %/);
  expect(labelsOf(card)).toEqual(['Cancel']);

  const tracks = await finished(card);
  expect(textOf(card)).toContain('Here are your 2 tracks.');
  expect(labelsOf(card)).toEqual([]);
  expect(sandbox.charges).toHaveLength(1);
  const titles = new Set<string>();
  for (const track of tracks) {
    const [embed] = track.embeds;
    expect(track.attachments.map((file) => file.contentType)).toEqual(
      expect.arrayContaining(['audio/mpeg', 'image/jpeg']),
    );
    expect(embed?.image?.url).toMatch(/\.jpg$/);
    expect(embed?.fields?.map((field) => field.name)).toEqual(['Style', 'Length']);
    expect(embed?.fields?.[1]?.value).toMatch(/^\d+:\d\d$/);
    expect(labelsOf(track)).toEqual(['Extend', 'Cover', 'Stems', 'Remaster', 'More']);
    const audio = the(audioOf(track));
    expect(audio.filename).toMatch(/\.mp3$/);
    const { common, format } = await parseBuffer(audio.bytes, { mimeType: 'audio/mpeg' }, { duration: true });
    expect(common.title).toBe(embed?.title?.replaceAll('\\', ''));
    expect(common.artist).toBe('Minstrel');
    expect(common.picture?.[0]?.format).toBe('image/jpeg');
    expect(common.lyrics?.[0]?.text).toContain('[Verse]');
    expect(format.duration).toBeGreaterThan(0.5);
    titles.add(common.title ?? '');
  }
  expect(titles.size).toBe(2);

  await settled();
  expect(audible()).toHaveLength(2);
  const pings = discord.messages(discord.channelId).flatMap((message) => message.pings);
  expect(pings).toEqual([ada.id]);
});

test('a song is requested by the menu of a message, by a direct message and by a mention', async () => {
  const { discord, sandbox, ada, bob, audible } = await openHarness();
  const verse = await bob.say('rain falls on the tin roof tonight');
  const fromMenu = await ada.messageCommand('Make a song of this', verse);
  await fromMenu.acknowledged;
  const mention = await ada.say(`<@${discord.botId}> a song about **bread** and <@${bob.id}>`);
  await ada.say('a lullaby for Mila', { dm: true });
  await discord.until(() => audible().length === 4 && audible(ada.dm).length === 2, 'six tracks');
  expect(sandbox.charges).toHaveLength(3);
  const mentioned = discord
    .messages(discord.channelId)
    .find((message) => message.reference === mention.id && message.author.id === discord.botId);
  expect(textOf(the(mentioned))).toContain('bread');
  expect(cardOf(fromMenu).embeds[0]?.title).toContain('tin roof');
  const rung = [...audible(), the(mentioned), cardOf(fromMenu)].flatMap((message) => message.pings);
  expect(rung).toEqual([ada.id, ada.id]);
});

test('conversations among people, and replies that mention nobody, start nothing', async () => {
  const { discord, sandbox, ada, bob, song, finished, settled } = await openHarness();
  const [track] = await finished(cardOf(await song('a song about bread')));
  const before = discord.messages(discord.channelId).length;
  await bob.say('nice weather today');
  await bob.say('I love this one', { replyTo: the(track) });
  await ada.say('and @everyone should hear it, /song about nothing');
  await settled();
  expect(discord.messages(discord.channelId)).toHaveLength(before + 3);
  expect(sandbox.charges).toHaveLength(1);
});

test('a mention without words is answered with an example, and starts nothing', async () => {
  const { discord, sandbox, ada } = await openHarness();
  const empty = await ada.say(`<@${discord.botId}>`);
  const answer = await discord.until(
    () => discord.messages(discord.channelId).find((message) => message.reference === empty.id),
    'an answer',
  );
  expect(textOf(answer)).toContain('Tell me what the song is about');
  expect(sandbox.charges).toHaveLength(0);
});

test('/help shows what the bot can do, only to the person who asked', async () => {
  const { ada } = await openHarness();
  const asked = await ada.slash('help');
  await asked.acknowledged;
  expect(asked.ephemeral).toBe(true);
  expect(textOf(cardOf(asked))).toContain('Type /song and what it is about');
});
