/** The text, escaped for HTML. */
export const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

/** The text with Discord's markdown as HTML: bold, code, links, headings, mentions and escapes. */
export const markdown = (text: string): string => {
  const literal: string[] = [];
  const marked = text.replace(
    /\\([^0-9A-Za-z\s])/g,
    (_, sign: string) => `\uE000${literal.push(sign) - 1}\uE001`,
  );
  return escapeHtml(marked)
    .replace(/```(?:\w+\n)?([\s\S]*?)```/g, '<pre>$1</pre>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/\*(.+?)\*/g, '<i>$1</i>')
    .replace(/^-# (.+)$/gm, '<small>$1</small>')
    .replace(/^#{1,3} (.+)$/gm, '<b class="big">$1</b>')
    .replace(/&lt;@!?(\d+)&gt;/g, '<span class="mention">@$1</span>')
    .replace(/\n/g, '<br>')
    .replace(/\uE000(\d+)\uE001/g, (_, index) => escapeHtml(literal[Number(index)] ?? ''));
};
