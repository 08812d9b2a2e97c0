/** Characters of a file name with its extension: readable in a chat, and at most 255 bytes in any script. */
const nameLimit = 80;

/** Names that Windows reserves for devices, with any extension. */
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Turns a song's title, in any script, into a readable file name that every operating system accepts. */
export const fileName = (title: string, extension: string): string => {
  const readable = title
    .normalize('NFC')
    .replace(/[/\\:|]+/g, '-')
    .replace(/[<>"?*]+/g, '')
    // Lone surrogates, and marks that change the direction of text and can hide an extension.
    .replace(/[\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ');
  const stem = trim(cut(trim(readable), nameLimit - extension.length - 1));
  return `${stem === '' || deviceNames.test(stem.split('.')[0] ?? '') ? `song ${stem}`.trim() : stem}.${extension}`;
};

const trim = (text: string): string => text.replace(/^[\s.-]+|[\s.-]+$/g, '');

/** Cuts between graphemes, so that no emoji or accented letter is split. */
const cut = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > limit) break;
    kept += segment;
  }
  return kept;
};
