/** Held while a card is being redrawn: a delivery waits for it, so that the last edit is its own. */
export const cardLock = (id: string): string => `draw:${id}`;
