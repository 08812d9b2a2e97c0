/** What a film is by its bytes; the kind is the file's extension. */
type FilmKind = 'mp4' | 'webm';

/** The media type of each kind of film. */
export const videoTypes: Record<FilmKind, string> = { mp4: 'video/mp4', webm: 'video/webm' };

/** MP4 brands that hold moving pictures; still ones (heic, avif) and QuickTime come in the same wrapping. */
const filmBrands = /^(iso[m2-9]|mp4[12]|avc1|M4V[ HP]|MSNV|dash|cmfc|3gp\d)$/;

/** Tells a film from its first 16 bytes; whether there are pictures in it only the whole file says. */
export function parseVideoKind(head: Buffer): FilmKind | undefined {
  if (head.toString('latin1', 4, 8) === 'ftyp')
    return filmBrands.test(head.toString('latin1', 8, 12)) ? 'mp4' : undefined;
  // EBML, which Matroska uses as well (RFC 8794, RFC 9559).
  return head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3 ? 'webm' : undefined;
}

/** Looks at all of a film; undefined when no browser would show it. */
export async function measureFilm(bytes: Buffer): Promise<FilmKind | undefined> {
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
}
