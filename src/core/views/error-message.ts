import { say } from '../../i18n/index.js';
import { type ChatMessage, note } from '../domain/message.js';
import { StorageError } from '../ports/storage.js';

/** What a person is told when an event could not be heard at all: that the memory is away, or that it went wrong. */
export const errorMessage = (error: unknown, locale: string | undefined): ChatMessage =>
  note('bad', say(locale, error instanceof StorageError ? 'refusal.storage' : 'refusal.gone-wrong'));
