import { GrammyError, HttpError } from 'grammy';
import { SurfaceError, type SurfaceFault } from '../../core/index.js';

/** What Telegram's refusal, or a broken connection, means to core. The detail never holds the bot's token. */
export const surfaceErrorOf = (error: unknown): SurfaceError => {
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

/** Says what went wrong without web addresses, because those of the Bot API hold the token. */
export const describeError = (error: unknown): string => {
  if (error instanceof GrammyError) return hideToken(`${error.error_code} ${error.description}`);
  if (error instanceof HttpError) {
    return hideToken(`${error.message} ${error.error instanceof Error ? error.error.message : ''}`.trim());
  }
  return hideToken(error instanceof Error ? error.message : String(error));
};

/** True when an edit would change nothing, which is as good as done. */
export const isNotModified = (error: unknown): boolean => says(error, /message is not modified/i);

/** True when a message was to be taken away that is not there. */
export const isDeletedAlready = (error: unknown): boolean =>
  says(error, /message to delete not found|MESSAGE_ID_INVALID/i);

/** True when a text was to be written into a message that holds a song. */
export const hasNoText = (error: unknown): boolean => says(error, /there is no text in the message to edit/i);

/**
 * True when Telegram said no, or was never reached: what was sent does not stand anywhere. After a broken connection,
 * or an answer that something there has failed, nobody knows.
 */
export const wasRefused = (error: unknown): boolean => {
  if (error instanceof GrammyError) return error.error_code < 500;
  const cause = error instanceof HttpError ? error.error : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
};

/** The new id of a group that has become a supergroup (Bot API ResponseParameters). */
export const movedTo = (error: unknown): number | undefined =>
  error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;

/** True when the topic of a group was deleted. */
export const hasNoTopic = (error: unknown): boolean => says(error, /message thread not found/i);

/** True when Telegram does not know the token: 401, or 404 when it does not even look like one. */
export const isWrongToken = (error: unknown): boolean =>
  error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);

/** True when another process listens with the same token, or a webhook is set (Bot API getUpdates). */
export const isConflict = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 409;

const says = (error: unknown, words: RegExp): boolean =>
  error instanceof GrammyError && words.test(error.description);

const faultOf = (error: GrammyError): SurfaceFault => {
  const { error_code: code, description } = error;
  // A token that is refused is the operator's to mend; until then the song waits.
  if (code >= 500 || isWrongToken(error)) return 'unreachable';
  if (code === 413 || /too (big|large)/i.test(description)) return 'too_large';
  if (code === 403 || forbidden.test(description)) return 'forbidden';
  if (gone.test(description) || movedTo(error) !== undefined) return 'gone';
  return 'refused';
};

const forbidden =
  /not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED|CHAT_RESTRICTED|chat not found|message can't be deleted/i;
const gone = /message to edit not found|message can't be edited|message thread not found|MESSAGE_ID_INVALID/i;

const hideToken = (text: string): string =>
  text.replace(/https?:\/\/\S+/gi, 'the Bot API').replace(/\b(?:bot)?\d{6,}:[\w-]{20,}/g, '<token>');
