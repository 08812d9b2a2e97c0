import { parseBuffer } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { soundtrackOf } from '../../src/media/formats/soundtrack.js';
import { filmTone, oggTone, tone } from '../kit/sound.js';

describe('the soundtrack of a video', () => {
  it('is the video without its video track: as long as before, and no byte has moved', async () => {
    const video = await filmTone(2);
    const soundtrack = soundtrackOf(video);
    expect((await parseBuffer(video)).format.hasVideo).toBe(true);
    const { format } = await parseBuffer(soundtrack);
    expect(format.hasVideo).toBe(false);
    expect(format.duration).toBeCloseTo(2, 0);
    expect(soundtrack.length).toBe(video.length);
    expect([...video].filter((byte, at) => byte !== soundtrack[at]).length).toBeLessThanOrEqual(4);
  });

  it('is the file itself where there is no video, and damaged files stay unchanged', async () => {
    const video = await filmTone(1);
    const others = [
      await tone(1),
      await oggTone(1),
      Buffer.alloc(0),
      Buffer.from('ftyp'),
      video.subarray(0, 40),
    ];
    for (const bytes of others) expect(soundtrackOf(bytes).equals(bytes)).toBe(true);
    for (const at of [8, 20, 32, 36, 40, 60]) {
      const broken = Buffer.from(video);
      broken.writeUInt32BE(0xffffffff, at);
      expect(() => soundtrackOf(broken)).not.toThrow();
    }
  });

  it('is not searched for behind more boxes than a video has', async () => {
    const video = await filmTone(1);
    const [length, type] = [video.readUInt32BE(0), video.subarray(0, video.readUInt32BE(0))];
    const empty = Buffer.from('\0\0\0\x08free', 'latin1');
    const padded = (boxes: number) =>
      Buffer.concat([type, ...Array<Buffer>(boxes).fill(empty), video.subarray(length)]);
    const isChanged = (video: Buffer) => !soundtrackOf(video).equals(video);
    expect([10, 10_000].map((boxes) => isChanged(padded(boxes)))).toEqual([true, false]);
  });
});
