import type { MessageEntity, User } from 'grammy/types';

/** A text and its entities: which parts are bold, italic, code or links. Offsets count UTF-16 units. */
export type StyledText = { text: string; entities: MessageEntity[] };

/** A part of a line in one style, or a link, or a mention that notifies the person with that id. */
type Piece = {
  text: string;
  style?: 'bold' | 'italic' | undefined;
  link?: string | undefined;
  person?: string | undefined;
};

type EntityKind =
  | { type: 'bold' | 'italic' | 'code' }
  | { type: 'text_link'; url: string }
  | { type: 'text_mention'; user: User };

/** The pieces of one line. Lines make blocks; an empty line separates two blocks. */
export type Line = readonly Piece[];

const mentionPattern = /((?<![\p{L}\p{N}_])@[A-Za-z0-9_]{2,})/u;

/** Joins blocks to one text. Styles are entities, never markup, so a person's text stays as they wrote it. */
export const styleText = (blocks: readonly (readonly Line[])[]): StyledText => {
  let text = '';
  const entities: MessageEntity[] = [];
  const add = (part: string, kind: EntityKind | undefined) => {
    if (part !== '' && kind !== undefined)
      entities.push({ ...kind, offset: text.length, length: part.length });
    text += part;
  };
  const addPiece = ({ text: raw, style, link, person }: Piece) => {
    const clean = cleanText(raw);
    if (link !== undefined) return add(clean, { type: 'text_link', url: link });
    if (person !== undefined) return add(clean, { type: 'text_mention', user: userWithId(person) });
    for (const part of clean.split(mentionPattern)) {
      // Telegram makes a mention of @name and notifies that person, except inside code.
      add(part, part.search(mentionPattern) === 0 ? { type: 'code' } : style && { type: style });
    }
  };
  for (const block of blocks) {
    if (block.length === 0) continue;
    if (text !== '') text += '\n\n';
    block.forEach((line, index) => {
      if (index > 0) text += '\n';
      for (const piece of line) addPiece(piece);
    });
  }
  return { text, entities };
};

/** Cuts a text to `limit` UTF-16 units, the ellipsis included, and its entities with it. */
export const cutStyled = (styled: StyledText, limit: number): StyledText => {
  if (styled.text.length <= limit) return styled;
  const end = /[\uD800-\uDBFF]/.test(styled.text[limit - 2] ?? '') ? limit - 2 : limit - 1;
  const entities = styled.entities
    .map((entity) => ({ ...entity, length: Math.min(entity.length, end - entity.offset) }))
    .filter((entity) => entity.length > 0);
  return { text: `${styled.text.slice(0, end)}…`, entities };
};

/** Removes the characters that Telegram removes; otherwise the offsets of all entities behind them would be wrong. */
export const cleanText = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\r\u2028-\u202E]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be replaced
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ');

// Telegram reads only the id.
const userWithId = (id: string): User => ({ id: Number(id), is_bot: false, first_name: '' });
