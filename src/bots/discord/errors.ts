import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { SurfaceError, type SurfaceFault } from '../../core/index.js';

/** What can be told about a failed call without telling a secret; `code` is Discord's, 0 where it gave none. */
export type ApiError = { status: number; code: number; detail: string; retryAfterMs?: number };

const longSecret = /[\w.-]{50,}/g;
const address = /\b(?:https?|wss?):\/\/\S+|\/(?:webhooks|interactions)\/\S+/g;

/** A text without addresses and without anything that looks like a token: both stand in errors of Discord's library. */
const redact = (text: string): string =>
  text.replace(address, '(address)').replace(longSecret, '(hidden)').slice(0, 300);

/** Reads an error of a call. Its url is left out, because that of an interaction holds its token. */
export const parseApiError = (error: unknown): ApiError => {
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.ceil(Math.max(error.retryAfter, error.timeToReset, 0));
    return { status: 429, code: 0, detail: `429 on ${error.method}`, retryAfterMs };
  }
  if (error instanceof DiscordAPIError) {
    const code = typeof error.code === 'number' ? error.code : 0;
    return { status: error.status, code, detail: redact(`${error.status} ${code} ${error.message}`) };
  }
  if (error instanceof HTTPError) {
    return { status: error.status, code: 0, detail: `${error.status} on ${error.method}` };
  }
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return { status: 0, code: 0, detail: redact(`${error instanceof Error ? error.message : error}${cause}`) };
};

/** What a fault means to core (Discord docs, topics/opcodes-and-status-codes, JSON error codes). */
export const surfaceError = (error: unknown): SurfaceError => {
  if (error instanceof SurfaceError) return error;
  const { status, code, detail, retryAfterMs } = parseApiError(error);
  return new SurfaceError('discord', meaning(status, code), detail, retryAfterMs ?? defaultPause(code));
};

/** True when the bot has no way into a channel, so that another way to the person may be tried. */
export const isShutOut = ({ status, code }: ApiError): boolean => status === 403 || code === 10003;

/** True when an interaction's token no longer works. */
export const isTokenSpent = ({ status, code }: ApiError): boolean =>
  status === 401 || code === 50027 || code === 10015 || code === 10062;

/** True when what is to be taken away is not there any more: the message, or the channel it stood in. */
export const isGone = ({ code }: ApiError): boolean => code === 10008 || code === 10003;

const meaning = (status: number, code: number): SurfaceFault => {
  if (code === 10008) return 'gone';
  if (code === 40005 || status === 413) return 'too_large';
  if (status === 429 || code === 30046 || code === 20016) return 'slow_down';
  if (code === 50083) return 'refused';
  if (status === 403 || code === 10003) return 'forbidden';
  if (status === 0 || status >= 500) return 'unreachable';
  return 'refused';
};

/** Edits of messages older than an hour, and slow mode, are limited without a time being told. */
const defaultPause = (code: number): number | undefined =>
  code === 30046 || code === 20016 ? 60_000 : undefined;
