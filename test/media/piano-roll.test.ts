import sharp from 'sharp';
import { expect, it } from 'vitest';
import { drawPianoRoll } from '../../src/media/formats/piano-roll.js';

/** The colour of a pixel, as red, green and blue. */
const colourAt = async (picture: Buffer, left: number, top: number): Promise<number[]> => {
  const spot = sharp(picture).extract({ left, top, width: 1, height: 1 }).removeAlpha();
  return [...(await spot.raw().toBuffer())];
};

it('a piano roll shows every note at its time and pitch, in the colour of its instrument', async () => {
  const note = { velocity: 1 };
  const picture = await drawPianoRoll([
    { name: 'Piano', notes: [{ ...note, pitch: 60, from: 0, to: 5 }] },
    { name: 'Bass', notes: [{ ...note, pitch: 36, from: 5, to: 10 }] },
  ]);
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 1280, height: 480 });
  expect(await colourAt(picture, 100, 22)).toEqual([0x56, 0xb4, 0xe9]);
  expect(await colourAt(picture, 1200, 455)).toEqual([0xe6, 0x9f, 0x00]);
  expect(await colourAt(picture, 1200, 22)).toEqual([0x1b, 0x1d, 0x22]);
});

it('a piano roll without notes is empty', async () => {
  const picture = await drawPianoRoll([]);
  expect(await colourAt(picture, 640, 200)).toEqual([0x1b, 0x1d, 0x22]);
});
