import type { EncodedMessage } from '../../../core/index.js';

/** Replaces a message that was removed: the entry keeps its place in the conversation and loses its content. */
export const deletedMessage: EncodedMessage = { tone: 'plain', controls: [] };

/** True for the message that replaces a removed one. */
export const isDeletedMessage = ({ controls, tone: _, ...content }: EncodedMessage): boolean =>
  controls.length === 0 && Object.values(content).every((part) => part === undefined);
