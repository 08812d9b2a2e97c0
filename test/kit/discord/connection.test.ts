import { Events, type Message, REST, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { makeRequest } from '../../../src/bots/discord/api.js';
import { refusal, useDiscord } from './client.js';

const { discord, rest, connect } = useDiscord();

describe('the connection', () => {
  it('resumes without losing events, and lets a second bot follow', async () => {
    const received: string[] = [];
    const listen = { message: (message: Message) => received.push(message.content) };
    const client = await connect(listen);
    const ana = discord().person('Ana');
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    discord().disconnect(4000);
    await ana.say('while away', { dm: true });
    await resumed;
    await discord().until(() => discord().connected === 1, 'the bot is back');
    expect(received).toEqual(['while away']);
    await client.destroy();
    await discord().until(() => discord().connected === 0, 'the bot is gone');
    await ana.say('to nobody', { dm: true });
    await connect(listen);
    await ana.say('to the second', { dm: true });
    await discord().until(() => received.includes('to the second'), 'the second bot receives it');
    expect(received).not.toContain('to nobody');
    expect(discord().messages(ana.dm)).toHaveLength(3);
  });

  it('has faults on demand', async () => {
    const route = Routes.channelMessages(discord().channelId);
    const body = { content: 'hello' };
    discord().fail({
      method: 'POST',
      route: '/channels/:channel/messages',
      with: { status: 403, body: { code: 50013, message: 'Missing Permissions' } },
    });
    expect((await refusal(rest().post(route, { body }))).code).toBe(50013);
    discord().fail({ route: /messages$/, with: 'reset' });
    await expect(rest().post(route, { body })).rejects.toThrow();
    expect(discord().messages(discord().channelId)).toHaveLength(0);
    discord().fail({ route: /messages$/, with: 'reset-after' });
    await expect(rest().post(route, { body })).rejects.toThrow();
    expect(discord().messages(discord().channelId)).toHaveLength(1);
    discord().fail({
      route: /messages$/,
      with: {
        status: 429,
        body: { retry_after: 0.05, global: false, message: '' },
        headers: { 'retry-after': '0.05' },
      },
    });
    await rest().post(route, { body });
    discord().fail({ route: /messages$/, with: 'hang' });
    const impatient = new REST({
      version: '10',
      api: discord().api,
      retries: 0,
      timeout: 100,
      makeRequest,
    }).setToken(discord().token);
    await expect(impatient.post(route, { body })).rejects.toThrow();
    expect(
      discord()
        .requests.slice(-6)
        .map((request) => request.status),
    ).toEqual([403, 0, 0, 429, 200, 0]);
  });

  it('takes only commands within the limits', async () => {
    const route = Routes.applicationCommands(discord().applicationId);
    const upper = await refusal(rest().put(route, { body: [{ name: 'Song', description: 'x' }] }));
    expect(upper.message).toContain('APPLICATION_COMMAND_INVALID_NAME');
    const many = Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: 'x' }));
    expect((await refusal(rest().put(route, { body: many }))).code).toBe(50035);
    expect(discord().commands).toHaveLength(4);
  });
});
