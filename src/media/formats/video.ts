/** The format of a video as its bytes show it; the kind is the file's extension. */
type VideoKind = 'mp4' | 'webm';

/** The media type of each kind. */
export const videoTypes: Record<VideoKind, string> = { mp4: 'video/mp4', webm: 'video/webm' };

/** MP4 brands of videos; still pictures (heic, avif) and QuickTime use the same container. */
const videoBrands = /^(iso[m2-9]|mp4[12]|avc1|M4V[ HP]|MSNV|dash|cmfc|3gp\d)$/;

/** The kind of a video by its first 16 bytes; only the whole file shows whether it has a video track. */
export const parseVideoKind = (head: Buffer): VideoKind | undefined => {
  if (head.toString('latin1', 4, 8) === 'ftyp')
    return videoBrands.test(head.toString('latin1', 8, 12)) ? 'mp4' : undefined;
  // EBML, which Matroska uses too (RFC 8794, RFC 9559).
  return head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3 ? 'webm' : undefined;
};

/** Reads a whole video file; undefined when no browser would show it. */
export const measureVideo = async (bytes: Buffer): Promise<VideoKind | undefined> => {
  const kind = parseVideoKind(bytes.subarray(0, 16));
  if (kind === undefined) return undefined;
  try {
    const { parseBuffer } = await import('music-metadata');
    const { format } = await parseBuffer(bytes, { size: bytes.length }, { skipCovers: true });
    if (format.hasVideo !== true) return undefined;
    if (kind === 'webm' && !/webm/i.test(format.container ?? '')) return undefined;
    return kind;
  } catch {
    return undefined;
  }
};
