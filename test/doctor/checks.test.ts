import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord } from '../kit/discord/index.js';
import { createOperator } from '../kit/doctor.js';
import { closedPort, type Gateway, openGateway } from '../kit/gateway.js';
import { startRedis } from '../kit/redis.js';
import { startTelegram } from '../kit/telegram/index.js';

let operator: Awaited<ReturnType<typeof createOperator>>;
let gateway: Gateway;
beforeAll(async () => {
  operator = await createOperator();
  gateway = await openGateway();
});
afterAll(async () => {
  await gateway.close();
  await operator.leave();
});

describe('the checks of Discord and Telegram', () => {
  it('report the name of the bot', async () => {
    const discord = await startDiscord();
    const telegram = await startTelegram();
    const { code, about, text } = await operator.visit({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.apiRoot,
    });
    await Promise.all([discord.close(), telegram.close()]);
    expect(about('Discord')).toMatch(/^ok Discord takes the token; the bot is \w+/);
    expect(about('Discord')).toContain('?client_id=');
    expect(about('Discord')).toContain('&scope=bot+applications.commands&permissions=274878024704');
    expect(about('Telegram')).toBe(
      'ok Telegram takes the token; the bot is @minstrel_bot; write to https://t.me/minstrel_bot',
    );
    expect(text).not.toContain(discord.token);
    expect(text).not.toContain(telegram.token);
    expect(code).toBe(0);
  });

  it('report a token that is refused', async () => {
    const discord = await startDiscord();
    const telegram = await startTelegram();
    const { code, about, text } = await operator.visit({
      DISCORD_TOKEN: 'somebody-elses-token',
      DISCORD_API_URL: discord.api,
      TELEGRAM_TOKEN: '7:somebody-elses-token',
      TELEGRAM_API_URL: telegram.apiRoot,
    });
    await Promise.all([discord.close(), telegram.close()]);
    expect(about('Discord')).toBe('wrong Discord refuses the token. Check DISCORD_TOKEN.');
    expect(about('Telegram')).toBe('wrong Telegram refuses the token. Check TELEGRAM_TOKEN.');
    expect(text).not.toContain('somebody');
    expect(code).toBe(1);
  });

  it('report an address with another service or none, without the token', async () => {
    gateway.script({ text: '<html></html>' });
    const nowhere = `http://127.0.0.1:${await closedPort()}`;
    const { code, about, text, lines } = await operator.visit({
      DISCORD_TOKEN: 'my-discord-token',
      DISCORD_API_URL: gateway.url,
      TELEGRAM_TOKEN: '7:my-telegram-token',
      TELEGRAM_API_URL: nowhere,
    });
    expect(about('Discord')).toBe(
      `wrong Discord ${gateway.url} answers HTTP 200, but not as it should. Check DISCORD_API_URL.`,
    );
    expect(about('Telegram')).toBe(`wrong Telegram cannot be reached at ${nowhere}: ECONNREFUSED`);
    expect(lines.at(-2)).toBe('Wrong: Discord, Telegram.');
    expect(text).not.toMatch(/my-\w+-token/);
    expect(code).toBe(1);
  });
});

describe('the checks of the surroundings', () => {
  it('accept a Redis that answers, with a note when it can lose writes', async () => {
    const redis = await startRedis();
    const { code, about } = await operator.visit({ REDIS_URL: redis.url });
    await redis.stop();
    expect(about('Redis')).toMatch(
      new RegExp(`^note Redis answers at ${redis.url}\\. .*Redis has appendonly no, not yes\\.`),
    );
    expect(code).toBe(0);
  });

  it('accept a missing REDIS_URL, with a note when the bot’s own Redis is not installed yet', async () => {
    const programs = join(operator.directory, 'programs');
    await mkdir(programs);
    await writeFile(join(programs, 'valkey-server'), '');
    const own = `no REDIS_URL: the bot runs its own under ${join(operator.directory, 'data', 'redis')}`;
    expect((await operator.visit({ PATH: `/nowhere:${programs}` })).about('Redis')).toBe(`ok Redis ${own}`);
    expect((await operator.visit({ PATH: '/nowhere' })).about('Redis')).toBe(
      `note Redis ${own}, once npm start has installed it`,
    );
    await rm(programs, { recursive: true });
  });

  it('report a Redis that does not answer, without its password', async () => {
    const port = await closedPort();
    const { code, about, text } = await operator.visit({ REDIS_URL: `redis://:hush-hush@127.0.0.1:${port}` });
    expect(about('Redis')).toBe(
      `wrong Redis does not answer at redis://127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}. Check REDIS_URL.`,
    );
    expect(text).not.toContain('hush');
    expect(code).toBe(1);
  });

  it('report a data directory that cannot be written', async () => {
    const file = join(operator.directory, 'a-file');
    await writeFile(file, '');
    const { code, about } = await operator.visit({ DATA_DIR: join(file, 'data') });
    await rm(file);
    expect(about('DATA_DIR')).toBe(`wrong DATA_DIR ${join(file, 'data')} cannot be written: ENOTDIR`);
    expect(code).toBe(1);
  });

  it('show a public address', async () => {
    const { about } = await operator.visit({ PUBLIC_URL: 'https://music.example.org/' });
    expect(about('PUBLIC_URL')).toBe('ok PUBLIC_URL https://music.example.org');
  });
});
