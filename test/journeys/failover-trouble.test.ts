import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/sandbox/index.js';
import { answerTo, cardOf, labelsOf, press, textOf, the } from './discord-harness.js';
import { openPair } from './gateway-pair.js';

describe('when a gateway goes down', () => {
  test.each<[string, Omit<Fault, 'gateway' | 'route'>]>([
    ['it has no channel', { with: { status: 503, body: { error: { message: 'No available channel' } } } }],
    ['it refuses the key', { with: { status: 401, body: { error: { message: 'invalid api key' } } } }],
    ['it wants a pause', { with: { status: 429, body: { error: { message: 'too many requests' } } } }],
  ])('in that %s, its songs come from the other for one charge', async (_, trouble) => {
    const { fail, song, finished, paid } = await openPair('ccapi', 'acedata');
    fail({ gateway: 'ccapi', route: 'submit', times: 9, ...trouble });
    await finished(cardOf(await song('a song about a detour')));
    expect(paid()).toEqual(['acedata generate']);
  });

  test('before the files are fetched, they are fetched when it is back', async () => {
    const { fail, song, finished, paid, says } = await openPair('ccapi', 'acedata');
    const mended = fail({ route: /GET .*\.mp3/, times: 999, with: 'reset' });
    const card = cardOf(await song('a song about a slow courier'));
    await says(card, 'It is ready. I am fetching it');
    mended();
    await finished(card);
    expect(paid()).toEqual(['ccapi generate']);
  });

  test('for good while it composes, the person sees it, and Try again goes to the other gateway', async () => {
    const { dies, song, says, finished, paid, ada, bots, discord } = await openPair('ccapi', 'acedata', {
      overrides: { timing: { pollTimeoutMs: 1500 } },
    });
    const card = cardOf(await song('a song about a lost letter sandbox:slow'));
    const accepted = () =>
      the(bots[0]).lines.some(({ facts }) => facts.event === 'submit.accepted') || undefined;
    await discord.until(accepted, 'the song to be handed over');
    await dies();
    expect(await says(card, 'This took too long')).toContain('that is a new charge');
    const again = await press(ada, card, 'Try again');
    await finished(cardOf(again));
    expect(paid()).toEqual(['ccapi generate', 'acedata generate']);
  });

  test('after its tracks are posted, they still play, and can be transferred to the other gateway', async () => {
    const { dies, song, finished, paid, ada, discord, bots, sandbox } = await openPair('ccapi', 'acedata');
    const [track] = await finished(cardOf(await song('a song about a bridge')));
    await dies();
    // The next request finds out that the gateway is down.
    await finished(cardOf(await song('a song about the other side')));
    const reply = await answerTo(discord, await press(ada, the(track), 'Remaster'));
    expect(textOf(reply)).toContain('made at ccapi, which is out right now');
    expect(textOf(reply)).toContain('I have a copy of my own and can carry it to acedata');
    const carried = await press(ada, reply, 'Carry it to acedata');
    const [copy] = await finished(cardOf(carried), 1);
    expect(the(copy).embeds[0]?.title).toBe(the(track).embeds[0]?.title);
    const opened = await press(ada, the(copy), 'Cover');
    const sent = await ada.fill(opened, { style: 'bossa nova' });
    await sent.acknowledged;
    await finished(cardOf(sent));
    expect(paid()).toEqual(['ccapi generate', 'acedata generate', 'acedata upload', 'acedata cover']);
    expect(the(bots[0]).lines.filter(({ facts }) => facts.alarm === true)).toEqual([]);
    expect(sandbox.requests.some(({ path }) => path.includes('upload'))).toBe(true);
    expect(labelsOf(the(copy))).toContain('Extend');
  });
});
