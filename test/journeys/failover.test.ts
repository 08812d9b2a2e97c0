import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { providerRegistry } from '../../src/providers/index.js';
import { createSandbox, type Fault, type Sandbox } from '../../src/sandbox/index.js';
import {
  answerTo,
  cardOf,
  type HarnessOptions,
  labelsOf,
  openHarness,
  press,
  textOf,
  the,
  withoutCovers,
} from './discord-harness.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const gateways = providerRegistry.map(({ id }) => id);
const settingOf = (gateway: string) => `${gateway.toUpperCase().replaceAll('-', '_')}_URL`;

/** A bot with two gateways, each on a server of its own: the first one can go down and come back with its state. */
const openPair = async (first: string, second: string, settings: HarnessOptions = {}) => {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-pair-'));
  const setUp = { quick: true, pace: 250, directory };
  let machine: Sandbox = await createSandbox(setUp);
  const { port } = new URL(machine.url);
  withoutCovers(machine);
  const harness = await openHarness({
    ...settings,
    gateways: [first, second],
    environment: {
      [settingOf(first)]: machine.urlOf(first),
      PUBLIC_URL: 'http://127.0.0.1:9',
      ...settings.environment,
    },
  });
  withoutCovers(harness.sandbox);
  closing.push(async () => {
    await machine.close();
    await rm(directory, { recursive: true, force: true });
  });
  return {
    ...harness,
    fail: (fault: Fault) => machine.fail(fault),
    dies: () => machine.close(),
    comesBack: async () => {
      machine = await createSandbox({ ...setUp, port: Number(port) });
      withoutCovers(machine);
    },
    /** The charges by gateway, those of the first gateway first. */
    paid: () =>
      [...machine.charges, ...harness.sandbox.charges].map(
        ({ gateway, operation }) => `${gateway} ${operation}`,
      ),
  };
};

const ring = gateways.map((first, index) => ({
  first,
  second: the(gateways[(index + 1) % gateways.length]),
}));

describe.each(ring)('when $first goes down, with $second in use as well', ({ first, second }) => {
  test('before a request, the song comes from the other gateway, and nobody waits', async () => {
    const { dies, song, finished, paid } = await openPair(first, second);
    await dies();
    await finished(cardOf(await song('a song about a locked door')));
    expect(paid()).toEqual([`${second} generate`]);
  });

  test('in the middle of the submit, nothing is charged twice, and a new request goes to the other gateway', async () => {
    const { fail, dies, song, says, finished, ada, paid, discord, settled } = await openPair(first, second);
    fail({ gateway: first, route: 'submit', with: 'reset-after' });
    const card = cardOf(await song('a song about a broken line'));
    await says(card, 'I cannot tell whether the gateway has charged for it');
    await settled();
    expect(paid()).toEqual([`${first} generate`]);
    await dies();
    const again = await press(ada, card, 'Try again');
    await discord.until(() => again.message ?? again.followUps.at(-1), 'a new card');
    await finished(cardOf(again));
    expect(paid()).toEqual([`${first} generate`, `${second} generate`]);
  });

  test('at the start of the submit, the charge is in doubt, and the song is not rerouted', async () => {
    const { fail, song, says, paid, settled } = await openPair(first, second);
    fail({ gateway: first, route: 'submit', with: 'reset' });
    await says(
      cardOf(await song('a song about half a word')),
      'I cannot tell whether the gateway has charged for it',
    );
    await settled();
    expect(paid()).toEqual([]);
  });

  test('while it composes, its song waits for it, and new songs come from the other gateway', async () => {
    const { dies, comesBack, song, finished, paid, bots, discord } = await openPair(first, second, {
      pace: 250,
    });
    const early = cardOf(await song('a song about patience sandbox:slow'));
    const accepted = () =>
      the(bots[0]).lines.some(({ facts }) => facts.event === 'submit.accepted') || undefined;
    await discord.until(accepted, 'the song to be handed over');
    await dies();
    await finished(cardOf(await song('a song about haste')));
    expect(textOf(early)).not.toContain('Here are');
    await comesBack();
    await finished(early);
    expect(paid()).toEqual([`${first} generate`, `${second} generate`]);
  });
});

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
