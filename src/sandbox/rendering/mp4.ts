/** An MP4 video from an MP3 and a JPEG: the picture is shown for as long as the song plays. */
export const videoOf = (mp3: Buffer, jpeg: Buffer, side: number): Buffer => {
  const { frames, rate, channels } = framesOf(mp3);
  const sound = Buffer.concat(frames);
  const ticks = frames.length * samplesPerFrame;
  const type = box('ftyp', text('isom'), u32(512), text('isomiso2mp41'));
  const movie = (pictureAt: number, soundAt: number) =>
    box(
      'moov',
      box('mvhd', u32(0, 0, 0, rate, ticks, 0x10000), u16(0x100, 0), u32(0, 0), matrix, zeros(24), u32(3)),
      track({
        id: 1,
        rate,
        ticks,
        side,
        handler: 'vide',
        header: box('vmhd', u32(1), zeros(8)),
        description: pictureEntry(side),
        sizes: [jpeg.length],
        ticksPerSample: ticks,
        at: pictureAt,
      }),
      track({
        id: 2,
        rate,
        ticks,
        side: 0,
        handler: 'soun',
        header: box('smhd', zeros(8)),
        description: soundEntry(channels, rate),
        sizes: frames.map((frame) => frame.length),
        ticksPerSample: samplesPerFrame,
        at: soundAt,
      }),
    );
  const start = type.length + movie(0, 0).length + 8;
  return Buffer.concat([type, movie(start, start + jpeg.length), box('mdat', jpeg, sound)]);
};

/** One track of a video; its samples form one chunk. */
type Track = {
  readonly id: number;
  /** Ticks a second. */
  readonly rate: number;
  readonly ticks: number;
  /** Width and height of the picture, 0 for sound. */
  readonly side: number;
  readonly handler: 'vide' | 'soun';
  readonly header: Buffer;
  readonly description: Buffer;
  readonly sizes: readonly number[];
  readonly ticksPerSample: number;
  /** Byte offset of the first sample. */
  readonly at: number;
};

const samplesPerFrame = 1152;
// Of MPEG-1 layer III, in kbit/s and Hz: the composer writes nothing else.
const bitrates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const rates = [44_100, 48_000, 32_000];

const framesOf = (mp3: Buffer) => {
  const frames: Buffer[] = [];
  let rate = 44_100;
  let channels = 2;
  let offset = 0;
  while (offset + 4 <= mp3.length) {
    const head = mp3.readUInt32BE(offset);
    const bitrate = bitrates[(head >>> 12) & 15] ?? 0;
    const found = rates[(head >>> 10) & 3];
    if (head >>> 17 !== 0x7ffd || bitrate === 0 || found === undefined) {
      offset += 1;
      continue;
    }
    rate = found;
    channels = ((head >>> 6) & 3) === 3 ? 1 : 2;
    const length = Math.floor((144_000 * bitrate) / rate) + ((head >>> 9) & 1);
    frames.push(mp3.subarray(offset, offset + length));
    offset += length;
  }
  return { frames, rate, channels };
};

const track = ({ id, rate, ticks, side, handler, header, description, sizes, ticksPerSample, at }: Track) => {
  const reference = box('dinf', box('dref', u32(0, 1), box('url ', u32(1))));
  const table = box(
    'stbl',
    box('stsd', u32(0, 1), description),
    box('stts', u32(0, 1, sizes.length, ticksPerSample)),
    box('stsc', u32(0, 1, 1, sizes.length, 1)),
    box('stsz', u32(0, 0, sizes.length, ...sizes)),
    box('stco', u32(0, 1, at)),
  );
  return box(
    'trak',
    box(
      'tkhd',
      u32(3, 0, 0, id, 0, ticks, 0, 0),
      u16(0, 0, side === 0 ? 0x100 : 0, 0),
      matrix,
      u32(side << 16, side << 16),
    ),
    box(
      'mdia',
      box('mdhd', u32(0, 0, 0, rate, ticks), u16(0x55c4, 0)),
      box('hdlr', u32(0, 0), text(handler), zeros(12), text('sandbox\0')),
      box('minf', header, reference, table),
    ),
  );
};

/** A JPEG still, MPEG-4 object type 0x6C. */
const pictureEntry = (side: number): Buffer =>
  box(
    'mp4v',
    zeros(6),
    u16(1),
    zeros(16),
    u16(side, side),
    u32(0x480000, 0x480000, 0),
    u16(1),
    zeros(32),
    u16(24, 0xffff),
    descriptor(0x6c, 0x11),
  );

/** MPEG-1 audio, object type 0x6B. */
const soundEntry = (channels: number, rate: number): Buffer =>
  box(
    'mp4a',
    zeros(6),
    u16(1),
    zeros(8),
    u16(channels, 16, 0, 0),
    u32(rate * 65_536),
    descriptor(0x6b, 0x15),
  );

const descriptor = (objectType: number, stream: number): Buffer => {
  const decoder = Buffer.concat([Buffer.from([4, 13, objectType, stream]), zeros(11)]);
  const body = Buffer.concat([Buffer.from([0, 1, 0]), decoder, Buffer.from([6, 1, 2])]);
  return box('esds', u32(0), Buffer.from([3, body.length]), body);
};

const box = (name: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), text(name), body]);
};

const u32 = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, index * 4);
  return bytes;
};

const u16 = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 2);
  for (const [index, number] of numbers.entries()) bytes.writeUInt16BE(number, index * 2);
  return bytes;
};

const zeros = (length: number): Buffer => Buffer.alloc(length);

const text = (letters: string): Buffer => Buffer.from(letters, 'latin1');

const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
