import { afterEach, describe, expect, it } from 'vitest';
import type { MessageRef } from '../../../src/core/index.js';
import { card, type Harness, startHarness } from './harness.js';

let harness: Harness | undefined;
const open = async (script: Parameters<typeof startHarness>[0] = {}): Promise<Harness> => {
  harness = await startHarness(script);
  return harness;
};

afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const room = ({ discord }: Harness) => ({ platform: 'discord', chat: discord.channelId });

describe('taking a message away', () => {
  it('works on what the bot posted, and a second time as well', async () => {
    const harness = await open({ listen: false });
    const { ref } = await harness.surface.post(room(harness), card, 'song-1');
    await harness.surface.remove(ref);
    expect(harness.discord.messages(harness.discord.channelId)).toEqual([]);
    await harness.surface.remove(ref);
    await harness.surface.remove({ ...ref, chat: '123456' });
  });

  it('works where the bot is no member, as long as the command is fresh', async () => {
    let ref: MessageRef | undefined;
    const harness = await open({
      async handle(event) {
        ref = await event.reply.card(card);
      },
    });
    const elsewhere = harness.discord.channel('elsewhere', { foreign: true });
    const asked = await harness.discord
      .person('Ana')
      .slash('song', { prompt: 'rain' }, { channel: elsewhere.id });
    const found = await harness.discord.until(() => ref, 'the card stands');
    expect(harness.discord.messages(elsewhere.id)).toHaveLength(1);
    await harness.surface.remove(found);
    expect(harness.discord.messages(elsewhere.id)).toEqual([]);
    asked.expire();
    const late = await harness.surface.remove(found).catch((error) => error);
    expect(late).toMatchObject({ code: 'forbidden' });
  });

  it('goes by the bot itself when the command has grown old', async () => {
    let ref: MessageRef | undefined;
    const harness = await open({
      async handle(event) {
        ref = await event.reply.card(card);
      },
    });
    const asked = await harness.discord.person('Ana').slash('song', { prompt: 'rain' });
    const found = await harness.discord.until(() => ref, 'the card stands');
    asked.expire();
    await harness.surface.remove(found);
    expect(harness.discord.messages(harness.discord.channelId)).toEqual([]);
  });

  it('tells when Discord does not let it', async () => {
    const harness = await open({ listen: false });
    const { ref } = await harness.surface.post(room(harness), card, 'song-1');
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
  it('is posted without a sound, and any other with one', async () => {
    const harness = await open({ listen: false });
    await harness.surface.post(room(harness), { ...card, quiet: true }, 'quiet');
    await harness.surface.post(room(harness), card, 'loud');
    const flags = harness.discord.messages(harness.discord.channelId).map((message) => message.flags & 4096);
    expect(flags).toEqual([4096, 0]);
  });

  it('can still be changed', async () => {
    const harness = await open({ listen: false });
    const quiet = { ...card, quiet: true };
    const { ref } = await harness.surface.post(room(harness), quiet, 'quiet');
    await harness.surface.edit(ref, { ...quiet, title: 'Rainy Evening' });
    expect(harness.latest()?.embeds[0]?.title).toBe('Rainy Evening');
    const edit = harness.discord.requests.find((each) => each.method === 'PATCH');
    expect(edit?.body).not.toHaveProperty('flags');
  });
});
