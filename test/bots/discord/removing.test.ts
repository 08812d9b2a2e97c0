import { afterEach, describe, expect, it } from 'vitest';
import type { MessageRef } from '../../../src/core/index.js';
import { card, openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;

let stage: Stage | undefined;
const open = async (script: Parameters<typeof openStage>[0] = {}): Promise<Stage> => {
  stage = await openStage(script);
  return stage;
};

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const room = ({ discord }: Stage) => ({ platform: 'discord', chat: discord.channelId });

describe('taking a message away', () => {
  it('works on what the bot posted, and a second time as well', async () => {
    const stage = await open({ listen: false });
    const { ref } = await stage.surface.post(room(stage), card, 'song-1');
    await stage.surface.remove(ref);
    expect(stage.discord.messages(stage.discord.channelId)).toEqual([]);
    await stage.surface.remove(ref);
    await stage.surface.remove({ ...ref, chat: '123456' });
  });

  it('works where the bot is no member, as long as the command is fresh', async () => {
    let ref: MessageRef | undefined;
    const stage = await open({
      async hear(event) {
        ref = await event.reply.card(card);
      },
    });
    const elsewhere = stage.discord.channel('elsewhere', { foreign: true });
    const asked = await stage.discord
      .person('Ana')
      .slash('song', { prompt: 'rain' }, { channel: elsewhere.id });
    const found = await stage.discord.until(() => ref, 'the card stands');
    expect(stage.discord.messages(elsewhere.id)).toHaveLength(1);
    await stage.surface.remove(found);
    expect(stage.discord.messages(elsewhere.id)).toEqual([]);
    asked.expire();
    const late = await stage.surface.remove(found).catch((error) => error);
    expect(late).toMatchObject({ code: 'forbidden' });
  });

  it('goes by the bot itself when the command has grown old', async () => {
    let ref: MessageRef | undefined;
    const stage = await open({
      async hear(event) {
        ref = await event.reply.card(card);
      },
    });
    const asked = await stage.discord.person('Ana').slash('song', { prompt: 'rain' });
    const found = await stage.discord.until(() => ref, 'the card stands');
    asked.expire();
    await stage.surface.remove(found);
    expect(stage.discord.messages(stage.discord.channelId)).toEqual([]);
  });

  it('tells when Discord does not let it', async () => {
    const stage = await open({ listen: false });
    const { ref } = await stage.surface.post(room(stage), card, 'song-1');
    stage.discord.fail({
      method: 'DELETE',
      route: '/channels/:channel/messages/:message',
      with: { status: 403, body: { code: 50013, message: 'Missing Permissions' } },
    });
    expect(await stage.surface.remove(ref).catch((error) => error)).toMatchObject({ code: 'forbidden' });
    expect(stage.discord.messages(stage.discord.channelId)).toHaveLength(1);
  });
});

describe('a quiet message', () => {
  it('is posted without a sound, and any other with one', async () => {
    const stage = await open({ listen: false });
    await stage.surface.post(room(stage), { ...card, quiet: true }, 'quiet');
    await stage.surface.post(room(stage), card, 'loud');
    const flags = stage.discord.messages(stage.discord.channelId).map((message) => message.flags & 4096);
    expect(flags).toEqual([4096, 0]);
  });

  it('can still be changed', async () => {
    const stage = await open({ listen: false });
    const quiet = { ...card, quiet: true };
    const { ref } = await stage.surface.post(room(stage), quiet, 'quiet');
    await stage.surface.edit(ref, { ...quiet, title: 'Rainy Evening' });
    expect(stage.latest()?.embeds[0]?.title).toBe('Rainy Evening');
    const edit = stage.discord.requests.find((each) => each.method === 'PATCH');
    expect(edit?.body).not.toHaveProperty('flags');
  });
});
