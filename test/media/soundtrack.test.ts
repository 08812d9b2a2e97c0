import { parseBuffer } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { soundtrackOf } from '../../src/media/formats/soundtrack.js';
import { filmTone, oggTone, tone } from '../kit/sound.js';

describe('the sound of a film', () => {
  it('is the film without its pictures: as long as before, and no byte has moved', async () => {
    const film = await filmTone(2);
    const sound = soundtrackOf(film);
    expect((await parseBuffer(film)).format.hasVideo).toBe(true);
    const { format } = await parseBuffer(sound);
    expect(format.hasVideo).toBe(false);
    expect(format.duration).toBeCloseTo(2, 0);
    expect(sound.length).toBe(film.length);
    expect([...film].filter((byte, at) => byte !== sound[at]).length).toBeLessThanOrEqual(4);
  });

  it('is the sound itself where there is no film, and what is torn stays torn', async () => {
    const film = await filmTone(1);
    const strange = [
      await tone(1),
      await oggTone(1),
      Buffer.alloc(0),
      Buffer.from('ftyp'),
      film.subarray(0, 40),
    ];
    for (const bytes of strange) expect(soundtrackOf(bytes).equals(bytes)).toBe(true);
    for (const at of [8, 20, 32, 36, 40, 60]) {
      const broken = Buffer.from(film);
      broken.writeUInt32BE(0xffffffff, at);
      expect(() => soundtrackOf(broken)).not.toThrow();
    }
  });

  it('is not looked for behind more boxes than a film has', async () => {
    const film = await filmTone(1);
    const [length, type] = [film.readUInt32BE(0), film.subarray(0, film.readUInt32BE(0))];
    const empty = Buffer.from('\0\0\0\x08free', 'latin1');
    const padded = (boxes: number) =>
      Buffer.concat([type, ...Array<Buffer>(boxes).fill(empty), film.subarray(length)]);
    const isChanged = (film: Buffer) => !soundtrackOf(film).equals(film);
    expect([10, 10_000].map((boxes) => isChanged(padded(boxes)))).toEqual([true, false]);
  });
});
