import { isRecord, type Payload, textOf } from './body.js';
import { refuse } from './refusal.js';

/** A styled or special stretch of text; offset and length in UTF-16 units (Bot API MessageEntity). */
export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
}

/** A text as people see it, with its entities in order. */
export interface StyledText {
  text: string;
  entities: Entity[];
}

/** The longest text of a message, in characters after entities are parsed (Bot API sendMessage). */
export const TEXT_LIMIT = 4096;

/** The longest caption, in characters after entities are parsed (Bot API sendAudio). */
export const CAPTION_LIMIT = 1024;

/**
 * Reads a text or caption with its `parse_mode` and entities, trimmed as Telegram trims.
 * Only HTML is known as parse mode; both Markdown dialects are deliberately absent and refused.
 */
export function readStyledText(payload: Payload, name: string, entitiesName: string): StyledText | undefined {
  const source = textOf(payload, name);
  if (source === undefined) return undefined;
  const mode = textOf(payload, 'parse_mode')?.toLowerCase();
  if (mode !== undefined && mode !== '' && mode !== 'html') refuse('unsupported parse_mode');
  const written =
    mode === 'html'
      ? parseHtml(source)
      : { text: source, entities: readEntities(payload.fields[entitiesName], source.length) };
  const { text, entities } = trim(written);
  return { text, entities: [...entities, ...findEntities(text, entities)].sort(byPlace) };
}

/** Finds commands, mentions, hashtags and links the way Telegram marks them by itself. */
export function findEntities(text: string, styled: readonly Entity[] = []): Entity[] {
  const taken = styled.filter((entity) => ['code', 'pre', 'text_link'].includes(entity.type));
  const found: Entity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (![...taken, ...found].some((other) => overlaps(entity, other))) found.push(entity);
    }
  }
  return found.sort(byPlace);
}

const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['url', /\bhttps?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/giu],
  ['bot_command', /(?<![\p{L}\p{N}_/<>@])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/@])/gu],
  ['mention', /(?<![\p{L}\p{N}_/@])@[A-Za-z][A-Za-z0-9_]{2,31}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_#@])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
];

const TAGS: Record<string, string> = {
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

const byPlace = (one: Entity, other: Entity) => one.offset - other.offset || other.length - one.length;

function overlaps(one: Entity, other: Entity): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length;
}

function readEntities(value: unknown, length: number): Entity[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) refuse("can't parse entities: expected an Array");
  return value.map((entity: unknown) => {
    if (!isRecord(entity) || typeof entity.type !== 'string') refuse("can't parse entities: wrong entity");
    const { type, offset, length: size, url } = entity;
    if (typeof offset !== 'number' || typeof size !== 'number' || offset < 0 || offset + size > length) {
      refuse("can't parse entities: entity is outside of the text");
    }
    return { type, offset, length: size, ...(typeof url === 'string' ? { url } : {}) };
  });
}

function trim({ text, entities }: StyledText): StyledText {
  const lead = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.map((entity) => {
    const offset = Math.max(0, entity.offset - lead);
    const end = Math.min(kept.length, entity.offset + entity.length - lead);
    return { ...entity, offset, length: end - offset };
  });
  return { text: kept, entities: moved.filter((entity) => entity.length > 0) };
}

interface OpenTag {
  tag: string;
  offset: number;
  attributes: string;
}

function parseHtml(source: string): StyledText {
  const wrong = (what: string): never => refuse(`can't parse entities: ${what}`);
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
      if (!(tag in TAGS)) wrong(`Unsupported start tag "${tag}" ${place(at)}`);
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
}

function closeTag({ tag, offset, attributes }: OpenTag, text: string): Entity {
  const entity: Entity = { type: TAGS[tag] ?? tag, offset, length: text.length - offset };
  const href = /href\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  if (tag === 'a') entity.url = href?.[1] ?? href?.[2] ?? text.slice(offset);
  if (tag === 'blockquote' && /\bexpandable\b/.test(attributes)) entity.type = 'expandable_blockquote';
  const language = /class\s*=\s*["']language-([^"']+)["']/.exec(attributes)?.[1];
  if (language !== undefined) entity.language = language;
  return entity;
}

const CHARACTERS: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

function readCharacter(source: string, at: number): [plain: string, size: number] {
  const written = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));?/i.exec(source.slice(at, at + 12));
  if (!written) return [source[at] ?? '', 1];
  const [whole, decimal, hexadecimal, name] = written;
  if (name !== undefined) return [CHARACTERS[name.toLowerCase()] ?? '', whole.length];
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? [String.fromCodePoint(code), whole.length] : ['&', 1];
}
