import type { Dialect, WireAnswer, WireRequest } from '../dialect.js';
import type { Engine } from '../engine.js';
import { type Clip, Refusal, type Task } from '../song.js';
import { ccapiCall } from './ccapi-calls.js';
import { ccapiOrder } from './ccapi-orders.js';
import { type RecordSetup, refuseTask, succeed, taskRecord } from './task-record.js';

/** CCAPI's Suno channel: submit an action, get a task id, fetch its record (CCAPI page "Upsample Tags", workflow). */
export const ccapi: Dialect = {
  gateway: 'ccapi',
  refunds: true,
  routes: [
    { method: 'POST', pattern: /^\/suno\/submit\/([A-Za-z_]+)$/, kind: 'submit', answer: submit },
    { method: 'GET', pattern: /^\/suno\/fetch\/([^/]+)$/, kind: 'poll', answer: fetchOne },
    { method: 'POST', pattern: /^\/suno\/fetch$/, kind: 'poll', answer: fetchMany },
  ],
  refuse: refuseTask,
};

/** A direct action is done when the answer comes, which still holds nothing but the id. */
function submit(request: WireRequest): WireAnswer {
  const action = (request.path[0] ?? '').toUpperCase();
  const called = ccapiCall(action, request);
  const task = called ?? request.house.accept(request.customer, ccapiOrder(action, request));
  const direct = request.house.isDone(task);
  return succeed(publicId(task), direct ? 'task completed successfully' : '');
}

/** The submit answer holds `task_` and 32 hex digits (CCAPI page "Upsample Tags", example). */
function publicId(task: Task): string {
  return `task_${task.id.replaceAll('-', '')}`;
}

function fetchOne({ customer, path, house }: WireRequest): WireAnswer {
  const task = taskOf(house, customer.account, path[0] ?? '');
  if (!task) throw new Refusal('unknown-task', 'task_not_exist');
  return succeed(taskRecord(task, house, setupOf(house)));
}

/** Unknown ids are left out, and `data` is null when none is known (new-api's batch answer). */
function fetchMany({ customer, fields, house }: WireRequest): WireAnswer {
  const ids = fields.texts('ids');
  if (!ids) throw new Refusal('invalid', 'ids is required');
  const records = ids.flatMap((id) => {
    const task = taskOf(house, customer.account, id);
    return task ? [taskRecord(task, house, setupOf(house))] : [];
  });
  return succeed(records.length > 0 ? records : null);
}

function taskOf(house: Engine, account: string, id: string): Task | undefined {
  const digits = /^task_([0-9a-f]{32})$/.exec(id)?.[1];
  if (!digits) return undefined;
  const task = house.task('ccapi', digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  return task?.account === account ? task : undefined;
}

function setupOf(house: Engine): RecordSetup {
  return {
    publicId,
    leaps: false,
    running: (task, progress) => ({
      progress,
      status: 'IN_PROGRESS',
      task_id: task.clips[0]?.id ?? task.id,
    }),
    done(task, playable) {
      const [first] = task.clips;
      if (task.operation === 'vox' && first) return voiceOf(first, house);
      if (task.operation === 'upload') return { clip_id: first?.id, ...wireClips(task, playable, house) };
      if (task.clips.length === 0) return task.answer;
      return wireClips(task, playable, house);
    },
  };
}

function wireClips(task: Task, playable: readonly Clip[], house: Engine) {
  return { clips: playable.map((clip) => wireClip(clip, task, house)), progress: '100%', quota: '3' };
}

function voiceOf(clip: Clip, house: Engine) {
  return {
    id: clip.id,
    source_clip_id: clip.sourceId,
    status: 'complete',
    vocal_audio_url: house.links(clip).audio,
    vocal_start_s: clip.window?.from,
    vocal_end_s: clip.window?.to,
  };
}

function wireClip(clip: Clip, task: Task, house: Engine) {
  const links = house.links(clip);
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
}
