import type { Caller, Engine } from '../engine.js';
import { type Clip, Refusal, type Task, type TimeRange } from '../songs/types.js';
import type { Body, Fields } from './fields.js';

/** A request once the router has checked its key and read its JSON. */
export type GatewayRequest = {
  readonly caller: Caller;
  /** The groups of the route's pattern, decoded. */
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  /** The accept header, empty when there is none. */
  readonly accept: string;
  readonly body: Body;
  readonly fields: Fields;
  readonly engine: Engine;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
};

/** What goes back over the wire, as JSON. */
export type GatewayResponse = {
  readonly status: number;
  readonly body: unknown;
};

/** An answer that is held back while the order is already taken. */
export type DeferredResponse = {
  readonly later: () => Promise<GatewayResponse>;
};

/** An answer of one JSON line after the other. */
export type StreamedResponse = {
  readonly status: number;
  readonly lines: AsyncIterable<unknown>;
};

/** The three ways an answer can come. */
export type RouteResult = GatewayResponse | DeferredResponse | StreamedResponse;

/** One route of a gateway. */
export type GatewayRoute = {
  readonly method: 'GET' | 'POST';
  /** Tested against the path below the gateway, repeated slashes made one and the last one taken off. */
  readonly pattern: RegExp;
  readonly kind: 'submit' | 'poll';
  /** Pure but for the engine: the same request in the same engine gives the same answer; throws a Refusal. */
  readonly handle: (request: GatewayRequest) => RouteResult;
};

/** How one gateway speaks: its routes, and its words for a refusal. */
export type Dialect = {
  readonly gateway: string;
  /** Whether a failed song is paid back. */
  readonly refunds: boolean;
  readonly routes: readonly GatewayRoute[];
  readonly refuse: (refusal: Refusal) => GatewayResponse;
  /** What it posts about a task to whoever asked to be called back; absent where nobody can ask. */
  readonly callback?: (task: Task, engine: Engine) => unknown;
};

/** The finished clip of that id at the gateway, or a Refusal. */
export const finishedClip = ({ caller, engine }: GatewayRequest, id: string): Clip => {
  const clip = engine.clip(caller.gateway, id);
  if (!clip) throw new Refusal('unknown-clip', `clip ${id.slice(0, 60)} does not exist`);
  const { stage } = engine.progressOf(clip);
  if (stage !== 'complete') throw new Refusal('unfinished-clip', `clip ${id} is not complete (${stage})`);
  return clip;
};

/** Refuses to go on from a second that the clip does not have; the short pieces for tests may be exceeded. */
export const checkContinueAt = (clip: Clip, seconds: number): void => {
  if (seconds > clip.seconds + 1 && clip.seconds > 5) {
    throw new Refusal('invalid', `continue_at must be at most ${clip.seconds}, the length of the clip`);
  }
};

/** The finished clip of that id at the gateway, which must belong to the account that asks. */
export const ownClip = (request: GatewayRequest, id: string): Clip => {
  const clip = finishedClip(request, id);
  if (clip.account !== request.caller.account)
    throw new Refusal('unknown-clip', 'clip belongs to another account');
  return clip;
};

/** True when the clip came by upload instead of being composed. */
export const isUpload = ({ engine }: GatewayRequest, clip: Clip): boolean =>
  engine.orderOf(clip)?.operation === 'upload';

/**
 * Both ends of a section of a clip, which must lie within it; the short pieces for tests may be exceeded. `least` stands
 * for a start that may be left out, `longest` seconds are already too many, `inside` forbids the very end.
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

/** An address anybody can reach, http or https. */
export const readAddress = (fields: Fields, name: string): string => {
  const address = fields.neededText(name, 2000);
  const protocol = URL.parse(address)?.protocol;
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Refusal('invalid', `${name} must be an http or https address`);
  return address;
};

/** The same where it may be left out. */
export const readOptionalAddress = (fields: Fields, name: string): string | undefined =>
  fields.text(name)?.trim() ? readAddress(fields, name) : undefined;

/** The persona of that id at the gateway, with the clip it was made from. */
export const knownPersona = ({ caller, engine }: GatewayRequest, id: string): { task: Task; clip: Clip } => {
  const task = engine.task(caller.gateway, id);
  const clip = engine.clip(caller.gateway, task?.sourceId ?? '');
  if (task?.operation !== 'persona' || !clip)
    throw new Refusal('unknown-persona', `persona ${id.slice(0, 60)} does not exist`);
  return { task, clip };
};
