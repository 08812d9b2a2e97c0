import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { providerRegistry } from '../../src/providers/index.js';
import { cardOf, openHarness, textOf, the, withoutCovers } from './discord-harness.js';

/** The gateways that support callbacks. */
const callers = providerRegistry
  .filter(
    ({ create }) => create({ key: 'k', url: 'http://127.0.0.1:9', clock: Date.now }).capabilities.callbacks,
  )
  .map(({ id }) => id);

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A reverse proxy at the public address of a bot; it records every call it forwards. */
const openProxy = async () => {
  const calls: { path: string; status: number }[] = [];
  let bot = '';
  const pass = async (request: IncomingMessage): Promise<number> => {
    const path = request.url ?? '';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
    const answer = await fetch(`${bot}${path}`, { method: 'POST', body: Buffer.concat(chunks) });
    calls.push({ path, status: answer.status });
    return answer.status;
  };
  const server = createServer((request, response) => {
    pass(request).then(
      (status) => response.writeHead(status).end(),
      () => response.destroy(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calls,
    forwardTo: (address: string) => {
      bot = address;
    },
  };
};

/** A bot with a public address, at one gateway with callbacks; its first poll comes after `pollMs`. */
const openCalled = async (gateway: string, pollMs: number) => {
  const proxy = await openProxy();
  const harness = await openHarness({
    gateways: [gateway],
    environment: { PUBLIC_URL: proxy.url },
    overrides: { pollInterval: { firstMs: pollMs, everyMs: pollMs } },
  });
  withoutCovers(harness.sandbox);
  const bot = the(harness.bots[0]);
  proxy.forwardTo(bot.app.url);
  /** How many callbacks the bot has logged. */
  const countCallbacks = () => bot.lines.filter(({ facts }) => facts.event === 'callback.received').length;
  return { ...harness, proxy, bot, callbacks: countCallbacks };
};

describe.each(callers)('%s', (gateway) => {
  test('calls back when a song is done, and the bot does not poll', async () => {
    const { song, finished, sandbox, proxy, callbacks } = await openCalled(gateway, 60_000);
    await finished(cardOf(await song('a song about a telephone')));
    expect(proxy.calls.map(({ status }) => status)).toEqual([200]);
    expect(callbacks()).toBe(1);
    expect(sandbox.charges).toHaveLength(1);
  });

  test('may call back twice, and the song is posted once', async () => {
    const { song, finished, sandbox, proxy, audible, discord, settled } = await openCalled(gateway, 60_000);
    await finished(cardOf(await song('a song about an echo sandbox:double-callback')));
    await discord.until(() => proxy.calls.length === 2, 'the second call');
    await settled();
    expect(audible()).toHaveLength(2);
    expect(sandbox.charges).toHaveLength(1);
  });

  test('may call back too early, and the song comes when it is done', async () => {
    const { song, finished, sandbox, proxy } = await openCalled(gateway, 60_000);
    await finished(cardOf(await song('a song about impatience sandbox:early-callback')));
    expect(proxy.calls.map(({ status }) => status)).toEqual([200, 200]);
    expect(sandbox.charges).toHaveLength(1);
  });

  test('may never call back, and is polled, only less often', async () => {
    const { song, finished, sandbox, proxy } = await openCalled(gateway, 200);
    await finished(cardOf(await song('a song about silence sandbox:no-callback')));
    expect(proxy.calls).toEqual([]);
    expect(sandbox.charges).toHaveLength(1);
  });

  test('may send a broken or a false callback: only the answer to a poll counts', async () => {
    const { song, finished, sandbox } = await openCalled(gateway, 60_000);
    sandbox.fail({ route: 'callback', with: 'truncate' });
    await finished(cardOf(await song('a song about a torn letter')));
    const lie = { status: 200, body: { success: false, code: 500, state: 'failed', error: 'all is lost' } };
    sandbox.fail({ route: 'callback', with: lie });
    await finished(cardOf(await song('a song about a lie')));
    expect(sandbox.charges).toHaveLength(2);
  });

  test('has a callback address of its own: calls of strangers are refused, and repeated calls change nothing', async () => {
    const harness = await openCalled(gateway, 60_000);
    const { song, finished, sandbox, proxy, bot, audible, settled } = harness;
    const card = cardOf(await song('a song about strangers'));
    const id = String(the(bot.lines.find(({ facts }) => facts.event === 'request.started')).facts.id);
    const call = async (path: string) =>
      (await fetch(`${proxy.url}${path}`, { method: 'POST', body: '{}' })).status;
    await finished(card);
    const genuine = the(proxy.calls[0]).path;
    expect(genuine).toContain(id);
    const tampered = `${genuine.slice(0, -1)}${genuine.endsWith('A') ? 'B' : 'A'}`;
    const other = callers.find((caller) => caller !== gateway) ?? 'nobody';
    for (const path of [
      tampered,
      genuine.replace(id, 'rainrainrainrain'),
      genuine.replace(`/${gateway}/`, `/${other}/`),
      `/callbacks/${gateway}/${id}`,
      `/callbacks/${gateway}/${id}.`,
      `/callbacks/${gateway}/.`,
    ])
      expect(await call(path), path).toBe(404);
    expect(await call(genuine)).toBe(200);
    await settled();
    expect(audible()).toHaveLength(2);
    expect(textOf(card)).toContain('Here are your 2 tracks.');
    expect(sandbox.charges).toHaveLength(1);
    const signature = genuine.split('.').at(-1) ?? '';
    expect(bot.lines.filter((line) => JSON.stringify(line).includes(signature))).toEqual([]);
  });
});
