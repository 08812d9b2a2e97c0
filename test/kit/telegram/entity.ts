/** A styled or special part of a text; offset and length in UTF-16 units (Bot API MessageEntity). */
export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
};

/** A text as people see it, with its entities in order. */
export type StyledText = {
  text: string;
  entities: Entity[];
};
