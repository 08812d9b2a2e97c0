/** Blank to a reader: Discord trims it away and then refuses the field as empty. */
const blank = /^\s*$/;

/** What no text may hold on its way to Discord: control characters, and halves of characters. */
const unprintable = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;

/** Everything that formats, links or mentions in Discord's markdown, each with what comes along with it. */
const markup = /[\\`*_~|<>[\]()#@]|:(?=\/\/)|(?<=^[ \t]*)[-+](?=\s|#)|(?<=^[ \t]*\d+)[.)](?=\s)/gm;

/** A text as it may travel; what is blank becomes undefined. */
const printable = (text: string | undefined): string | undefined => {
  if (text === undefined || blank.test(text)) return undefined;
  const clean = text.replaceAll('\r\n', '\n').replace(unprintable, '').trim();
  return blank.test(clean) ? undefined : clean;
};

/**
 * The text with a backslash before all that Discord would take as markdown, a link or a mention: what a person wrote
 * is shown letter by letter. Cut to `limit` characters, never inside an escape or a character. Blank is undefined.
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

/** The text as it is, for places where Discord shows no markdown; cut to `limit` characters. Blank is undefined. */
export const unformatted = (text: string | undefined, limit: number): string | undefined => {
  const clean = printable(text);
  if (clean === undefined || clean.length <= limit) return clean;
  return `${clean.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};
