import { describe, expect, test } from 'vitest';
import { cardOf, press } from './discord-harness.js';
import { openPair, ring } from './gateway-pair.js';

describe.each(ring)('when $first fails in a submit, with $second in use as well', ({ first, second }) => {
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
});
