import type { EncodedMessage } from '../../core/index.js';

/** What stands where a message was taken away: the conversation keeps its place, and nothing of what was said. */
export const deletedMessage: EncodedMessage = { tone: 'plain', controls: [] };

/** True for what stands where a message was taken away. */
export const isDeletedMessage = ({ controls, tone: _, ...shown }: EncodedMessage): boolean =>
  controls.length === 0 && Object.values(shown).every((part) => part === undefined);
