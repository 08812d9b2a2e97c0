import { expect, test } from 'vitest';
import { answerTo, cardOf, openHarness, textOf, the } from './discord-harness.js';

const closed = { status: 403, body: { message: 'Missing Permissions', code: 50013 } };

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
