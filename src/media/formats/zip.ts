import { zipSync } from 'fflate';

/** A file to be packed. */
export type ZippedFile = { name: string; bytes: Buffer };

/** Packs files into one ZIP, uncompressed, because audio is compressed already; duplicate names get a number. */
export const packZip = (files: readonly ZippedFile[]): Buffer => {
  const entries: Record<string, Uint8Array> = {};
  for (const { name, bytes } of files) {
    const [, stem = name, ending = ''] = /^(.*?)(\.[a-z0-9]{2,4})?$/i.exec(name) ?? [];
    let free = name;
    for (let number = 2; Object.hasOwn(entries, free); number += 1) free = `${stem} (${number})${ending}`;
    entries[free] = bytes;
  }
  // A fixed time, so that the same files always give the same bytes.
  return Buffer.from(zipSync(entries, { level: 0, mtime: new Date(1980, 0, 1) }));
};
