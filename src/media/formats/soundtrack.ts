/**
 * The soundtrack of an MP4 video. The video tracks are marked as free space, so that no byte moves and every offset
 * stays valid (ISO/IEC 14496-12, `free`). Other files are returned unchanged.
 */
export const soundtrackOf = (bytes: Buffer): Buffer => {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return bytes;
  const [movie] = boxesIn(bytes, 0, bytes.length, 'moov');
  if (movie === undefined) return bytes;
  const tracks = boxesIn(bytes, movie.from, movie.to, 'trak');
  const videoTracks = tracks.filter((track) => isVideoTrack(bytes, track));
  if (videoTracks.length === 0) return bytes;
  const soundtrack = Buffer.from(bytes);
  for (const { from } of videoTracks) soundtrack.write('free', from - 4, 'latin1');
  return soundtrack;
};

/** The content of a box, without its size and type. */
type Box = { from: number; to: number };

/** A video has a few dozen boxes side by side; a file with millions would block the process. */
const mostBoxes = 200;

const boxesIn = (bytes: Buffer, from: number, to: number, wanted: string): Box[] => {
  const found: Box[] = [];
  let at = from;
  for (let count = 0; count < mostBoxes && at + 8 <= to; count += 1) {
    const size = bytes.readUInt32BE(at);
    const long = size === 1 && at + 16 <= to;
    const whole = size === 0 ? to - at : long ? Number(bytes.readBigUInt64BE(at + 8)) : size;
    if (whole < (long ? 16 : 8) || at + whole > to) return found;
    // The size of a long box follows its type; none of the boxes read here is long.
    if (!long && bytes.toString('latin1', at + 4, at + 8) === wanted)
      found.push({ from: at + 8, to: at + whole });
    at += whole;
  }
  return found;
};

const isVideoTrack = (bytes: Buffer, track: Box): boolean => {
  const [media] = boxesIn(bytes, track.from, track.to, 'mdia');
  const [handler] = media === undefined ? [] : boxesIn(bytes, media.from, media.to, 'hdlr');
  return handler !== undefined && bytes.toString('latin1', handler.from + 8, handler.from + 12) === 'vide';
};
