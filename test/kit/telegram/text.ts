import type { Entity, StyledText } from './entity.js';
import { parseHtml } from './parse-html.js';
import { isRecord, type Payload, textOf } from './payload.js';
import { refuse } from './refusal.js';

const entityPatterns: readonly (readonly [string, RegExp])[] = [
  ['url', /\bhttps?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/giu],
  ['bot_command', /(?<![\p{L}\p{N}_/<>@])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/@])/gu],
  ['mention', /(?<![\p{L}\p{N}_/@])@[A-Za-z][A-Za-z0-9_]{2,31}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_#@])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
];

/** The longest text of a message, in characters after entities are parsed (Bot API sendMessage). */
export const maxTextLength = 4096;

/** The longest caption, in characters after entities are parsed (Bot API sendAudio). */
export const maxCaptionLength = 1024;

/**
 * Reads a text or caption with its `parse_mode` and entities, trimmed like Telegram does. HTML is the only parse mode;
 * both Markdown dialects are refused.
 */
export const readStyledText = (
  payload: Payload,
  name: string,
  entitiesName: string,
): StyledText | undefined => {
  const source = textOf(payload, name);
  if (source === undefined) return undefined;
  const mode = textOf(payload, 'parse_mode')?.toLowerCase();
  if (mode !== undefined && mode !== '' && mode !== 'html') refuse('unsupported parse_mode');
  const written =
    mode === 'html'
      ? parseHtml(source)
      : { text: source, entities: readEntities(payload.fields[entitiesName], source.length) };
  const { text, entities } = trim(written);
  return { text, entities: [...entities, ...findEntities(text, entities)].sort(byOffset) };
};

/** Finds the commands, mentions, hashtags and links that Telegram marks itself. */
export const findEntities = (text: string, styled: readonly Entity[] = []): Entity[] => {
  const taken = styled.filter((entity) => ['code', 'pre', 'text_link'].includes(entity.type));
  const found: Entity[] = [];
  for (const [type, pattern] of entityPatterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (![...taken, ...found].some((other) => overlaps(entity, other))) found.push(entity);
    }
  }
  return found.sort(byOffset);
};

const byOffset = (one: Entity, other: Entity) => one.offset - other.offset || other.length - one.length;

const overlaps = (one: Entity, other: Entity): boolean => {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length;
};

const readEntities = (value: unknown, length: number): Entity[] => {
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
};

const trim = ({ text, entities }: StyledText): StyledText => {
  const lead = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.map((entity) => {
    const offset = Math.max(0, entity.offset - lead);
    const end = Math.min(kept.length, entity.offset + entity.length - lead);
    return { ...entity, offset, length: end - offset };
  });
  return { text: kept, entities: moved.filter((entity) => entity.length > 0) };
};
