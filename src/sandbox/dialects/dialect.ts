import type { Caller, Engine } from '../engine.js';
import { type Clip, Refusal, type Task, type TimeRange } from '../types.js';
import type { Body, Fields } from './fields.js';

/** A request with a valid key and a parsed body. */
export type GatewayRequest = {
  readonly caller: Caller;
  /** The capture groups of the route's pattern, decoded. */
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  /** The accept header, empty when there is none. */
  readonly accept: string;
  readonly body: Body;
  readonly fields: Fields;
  readonly engine: Engine;
  /** Aborted when the client disconnects or the sandbox closes. */
  readonly signal: AbortSignal;
};

/** A JSON response. */
export type GatewayResponse = {
  readonly status: number;
  readonly body: unknown;
};

/** A response that comes later, although the order is accepted already. */
export type DeferredResponse = {
  readonly later: () => Promise<GatewayResponse>;
};

/** A response of JSON lines that are sent one by one. */
export type StreamedResponse = {
  readonly status: number;
  readonly lines: AsyncIterable<unknown>;
};

/** The result of a route. */
export type RouteResult = GatewayResponse | DeferredResponse | StreamedResponse;

/** One route of a gateway. */
export type GatewayRoute = {
  readonly method: 'GET' | 'POST';
  /** Matched against the path below the gateway, without repeated or trailing slashes. */
  readonly pattern: RegExp;
  readonly kind: 'submit' | 'poll';
  /** Handles a request; its only side effects are those of the engine. Throws a Refusal. */
  readonly handle: (request: GatewayRequest) => RouteResult;
};

/** The API of one gateway: its routes and its error responses. */
export type Dialect = {
  readonly gateway: string;
  /** True when the gateway refunds failed songs. */
  readonly refunds: boolean;
  readonly routes: readonly GatewayRoute[];
  readonly refuse: (refusal: Refusal) => GatewayResponse;
  /** The body of the callback for a task; absent when the gateway has no callbacks. */
  readonly callback?: (task: Task, engine: Engine) => unknown;
};

/** The finished clip with that id; throws a Refusal if there is none. */
export const finishedClip = ({ caller, engine }: GatewayRequest, id: string): Clip => {
  const clip = engine.clip(caller.gateway, id);
  if (!clip) throw new Refusal('unknown-clip', `clip ${id.slice(0, 60)} does not exist`);
  const { stage } = engine.progressOf(clip);
  if (stage !== 'complete') throw new Refusal('unfinished-clip', `clip ${id} is not complete (${stage})`);
  return clip;
};

/** Refuses to continue after the end of a clip; not for the short clips of tests. */
export const checkContinueAt = (clip: Clip, seconds: number): void => {
  if (seconds > clip.seconds + 1 && clip.seconds > 5) {
    throw new Refusal('invalid', `continue_at must be at most ${clip.seconds}, the length of the clip`);
  }
};

/** The finished clip with that id, which must belong to the caller's account. */
export const ownClip = (request: GatewayRequest, id: string): Clip => {
  const clip = finishedClip(request, id);
  if (clip.account !== request.caller.account)
    throw new Refusal('unknown-clip', 'clip belongs to another account');
  return clip;
};

/** True for an uploaded clip. */
export const isUpload = ({ engine }: GatewayRequest, clip: Clip): boolean =>
  engine.orderOf(clip)?.operation === 'upload';

/**
 * Reads a time range, which must be within the clip; not for the short clips of tests. `least` is the default of the
 * start, the range must be shorter than `longest` seconds, and with `inside` it must end before the end of the clip.
 */
export const readWindow = (
  { fields }: GatewayRequest,
  clip: Clip,
  [start, end]: readonly [start: string, end: string],
  { least, longest, inside = false }: { least?: number; longest?: number; inside?: boolean } = {},
): TimeRange => {
  const from =
    least === undefined ? fields.neededNumber(start, 0, 480) : (fields.number(start, 0, 480) ?? least);
  const to = fields.neededNumber(end, 0, 480);
  if (to <= from) throw new Refusal('invalid', `${end} must be greater than ${start}`);
  if (clip.seconds > 5 && (inside ? to >= clip.seconds : to > clip.seconds))
    throw new Refusal(
      'invalid',
      `${end} must be ${inside ? 'less than' : 'at most'} ${clip.seconds}, its duration`,
    );
  if (longest !== undefined && to - from >= longest)
    throw new Refusal('invalid', `${end} - ${start} must be less than ${longest}`);
  return { from, to };
};

/** Reads a required http or https address. */
export const readAddress = (fields: Fields, name: string): string => {
  const address = fields.neededText(name, 2000);
  const protocol = URL.parse(address)?.protocol;
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Refusal('invalid', `${name} must be an http or https address`);
  return address;
};

/** Reads an optional http or https address. */
export const readOptionalAddress = (fields: Fields, name: string): string | undefined =>
  fields.text(name)?.trim() ? readAddress(fields, name) : undefined;

/** The persona with that id, and the clip it was made from; throws a Refusal if there is none. */
export const knownPersona = ({ caller, engine }: GatewayRequest, id: string): { task: Task; clip: Clip } => {
  const task = engine.task(caller.gateway, id);
  const clip = engine.clip(caller.gateway, task?.sourceId ?? '');
  if (task?.operation !== 'persona' || !clip)
    throw new Refusal('unknown-persona', `persona ${id.slice(0, 60)} does not exist`);
  return { task, clip };
};
