import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { SurfaceError, type SurfaceFault } from '../../core/index.js';

/** A failed API call without secrets: the HTTP status (0 without a response) and Discord's JSON error code (0 without one). */
export type ApiError = { status: number; code: number; reason: string; retryAfterMs?: number };

const maxReasonCharacters = 300;
const tokenLike = /[\w.-]{50,}/g;
const address = /\b(?:https?|wss?):\/\/\S+|\/(?:webhooks|interactions)\/\S+/g;

/** Removes addresses and anything that looks like a token: errors of discord.js contain both. */
const redact = (text: string): string =>
  text.replace(address, '(address)').replace(tokenLike, '(hidden)').slice(0, maxReasonCharacters);

/** Reads an error of an API call. The URL is left out, because the URL of an interaction contains its token. */
export const parseApiError = (error: unknown): ApiError => {
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.ceil(Math.max(error.retryAfter, error.timeToReset, 0));
    return { status: 429, code: 0, reason: `429 on ${error.method}`, retryAfterMs };
  }
  if (error instanceof DiscordAPIError) {
    const code = typeof error.code === 'number' ? error.code : 0;
    return { status: error.status, code, reason: redact(`${error.status} ${code} ${error.message}`) };
  }
  if (error instanceof HTTPError) {
    return { status: error.status, code: 0, reason: `${error.status} on ${error.method}` };
  }
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return { status: 0, code: 0, reason: redact(`${error instanceof Error ? error.message : error}${cause}`) };
};

/** The cause of an error as a log line states it, without secrets. */
export const reasonOf = (error: unknown): string => parseApiError(error).reason;

/** Translates an error for core (Discord docs, topics/opcodes-and-status-codes, JSON error codes). */
export const toSurfaceError = (error: unknown): SurfaceError => {
  if (error instanceof SurfaceError) return error;
  const { status, code, reason, retryAfterMs } = parseApiError(error);
  return new SurfaceError(
    'discord',
    faultOf(status, code),
    reason,
    retryAfterMs ?? defaultRetryAfterMs(code),
  );
};

/** The error of a message that only an expired interaction token could reach. */
export const unreachableMessage = (): SurfaceError =>
  new SurfaceError('discord', 'gone', 'the interaction token has expired and the message id is unknown');

/** True when the bot has no access to a channel, so that another route to the person may be tried. */
export const isForbidden = ({ status, code }: ApiError): boolean => status === 403 || code === 10003;

/** True when an interaction token no longer works. */
export const isTokenExpired = ({ status, code }: ApiError): boolean =>
  status === 401 || code === 50027 || code === 10015 || code === 10062;

/** True when an interaction already has its 5 follow-up messages, the most for a user install. */
export const isFollowUpLimit = ({ code }: ApiError): boolean => code === 40094;

/** True when the message, or the channel it was in, no longer exists. */
export const isGone = ({ code }: ApiError): boolean => code === 10008 || code === 10003;

/** True when Discord refused the content of a first response (invalid or too large): the interaction is still open. */
export const isContentRefused = ({ code }: ApiError): boolean => code === 50035 || code === 40005;

const faultOf = (status: number, code: number): SurfaceFault => {
  if (code === 10008) return 'gone';
  if (code === 40005 || status === 413) return 'too_large';
  if (status === 429 || code === 30046 || code === 20016) return 'slow_down';
  if (code === 50083) return 'refused';
  if (status === 403 || code === 10003) return 'forbidden';
  if (status === 0 || status >= 500) return 'unreachable';
  return 'refused';
};

/** Discord names no pause for edits of messages older than an hour (30046) and for slow mode (20016). */
const defaultRetryAfterMs = (code: number): number | undefined =>
  code === 30046 || code === 20016 ? 60_000 : undefined;
