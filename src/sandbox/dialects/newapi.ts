import type { Engine } from '../engine.js';
import { inventLyrics, inventTitle } from '../songs/invent.js';
import { type Clip, Refusal, type SongOrder, type Task } from '../types.js';
import {
  type Dialect,
  finishedClip,
  type GatewayRequest,
  type GatewayResponse,
  isUpload,
  readOptionalAddress,
} from './dialect.js';
import { clipJson, submission } from './suno-format/clips.js';
import { actRoutes } from './suno-format/extras.js';
import {
  checkInfill,
  readCustom,
  readMetadata,
  readRemaster,
  readTask,
  songModels,
} from './suno-format/orders.js';
import { type RecordFormat, refuseTask, succeed, taskRecord } from './task-record.js';

/** Extensions of uploads have their own model names (new-api page "Generate music", example 3). */
const models = [...songModels, 'chirp-v3-5-upload', 'chirp-v4-upload'] as const;
/** Values of `mv` for new songs: stock builds hand on any spelling, so Suno's own of v6 too. */
const newSongModels = [...songModels, 'chirp-hawk', 'chirp-hawk-wild', 'chirp-goose'] as const;

const submitMusic = (request: GatewayRequest): GatewayResponse => {
  const { caller, fields, engine } = request;
  const callback = readOptionalAddress(fields, 'notify_hook');
  return succeed(engine.accept(caller, readMusic(request), { callback }).id);
};

const readMusic = (request: GatewayRequest): SongOrder => {
  const { fields } = request;
  const task = fields.text('task');
  readMetadata(fields, task);
  if (fields.text('continue_clip_id') && !fields.text('task_id')?.trim())
    throw new Refusal('invalid', 'task id is empty');
  if (task !== undefined) return readTask(task, { request, models, clipOf: (id) => clipOf(request, id) });
  if (fields.text('continue_clip_id')) throw new Refusal('invalid', 'task is required with continue_clip_id');
  const model = fields.choice('mv', newSongModels) ?? 'chirp-v3-5';
  const description = fields.text('gpt_description_prompt', 200);
  if (description?.trim()) {
    const instrumental = fields.flag('make_instrumental') ?? false;
    return { operation: 'generate', action: 'MUSIC', model, description, instrumental };
  }
  const order = readCustom(fields, model);
  if (!order.instrumental && !order.lyrics?.trim()) throw new Refusal('invalid', 'prompt is required');
  return { ...order, operation: 'generate', action: 'MUSIC' };
};

/** The clip with that id, which is its own or `<task_id>_<number from 1>` (page "Generate music", example 3). */
const clipOf = (request: GatewayRequest, id: string): Clip => {
  const { caller, fields, engine } = request;
  const [, taskId = '', number] = /^(.+)_(\d+)$/.exec(id) ?? [];
  const numbered = engine.task(caller.gateway, taskId)?.clips[Number(number) - 1];
  const clip = finishedClip(request, numbered?.id ?? id);
  const named = fields.text('task_id');
  const own = named === clip.taskId || (isUpload(request, clip) && named === clip.id);
  if (fields.text('continue_clip_id') === id && !own)
    throw new Refusal('unknown-task', `task_origin_not_exist: ${id.slice(0, 60)} is not of that task`);
  return clip;
};

/** Lyrics are usually done at the first poll (Suno-API). */
const submitLyrics = ({ caller, fields, engine }: GatewayRequest): GatewayResponse => {
  const words = fields.text('prompt', 2000);
  if (!words?.trim()) throw new Refusal('invalid', 'prompt_empty');
  const callback = readOptionalAddress(fields, 'notify_hook');
  const answer = { title: inventTitle(words, 0), text: inventLyrics(words, 0), status: 'complete', tags: [] };
  const call = { operation: 'lyrics', action: 'LYRICS', answer, words } as const;
  return succeed(engine.acceptCall(caller, call, { callback }).id);
};

const submitConcat = (request: GatewayRequest): GatewayResponse => {
  const { caller, fields, engine } = request;
  const source = clipOf(request, fields.neededText('clip_id'));
  checkInfill(source, fields);
  const callback = readOptionalAddress(fields, 'notify_hook');
  const order = { operation: 'concat', action: 'concat', model: source.model, source } as const;
  return succeed(engine.accept(caller, order, { callback }).id);
};

/** Responds like Suno itself: the clips are polled by their own ids. */
const remaster = (request: GatewayRequest): GatewayResponse => {
  const order = readRemaster(request);
  const task = request.engine.accept(request.caller, order);
  return { status: 200, body: submission(task, order, request.engine) };
};

const fetchOne = ({ caller, path, engine }: GatewayRequest): GatewayResponse => {
  const task = engine.task(caller.gateway, path[0] ?? '');
  if (task?.account !== caller.account) throw new Refusal('unknown-task', 'task_not_exist');
  return succeed(recordOf(task, engine));
};

/**
 * `action` is required. Ids that are unknown or of another action are left out, and `data` is null when none is left
 * (batch page, same site).
 */
const fetchMany = ({ caller, fields, engine }: GatewayRequest): GatewayResponse => {
  const ids = fields.texts('ids');
  if (!ids) throw new Refusal('invalid', 'ids is required');
  const action = fields.neededChoice('action', ['MUSIC', 'LYRICS']);
  const records = ids.flatMap((id) => {
    const task = engine.task(caller.gateway, id);
    return task?.account === caller.account && actionOf(task) === action ? [recordOf(task, engine)] : [];
  });
  return succeed(records.length > 0 ? records : null);
};

const recordOf = (task: Task, engine: Engine) => {
  const clips = () => task.clips.map((clip) => clipJson(clip, task, engine, false));
  const setup: RecordFormat = {
    publicId: ({ id }) => id,
    leaps: true,
    running: clips,
    done: () => (task.clips.length === 0 ? { id: task.id, ...Object(task.answer) } : clips()),
  };
  return { ...taskRecord(task, engine, setup), action: actionOf(task) };
};

const actionOf = (task: Task): 'MUSIC' | 'LYRICS' => (task.operation === 'lyrics' ? 'LYRICS' : 'MUSIC');

/** A reseller's new-api: submit, receive a task id, fetch its record with Suno's own clips (page "Generate music"). */
export const newapi: Dialect = {
  gateway: 'newapi',
  refunds: true,
  routes: [
    { method: 'POST', pattern: /^\/suno\/submit\/music$/i, kind: 'submit', handle: submitMusic },
    { method: 'POST', pattern: /^\/suno\/submit\/lyrics$/i, kind: 'submit', handle: submitLyrics },
    { method: 'POST', pattern: /^\/suno\/submit\/concat$/i, kind: 'submit', handle: submitConcat },
    { method: 'POST', pattern: /^\/suno\/generate\/upsample$/, kind: 'submit', handle: remaster },
    { method: 'GET', pattern: /^\/suno\/fetch\/([^/]+)$/, kind: 'poll', handle: fetchOne },
    { method: 'POST', pattern: /^\/suno\/fetch$/, kind: 'poll', handle: fetchMany },
    ...actRoutes({ prefix: '/suno' }),
  ],
  refuse: refuseTask,
  callback: (task, engine) => recordOf(task, engine),
};
