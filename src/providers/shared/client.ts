import { Agent, buildConnector, Client, type Dispatcher, request } from 'undici';
import { type FaultCode, ProviderError, type ProviderId } from '../../core/index.js';
import type { ProviderSettings } from '../definition.js';
import { failedAtWork, faultOf, type Said, saidIn } from './classify-error.js';
import { createRedactor } from './redact.js';
import { type Exchange, type Received, receive } from './transport.js';

const connectMs = 10_000;

/** What is said about keys, money, addresses and pace, whatever else the words are: nothing has been begun. */
const atTheDoor: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 413, 429]);

/** One gateway as its driver speaks to it: JSON there, JSON back, everything else a {@link ProviderError}. */
export type GatewayClient = {
  /** One billable POST, never repeated, on a connection of its own. */
  submit(path: string, body: unknown, signal: AbortSignal): Promise<unknown>;
  /** A question that costs nothing; with a body it is a POST. Rejects with the signal's reason when aborted. */
  ask(path: string, body: unknown, signal: AbortSignal): Promise<unknown>;
  /** The error for an answer that came with a good status and says no. */
  refused(json: unknown, asking: boolean): ProviderError;
  /** The error for an answer whose shape tells nothing: after a submit it may have been billed. */
  unreadable(json: unknown, asking: boolean, detail: string): ProviderError;
  /** Makes the gateway's words fit to be shown. */
  clean(text: string): string;
};

/** What one gateway says in a way of its own. */
type Dialect = {
  /** The fault that its own error codes name; undefined leaves it to the words and the status. */
  fault?: (said: Said) => FaultCode | undefined;
  /** Reads the text of a good answer that is not whole or no JSON; undefined when it says nothing. */
  decode?: (text: string) => unknown;
};

/** Builds the client; `beforeWork` names the 5xx refusals that surely cost nothing. */
export const createGatewayClient = (
  id: ProviderId,
  settings: ProviderSettings,
  beforeWork: (said: Said) => boolean = () => false,
  dialect: Dialect = {},
): GatewayClient => {
  const base = settings.url.trim().replace(/\/+$/, '');
  if (!/^https?:$/.test(protocolOf(base))) {
    throw new Error(`${id}: “${settings.url}” is not an http or https address.`);
  }
  const key = settings.key.trim();
  if (!/^[\x21-\x7e]+$/.test(key)) throw new Error(`${id}: its key is empty or holds what no key holds.`);
  const clean = createRedactor(key);
  const submitMs = settings.timeouts?.submitMs ?? 60_000;
  const pollMs = settings.timeouts?.pollMs ?? 15_000;
  // Our own deadline covers the whole call, so undici's timeouts for its parts stay off.
  const patience = { headersTimeout: 0, bodyTimeout: 0 };
  const agent = new Agent({ ...patience, connections: 8, connect: { timeout: connectMs } });

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

  const meant = (status: number, said: Said, asking: boolean): FaultCode =>
    dialect.fault?.(said) ?? faultOf(status, said, asking);

  const fault = (received: Received, asking: boolean): ProviderError => {
    const { status, json, retryAfterSeconds } = received;
    const said = saidIn(json);
    const code = status < 400 ? (received.late ? 'timed_out' : 'bad_answer') : meant(status, said, asking);
    // A 408 is said by whoever stopped waiting, which may be long after the work was handed on.
    const early = atTheDoor.has(status) || (status !== 408 && !failedAtWork(said));
    const refused = status >= 500 ? beforeWork(said) : status >= 400 && early;
    const words = firstWords(received, said, clean);
    return new ProviderError(
      id,
      code,
      asking || refused ? 'no' : 'maybe',
      words === '' ? `HTTP ${status}` : words,
      retryAfterSeconds,
    );
  };

  const settle = (exchange: Exchange, asking: boolean, connected: boolean): unknown => {
    if (exchange.kind === 'received') {
      const good = exchange.status >= 200 && exchange.status < 300;
      if (good && exchange.whole && exchange.json !== undefined) return exchange.json;
      const pieced = good ? dialect.decode?.(exchange.text) : undefined;
      if (pieced !== undefined) return pieced;
      throw fault(exchange, asking);
    }
    const code = !connected && !exchange.aborted ? 'unreachable' : exchange.code;
    throw new ProviderError(id, code, asking || !connected ? 'no' : 'maybe', clean(exchange.detail));
  };

  return {
    async submit(path, body, signal) {
      let connected = false;
      const dial = buildConnector({ timeout: connectMs });
      // A kept connection may be closed under the request, and nobody could tell whether it was read: a song gets
      // its own. Nothing can have left before the connector has called back, with TLS agreed on.
      const line = new Client(new URL(base).origin, {
        ...patience,
        pipelining: 0,
        connect: (options, done) =>
          dial(options, (...result) => {
            connected ||= result[0] === null;
            done(...result);
          }),
      });
      try {
        const exchange = await receive(
          (deadline) => send(path, body, line, deadline),
          submitMs,
          signal,
          settings.clock,
        );
        return settle(exchange, false, connected);
      } finally {
        line.destroy().catch(() => undefined);
      }
    },

    async ask(path, body, signal) {
      const exchange = await receive(
        (deadline) => send(path, body, agent, deadline),
        pollMs,
        signal,
        settings.clock,
      );
      if (exchange.kind === 'broken' || !exchange.whole) signal.throwIfAborted();
      return settle(exchange, true, true);
    },

    refused: (json, asking) => {
      const said = saidIn(json);
      const detail = clean(said.words) || clean(said.code) || 'refused without a reason';
      const sure = asking || beforeWork(said) || !failedAtWork(said);
      return new ProviderError(id, meant(200, said, asking), sure ? 'no' : 'maybe', detail);
    },

    unreadable(json, asking, detail) {
      const answer = clean(JSON.stringify(json));
      settings.log?.warn(
        { provider: id, asking, answer },
        'a gateway answered in a shape its driver does not know',
      );
      return new ProviderError(id, 'bad_answer', asking ? 'no' : 'maybe', clean(detail));
    },

    clean,
  };
};

const protocolOf = (address: string): string => {
  try {
    return new URL(address).protocol;
  } catch {
    return '';
  }
};

const firstWords = (received: Received, said: Said, clean: (text: string) => string): string => {
  const { status, text } = received;
  if (said.words !== '' || said.code !== '') return clean(said.words) || clean(said.code);
  if (!received.whole) return `HTTP ${status}, the answer broke off`;
  if (/^\s*</.test(text)) return `HTTP ${status}, a web page instead of an answer`;
  if (status < 400 && received.json === undefined)
    return `HTTP ${status}, not JSON: ${clean(text)}`.slice(0, 200);
  return clean(text);
};
