import { Agent, buildConnector, Client, type Dispatcher, request } from 'undici';
import { ProviderError, type ProviderId } from '../../core/index.js';
import type { ProviderSettings } from '../settings.js';
import { type AnswerErrors, createAnswerErrors, type Dialect } from './answer-errors.js';
import { type CallKind, isRefusal } from './classify-error.js';
import { createRedactor, type Redact } from './redact.js';
import { type CallResult, performCall } from './transport.js';

export type { Dialect } from './answer-errors.js';

const connectMs = 10_000;

/** Our own deadline covers the whole call, so undici's timeouts for its parts are off. */
const noTimeouts = { headersTimeout: 0, bodyTimeout: 0 };

/** One account at one gateway: JSON out, JSON back, everything else a {@link ProviderError}. */
export type GatewayClient = Pick<AnswerErrors, 'refused' | 'unreadable'> & {
  id: ProviderId;
  /** One billable call, never repeated, on a connection of its own. */
  submit(path: string, body: unknown, signal: AbortSignal): Promise<unknown>;
  /** One free call; with a body it is a POST. Rejects with the signal's reason when aborted. */
  query(path: string, body: unknown, signal: AbortSignal): Promise<unknown>;
  /** Makes the gateway's text fit to be shown. */
  redact: Redact;
};

/** Builds the client of one account; throws a plain Error when address or key cannot be right. */
export const createGatewayClient = (
  id: ProviderId,
  settings: ProviderSettings,
  dialect: Dialect = {},
): GatewayClient => {
  const base = baseOf(id, settings.url);
  const key = keyOf(id, settings.key);
  const redact = createRedactor(key);
  const errors = createAnswerErrors(id, redact, dialect, settings.log);
  const submitMs = settings.timeouts?.submitMs ?? 60_000;
  const queryMs = settings.timeouts?.pollMs ?? 15_000;
  const agent = new Agent({ ...noTimeouts, connections: 8, connect: { timeout: connectMs } });

  const send = (path: string, body: unknown, dispatcher: Dispatcher, signal: AbortSignal) =>
    request(`${base}${path}`, {
      dispatcher,
      signal,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });

  const settle = (result: CallResult, call: CallKind, connected: boolean): unknown => {
    if (result.kind === 'received') {
      const good = result.status >= 200 && result.status < 300;
      if (good && result.whole && result.json !== undefined) return result.json;
      const decoded = good ? dialect.decode?.(result.text) : undefined;
      if (decoded !== undefined) return decoded;
      throw errors.failed(result, call);
    }
    const code = !connected && !result.aborted ? 'unreachable' : result.code;
    const accepted = call === 'query' || !connected ? 'no' : 'maybe';
    throw new ProviderError(id, code, accepted, redact(result.detail));
  };

  return {
    id,
    redact,
    refused: errors.refused,
    unreadable: errors.unreadable,

    async submit(path, body, signal) {
      const connection = connectionTo(base);
      try {
        const result = await performCall(
          (deadline) => send(path, body, connection.client, deadline),
          submitMs,
          signal,
          settings.clock,
        );
        return settle(result, 'submit', connection.connected());
      } finally {
        connection.client.destroy().catch(() => undefined);
      }
    },

    async query(path, body, signal) {
      const result = await performCall(
        (deadline) => send(path, body, agent, deadline),
        queryMs,
        signal,
        settings.clock,
      );
      if (result.kind === 'broken' || !result.whole) signal.throwIfAborted();
      return settle(result, 'query', true);
    },
  };
};

/** One billable call; an answer that refuses it throws. */
export const submitOrThrow = async (
  client: GatewayClient,
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<unknown> => {
  const json = await client.submit(path, body, signal);
  if (isRefusal(json)) throw client.refused(json, 'submit');
  return json;
};

/** One free call; an answer that refuses it throws. */
export const queryOrThrow = async (
  client: GatewayClient,
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<unknown> => {
  const json = await client.query(path, body, signal);
  if (isRefusal(json)) throw client.refused(json, 'query');
  return json;
};

/**
 * A connection for one submit. A kept-alive connection may be closed under the request, and then nobody can tell
 * whether the gateway read it. Nothing can have been sent before the connector calls back, which it does after TLS.
 */
const connectionTo = (base: string) => {
  let connected = false;
  const connect = buildConnector({ timeout: connectMs });
  const client = new Client(new URL(base).origin, {
    ...noTimeouts,
    pipelining: 0,
    connect: (options, done) =>
      connect(options, (...result) => {
        connected ||= result[0] === null;
        done(...result);
      }),
  });
  return { client, connected: () => connected };
};

const baseOf = (id: ProviderId, url: string): string => {
  const base = url.trim().replace(/\/+$/, '');
  const protocol = URL.canParse(base) ? new URL(base).protocol : '';
  if (/^https?:$/.test(protocol)) return base;
  throw new Error(`${id}: “${url}” is not an http or https address.`);
};

const keyOf = (id: ProviderId, key: string): string => {
  const trimmed = key.trim();
  if (/^[\x21-\x7e]+$/.test(trimmed)) return trimmed;
  throw new Error(`${id}: its key is empty or has characters that no key has.`);
};
