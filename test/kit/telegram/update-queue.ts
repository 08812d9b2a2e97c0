import type { Refusal } from './refusal.js';

/** Something that happened in a chat (Bot API Update). */
export type Update = {
  update_id: number;
  [kind: string]: unknown;
};

/** An update that the bot has not confirmed. */
export type PendingUpdate = {
  update: Update;
  chatId: number;
  /** True for one that is delivered again although the bot has confirmed it. */
  again?: true;
};

/** The pending updates, and how to end the long poll that waits for them. */
export type UpdateQueue = {
  pending: PendingUpdate[];
  allowed: string[];
  endPoll(refusal: Refusal): void;
};
