import { describe, expect, it } from 'vitest';
import { StorageError } from '../../../src/core/index.js';
import { card, createGate, customForm, finished, useHarness } from './harness.js';

const open = useHarness();

describe('a button', () => {
  it('reaches core with its action, and answers only the person who pressed it', async () => {
    const { discord, handler, surface } = await open();
    await surface.post({ platform: 'discord', chat: discord.channelId }, card, 'song-1');
    const message = discord.messages(discord.channelId)[0];
    if (message === undefined) throw new Error('no card');
    const pressed = await discord.person('Bo').press(message, 'Cancel');
    expect((await pressed.acknowledged).type).toBe(4);
    expect(pressed.ephemeral).toBe(true);
    expect(handler.events[0]).toMatchObject({ kind: 'press', action: { do: 'cancel', generation: 'abc' } });
  });

  it('posts the card for all even after a private "thinking"', async () => {
    const slow = createGate();
    const { discord, surface } = await open({
      deferAfterMs: 30,
      async handle(event) {
        await slow.opened;
        await event.reply.card(finished);
      },
    });
    await surface.post({ platform: 'discord', chat: discord.channelId }, card, 'song-1');
    const message = discord.messages(discord.channelId)[0];
    if (message === undefined) throw new Error('no card');
    const ana = discord.person('Ana');
    const pressed = await ana.press(message, 'Cancel');
    await pressed.acknowledged;
    expect(pressed.ephemeral).toBe(true);
    slow.open();
    await discord.until(() => discord.messages(discord.channelId).length === 2, 'the card');
    expect(discord.messages(discord.channelId, ana)).toHaveLength(2);
  });

  it('is acknowledged silently when core has nothing to reply', async () => {
    const { discord, surface } = await open({ handle: async () => {} });
    await surface.post({ platform: 'discord', chat: discord.channelId }, card, 'song-1');
    const message = discord.messages(discord.channelId)[0];
    if (message === undefined) throw new Error('no card');
    expect((await (await discord.person('Bo').press(message, 'Cancel')).acknowledged).type).toBe(6);
  });
});

describe('a message to the bot', () => {
  it('is answered in direct messages', async () => {
    const { discord, handler } = await open({ handle: (event) => event.reply.card(card) });
    const ana = discord.person('Ana');
    const request = await ana.say('a song about rain', { dm: true });
    const answer = await discord.until(() => discord.messages(ana.dm)[1], 'the card');
    expect(answer).toMatchObject({ reference: request.id, pings: [] });
    expect(handler.events[0]).toMatchObject({
      key: `discord:${request.id}`,
      kind: 'text',
      text: 'a song about rain',
      address: { chat: ana.dm, replyTo: request.id },
    });
  });

  it('is answered in a channel when it mentions the bot, and ignored otherwise', async () => {
    const { discord, handler } = await open();
    const ana = discord.person('Ana');
    await ana.say('what weather');
    await ana.say(`<@${discord.botId}> a song  for ${discord.person('Bo').mention}`);
    const answer = await discord.until(() => discord.messages(discord.channelId)[2], 'an answer');
    await ana.say('make it sadder', { replyTo: answer });
    await ana.say(`<@${discord.botId}>`);
    await discord.until(() => handler.events.length === 2, 'two events');
    expect(handler.events.map((event) => event.kind === 'text' && event.text)).toEqual(['a song for Bo', '']);
  });

  it('gets an error message when core fails', async () => {
    const { discord } = await open({
      handle: async () => {
        throw new StorageError('Connection is closed.');
      },
    });
    const ana = discord.person('Ana');
    await ana.say('rain', { dm: true });
    const answer = await discord.until(() => discord.messages(ana.dm)[1], 'the error message');
    expect(answer.embeds[0]?.description).toContain('I cannot reach my memory');
  });

  it('gets a button that opens a form', async () => {
    const { discord } = await open({ handle: (event) => event.reply.ask(customForm) });
    const ana = discord.person('Ana');
    await ana.say('custom', { dm: true });
    const answer = await discord.until(() => discord.messages(ana.dm)[1], 'the button');
    const pressed = await ana.press(answer, '1kdraft');
    expect((await pressed.acknowledged).type).toBe(9);
  });

  it('of another person becomes a song from its context menu', async () => {
    const { discord, handler } = await open({ handle: (event) => event.reply.card(card) });
    const poem = await discord.person('Bo').say('Roses are red');
    const interaction = await discord.person('Ana').messageCommand('Make a song of this', poem);
    expect((await interaction.acknowledged).type).toBe(4);
    expect(handler.events[0]).toMatchObject({
      key: `discord:${interaction.id}`,
      kind: 'command',
      name: 'song',
      values: { prompt: 'Roses are red' },
      person: { name: 'Ana' },
      address: { replyTo: poem.id },
    });
  });
});
