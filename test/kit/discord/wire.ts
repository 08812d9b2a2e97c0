/** A JSON object from the bot, or for it; nothing in it is trusted. */
export type Wire = { [key: string]: unknown };

/** The value as an object, or an empty one. */
export const asWire = (value: unknown): Wire => {
  return isWire(value) ? value : {};
};

/** The objects in a list, or an empty list. */
export const asList = (value: unknown): Wire[] => {
  return Array.isArray(value) ? value.filter(isWire) : [];
};

/** The value as a text, or an empty one. */
export const asText = (value: unknown): string => {
  return typeof value === 'string' ? value : '';
};

/** The value as a number, or 0. */
export const asNumber = (value: unknown): number => {
  return typeof value === 'number' ? value : 0;
};

/** The strings in a list, or an empty list. */
export const asTexts = (value: unknown): string[] => {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
};

const isWire = (value: unknown): value is Wire => {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
};
