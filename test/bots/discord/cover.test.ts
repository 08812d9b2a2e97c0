import { describe, expect, it } from 'vitest';
import { type ChatMessage, type MessageRef, SurfaceError } from '../../../src/core/index.js';
import { card, type Harness, useHarness } from './harness.js';

const open = useHarness();

const image = { key: 'cover', name: 'cover.jpg', type: 'image/jpeg', bytes: 4 };
const early: ChatMessage = { ...card, image };
const composed = (progress: number): ChatMessage => ({ ...early, body: `At ${progress}`, progress });

/** A card in the channel: posted by the bot, or as the response to Ana's command. */
const cards: [string, (harness: Harness) => Promise<MessageRef>][] = [
  [
    'posted by the bot',
    async ({ surface, discord }) =>
      (await surface.post({ platform: 'discord', chat: discord.channelId }, card, 'song-1')).ref,
  ],
  [
    'that answers a command',
    async ({ discord, handler }) => {
      let ref: MessageRef | undefined;
      Object.assign(handler, {
        handle: async (event: Parameters<typeof handler.handle>[0]) => {
          ref = await event.reply.card(card);
        },
      });
      const interaction = await discord.person('Ana').slash('song', { prompt: 'rain' });
      await interaction.acknowledged;
      return discord.until(() => ref, 'the card');
    },
  ],
];

const shown = ({ latest }: Harness) => {
  const message = latest();
  return {
    words: message?.embeds[0]?.description,
    picture: message?.embeds[0]?.thumbnail?.url,
    files: message?.attachments.map(({ id, inEmbed }) => [id, inEmbed]),
  };
};

describe.each(cards)('a card %s', (_, place) => {
  it('shows a cover as soon as there is one, uploads it once, and removes it at the end', async () => {
    const harness = await open();
    const { surface, files } = harness;
    const ref = await place(harness);
    await surface.edit(ref, composed(0.5));
    const first = shown(harness);
    expect(first).toMatchObject({
      words: expect.stringContaining('At 0.5'),
      files: [[expect.any(String), true]],
    });
    expect(first.picture).toContain('/cover.jpg');
    // Later edits need no bytes.
    files.clear();
    for (const progress of [0.6, 0.7]) await surface.edit(ref, composed(progress));
    expect(shown(harness)).toEqual({ ...first, words: expect.stringContaining('At 0.7') });
    await surface.edit(ref, { tone: 'good', title: 'Rain', body: 'Here are your 2 tracks.', controls: [] });
    expect(shown(harness)).toMatchObject({ words: 'Here are your 2 tracks.', picture: undefined, files: [] });
  });

  it('shows another cover, and uploads a deleted one again', async () => {
    const harness = await open();
    const { surface, latest, files } = harness;
    files.set('other', Buffer.from('ffd8ffe1', 'hex'));
    const ref = await place(harness);
    await surface.edit(ref, early);
    const first = shown(harness);
    await surface.edit(ref, { ...early, image: { ...image, key: 'other' } });
    const second = shown(harness);
    expect(second.files).toHaveLength(1);
    expect(second.picture).not.toBe(first.picture);
    latest()?.attachments.splice(0);
    await surface.edit(ref, { ...early, image: { ...image, key: 'other' } });
    expect(shown(harness).files).toEqual([[expect.any(String), true]]);
    expect(shown(harness).picture).not.toBe(second.picture);
  });

  it('shows the progress without a cover that can not be loaded', async () => {
    const harness = await open();
    const ref = await place(harness);
    harness.files.clear();
    await harness.surface.edit(ref, composed(0.5));
    expect(shown(harness)).toMatchObject({ words: expect.stringContaining('At 0.5'), files: [] });
  });

  it('shows the progress without a cover that Discord refuses, and tries it once only', async () => {
    const harness = await open();
    const { surface, discord } = harness;
    const ref = await place(harness);
    const body = { code: 40005, message: 'Request entity too large' };
    discord.fail({ method: 'PATCH', route: /messages/, with: { status: 413, body } });
    await surface.edit(ref, composed(0.5));
    expect(shown(harness)).toMatchObject({ words: expect.stringContaining('At 0.5'), files: [] });
    const before = discord.requests.length;
    await surface.edit(ref, composed(0.6));
    expect(shown(harness)).toMatchObject({ words: expect.stringContaining('At 0.6'), files: [] });
    expect(discord.requests).toHaveLength(before + 1);
  });

  it('uploads its cover after a broken connection', async () => {
    const harness = await open();
    const { surface, discord } = harness;
    const ref = await place(harness);
    discord.fail({ method: 'PATCH', route: /messages/, times: 2, with: 'reset' });
    await surface.edit(ref, composed(0.5)).catch(() => {});
    await surface.edit(ref, composed(0.6));
    expect(shown(harness)).toMatchObject({
      words: expect.stringContaining('At 0.6'),
      files: [[expect.any(String), true]],
    });
  });

  it('reports that Discord asks to slow down, or that the card was deleted', async () => {
    const harness = await open();
    const { surface, discord } = harness;
    const ref = await place(harness);
    const body = { message: 'slow', retry_after: 5, global: false };
    discord.fail({ method: 'PATCH', route: /messages/, with: { status: 429, body } });
    const code = (error: unknown) => (error instanceof SurfaceError ? error.code : String(error));
    expect(await surface.edit(ref, early).then(String, code)).toBe('slow_down');
    const gone = { ...ref, message: '123456' };
    expect(await surface.edit(gone, early).then(String, code)).toBe('gone');
  });
});

it('cards without a known message id keep their covers apart', async () => {
  const harness = await open();
  const { discord, surface, receipts } = harness;
  const refs: MessageRef[] = [];
  for (const name of ['Ana', 'Bo']) {
    const interaction = await discord.person(name).slash('help');
    await interaction.acknowledged;
    const { address } = harness.handler.events.at(-1) ?? {};
    refs.push({
      platform: 'discord',
      chat: discord.channelId,
      message: '@original',
      extra: address?.extra ?? {},
    });
  }
  for (const ref of refs) await surface.edit(ref, early);
  expect([...receipts.values()].map(({ extra }) => extra?.picture)).toHaveLength(2);
  expect(JSON.stringify([...receipts])).not.toContain('interaction-');
});
