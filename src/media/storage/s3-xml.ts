/** One object of a listing; `changedAt` in milliseconds since 1970. */
export type ListedObject = { name: string; bytes: number; changedAt: number };

/** A page of a listing; `next` asks for the page after it. */
export type Listing = { objects: ListedObject[]; next: string | undefined };

/** The code of an error document (Amazon S3 API reference, "Error responses"); empty when there is none. */
export const parseErrorCode = (xml: string): string => textOf(xml, 'Code')?.replace(/[^\w.-]/g, '') ?? '';

/** Reads an answer to ListObjectsV2. Objects without a name or a date are left out. */
export const parseListing = (xml: string): Listing => {
  const objects = [...xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].flatMap(([, entry = '']) => {
    const name = textOf(entry, 'Key');
    const changedAt = Date.parse(textOf(entry, 'LastModified') ?? '');
    if (name === undefined || Number.isNaN(changedAt)) return [];
    return [{ name, bytes: Number(textOf(entry, 'Size') ?? 0), changedAt }];
  });
  const isCut = textOf(xml, 'IsTruncated') === 'true';
  return { objects, next: isCut ? textOf(xml, 'NextContinuationToken') : undefined };
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of the first element of a name, which holds no other elements. */
const textOf = (xml: string, element: string): string | undefined =>
  new RegExp(`<${element}>([^<]*)</${element}>`)
    .exec(xml)?.[1]
    ?.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return entities[name] ?? whole;
      return String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal));
    });
