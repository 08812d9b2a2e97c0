import { describe, expect, test } from 'vitest';
import { providerRegistry } from '../../src/providers/index.js';
import { cardOf, press, textOf, the } from './discord-harness.js';
import { openPair } from './gateway-pair.js';

const gateways = providerRegistry.map(({ id }) => id);

const ring = gateways.map((first, index) => ({
  first,
  second: the(gateways[(index + 1) % gateways.length]),
}));

describe.each(ring)('when $first goes down, with $second in use as well', ({ first, second }) => {
  test('before a request, the song comes from the other gateway, and nobody waits', async () => {
    const { dies, song, finished, paid } = await openPair(first, second);
    await dies();
    await finished(cardOf(await song('a song about a closed road')));
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
