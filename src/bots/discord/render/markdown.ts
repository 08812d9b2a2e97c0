/** Only white space: Discord trims it and then refuses the field as empty. */
const blank = /^\s*$/;

/** Characters that Discord does not take: control characters and lone surrogates. */
const unprintable = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;

/** Everything that formats, links or mentions in Discord's markdown. */
const markup = /[\\`*_~|<>[\]()#@]|:(?=\/\/)|(?<=^[ \t]*)[-+](?=\s|#)|(?<=^[ \t]*\d+)[.)](?=\s)/gm;

/** The trimmed text without unprintable characters; undefined when nothing is left. */
const printable = (text: string | undefined): string | undefined => {
  if (text === undefined || blank.test(text)) return undefined;
  const clean = text.replaceAll('\r\n', '\n').replace(unprintable, '').trim();
  return blank.test(clean) ? undefined : clean;
};

/**
 * Escapes a text with backslashes, so that Discord shows it letter by letter, without markdown, links or mentions.
 * Cut to `limit` characters, never inside an escape or a character. Undefined for a blank text.
 */
export const verbatim = (text: string | undefined, limit: number): string | undefined => {
  const clean = printable(text);
  if (clean === undefined) return undefined;
  const escaped = clean.replace(markup, '\\$&');
  if (escaped.length <= limit) return escaped;
  let cut = '';
  for (const piece of escaped.match(/\\[\s\S]|[\s\S]/gu) ?? []) {
    if (cut.length + piece.length >= limit) break;
    cut += piece;
  }
  return `${cut}…`;
};

/** The text without escapes, for fields where Discord shows no markdown. Cut to `limit` characters. Undefined for a blank text. */
export const unformatted = (text: string | undefined, limit: number): string | undefined => {
  const clean = printable(text);
  if (clean === undefined || clean.length <= limit) return clean;
  return `${clean.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};
