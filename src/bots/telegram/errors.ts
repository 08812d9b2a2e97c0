import { GrammyError, HttpError } from 'grammy';
import { SurfaceError, type SurfaceFault } from '../../core/index.js';

const forbidden =
  /not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED|CHAT_RESTRICTED|chat not found|message can't be deleted/i;
const gone = /message to edit not found|message can't be edited|message thread not found|MESSAGE_ID_INVALID/i;

/** Translates a refusal of Telegram or a broken connection into core's error. The detail never holds the bot's token. */
export const toSurfaceError = (error: unknown): SurfaceError => {
  if (error instanceof SurfaceError) return error;
  const detail = describeError(error);
  if (!(error instanceof GrammyError)) {
    return new SurfaceError('telegram', error instanceof HttpError ? 'unreachable' : 'refused', detail);
  }
  const seconds = error.parameters.retry_after;
  if (error.error_code === 429) {
    return new SurfaceError('telegram', 'slow_down', detail, (seconds ?? 1) * 1000);
  }
  return new SurfaceError('telegram', faultOf(error), detail);
};

/** Describes an error without URLs, because those of the Bot API hold the bot's token. */
export const describeError = (error: unknown): string => {
  if (error instanceof GrammyError) return hideToken(`${error.error_code} ${error.description}`);
  if (error instanceof HttpError) {
    return hideToken(`${error.message} ${error.error instanceof Error ? error.error.message : ''}`.trim());
  }
  return hideToken(error instanceof Error ? error.message : String(error));
};

/** True when an edit would have changed nothing. */
export const isNotModified = (error: unknown): boolean => matches(error, /message is not modified/i);

/** True when the message to delete does not exist. */
export const isDeletedAlready = (error: unknown): boolean =>
  matches(error, /message to delete not found|MESSAGE_ID_INVALID/i);

/** True when a text edit met a message that holds a file. */
export const hasNoText = (error: unknown): boolean =>
  matches(error, /there is no text in the message to edit/i);

/**
 * True when Telegram certainly did not post the message: it refused the request, or the connection was never made.
 * After a broken connection or a 5xx answer nobody knows.
 */
export const wasRefused = (error: unknown): boolean => {
  if (error instanceof GrammyError) return error.error_code < 500;
  const cause = error instanceof HttpError ? error.error : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
};

/** The id of the supergroup that a group has become (Bot API ResponseParameters). */
export const migratedTo = (error: unknown): number | undefined =>
  error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;

/** True when the topic of a group was deleted. */
export const isTopicDeleted = (error: unknown): boolean => matches(error, /message thread not found/i);

/** True when Telegram does not accept the token: 401, or 404 for one of the wrong form. */
export const isWrongToken = (error: unknown): boolean =>
  error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);

/** True when another process polls with the same token, or a webhook is set (Bot API getUpdates). */
export const isConflict = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 409;

const matches = (error: unknown, pattern: RegExp): boolean =>
  error instanceof GrammyError && pattern.test(error.description);

const faultOf = (error: GrammyError): SurfaceFault => {
  const { error_code: code, description } = error;
  // Only the operator can mend a refused token; the song waits until then.
  if (code >= 500 || isWrongToken(error)) return 'unreachable';
  if (code === 413 || /too (big|large)/i.test(description)) return 'too_large';
  if (code === 403 || forbidden.test(description)) return 'forbidden';
  if (gone.test(description) || migratedTo(error) !== undefined) return 'gone';
  return 'refused';
};

const hideToken = (text: string): string =>
  text.replace(/https?:\/\/\S+/gi, 'the Bot API').replace(/\b(?:bot)?\d{6,}:[\w-]{20,}/g, '<token>');
