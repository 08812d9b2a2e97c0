import type { Engine } from '../../engine.js';
import { Refusal, type Task } from '../../types.js';
import type { GatewayRequest, GatewayResponse, GatewayRoute } from '../dialect.js';
import { responseOf } from './responses.js';

/** The largest number of ids in one request. */
const mostIds = 50;

const tasks = (request: GatewayRequest): GatewayResponse => {
  const { caller, fields, engine } = request;
  const known = (id: string) => {
    const task = engine.task(caller.gateway, id);
    return task?.account === caller.account ? task : undefined;
  };
  if (fields.neededChoice('action', ['retrieve', 'retrieve_batch']) === 'retrieve') {
    const task = known(fields.neededText('id'));
    if (!task) throw new Refusal('unknown-task', 'task not found');
    return { status: 200, body: record(task, engine) };
  }
  const ids = fields.texts('ids');
  if (!ids) throw new Refusal('invalid', 'ids is required');
  if (ids.length > mostIds) throw new Refusal('invalid', `ids must hold at most ${mostIds} ids`);
  const items = ids.flatMap((id) => {
    const task = known(id);
    return task ? [record(task, engine)] : [];
  });
  return { status: 200, body: { items, count: items.length } };
};

const record = (task: Task, engine: Engine) => {
  const created = task.at / 1000;
  const response = responseOf(task, engine);
  const elapsed = task.clips.reduce(
    (longest, clip) => Math.max(longest, clip.doneAfter),
    task.doneAfter ?? 0,
  );
  const ended = { finished_at: created + elapsed / 1000, elapsed: elapsed / 1000 };
  return {
    _id: task.id.replaceAll('-', '').slice(0, 24),
    id: task.id,
    api_id: 'sandbox',
    application_id: 'sandbox',
    credential_id: 'sandbox',
    user_id: 'sandbox',
    created_at: created,
    started_at: created,
    ...(engine.isDone(task) ? ended : {}),
    request: task.request ?? {},
    ...(response === undefined ? {} : { response }),
  };
};

/** The records of one task or of many; unknown ids of many are left out (AceDataCloud docs "Suno Tasks"). */
export const taskRoutes: readonly GatewayRoute[] = [
  { method: 'POST', pattern: /^\/suno\/tasks$/, kind: 'poll', handle: tasks },
];
