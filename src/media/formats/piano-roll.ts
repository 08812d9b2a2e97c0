import type { Instrument } from '../../core/index.js';

const width = 1280;
const height = 480;
const margin = 16;

/** Colours that are distinct on a dark background, also for colour-blind people. */
const colours = ['#56b4e9', '#e69f00', '#009e73', '#f0e442', '#cc79a7', '#d55e00', '#9ad0f5', '#ffffff'];

/** Draws notes as a PNG: time to the right, pitch upwards, one colour per instrument. */
export const drawPianoRoll = async (instruments: readonly Instrument[]): Promise<Buffer> => {
  const notes = instruments.flatMap((instrument) => instrument.notes);
  const [low, high] = rangeOf(notes.map(({ pitch }) => pitch));
  const end = notes.reduce((latest, { to }) => Math.max(latest, to), 1);
  const rowHeight = (height - 2 * margin) / (high - low + 1);
  const x = (seconds: number) => margin + (seconds / end) * (width - 2 * margin);
  const y = (pitch: number) => height - margin - (pitch - low + 1) * rowHeight;
  const octaves = Array.from({ length: high - low + 1 }, (_, row) => low + row)
    .filter((pitch) => pitch % 12 === 0)
    .map((pitch) => {
      const line = (y(pitch) + rowHeight).toFixed(1);
      return `<line x1="${margin}" x2="${width - margin}" y1="${line}" y2="${line}" stroke="#34373f"/>`;
    });
  const bars = instruments.flatMap(({ notes: own }, index) =>
    own.map(({ pitch, from, to, velocity }) => {
      const long = Math.max(2, x(to) - x(from)).toFixed(1);
      const shape = `x="${x(from).toFixed(1)}" y="${y(pitch).toFixed(1)}" width="${long}" height="${Math.max(2, rowHeight - 1).toFixed(1)}" rx="1.5"`;
      return `<rect ${shape} fill="${colours[index % colours.length]}" opacity="${(0.55 + 0.45 * velocity).toFixed(2)}"/>`;
    }),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#1b1d22"/>${octaves.join('')}${bars.join('')}</svg>`;
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
};

/** The lowest and highest pitch, at least two octaves apart, so that the rows of a few notes stay thin. */
const rangeOf = (pitches: readonly number[]): [number, number] => {
  const low = pitches.reduce((least, pitch) => Math.min(least, pitch), 127);
  const high = pitches.reduce((most, pitch) => Math.max(most, pitch), 0);
  if (low > high) return [48, 72];
  const spare = Math.max(0, 24 - (high - low));
  return [Math.max(0, low - Math.ceil(spare / 2)), Math.min(127, high + Math.floor(spare / 2))];
};
