import { afterEach, expect, test } from 'vitest';
import type { ChatSurface } from '../../src/core/index.js';
import { closedPort } from '../kit/gateway.js';
import { buttonsOf, expectPlainWords, type Harness, openHarness, wordsOf } from './telegram-harness.js';

let harness: Harness | undefined;

afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

/** Surfaces whose file limit is so many bytes. */
const taking = (fileBytes: number, surfaces: ReadonlyMap<string, ChatSurface>) =>
  new Map(
    [...surfaces].map(([id, surface]) => [id, { ...surface, limits: { ...surface.limits, fileBytes } }]),
  );

const origin = 'https://minstrel.example';

test('a file that is too large for the chat is sent smaller, and the caption says so', async () => {
  harness = await openHarness({
    long: true,
    telegram: { maxFileBytes: 400_000 },
    overrides: { wrap: (ports) => ({ ...ports, platforms: taking(400_000, ports.platforms) }) },
  });
  const { telegram } = harness;
  const ada = telegram.person('Ada');
  const chat = telegram.privateChat(ada);
  await ada.say(chat, '/song a big one');
  const tracks = await harness.untilTracks(chat, 2);
  for (const track of tracks) {
    expect(track.audio?.bytes.length).toBeLessThanOrEqual(400_000);
    expect(track.caption).toContain(
      'The file was too large for this chat, so this is a smaller version of it.',
    );
    expect(buttonsOf(track).flat()).toContain('Extend');
  }
  expect(harness.sandbox.charges).toHaveLength(1);
});

test('a file that cannot be made small enough is offered as a link, and the message says so', async () => {
  harness = await openHarness({
    telegram: { maxFileBytes: 3000, routes: { [origin]: 'http://127.0.0.1:9' } },
    environment: { PUBLIC_URL: origin, HOST: '127.0.0.1' },
  });
  const { telegram } = harness;
  telegram.route(origin, harness.url());
  const bo = telegram.person('Bo');
  const chat = telegram.privateChat(bo);
  await bo.say(chat, '/song far too big');
  const reply = await telegram.until(() => {
    const all = harness?.posts(chat).filter((message) => wordsOf(message).includes('behind the link')) ?? [];
    return all.length >= 2 && all;
  }, 'two links');
  for (const message of reply) {
    expect(buttonsOf(message)[0]).toEqual(['Download']);
    const link = message.reply_markup?.inline_keyboard?.[0]?.[0]?.url ?? '';
    const file = await fetch(link.replace(origin, harness.url()));
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(3000);
  }
  await harness.settled();
  expect(harness.posts(chat)).toHaveLength(2);
  expectPlainWords(harness.posts(chat).map(wordsOf));
});

test('with a public address Telegram calls the webhook, and nobody else can', async () => {
  const port = await closedPort();
  harness = await openHarness({
    telegram: { routes: { [origin]: `http://127.0.0.1:${port}` } },
    environment: { PUBLIC_URL: origin, HOST: '127.0.0.1', PORT: String(port) },
  });
  const { telegram } = harness;
  expect(telegram.requests.some((call) => call.method === 'getUpdates')).toBe(false);
  const hook = telegram.requests.find((call) => call.method === 'setWebhook')?.payload ?? {};
  expect(String(hook.url)).toMatch(/^https:\/\/minstrel\.example\/telegram\/[0-9a-f]{48}$/);
  const cleo = telegram.person('Cleo');
  const chat = telegram.privateChat(cleo);
  await cleo.say(chat, '/song by webhook');
  const [track] = await harness.untilTracks(chat, 2);
  if (track === undefined) throw new Error('no track');
  await (await cleo.press(track, 'More')).answer;
  await harness.untilPosted(chat, /Model: v5/);

  const update = {
    update_id: 1,
    message: {
      message_id: 999,
      date: 1,
      chat: { id: chat.id, type: 'private' },
      from: { id: cleo.account.id, is_bot: false, first_name: 'Mallory' },
      text: 'a song nobody asked for',
    },
  };
  const path = new URL(String(hook.url)).pathname;
  const call = (to: string, secret?: string) =>
    fetch(harness?.url() + to, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
    });
  expect((await call(path)).status).toBe(401);
  expect((await call(path, 'guessed')).status).toBe(401);
  expect((await call('/telegram/0000')).status).toBe(404);
  await harness.settled();
  expect(harness.sandbox.charges).toHaveLength(1);
  expect(harness.tracks(chat)).toHaveLength(2);

  // A restart keeps the webhook address.
  await harness.stop();
  await cleo.say(chat, '/song while it slept');
  await harness.start();
  await harness.untilTracks(chat, 4);
  const hooks = telegram.requests.filter((one) => one.method === 'setWebhook');
  expect(new Set(hooks.map((one) => one.payload.url)).size).toBe(1);
  expect(harness.sandbox.charges).toHaveLength(2);
});
