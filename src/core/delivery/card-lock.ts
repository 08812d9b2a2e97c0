/** The lock held while a card is refreshed. A delivery waits for it, so that the last edit is its own. */
export const cardLock = (id: string): string => `draw:${id}`;
