/** Characters in a file name, extension included: readable in a chat and, in any script, within 255 bytes. */
const nameLimit = 80;

/** Names that Windows keeps for its devices, whatever their extension. */
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name that every system takes and a person can read, from a song's title in any script. */
export function fileName(title: string, extension: string): string {
  const readable = title
    .normalize('NFC')
    .replace(/[/\\:|]+/g, '-')
    .replace(/[<>"?*]+/g, '')
    // Lone surrogates, and marks that turn the direction of text to hide an extension.
    .replace(/[\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ');
  const stem = trim(cut(trim(readable), nameLimit - extension.length - 1));
  return `${stem === '' || deviceNames.test(stem.split('.')[0] ?? '') ? `song ${stem}`.trim() : stem}.${extension}`;
}

const trim = (text: string): string => text.replace(/^[\s.-]+|[\s.-]+$/g, '');

/** Cuts between characters as people see them, never within an emoji or an accent. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > limit) break;
    kept += segment;
  }
  return kept;
}
