import type { WireAnswer, WireRequest, WireRoute } from '../../dialect.js';
import type { Engine } from '../../engine.js';
import { Refusal, type Task } from '../../song.js';
import { responseOf } from './delivery.js';

const most = 50;

/** What became of tasks: one by id, or many, where unknown ones are left out (AceDataCloud docs "Suno Tasks"). */
export const taskRoutes: readonly WireRoute[] = [
  { method: 'POST', pattern: /^\/suno\/tasks$/, kind: 'poll', answer: tasks },
];

function tasks(request: WireRequest): WireAnswer {
  const { customer, fields, house } = request;
  const known = (id: string) => {
    const task = house.task(customer.gateway, id);
    return task?.account === customer.account ? task : undefined;
  };
  if (fields.neededChoice('action', ['retrieve', 'retrieve_batch']) === 'retrieve') {
    const task = known(fields.neededText('id'));
    if (!task) throw new Refusal('unknown-task', 'task not found');
    return { status: 200, body: record(task, house) };
  }
  const ids = fields.texts('ids');
  if (!ids) throw new Refusal('invalid', 'ids is required');
  if (ids.length > most) throw new Refusal('invalid', `ids must hold at most ${most} ids`);
  const items = ids.flatMap((id) => {
    const task = known(id);
    return task ? [record(task, house)] : [];
  });
  return { status: 200, body: { items, count: items.length } };
}

function record(task: Task, house: Engine) {
  const created = task.at / 1000;
  const response = responseOf(task, house);
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
    ...(house.isDone(task) ? ended : {}),
    request: task.request ?? {},
    ...(response === undefined ? {} : { response }),
  };
}
