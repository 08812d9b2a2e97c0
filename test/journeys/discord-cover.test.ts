import { expect, test } from 'vitest';
import { cardOf, labelsOf, openHarness } from './discord-harness.js';

for (const inTime of [true, false]) {
  const way = inTime ? 'by the interaction' : 'by the bot itself, when the interaction is over';
  test(`the card shows the cover while the song is being made, uploads it once, and drops it at the end: ${way}`, async () => {
    const { discord, song, finished } = await openHarness({ gateways: ['openai-hk'], pace: 9000 });
    const asked = await song('a song about bread and butter');
    const card = cardOf(asked);
    if (!inTime) asked.expire();
    await discord.until(() => card.attachments.length === 1, 'the cover');
    const [cover] = card.attachments;
    expect(cover).toMatchObject({ filename: 'cover.jpg', contentType: 'image/jpeg', inEmbed: true });
    expect(cover?.bytes.readUInt16BE(0)).toBe(0xffd8);
    expect(card.embeds[0]?.thumbnail?.url).toBe(cover?.url);
    const { edits } = card;
    await discord.until(() => card.edits > edits || labelsOf(card).length === 0, 'the next step');
    if (labelsOf(card).length > 0) expect(card.attachments.map(({ id }) => id)).toEqual([cover?.id]);
    const tracks = await finished(card);
    expect(tracks.every(({ embeds }) => embeds[0]?.image !== undefined)).toBe(true);
    expect(card.attachments).toEqual([]);
    expect(card.embeds[0]?.thumbnail).toBeUndefined();
  });
}
