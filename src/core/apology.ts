import { type ChatMessage, note } from './message.js';
import { MemoryError } from './ports.js';
import { say } from './words/index.js';

/** What a person is told when an event could not be heard at all: that the memory is away, or that it went wrong. */
export const apologyFor = (error: unknown, locale: string | undefined): ChatMessage =>
  note('bad', say(locale, error instanceof MemoryError ? 'refusal.memory' : 'refusal.gone-wrong'));
