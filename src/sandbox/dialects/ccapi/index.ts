import type { Engine } from '../../engine.js';
import { type Clip, Refusal, type Task } from '../../types.js';
import type { Dialect, GatewayRequest, GatewayResponse } from '../dialect.js';
import { type RecordFormat, refuseTask, succeed, taskRecord } from '../task-record.js';
import { ccapiCall } from './extras.js';
import { ccapiOrder } from './orders.js';

/** Accepts an action; even the response of an action that is done at once has only the id. */
const submit = (request: GatewayRequest): GatewayResponse => {
  const action = (request.path[0] ?? '').toUpperCase();
  const task =
    ccapiCall(action, request) ?? request.engine.accept(request.caller, ccapiOrder(action, request));
  const direct = request.engine.isDone(task);
  return succeed(publicId(task), direct ? 'task completed successfully' : '');
};

/** `task_` and 32 hex digits (CCAPI page "Upsample Tags", example). */
const publicId = (task: Task): string => `task_${task.id.replaceAll('-', '')}`;

const fetchOne = ({ caller, path, engine }: GatewayRequest): GatewayResponse => {
  const task = taskOf(engine, caller.account, path[0] ?? '');
  if (!task) throw new Refusal('unknown-task', 'task_not_exist');
  return succeed(taskRecord(task, engine, setupOf(engine)));
};

/** Unknown ids are left out, and `data` is null when no id is known (new-api's batch response). */
const fetchMany = ({ caller, fields, engine }: GatewayRequest): GatewayResponse => {
  const ids = fields.texts('ids');
  if (!ids) throw new Refusal('invalid', 'ids is required');
  const records = ids.flatMap((id) => {
    const task = taskOf(engine, caller.account, id);
    return task ? [taskRecord(task, engine, setupOf(engine))] : [];
  });
  return succeed(records.length > 0 ? records : null);
};

const taskOf = (engine: Engine, account: string, id: string): Task | undefined => {
  const digits = /^task_([0-9a-f]{32})$/.exec(id)?.[1];
  if (!digits) return undefined;
  const task = engine.task('ccapi', digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  return task?.account === account ? task : undefined;
};

const setupOf = (engine: Engine): RecordFormat => ({
  publicId,
  leaps: false,
  running: (task, progress) => ({
    progress,
    status: 'IN_PROGRESS',
    task_id: task.clips[0]?.id ?? task.id,
  }),
  done(task, playable) {
    const [first] = task.clips;
    if (task.operation === 'vox' && first) return voiceJson(first, engine);
    if (task.operation === 'upload') return { clip_id: first?.id, ...clipsJson(task, playable, engine) };
    if (task.clips.length === 0) return task.answer;
    return clipsJson(task, playable, engine);
  },
});

const clipsJson = (task: Task, playable: readonly Clip[], engine: Engine) => ({
  clips: playable.map((clip) => clipJson(clip, task, engine)),
  progress: '100%',
  quota: '3',
});

const voiceJson = (clip: Clip, engine: Engine) => ({
  id: clip.id,
  source_clip_id: clip.sourceId,
  status: 'complete',
  vocal_audio_url: engine.links(clip).audio,
  vocal_start_s: clip.window?.from,
  vocal_end_s: clip.window?.to,
});

const clipJson = (clip: Clip, task: Task, engine: Engine) => {
  const links = engine.links(clip);
  return {
    clip_id: clip.id,
    state: 'succeeded',
    title: clip.title,
    tags: clip.style,
    negative_tags: clip.excludedStyle,
    lyrics: clip.lyrics,
    gpt_description_prompt: clip.description,
    image_url: links.largeImage,
    audio_url: links.audio,
    video_url: null,
    created_at: new Date(task.at).toISOString(),
    mv: clip.model,
    seed: null,
    duration: clip.seconds.toFixed(2),
    ...(clip.stem === undefined ? {} : { stem_type: clip.stem }),
    ...(task.operation === 'replace' ? { kind: clip.window ? 'replaced' : 'full' } : {}),
  };
};

/** CCAPI's Suno channel: submit an action, receive a task id, fetch the task's record (CCAPI page "Upsample Tags", workflow). */
export const ccapi: Dialect = {
  gateway: 'ccapi',
  refunds: true,
  routes: [
    { method: 'POST', pattern: /^\/suno\/submit\/([A-Za-z_]+)$/, kind: 'submit', handle: submit },
    { method: 'GET', pattern: /^\/suno\/fetch\/([^/]+)$/, kind: 'poll', handle: fetchOne },
    { method: 'POST', pattern: /^\/suno\/fetch$/, kind: 'poll', handle: fetchMany },
  ],
  refuse: refuseTask,
};
