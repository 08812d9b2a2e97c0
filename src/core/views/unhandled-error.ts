import { say } from '../../i18n/index.js';
import { type ChatMessage, note } from '../domain/message.js';
import { StorageError } from '../ports/store.js';

/** What a person reads when an event could not be handled: the store is away, or something went wrong. */
export const errorMessage = (error: unknown, locale: string | undefined): ChatMessage =>
  note('bad', say(locale, error instanceof StorageError ? 'refusal.storage' : 'refusal.gone-wrong'));
