import { loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { createSketch, formatSketch, paintCover, parseSketch } from '../../src/sandbox/covers/index.js';

describe('the cover painter', () => {
  it('paints a square JPEG in the wished size, the same for the same sketch', async () => {
    const sketch = createSketch('a song about rain', 7);
    const [large, again, small] = [
      await paintCover(sketch, 1024),
      await paintCover(sketch, 1024),
      await paintCover(sketch, 360),
    ];
    expect([...large.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect(large.equals(again)).toBe(true);
    expect((await loadImage(large)).width).toBe(1024);
    expect((await loadImage(small)).height).toBe(360);
  });

  it('finds a motif in the words and flows into ribbons where there is none', () => {
    expect(createSketch('walking in the rain', 1).motif).toBe('rain');
    expect(createSketch('a sailor on the sea', 1).motif).toBe('sea');
    expect(createSketch('sunny holiday', 1).motif).toBe('sun');
    expect(createSketch('月亮', 1).motif).toBe('ribbons');
  });

  it('writes a sketch into a file name and reads back nothing else', () => {
    const sketch = createSketch('moon', 99);
    expect(parseSketch(formatSketch(sketch))).toEqual(sketch);
    for (const text of ['', 'zzzzzzz-1', '1-99', '1', 'a/b-1']) expect(parseSketch(text)).toBeUndefined();
  });
});
