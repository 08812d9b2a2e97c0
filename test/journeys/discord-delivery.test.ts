import { parseBuffer } from 'music-metadata';
import { expect, test } from 'vitest';
import {
  answerTo,
  audioOf,
  cardOf,
  openHarness,
  press,
  textOf,
  the,
  withoutCovers,
} from './discord-harness.js';

const closed = { status: 403, body: { message: 'Missing Permissions', code: 50013 } };

test('a file that is too large for Discord is sent smaller, and the message says so', async () => {
  const { discord, song, finished, sandbox } = await openHarness();
  withoutCovers(sandbox);
  const whole = the((await finished(cardOf(await song('a song about room'))))[0]);
  const largest = 25_000;
  expect(the(audioOf(whole)).bytes.length).toBeGreaterThan(largest);
  discord.limitFiles(largest);
  const tracks = await finished(cardOf(await song('a song about room')));
  for (const track of tracks) {
    expect(textOf(track)).toContain(
      'The file was too large for this chat, so this is a smaller version of it.',
    );
    const audio = the(audioOf(track));
    expect(audio.bytes.length).toBeLessThanOrEqual(largest);
    const { common, format } = await parseBuffer(audio.bytes, { mimeType: 'audio/mpeg' }, { duration: true });
    expect(common.title).toBe(track.embeds[0]?.title?.replaceAll('\\', ''));
    expect(format.duration).toBeGreaterThan(0.5);
  }
  expect(sandbox.charges).toHaveLength(2);
});

test('a file that Discord rejects in any size is not retried forever: the track comes without it, and the message says so', async () => {
  const { discord, song, says, sandbox } = await openHarness();
  withoutCovers(sandbox);
  discord.limitFiles(2000);
  const card = cardOf(await song('a song about keyholes'));
  await says(card, 'Here are your 2 tracks.');
  const posts = discord.messages(discord.channelId).filter((message) => message.reference === card.id);
  expect(posts).toHaveLength(2);
  for (const post of posts) expect(textOf(post)).toContain('The file is too large for this chat');
});

test('in a channel where the bot may not write, a song is posted through the interaction', async () => {
  const { discord, ada, sandbox, audible } = await openHarness();
  discord.fail({ method: 'POST', route: `/channels/${discord.channelId}/messages`, times: 99, with: closed });
  const asked = await ada.slash('song', { prompt: 'a song about gates' });
  await asked.acknowledged;
  await discord.until(() => audible().length === 2, 'the song');
  expect(audible().every((track) => track.interactionToken === asked.token)).toBe(true);
  await discord.until(() => textOf(cardOf(asked)).includes('Here are your 2 tracks.'), 'the end');
  expect(sandbox.charges).toHaveLength(1);
});

test('where the bot cannot post at all, a song comes by direct message', async () => {
  const { discord, ada, sandbox, audible, settled } = await openHarness();
  discord.fail({ method: 'POST', route: `/channels/${discord.channelId}/messages`, times: 99, with: closed });
  await ada.say(`<@${discord.botId}> a song about gates`);
  await discord.until(() => audible(ada.dm).length === 2, 'the song');
  const card = the(discord.messages(ada.dm)[0]);
  await discord.until(() => textOf(card).includes('Here are your 2 tracks.'), 'the end');
  await settled();
  expect(audible(ada.dm)).toHaveLength(2);
  expect(sandbox.charges).toHaveLength(1);
});

test('a song for somebody who cannot be reached still ends, and the operator is alarmed', async () => {
  const { discord, ada, bots, song, says, settled } = await openHarness({ pace: 600 });
  const asked = await song('a song about silence');
  asked.expire();
  ada.closeDirectMessages();
  const open = discord.fail({
    method: 'POST',
    route: `/channels/${discord.channelId}/messages`,
    times: 99,
    with: closed,
  });
  await discord.until(() => the(bots[0]).lines.some((line) => line.facts.alarm === true), 'the alarm');
  // An existing card can still be edited where nothing new may be posted.
  await says(
    cardOf(asked),
    'The song is finished, but this chat does not take it. The gateway has charged for it.',
  );
  open();
  await settled();
  const queue = await answerTo(discord, await ada.slash('queue'));
  expect(textOf(queue)).toContain('Nothing is in the making for you.');
});

test('when the interaction expires in the middle of a song, the card and the tracks still come', async () => {
  const { song, finished, sandbox, says } = await openHarness({ pace: 1500 });
  const asked = await song('a song about patience');
  const card = cardOf(asked);
  await says(card, /Composing|Handing/);
  asked.expire();
  const tracks = await finished(card);
  expect(tracks).toHaveLength(2);
  expect(sandbox.charges).toHaveLength(1);
});

test('where a person uses the bot as a user app, a song is posted through their interaction', async () => {
  const { discord, ada, audible, sandbox } = await openHarness();
  const foreign = discord.channel('other-server', { foreign: true });
  const asked = await ada.slash('song', { prompt: 'a song for friends' }, { channel: foreign.id });
  await asked.acknowledged;
  await discord.until(() => audible(foreign.id).length === 2, 'the song');
  await discord.until(() => textOf(cardOf(asked)).includes('Here are your 2 tracks.'), 'the end');
  expect(sandbox.charges).toHaveLength(1);
});

test('when the card is deleted, the song still comes', async () => {
  const { discord, song, audible, sandbox, settled } = await openHarness({ pace: 600 });
  await song('a song about tidiness');
  const route = /\/messages\/(@original|\d+)$/;
  discord.fail({
    method: 'PATCH',
    route,
    times: 99,
    with: { status: 404, body: { message: 'Unknown Message', code: 10008 } },
  });
  await discord.until(() => audible().length === 2, 'the song');
  await settled();
  expect(audible()).toHaveLength(2);
  expect(sandbox.charges).toHaveLength(1);
});

test('when Discord fails and rate-limits in the middle of posting, every track is posted once', async () => {
  const { discord, song, finished, audible, settled } = await openHarness();
  const route = `/channels/${discord.channelId}/messages`;
  discord.fail({ method: 'POST', route, with: 'reset-after' });
  discord.fail({ method: 'POST', route, with: { status: 500, body: { message: 'oops', code: 0 } } });
  discord.fail({
    method: 'POST',
    route,
    with: {
      status: 429,
      body: { retry_after: 0.2, global: false, message: '' },
      headers: { 'retry-after': '0.2' },
    },
  });
  await finished(cardOf(await song('a song about hiccups')));
  await settled();
  expect(audible()).toHaveLength(2);
});

test('a track’s buttons work after a restart of the bot', async () => {
  const { song, finished, bots, start, ada } = await openHarness();
  const prefix = the(bots[0]).prefix;
  const track = the((await finished(cardOf(await song('a song about mornings'))))[0]);
  await the(bots[0]).stop();
  await start({ overrides: { prefix } });
  const sent = await ada.fill(await press(ada, track, 'Remaster'), {});
  await sent.acknowledged;
  await finished(cardOf(sent));
});
