import type { MessageEntity, User } from 'grammy/types';

/** A text as it is shown, and which stretches are bold, italic or code; offsets count UTF-16 units. */
export type StyledText = { text: string; entities: MessageEntity[] };

/** A stretch of text in one style, or one that leads to a page, or one that notifies the person with an id. */
type Piece = {
  text: string;
  style?: 'bold' | 'italic' | undefined;
  link?: string | undefined;
  person?: string | undefined;
};

/** A line of pieces; lines make blocks, blocks are set apart by an empty line. */
export type Line = readonly Piece[];

/** Puts pieces together. Styles are entities, never markup: what a person wrote stays what they wrote. */
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
    if (person !== undefined) return add(clean, { type: 'text_mention', user: mentioned(person) });
    for (const part of clean.split(name)) {
      // Telegram turns @name into a mention by itself and notifies that person, but never inside code.
      add(part, part.search(name) === 0 ? { type: 'code' } : style && { type: style });
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

/** Cuts at a limit in UTF-16 units, with an ellipsis, and the entities with it. */
export const cutStyled = (styled: StyledText, limit: number): StyledText => {
  if (styled.text.length <= limit) return styled;
  const end = /[\uD800-\uDBFF]/.test(styled.text[limit - 2] ?? '') ? limit - 2 : limit - 1;
  const entities = styled.entities
    .map((entity) => ({ ...entity, length: Math.min(entity.length, end - entity.offset) }))
    .filter((entity) => entity.length > 0);
  return { text: `${styled.text.slice(0, end)}…`, entities };
};

/** Leaves out what Telegram leaves out as well: otherwise every style behind it would stand in the wrong place. */
export const cleanText = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\r\u2028-\u202E]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be replaced
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ');

type EntityKind =
  | { type: 'bold' | 'italic' | 'code' }
  | { type: 'text_link'; url: string }
  | { type: 'text_mention'; user: User };

// Telegram looks at the id alone.
const mentioned = (id: string): User => ({ id: Number(id), is_bot: false, first_name: '' });

const name = /((?<![\p{L}\p{N}_])@[A-Za-z0-9_]{2,})/u;
