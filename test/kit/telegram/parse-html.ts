import type { Entity, StyledText } from './entity.js';
import { refuse } from './refusal.js';

const tags: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
};

const namedCharacters: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

type OpenTag = {
  tag: string;
  offset: number;
  attributes: string;
};

/** Parses a text with `parse_mode` HTML; refuses in Telegram's words what it would not accept. */
export const parseHtml = (source: string): StyledText => {
  const wrong = (problem: string): never => refuse(`can't parse entities: ${problem}`);
  const place = (at: number) => `at byte offset ${Buffer.byteLength(source.slice(0, at))}`;
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    if (source[at] !== '<') {
      const [plain, size] = readCharacter(source, at);
      text += plain;
      at += size;
      continue;
    }
    const end = source.indexOf('>', at);
    const isEnd = source[at + 1] === '/';
    if (end === -1) wrong(`Unclosed ${isEnd ? 'end' : 'start'} tag ${place(at)}`);
    const inside = source.slice(at + (isEnd ? 2 : 1), end);
    const tag = (/^\S*/.exec(inside)?.[0] ?? '').toLowerCase();
    if (isEnd) {
      const last = open.pop() ?? wrong(`Unexpected end tag ${place(at)}`);
      if (tag !== '' && tag !== last.tag) {
        wrong(`Unmatched end tag ${place(at)}, expected "</${last.tag}>", found "</${tag}>"`);
      }
      if (text.length > last.offset) entities.push(closeTag(last, text));
    } else {
      const attributes = inside.slice(tag.length).trim();
      if (!(tag in tags)) wrong(`Unsupported start tag "${tag}" ${place(at)}`);
      if (tag === 'span' && !/class\s*=\s*["']tg-spoiler["']/.test(attributes)) {
        wrong(`Tag "span" must have class "tg-spoiler" ${place(at)}`);
      }
      open.push({ tag, offset: text.length, attributes });
    }
    at = end + 1;
  }
  const last = open.at(-1);
  if (last) wrong(`Can't find end tag corresponding to start tag "${last.tag}"`);
  return { text, entities };
};

const closeTag = ({ tag, offset, attributes }: OpenTag, text: string): Entity => {
  const entity: Entity = { type: tags[tag] ?? tag, offset, length: text.length - offset };
  const href = /href\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  if (tag === 'a') entity.url = href?.[1] ?? href?.[2] ?? text.slice(offset);
  if (tag === 'blockquote' && /\bexpandable\b/.test(attributes)) entity.type = 'expandable_blockquote';
  const language = /class\s*=\s*["']language-([^"']+)["']/.exec(attributes)?.[1];
  if (language !== undefined) entity.language = language;
  return entity;
};

const readCharacter = (source: string, at: number): [plain: string, size: number] => {
  const written = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));?/i.exec(source.slice(at, at + 12));
  if (!written) return [source[at] ?? '', 1];
  const [whole, decimal, hexadecimal, name] = written;
  if (name !== undefined) return [namedCharacters[name.toLowerCase()] ?? '', whole.length];
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? [String.fromCodePoint(code), whole.length] : ['&', 1];
};
