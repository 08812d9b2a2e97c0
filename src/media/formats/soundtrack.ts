/**
 * The sound of an MP4 film, by marking its pictures as empty space: nothing else moves, so that every offset stays
 * true (ISO/IEC 14496-12, `free`). What is no such film comes back as it is.
 */
export const soundtrackOf = (bytes: Buffer): Buffer => {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return bytes;
  const [movie] = boxesIn(bytes, 0, bytes.length, 'moov');
  if (movie === undefined) return bytes;
  const tracks = boxesIn(bytes, movie.from, movie.to, 'trak');
  const pictures = tracks.filter((track) => isPicture(bytes, track));
  if (pictures.length === 0) return bytes;
  const sound = Buffer.from(bytes);
  for (const { from } of pictures) sound.write('free', from - 4, 'latin1');
  return sound;
};

/** The content of a box, without its size and its type. */
type Box = { from: number; to: number };

/** A film has a few dozen boxes side by side; one made of millions would only keep everybody waiting. */
const mostBoxes = 200;

const boxesIn = (bytes: Buffer, from: number, to: number, wanted: string): Box[] => {
  const found: Box[] = [];
  let at = from;
  for (let count = 0; count < mostBoxes && at + 8 <= to; count += 1) {
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

const isPicture = (bytes: Buffer, track: Box): boolean => {
  const [media] = boxesIn(bytes, track.from, track.to, 'mdia');
  const [handler] = media === undefined ? [] : boxesIn(bytes, media.from, media.to, 'hdlr');
  return handler !== undefined && bytes.toString('latin1', handler.from + 8, handler.from + 12) === 'vide';
};
