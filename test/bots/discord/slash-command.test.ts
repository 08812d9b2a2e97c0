import { describe, expect, it } from 'vitest';
import { type MessageRef, note, StorageError } from '../../../src/core/index.js';
import { card, createGate, finished, useHarness } from './harness.js';

const open = useHarness();

const thinking = (message: { flags: number } | null | undefined) => ((message?.flags ?? 0) & 128) !== 0;

describe('a slash command', () => {
  it('shows a card at once, which can be edited later', async () => {
    let ref: MessageRef | undefined;
    const { discord, handler, surface } = await open({
      async handle(event) {
        ref = await event.reply.card(card);
      },
    });
    const ana = discord.person('Ana', { locale: 'de' });
    const interaction = await ana.slash('song', { prompt: 'rain', instrumental: true });
    expect((await interaction.acknowledged).type).toBe(4);
    await discord.until(() => ref, 'the card');
    expect(handler.events[0]).toMatchObject({
      key: `discord:${interaction.id}`,
      kind: 'command',
      name: 'song',
      values: { prompt: 'rain', instrumental: true },
      person: { platform: 'discord', id: ana.id, name: 'Ana', locale: 'de' },
      address: { chat: discord.channelId },
    });
    expect(ref?.message).toBe(interaction.message?.id);
    if (ref) await surface.edit(ref, { ...card, progress: 0.8 });
    expect(interaction.message?.embeds[0]?.description).toContain('80 %');
  });

  it('gives core the options by field name', async () => {
    const { discord, handler } = await open();
    await (await discord.person('Ana').slash('custom', { 'style-weight': 30, 'excluded-style': 'metal' }))
      .acknowledged;
    expect(handler.events[0]).toMatchObject({ values: { styleWeight: 30, excludedStyle: 'metal' } });
  });

  it('shows "thinking" when core is slow, and then the card in its place', async () => {
    const slow = createGate();
    let ref: MessageRef | undefined;
    const { discord, surface } = await open({
      deferAfterMs: 30,
      async handle(event) {
        await slow.opened;
        ref = await event.reply.card(card);
      },
    });
    const interaction = await discord.person('Ana').slash('song', { prompt: 'rain' });
    expect((await interaction.acknowledged).type).toBe(5);
    expect(thinking(interaction.message)).toBe(true);
    slow.open();
    await discord.until(() => ref, 'the card');
    expect(interaction.message?.embeds[0]?.title).toBe('Rainy Morning');
    expect(discord.messages(discord.channelId)).toHaveLength(1);
    interaction.expire();
    if (ref) await surface.edit({ ...ref, message: interaction.message?.id ?? '' }, finished);
    expect(interaction.message?.attachments).toHaveLength(2);
  });

  it('answers privately after "thinking" was shown to all', async () => {
    const slow = createGate();
    const { discord } = await open({
      deferAfterMs: 30,
      async handle(event) {
        await slow.opened;
        await event.reply.tell(note('bad', 'Not like that.'));
      },
    });
    const ana = discord.person('Ana');
    const interaction = await ana.slash('song', { prompt: 'rain' });
    await interaction.acknowledged;
    slow.open();
    const answer = await discord.until(() => interaction.followUps[0], 'the private answer');
    expect(answer.ephemeralFor).toBe(ana.id);
    expect(discord.messages(discord.channelId)).toHaveLength(0);
  });

  it('shows "thinking" before Discord gives up, however long core takes', async () => {
    const slow = createGate();
    const { discord } = await open({ handle: () => slow.opened });
    const interaction = await discord.person('Ana').slash('song', { prompt: 'rain' });
    expect((await interaction.acknowledged).type).toBe(5);
    slow.open();
    await discord.until(() => interaction.followUps[0], 'an answer');
  });

  it('answers with an error message, never with nothing and never with a stack', async () => {
    const { discord, lines } = await open({
      async handle(event) {
        if (event.kind !== 'command') return;
        if (event.name === 'queue') throw new StorageError('connect ECONNREFUSED 127.0.0.1:6379');
        if (event.name === 'help') return;
        throw new Error(`broken at /webhooks/1/${event.address.extra?.token}`);
      },
    });
    const ana = discord.person('Ana');
    const errorOf = async (command: string, options = {}) => {
      const interaction = await ana.slash(command, options);
      await interaction.acknowledged;
      expect(interaction.ephemeral).toBe(true);
      return interaction.message?.embeds[0]?.description ?? '';
    };
    expect(await errorOf('queue')).toContain('I cannot reach my memory');
    expect(await errorOf('song', { prompt: 'rain' })).toContain('Something went wrong');
    expect(await errorOf('help')).toContain('Something went wrong');
    expect(lines.join()).not.toContain('interaction-');
  });

  it('posts the card as a message when Discord no longer takes the response', async () => {
    const { discord } = await open({ handle: (event) => event.reply.card(card) });
    discord.fail({
      route: /callback/,
      with: { status: 404, body: { code: 10062, message: 'Unknown interaction' } },
    });
    await discord.person('Ana').slash('song', { prompt: 'rain' });
    const posted = await discord.until(() => discord.messages(discord.channelId)[0], 'the card');
    expect(posted.embeds[0]?.title).toBe('Rainy Morning');
  });

  it('adds several audios right after the response', async () => {
    const { audio, ...rest } = finished;
    const several = audio === undefined ? [] : [audio, { ...audio, title: 'Rainy Evening' }];
    const { discord } = await open({ handle: (event) => event.reply.card({ ...rest, audios: several }) });
    const interaction = await discord.person('Ana').slash('help');
    expect((await interaction.acknowledged).type).toBe(4);
    await discord.until(() => interaction.message?.attachments.length === 3, 'cover and both audios');
  });

  it('adds the files right after the response', async () => {
    const { discord } = await open({ handle: (event) => event.reply.card(finished) });
    const interaction = await discord.person('Ana').slash('help');
    await discord.until(() => interaction.message?.attachments.length === 2, 'cover and audio');
  });
});
