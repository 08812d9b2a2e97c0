import { parseBuffer } from 'music-metadata';
import { expect, test } from 'vitest';
import { audioOf, cardOf, openHarness, press, textOf, the, withoutCovers } from './discord-harness.js';

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
