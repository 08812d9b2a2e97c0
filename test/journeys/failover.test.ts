import { describe, expect, test } from 'vitest';
import { cardOf, textOf, the } from './discord-harness.js';
import { openPair, ring } from './gateway-pair.js';

describe.each(ring)('when $first goes down, with $second in use as well', ({ first, second }) => {
  test('before a request, the song comes from the other gateway, and nobody waits', async () => {
    const { dies, song, finished, paid } = await openPair(first, second);
    await dies();
    await finished(cardOf(await song('a song about a closed road')));
    expect(paid()).toEqual([`${second} generate`]);
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
