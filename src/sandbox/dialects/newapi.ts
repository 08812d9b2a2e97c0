import {
  type Dialect,
  finishedClip,
  isUpload,
  readOptionalAddress,
  type WireAnswer,
  type WireRequest,
} from '../dialect.js';
import type { Engine } from '../engine.js';
import { type Clip, Refusal, type SongOrder, type Task } from '../song.js';
import { inventLyrics, inventTitle } from '../words.js';
import { actRoutes } from './suno-acts.js';
import { submission, wireClip } from './suno-clips.js';
import { checkInfill, readCustom, readMetadata, readRemaster, readTask, songModels } from './suno-tasks.js';
import { type RecordSetup, refuseTask, succeed, taskRecord } from './task-record.js';

/** Extending an upload has a model name of its own (new-api page "Generate music", example 3). */
const models = [...songModels, 'chirp-v3-5-upload', 'chirp-v4-upload'] as const;

/** A reseller's new-api: submit, get a task id, fetch its record with Suno's raw clips (page "Generate music"). */
export const newapi: Dialect = {
  gateway: 'newapi',
  refunds: true,
  routes: [
    { method: 'POST', pattern: /^\/suno\/submit\/music$/i, kind: 'submit', answer: submitMusic },
    { method: 'POST', pattern: /^\/suno\/submit\/lyrics$/i, kind: 'submit', answer: submitLyrics },
    { method: 'POST', pattern: /^\/suno\/submit\/concat$/i, kind: 'submit', answer: submitConcat },
    { method: 'POST', pattern: /^\/suno\/generate\/upsample$/, kind: 'submit', answer: remaster },
    { method: 'GET', pattern: /^\/suno\/fetch\/([^/]+)$/, kind: 'poll', answer: fetchOne },
    { method: 'POST', pattern: /^\/suno\/fetch$/, kind: 'poll', answer: fetchMany },
    ...actRoutes({ prefix: '/suno' }),
  ],
  refuse: refuseTask,
  callback: (task, house) => recordOf(task, house),
};

function submitMusic(request: WireRequest): WireAnswer {
  const { customer, fields, house } = request;
  const callback = readOptionalAddress(fields, 'notify_hook');
  return succeed(house.accept(customer, readMusic(request), { callback }).id);
}

function readMusic(request: WireRequest): SongOrder {
  const { fields } = request;
  const task = fields.text('task');
  readMetadata(fields, task);
  if (fields.text('continue_clip_id') && !fields.text('task_id')?.trim())
    throw new Refusal('invalid', 'task id is empty');
  if (task !== undefined) return readTask(task, { request, models, clipOf: (id) => clipOf(request, id) });
  if (fields.text('continue_clip_id')) throw new Refusal('invalid', 'task is required with continue_clip_id');
  const model = fields.choice('mv', songModels) ?? 'chirp-v3-5';
  const description = fields.text('gpt_description_prompt', 200);
  if (description?.trim()) {
    const instrumental = fields.flag('make_instrumental') ?? false;
    return { operation: 'generate', action: 'MUSIC', model, description, instrumental };
  }
  const order = readCustom(fields, model);
  if (!order.instrumental && !order.lyrics?.trim()) throw new Refusal('invalid', 'prompt is required');
  return { ...order, operation: 'generate', action: 'MUSIC' };
}

/** A song is named by its task's id and its place, `<task_id>_1`, or by its own id (page "Generate music", example 3). */
function clipOf(request: WireRequest, id: string): Clip {
  const { customer, fields, house } = request;
  const [, taskId = '', place] = /^(.+)_(\d+)$/.exec(id) ?? [];
  const placed = house.task(customer.gateway, taskId)?.clips[Number(place) - 1];
  const clip = finishedClip(request, placed?.id ?? id);
  const named = fields.text('task_id');
  const own = named === clip.taskId || (isUpload(request, clip) && named === clip.id);
  if (fields.text('continue_clip_id') === id && !own)
    throw new Refusal('unknown-task', `task_origin_not_exist: ${id.slice(0, 60)} is not of that task`);
  return clip;
}

/** Words are there at the first look as a rule (Suno-API). */
function submitLyrics({ customer, fields, house }: WireRequest): WireAnswer {
  const words = fields.text('prompt', 2000);
  if (!words?.trim()) throw new Refusal('invalid', 'prompt_empty');
  const callback = readOptionalAddress(fields, 'notify_hook');
  const answer = { title: inventTitle(words, 0), text: inventLyrics(words, 0), status: 'complete', tags: [] };
  const call = { operation: 'lyrics', action: 'LYRICS', answer, words } as const;
  return succeed(house.acceptCall(customer, call, { callback }).id);
}

function submitConcat(request: WireRequest): WireAnswer {
  const { customer, fields, house } = request;
  const source = clipOf(request, fields.neededText('clip_id'));
  checkInfill(source, fields);
  const callback = readOptionalAddress(fields, 'notify_hook');
  const order = { operation: 'concat', action: 'concat', model: source.model, source } as const;
  return succeed(house.accept(customer, order, { callback }).id);
}

/** Suno's own answer, handed on raw: its clips are asked for by their ids. */
function remaster(request: WireRequest): WireAnswer {
  const order = readRemaster(request);
  const task = request.house.accept(request.customer, order);
  return { status: 200, body: submission(task, order, request.house) };
}

function fetchOne({ customer, path, house }: WireRequest): WireAnswer {
  const task = house.task(customer.gateway, path[0] ?? '');
  if (task?.account !== customer.account) throw new Refusal('unknown-task', 'task_not_exist');
  return succeed(recordOf(task, house));
}

/** `action` is required here; ids that are unknown or of another kind are left out, and `data` is null when none is known (batch page, same site). */
function fetchMany({ customer, fields, house }: WireRequest): WireAnswer {
  const ids = fields.texts('ids');
  if (!ids) throw new Refusal('invalid', 'ids is required');
  const action = fields.neededChoice('action', ['MUSIC', 'LYRICS']);
  const records = ids.flatMap((id) => {
    const task = house.task(customer.gateway, id);
    return task?.account === customer.account && actionOf(task) === action ? [recordOf(task, house)] : [];
  });
  return succeed(records.length > 0 ? records : null);
}

function recordOf(task: Task, house: Engine) {
  const clips = () => task.clips.map((clip) => wireClip(clip, task, house, false));
  const setup: RecordSetup = {
    publicId: ({ id }) => id,
    leaps: true,
    running: clips,
    done: () => (task.clips.length === 0 ? { id: task.id, ...Object(task.answer) } : clips()),
  };
  return { ...taskRecord(task, house, setup), action: actionOf(task) };
}

function actionOf(task: Task): 'MUSIC' | 'LYRICS' {
  return task.operation === 'lyrics' ? 'LYRICS' : 'MUSIC';
}
