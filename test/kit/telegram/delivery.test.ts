import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Bot, HttpError, InputFile, webhookCallback } from 'grammy';
import { describe, expect, test } from 'vitest';
import { only, refusalOf, song, useSimulator } from './simulator-harness.js';

const simulator = useSimulator();

describe('faults', () => {
  test('a scripted 429 carries its seconds', async () => {
    const bot = simulator.createBot();
    simulator.telegram.fail({
      method: /^send/,
      with: { status: 429, body: { parameters: { retry_after: 7 } } },
    });
    expect(await refusalOf(bot.api.sendMessage(simulator.chat.id, 'x'))).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    await bot.api.sendMessage(simulator.chat.id, 'x');
    expect(simulator.telegram.requests.map((call) => call.status)).toEqual([429, 200]);
  });

  test('after a closed connection the song may or may not be posted', async () => {
    const bot = simulator.createBot();
    simulator.telegram.fail({ method: 'sendMessage', with: 'reset' });
    await expect(bot.api.sendMessage(simulator.chat.id, 'lost')).rejects.toBeInstanceOf(HttpError);
    expect(simulator.telegram.messages(simulator.chat)).toEqual([]);
    simulator.telegram.fail({ method: 'sendAudio', with: 'reset-after' });
    await expect(bot.api.sendAudio(simulator.chat.id, new InputFile(song, 'a.mp3'))).rejects.toBeInstanceOf(
      HttpError,
    );
    expect(only(simulator.telegram.messages(simulator.chat)).audio?.file_name).toBe('a.mp3');
  });

  test('a second bot process ends the polling of the first with 409', async () => {
    const first = simulator.createBot();
    const { ended } = await simulator.startPolling(first);
    await simulator.telegram.until(
      () => simulator.telegram.requests.some((call) => call.method === 'getUpdates'),
      'the first poll',
    );
    await simulator.startPolling(simulator.createBot());
    expect(await ended).toMatchObject({ error_code: 409 });
    expect(first.isRunning()).toBe(false);
  });

  test('a bot that is killed while it handles a request gets the update again', async () => {
    const program = `import { Bot } from 'grammy';
      const bot = new Bot('${simulator.telegram.token}', { client: { apiRoot: '${simulator.telegram.apiRoot}' } });
      bot.on('message', async (ctx) => {
        await ctx.reply('received by ' + process.argv[1]);
        if (process.argv[1] === 'first') process.kill(process.pid, 'SIGKILL');
      });
      await bot.start();`;
    const start = (name: string) => spawn(process.execPath, ['--input-type=module', '-e', program, name]);
    const first = start('first');
    const gone = once(first, 'exit');
    await simulator.ana.say(simulator.chat, '/song');
    await gone;
    const second = start('second');
    simulator.onEnd(async () => second.kill('SIGKILL'));
    await simulator.telegram.until(
      () => simulator.telegram.messages(simulator.chat).length === 3,
      'both answers',
      15_000,
    );
    const texts = simulator.telegram.messages(simulator.chat).map((message) => message.text);
    expect(texts).toEqual(['/song', 'received by first', 'received by second']);
  });

  test('an update that was not confirmed is delivered again, and so is a repeated one', async () => {
    await simulator.ana.say(simulator.chat, 'first');
    const bot = simulator.createBot();
    const before = await bot.api.getUpdates({ timeout: 0 });
    const received: number[] = [];
    bot.on('message', (ctx) => {
      received.push(ctx.update.update_id);
    });
    await simulator.startPolling(bot);
    await pollsAfter(1);
    const id = only(before).update_id;
    expect(received).toEqual([id]);
    await simulator.ana.say(simulator.chat, 'second');
    await pollsAfter(2);
    simulator.telegram.redeliver(2);
    await pollsAfter(3);
    expect(received).toEqual([id, id + 1, id, id + 1]);
  });
});

/** Waits until the bot has polled more than `batches` times and its last poll is open. */
const pollsAfter = async (batches: number): Promise<void> => {
  await simulator.telegram.until(
    () => {
      const polls = simulator.telegram.requests.filter(
        (call) => call.method === 'getUpdates' && call.payload.timeout !== 0,
      );
      return polls.length > batches && polls.at(-1)?.status === 0;
    },
    `poll ${batches + 1}`,
  );
};

describe('webhook', () => {
  const serve = async (bot: Bot, secretToken: string): Promise<string> => {
    const handle = webhookCallback(bot, 'http', { secretToken });
    const server = createServer((request, response) => {
      handle(request, response).catch(() => response.writeHead(500).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    simulator.onEnd(async () => {
      server.close();
      server.closeAllConnections();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  test('updates are posted with the secret, in order, until the bot accepts them', async () => {
    const bot = simulator.createBot();
    let refused = 0;
    bot.on('message:text', async (ctx) => {
      if (ctx.message.text === 'one' && refused++ < 2) throw new Error('not yet');
      await ctx.reply(`received ${ctx.message.text}`);
    });
    simulator.telegram.route('https://minstrel.example', await serve(bot, 'quiet_secret'));
    await simulator.ana.say(simulator.chat, 'one');
    await bot.api.setWebhook('https://minstrel.example/telegram/x', { secret_token: 'quiet_secret' });
    await simulator.ana.say(simulator.chat, 'two');
    await simulator.telegram.until(
      () => simulator.telegram.messages(simulator.chat).length === 4,
      'two answers',
    );
    const received = simulator.telegram.messages(simulator.chat).filter((message) => message.from.is_bot);
    expect(received.map((message) => message.text)).toEqual(['received one', 'received two']);
    expect((await refusalOf(bot.api.getUpdates())).error_code).toBe(409);
    await bot.api.deleteWebhook();
    expect(await bot.api.getWebhookInfo()).toMatchObject({ url: '', pending_update_count: 0 });
  });

  test('a wrong secret is reported by getWebhookInfo', async () => {
    const bot = simulator.createBot();
    const url = await serve(bot, 'right');
    await bot.api.setWebhook(url, { secret_token: 'wrong' });
    await simulator.ana.say(simulator.chat, 'one');
    let info = await bot.api.getWebhookInfo();
    while (info.last_error_message === undefined) info = await bot.api.getWebhookInfo();
    expect(info).toMatchObject({ pending_update_count: 1 });
    expect(info.last_error_message).toContain('401');
    const outside = bot.api.setWebhook('https://unreachable.example/');
    expect((await refusalOf(outside)).description).toContain('bad webhook');
  });
});
