import { expect, test } from 'vitest';
import { cardOf, openHarness, textOf, withoutCovers } from './discord-harness.js';

for (const gateway of ['ccapi', 'openai-hk']) {
  test(`twenty songs at ${gateway} are polled together`, async () => {
    const { discord, sandbox, song, audible } = await openHarness({ gateways: [gateway], pace: 2500 });
    withoutCovers(sandbox);
    const cards = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        song(`a song about number ${index}`, discord.person(`Person ${index % 4}`)),
      ),
    );
    await discord.until(() => sandbox.charges.length === 20, 'all songs to be handed over');
    await discord.until(() => audible().length === 40, 'all songs');
    await discord.until(
      () => cards.every((card) => textOf(cardOf(card)).includes('Here are your')),
      'the ends',
    );
    const questions = sandbox.requests.filter((request) => /\/(feed|fetch)\b/.test(request.path));
    // A song takes some 25 poll intervals: polled one by one, twenty songs would make 500 requests.
    expect(questions.length).toBeGreaterThan(5);
    expect(questions.length).toBeLessThan(150);
    expect(sandbox.charges).toHaveLength(20);
  });
}
