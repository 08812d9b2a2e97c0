import { expect, test } from 'vitest';
import type { PollResult } from '../../src/core/index.js';
import { cardOf, labelsOf, openHarness, textOf, withoutCovers } from './discord-harness.js';

/** Gateways stream over HTTPS; this gives the sandbox's stream an HTTPS address. */
const overHttps = (result: PollResult): PollResult =>
  result.state === 'running' && result.listenUrl !== undefined
    ? { ...result, listenUrl: result.listenUrl.replace(/^http:\/\/[^/]+/, 'https://stream.example') }
    : result;

test('the card shows title, lyrics and an early stream as soon as they are known, before the files come', async () => {
  const { discord, sandbox, song, finished } = await openHarness({
    gateways: ['openai-hk'],
    pace: 4000,
    overrides: {
      wrap: (deps) => ({
        ...deps,
        providers: {
          ...deps.providers,
          inUse: new Map(
            [...deps.providers.inUse].map(([id, provider]) => [
              id,
              {
                ...provider,
                poll: async (tickets, signal) => {
                  const results = await provider.poll(tickets, signal);
                  return new Map([...results].map(([ticket, result]) => [ticket, overHttps(result)]));
                },
              },
            ]),
          ),
        },
      }),
    },
  });
  withoutCovers(sandbox);
  const card = cardOf(await song('a song about bread and butter'));
  expect(card.embeds[0]?.title).toBe('a song about bread and butter');
  await discord.until(() => labelsOf(card).includes('Listen already'), 'a first listen');
  expect(labelsOf(card)).toEqual(['Listen already', 'Cancel']);
  expect(card.components[0]?.components?.[0]?.url).toMatch(/^https:\/\/stream\.example\//);
  const early = card.embeds[0]?.title ?? '';
  expect(early).not.toBe('a song about bread and butter');
  const words = textOf(card).split('\n\n')[1]?.split('\n') ?? [];
  expect(words.length).toBeGreaterThan(1);
  expect(card.attachments).toEqual([]);
  const tracks = await finished(card);
  expect(tracks.map(({ embeds }) => embeds[0]?.title?.replace(/ \\\(2\\\)$/, ''))).toEqual([early, early]);
  expect(labelsOf(card)).toEqual([]);
});
