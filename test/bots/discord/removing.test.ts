import { describe, expect, it } from 'vitest';
import type { MessageRef } from '../../../src/core/index.js';
import { card, type Harness, useHarness } from './harness.js';

const open = useHarness();

const generalChannel = ({ discord }: Harness) => ({ platform: 'discord', chat: discord.channelId });

describe('removing a message', () => {
  it('works for a message of the bot, also a second time', async () => {
    const harness = await open({ listen: false });
    const { ref } = await harness.surface.post(generalChannel(harness), card, 'song-1');
    await harness.surface.remove(ref);
    expect(harness.discord.messages(harness.discord.channelId)).toEqual([]);
    await harness.surface.remove(ref);
    await harness.surface.remove({ ...ref, chat: '123456' });
  });

  it('works where the bot is not a member, while the interaction token works', async () => {
    let ref: MessageRef | undefined;
    const harness = await open({
      async handle(event) {
        ref = await event.reply.card(card);
      },
    });
    const foreign = harness.discord.channel('party', { foreign: true });
    const interaction = await harness.discord
      .person('Ana')
      .slash('song', { prompt: 'rain' }, { channel: foreign.id });
    const found = await harness.discord.until(() => ref, 'the card');
    expect(harness.discord.messages(foreign.id)).toHaveLength(1);
    await harness.surface.remove(found);
    expect(harness.discord.messages(foreign.id)).toEqual([]);
    interaction.expire();
    const late = await harness.surface.remove(found).catch((error) => error);
    expect(late).toMatchObject({ code: 'forbidden' });
  });

  it('works with the bot token after the interaction token has expired', async () => {
    let ref: MessageRef | undefined;
    const harness = await open({
      async handle(event) {
        ref = await event.reply.card(card);
      },
    });
    const interaction = await harness.discord.person('Ana').slash('song', { prompt: 'rain' });
    const found = await harness.discord.until(() => ref, 'the card');
    interaction.expire();
    await harness.surface.remove(found);
    expect(harness.discord.messages(harness.discord.channelId)).toEqual([]);
  });

  it('reports that Discord forbids it', async () => {
    const harness = await open({ listen: false });
    const { ref } = await harness.surface.post(generalChannel(harness), card, 'song-1');
    harness.discord.fail({
      method: 'DELETE',
      route: '/channels/:channel/messages/:message',
      with: { status: 403, body: { code: 50013, message: 'Missing Permissions' } },
    });
    expect(await harness.surface.remove(ref).catch((error) => error)).toMatchObject({ code: 'forbidden' });
    expect(harness.discord.messages(harness.discord.channelId)).toHaveLength(1);
  });
});

describe('a quiet message', () => {
  it('notifies nobody, unlike any other', async () => {
    const harness = await open({ listen: false });
    await harness.surface.post(generalChannel(harness), { ...card, quiet: true }, 'quiet');
    await harness.surface.post(generalChannel(harness), card, 'loud');
    const flags = harness.discord.messages(harness.discord.channelId).map((message) => message.flags & 4096);
    expect(flags).toEqual([4096, 0]);
  });

  it('can be edited', async () => {
    const harness = await open({ listen: false });
    const quiet = { ...card, quiet: true };
    const { ref } = await harness.surface.post(generalChannel(harness), quiet, 'quiet');
    await harness.surface.edit(ref, { ...quiet, title: 'Rainy Evening' });
    expect(harness.latest()?.embeds[0]?.title).toBe('Rainy Evening');
    const edit = harness.discord.requests.find(({ method }) => method === 'PATCH');
    expect(edit?.body).not.toHaveProperty('flags');
  });
});
