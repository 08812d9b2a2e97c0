import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createSketch, formatSketch, paintCover, parseSketch } from '../../src/sandbox/covers/index.js';
import { motifs } from '../../src/sandbox/covers/motifs.js';

describe('the cover of a sandbox song', () => {
  it('is a square JPEG of the requested size, the same for the same sketch', async () => {
    const sketch = createSketch('a song about rain', 7);
    const [large, again, small, tiny] = [
      await paintCover(sketch, 1024),
      await paintCover(sketch, 1024),
      await paintCover(sketch, 360),
      await paintCover(sketch, 60),
    ];
    expect(large.equals(again)).toBe(true);
    expect(await sharp(large).metadata()).toMatchObject({ format: 'jpeg', width: 1024, height: 1024 });
    expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 360, height: 360 });
    expect(await sharp(tiny).metadata()).toMatchObject({ format: 'jpeg', width: 60, height: 60 });
  });

  it.each(Object.keys(motifs))('shows %s in many colours, from its top to its bottom', async (name) => {
    const motif = name as keyof typeof motifs;
    const { data } = await sharp(await paintCover({ seed: 11, motif }, 64))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const rows = [4, 32, 60].map((row) => data.subarray(row * 64 * 3, (row + 1) * 64 * 3));
    const colours = rows.map((row) => new Set([...row].map((value) => value >> 3)).size);
    for (const count of colours) expect(count).toBeGreaterThan(3);
    const [top, middle, bottom] = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / row.length);
    expect(
      Math.max(top ?? 0, middle ?? 0, bottom ?? 0) - Math.min(top ?? 0, middle ?? 0, bottom ?? 0),
    ).toBeGreaterThan(5);
  });

  it('looks different for another seed', async () => {
    const [one, other] = [createSketch('moon', 1), createSketch('moon', 2)];
    expect((await paintCover(one, 64)).equals(await paintCover(other, 64))).toBe(false);
  });

  it('takes its motif from the words, and flows into ribbons where they hint at nothing', () => {
    expect(createSketch('walking in the rain', 1).motif).toBe('rain');
    expect(createSketch('a sailor on the sea', 1).motif).toBe('sea');
    expect(createSketch('sunny holiday', 1).motif).toBe('sun');
    expect(createSketch('月亮', 1).motif).toBe('ribbons');
  });

  it('is found again by the sketch in its file name, and no other name is read', () => {
    const sketch = createSketch('moon', 99);
    expect(parseSketch(formatSketch(sketch))).toEqual(sketch);
    for (const text of ['', 'zzzzzzz-1', '1-99', '1', 'a/b-1']) expect(parseSketch(text)).toBeUndefined();
  });
});
