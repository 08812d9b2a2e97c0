import type { Refusal, RefusalReason } from '../../types.js';
import type { Dialect, GatewayResponse, GatewayRoute } from '../dialect.js';
import { callRoutes } from './extras.js';
import { audioOrder } from './orders.js';
import { acceptAndRespond, finishedBody } from './responses.js';
import { taskRoutes } from './tasks.js';

const audios: GatewayRoute = {
  method: 'POST',
  pattern: /^\/suno\/audios$/,
  kind: 'submit',
  handle: (request) =>
    acceptAndRespond(request, (terms) => request.engine.accept(request.caller, audioOrder(request), terms)),
};

const refusals: Record<RefusalReason, readonly [status: number, code: string]> = {
  unauthorized: [401, 'invalid_token'],
  invalid: [400, 'bad_request'],
  'unknown-clip': [400, 'bad_request'],
  'unfinished-clip': [400, 'bad_request'],
  'unknown-task': [404, 'not_found'],
  'unknown-persona': [400, 'bad_request'],
  'unknown-route': [404, 'no_api'],
  'not-offered': [400, 'api_not_implemented'],
  'no-credits': [403, 'used_up'],
};

/** Every error has a code: status 403 can mean an empty account or moderated words (Suno docs, errors). */
const refuse = ({ reason, message }: Refusal): GatewayResponse => {
  const [status, code] = refusals[reason];
  return { status, body: { error: { code, message }, trace_id: crypto.randomUUID() } };
};

/** AceDataCloud: one route for all songs, which responds late, line by line or with a task's id (page "Suno Audios"). */
export const acedata: Dialect = {
  gateway: 'acedata',
  refunds: false,
  routes: [audios, ...callRoutes, ...taskRoutes],
  refuse,
  callback: (task, engine) => finishedBody(task, engine).body,
};
