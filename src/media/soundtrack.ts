/**
 * The sound of an MP4 film, by marking its pictures as empty space: nothing else moves, so that every offset stays
 * true (ISO/IEC 14496-12, `free`). What is no such film comes back as it is.
 */
export const soundtrackOf = (bytes: Buffer): Buffer => {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return bytes;
  const pictures = boxesIn(bytes, 0, bytes.length, 'moov').flatMap((movie) =>
    boxesIn(bytes, movie.from, movie.to, 'trak').filter((track) => isPicture(bytes, track)),
  );
  if (pictures.length === 0) return bytes;
  const sound = Buffer.from(bytes);
  for (const { from } of pictures) sound.write('free', from - 4, 'latin1');
  return sound;
};

/** The content of a box, without its size and its type. */
type Box = { from: number; to: number };

const boxesIn = (bytes: Buffer, from: number, to: number, wanted: string): Box[] => {
  const found: Box[] = [];
  let at = from;
  while (at + 8 <= to) {
    const size = bytes.readUInt32BE(at);
    const long = size === 1 && at + 16 <= to;
    const whole = size === 0 ? to - at : long ? Number(bytes.readBigUInt64BE(at + 8)) : size;
    if (whole < (long ? 16 : 8) || at + whole > to) return found;
    // A long box has its size behind its type, and none that is looked into here is long.
    if (!long && bytes.toString('latin1', at + 4, at + 8) === wanted)
      found.push({ from: at + 8, to: at + whole });
    at += whole;
  }
  return found;
};

const isPicture = (bytes: Buffer, track: Box): boolean =>
  boxesIn(bytes, track.from, track.to, 'mdia')
    .flatMap((media) => boxesIn(bytes, media.from, media.to, 'hdlr'))
    .some(({ from }) => bytes.toString('latin1', from + 8, from + 12) === 'vide');
