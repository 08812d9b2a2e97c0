import { afterEach, describe, expect, it } from 'vitest';
import { type ChatMessage, type MessageRef, SurfaceError } from '../../../src/core/index.js';
import { card, openStage } from './stage.js';

type Stage = Awaited<ReturnType<typeof openStage>>;

let stage: Stage | undefined;
const open = async (script: Parameters<typeof openStage>[0] = {}): Promise<Stage> => {
  stage = await openStage(script);
  stage.shelf.set('cover', Buffer.from('ffd8ffe0', 'hex'));
  stage.shelf.set('other', Buffer.from('ffd8ffe1', 'hex'));
  return stage;
};

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const image = { key: 'cover', name: 'cover.jpg', type: 'image/jpeg', bytes: 4 };
const early: ChatMessage = { ...card, image };
const composed = (progress: number): ChatMessage => ({ ...early, body: `At ${progress}`, progress });

/** A card that stands in the channel: the bot's own, or the answer to Ana's command. */
const cards: [string, (stage: Stage) => Promise<MessageRef>][] = [
  [
    'of the bot itself',
    async ({ surface, discord }) =>
      (await surface.post({ platform: 'discord', chat: discord.channelId }, card, 'song-1')).ref,
  ],
  [
    'that answers a command',
    async ({ discord, studio }) => {
      let ref: MessageRef | undefined;
      Object.assign(studio, {
        handle: async (event: Parameters<typeof studio.handle>[0]) => {
          ref = await event.reply.card(card);
        },
      });
      const asked = await discord.person('Ana').slash('song', { prompt: 'rain' });
      await asked.acknowledged;
      return discord.until(() => ref, 'the card');
    },
  ],
];

const shown = ({ latest }: Stage) => {
  const message = latest();
  return {
    words: message?.embeds[0]?.description,
    picture: message?.embeds[0]?.thumbnail?.url,
    files: message?.attachments.map(({ id, inEmbed }) => [id, inEmbed]),
  };
};

describe.each(cards)('a card %s', (_, place) => {
  it('shows a cover as soon as there is one, uploads it once, and gives it up at the end', async () => {
    const stage = await open();
    const { surface, shelf } = stage;
    const ref = await place(stage);
    await surface.edit(ref, composed(0.5));
    const first = shown(stage);
    expect(first).toMatchObject({
      words: expect.stringContaining('At 0.5'),
      files: [[expect.any(String), true]],
    });
    expect(first.picture).toContain('/cover.jpg');
    // From now on nobody needs the bytes.
    shelf.clear();
    for (const progress of [0.6, 0.7]) await surface.edit(ref, composed(progress));
    expect(shown(stage)).toEqual({ ...first, words: expect.stringContaining('At 0.7') });
    await surface.edit(ref, { tone: 'good', title: 'Rain', body: 'Here are your 2 tracks.', controls: [] });
    expect(shown(stage)).toMatchObject({ words: 'Here are your 2 tracks.', picture: undefined, files: [] });
  });

  it('takes another cover, and one that somebody took away', async () => {
    const stage = await open();
    const { surface, latest } = stage;
    const ref = await place(stage);
    await surface.edit(ref, early);
    const first = shown(stage);
    await surface.edit(ref, { ...early, image: { ...image, key: 'other' } });
    const second = shown(stage);
    expect(second.files).toHaveLength(1);
    expect(second.picture).not.toBe(first.picture);
    latest()?.attachments.splice(0);
    await surface.edit(ref, { ...early, image: { ...image, key: 'other' } });
    expect(shown(stage).files).toEqual([[expect.any(String), true]]);
    expect(shown(stage).picture).not.toBe(second.picture);
  });

  it('goes on without a cover that can not be had', async () => {
    const stage = await open();
    const ref = await place(stage);
    stage.shelf.clear();
    await stage.surface.edit(ref, composed(0.5));
    expect(shown(stage)).toMatchObject({ words: expect.stringContaining('At 0.5'), files: [] });
  });

  it('goes on without a cover that Discord does not take, and does not insist', async () => {
    const stage = await open();
    const { surface, discord } = stage;
    const ref = await place(stage);
    const body = { code: 40005, message: 'Request entity too large' };
    discord.fail({ method: 'PATCH', route: /messages/, with: { status: 413, body } });
    await surface.edit(ref, composed(0.5));
    expect(shown(stage)).toMatchObject({ words: expect.stringContaining('At 0.5'), files: [] });
    const before = discord.requests.length;
    await surface.edit(ref, composed(0.6));
    expect(shown(stage)).toMatchObject({ words: expect.stringContaining('At 0.6'), files: [] });
    expect(discord.requests).toHaveLength(before + 1);
  });

  it('tries its cover again after the connection broke', async () => {
    const stage = await open();
    const { surface, discord } = stage;
    const ref = await place(stage);
    discord.fail({ method: 'PATCH', route: /messages/, times: 2, with: 'reset' });
    await surface.edit(ref, composed(0.5)).catch(() => {});
    await surface.edit(ref, composed(0.6));
    expect(shown(stage)).toMatchObject({
      words: expect.stringContaining('At 0.6'),
      files: [[expect.any(String), true]],
    });
  });

  it('waits when Discord asks to slow down, and is over when it was deleted', async () => {
    const stage = await open();
    const { surface, discord } = stage;
    const ref = await place(stage);
    const body = { message: 'slow', retry_after: 5, global: false };
    discord.fail({ method: 'PATCH', route: /messages/, with: { status: 429, body } });
    const code = (error: unknown) => (error instanceof SurfaceError ? error.code : String(error));
    expect(await surface.edit(ref, early).then(String, code)).toBe('slow_down');
    const gone = { ...ref, message: '123456' };
    expect(await surface.edit(gone, early).then(String, code)).toBe('gone');
  });
});

it('a card whose first answer never told its id keeps its cover apart from others of the channel', async () => {
  const stage = await open();
  const { discord, surface, kept } = stage;
  const refs: MessageRef[] = [];
  for (const name of ['Ana', 'Bo']) {
    const asked = await discord.person(name).slash('help');
    await asked.acknowledged;
    const { address } = stage.studio.heard.at(-1) ?? {};
    refs.push({
      platform: 'discord',
      chat: discord.channelId,
      message: '@original',
      extra: address?.extra ?? {},
    });
  }
  for (const ref of refs) await surface.edit(ref, early);
  expect([...kept.values()].map(({ extra }) => extra?.picture)).toHaveLength(2);
  expect(JSON.stringify([...kept])).not.toContain('interaction-');
});
