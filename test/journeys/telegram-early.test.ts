import { afterEach, expect, test } from 'vitest';
import type { CoreDeps, MusicProvider } from '../../src/core/index.js';
import { type Harness, openHarness, the, wordsOf } from './telegram-harness.js';

let harness: Harness;

afterEach(() => harness.close());

/** A gateway that offers a stream at a public address while it composes, as real ones do. */
const streaming = (provider: MusicProvider): MusicProvider => ({
  ...provider,
  poll: async (...asked) => {
    const answers = await provider.poll(...asked);
    const streamed = [...answers].map(([ticket, result]): [typeof ticket, typeof result] => [
      ticket,
      result.state === 'running' ? { ...result, listenUrl: 'https://stream.example/first' } : result,
    ]);
    return new Map(streamed);
  },
});

test('the card shows title, cover, first lyrics and an early stream before the song is there', async () => {
  harness = await openHarness({
    gateways: ['openai-hk'],
    pace: 4000,
    overrides: {
      wrap: (deps: CoreDeps) => ({
        ...deps,
        providers: {
          ...deps.providers,
          inUse: new Map([...deps.providers.inUse].map(([id, provider]) => [id, streaming(provider)])),
        },
      }),
    },
  });
  const { telegram } = harness;
  const { me, chat } = harness.somebody('Cleo');
  const seen: string[] = [];
  const links: string[] = [];
  const pictured: string[] = [];
  await me.say(chat, '/song early birds');
  await telegram.until(() => {
    const [card] = harness.posts(chat);
    if (card?.audio === undefined) seen.push(card === undefined ? '' : wordsOf(card));
    if (card?.photo !== undefined) pictured.push(wordsOf(card));
    for (const { url } of card?.reply_markup?.inline_keyboard?.flat() ?? []) if (url) links.push(url);
    return harness.tracks(chat).length === 2;
  }, 'the song');
  expect(pictured.some((text) => text.includes('Composing'))).toBe(true);
  expect(links).toContain('https://stream.example/first');
  const title = the(harness.tracks(chat)[0]).audio?.title ?? '';
  expect(seen.some((text) => text.startsWith(`${title}\nComposing`))).toBe(true);
  expect(seen.some((text) => /Composing[^\n]*\n\n\S.*\n…\n\n▱/s.test(text))).toBe(true);
});
