import type { Engine } from '../engine.js';
import type { Clip, Refusal, RefusalReason, Task } from '../types.js';
import type { GatewayResponse } from './dialect.js';

/** The differences between gateways that are built on new-api. */
export type RecordFormat = {
  /** The id of a task in requests and responses. */
  readonly publicId: (task: Task) => string;
  /** True when progress stays "0%" until the end, as at new-api. */
  readonly leaps: boolean;
  /** The data of the record while the songs are being made. */
  readonly running: (task: Task, progress: string) => unknown;
  /** The data of the record of a finished task; failed clips are not playable. */
  readonly done: (task: Task, playable: readonly Clip[]) => unknown;
};

const refusals: Record<RefusalReason, readonly [status: number, code: string]> = {
  unauthorized: [401, ''],
  invalid: [400, 'invalid_request'],
  'unknown-clip': [400, 'task_not_exist'],
  'unfinished-clip': [400, 'invalid_request'],
  'unknown-task': [400, 'task_not_exist'],
  'unknown-persona': [400, 'invalid_request'],
  'unknown-route': [404, 'invalid_request'],
  'not-offered': [400, 'invalid_request'],
  'no-credits': [403, 'quota_not_enough'],
};

/** An error response of the task layer; new-api's own error for an invalid key has another format. */
export const refuseTask = ({ reason, message }: Refusal): GatewayResponse => {
  const [status, code] = refusals[reason];
  if (reason === 'unauthorized') return { status, body: { error: { message, type: 'new_api_error' } } };
  return { status, body: { code, message, data: null } };
};

/** A response of the task layer. */
export const succeed = (data: unknown, message = ''): GatewayResponse => ({
  status: 200,
  body: { code: 'success', message, data },
});

/** The TaskDto of new-api, which CCAPI uses too (new-api, dto/task.go; CCAPI's Producer "Batch Fetch Tasks"). */
export const taskRecord = (task: Task, engine: Engine, format: RecordFormat) => {
  const { stage, portion } = engine.taskProgress(task);
  const done = stage === 'complete' || stage === 'failed';
  const status = statusOf(stage, portion);
  const started = portion >= 0.2;
  const at = Math.floor(task.at / 1000);
  const longest = task.clips.reduce((most, clip) => Math.max(most, clip.doneAfter), task.doneAfter ?? 0);
  const finish = done ? Math.floor((task.at + longest) / 1000) : 0;
  const progress = done ? '100%' : started && !format.leaps ? `${Math.floor(portion * 100)}%` : '0%';
  const playable = task.clips.filter((clip) => !clip.failure);
  const [first] = playable;
  return {
    id: task.number,
    created_at: at,
    updated_at: done ? finish : at,
    task_id: format.publicId(task),
    notify_hook: task.callback?.url ?? '',
    platform: 'suno',
    user_id: 1,
    group: 'default',
    channel_id: 1,
    quota: task.billable ? 30000 : 0,
    action: task.action,
    status,
    fail_reason: stage === 'failed' ? (task.failure?.message ?? '') : '',
    ...(stage === 'complete' && first ? { result_url: engine.links(first).audio } : {}),
    submit_time: at,
    start_time: started ? at + 1 : 0,
    finish_time: finish,
    progress,
    properties: { input: '', upstream_model_name: task.model, origin_model_name: 'suno_music' },
    data:
      status === 'IN_PROGRESS'
        ? format.running(task, progress)
        : status === 'SUCCESS'
          ? format.done(task, playable)
          : null,
  };
};

const statusOf = (stage: string, portion: number): string => {
  if (stage === 'complete') return 'SUCCESS';
  if (stage === 'failed') return 'FAILURE';
  if (stage === 'submitted') return portion < 0.025 ? 'NOT_START' : 'SUBMITTED';
  return stage === 'queued' ? 'QUEUED' : 'IN_PROGRESS';
};
