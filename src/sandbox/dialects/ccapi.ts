import {
  checkContinueAt,
  type Dialect,
  finishedClip,
  type WireAnswer,
  type WireRequest,
} from '../dialect.js';
import type { Fields } from '../fields.js';
import type { SongHouse } from '../house.js';
import { type Clip, Refusal, type RefusalReason, type SongOrder, type Task } from '../song.js';
import { enrichStyle } from '../words.js';

/** Model names of CCAPI's Suno channel, in both spellings of its upstream. */
const models = [
  'chirp-v3-5',
  'chirp-v4',
  'chirp-auk',
  'chirp-bluejay',
  'chirp-crow',
  'chirp-v4-5',
  'chirp-v4-5-plus',
  'chirp-v5',
  'sonic-v3-5',
  'sonic-v4',
  'sonic-v4-5',
  'sonic-v4-5-plus',
  'sonic-v5',
] as const;
const early = ['chirp-v3-5', 'chirp-v4', 'sonic-v3-5', 'sonic-v4'];
const notOffered = [
  'LYRICS',
  'ADD_VOCALS',
  'ADD_INSTRUMENTAL',
  'REPLACE_SECTION',
  'MASHUP',
  'SAMPLE',
  'SOUNDS',
  'MIDI',
  'UPLOAD',
  'ALIGNED_LYRICS',
  'VIDEO',
  'WAV',
  'PERSONA',
  'BPM',
  'VOX',
];

/** CCAPI's Suno channel: submit an action, get a task id, fetch its record (CCAPI page "Upsample Tags", workflow). */
export const ccapi: Dialect = {
  gateway: 'ccapi',
  refunds: true,
  routes: [
    { method: 'POST', pattern: /^\/suno\/submit\/([A-Za-z_]+)$/, kind: 'submit', answer: submit },
    { method: 'GET', pattern: /^\/suno\/fetch\/([^/]+)$/, kind: 'poll', answer: fetchOne },
    { method: 'POST', pattern: /^\/suno\/fetch$/, kind: 'poll', answer: fetchMany },
  ],
  refuse,
};

const refusals: Record<RefusalReason, readonly [status: number, code: string]> = {
  unauthorized: [401, ''],
  invalid: [400, 'invalid_request'],
  'unknown-clip': [400, 'task_not_exist'],
  'unfinished-clip': [400, 'invalid_request'],
  'unknown-task': [400, 'task_not_exist'],
  'unknown-route': [404, 'invalid_request'],
  'not-offered': [400, 'invalid_request'],
  'no-credits': [403, 'quota_not_enough'],
};

function refuse({ reason, message }: Refusal): WireAnswer {
  const [status, code] = refusals[reason];
  if (reason === 'unauthorized') return { status, body: { error: { message, type: 'new_api_error' } } };
  return { status, body: { code, message, data: null } };
}

function submit(request: WireRequest): WireAnswer {
  const action = (request.path[0] ?? '').toUpperCase();
  const { customer, fields, house } = request;
  if (action === 'UPSAMPLE_TAGS') {
    const tags = fields.neededText('tags', 1000);
    const task = house.acceptText(customer, action, enrichStyle(tags, 0), false);
    return accepted(task, 'task completed successfully');
  }
  return accepted(house.accept(customer, readOrder(action, request)), '');
}

function accepted(task: Task, message: string): WireAnswer {
  return { status: 200, body: { code: 'success', message, data: publicId(task) } };
}

/** The submit answer holds `task_` and 32 hex digits (CCAPI page "Upsample Tags", example). */
function publicId(task: Task): string {
  return `task_${task.id.replaceAll('-', '')}`;
}

function readOrder(action: string, request: WireRequest): SongOrder {
  const { fields } = request;
  const model =
    action === 'MUSIC' ? fields.neededChoice('mv', models) : (fields.choice('mv', models) ?? 'chirp-crow');
  const clip = (...names: string[]) => {
    const name = names.find((one) => fields.text(one) !== undefined) ?? names[0] ?? 'clip_id';
    return finishedClip(request, fields.neededText(name));
  };
  switch (action) {
    case 'MUSIC':
      return readMusic(fields, model);
    case 'EXTEND': {
      const source = clip('continue_clip_id');
      const continueAt = fields.neededNumber('continue_at', 0, 480);
      checkContinueAt(source, continueAt);
      return { ...readCustom(fields, model), operation: 'extend', action, source, continueAt };
    }
    case 'COVER':
      return {
        ...readCustom(fields, model),
        operation: 'cover',
        action,
        source: clip('continue_clip_id', 'cover_clip_id'),
      };
    case 'STEMS':
    case 'STEMS_BASIC':
      return { operation: 'stems', action, model, source: clip('clip_id') };
    case 'ALL_STEMS':
    case 'STEMS_FULL':
      return { operation: 'all-stems', action, model, source: clip('clip_id') };
    case 'REMASTER': {
      const variation = fields.choice('variation_category', ['high', 'normal', 'subtle']);
      return { operation: 'remaster', action, model, variation, source: clip('clip_id') };
    }
    case 'CONCAT': {
      const source = clip('clip_id', 'continue_clip_id');
      if (fields.flag('is_infill') === true || source.continueAt === undefined) {
        throw new Refusal('invalid', 'clip_id must be an extended clip, with is_infill false');
      }
      return { operation: 'concat', action, model, source };
    }
    default:
      if (!notOffered.includes(action)) throw new Refusal('invalid', `unsupported action: ${action}`);
      throw new Refusal('not-offered', `the sandbox does not offer ${action} yet`);
  }
}

function readMusic(fields: Fields, model: string): SongOrder {
  const custom = fields.flag('custom_mode');
  if (custom === undefined) throw new Refusal('invalid', 'custom_mode is required');
  if (!custom) {
    const description = fields.neededText('gpt_description_prompt', 400);
    const instrumental = fields.flag('make_instrumental') ?? false;
    return { operation: 'generate', action: 'MUSIC', model, description, instrumental };
  }
  const order = readCustom(fields, model);
  if (!order.instrumental && !order.lyrics?.trim() && fields.flag('auto_lyrics') !== true) {
    throw new Refusal('invalid', 'prompt is required');
  }
  return { ...order, operation: 'generate', action: 'MUSIC' };
}

function readCustom(fields: Fields, model: string) {
  const old = early.includes(model);
  for (const slider of ['style_weight', 'weirdness_constraint', 'audio_weight']) fields.number(slider, 0, 1);
  const voice = fields.choice('vocal_gender', ['f', 'm']);
  if (voice !== undefined && old) throw new Refusal('invalid', `vocal_gender is not available for ${model}`);
  return {
    model,
    voice,
    lyrics: fields.text('prompt', old ? 3000 : 5000),
    style: fields.text('tags', old ? 200 : 1000),
    excludedStyle: fields.text('negative_tags', 1000),
    title: fields.text('title', 100),
    instrumental: fields.flag('make_instrumental'),
  };
}

function fetchOne({ customer, path, house }: WireRequest): WireAnswer {
  const task = taskOf(house, customer.account, path[0] ?? '');
  if (!task) throw new Refusal('unknown-task', 'task_not_exist');
  return { status: 200, body: { code: 'success', message: '', data: taskRecord(task, house) } };
}

/** Unknown ids are left out, and `data` is null when none is known (new-api's batch answer). */
function fetchMany({ customer, fields, house }: WireRequest): WireAnswer {
  const ids = fields.texts('ids');
  if (!ids) throw new Refusal('invalid', 'ids is required');
  const records = ids.flatMap((id) => {
    const task = taskOf(house, customer.account, id);
    return task ? [taskRecord(task, house)] : [];
  });
  return { status: 200, body: { code: 'success', message: '', data: records.length > 0 ? records : null } };
}

function taskOf(house: SongHouse, account: string, id: string): Task | undefined {
  const digits = /^task_([0-9a-f]{32})$/.exec(id)?.[1];
  if (!digits) return undefined;
  const task = house.task('ccapi', digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  return task?.account === account ? task : undefined;
}

/** CCAPI's TaskDto (field names as in new-api's task record and CCAPI's Producer "Batch Fetch Tasks"). */
function taskRecord(task: Task, house: SongHouse) {
  const { stage, portion } = house.taskProgress(task);
  const done = stage === 'complete' || stage === 'failed';
  const status = statusOf(stage, portion);
  const started = portion >= 0.2;
  const at = Math.floor(task.at / 1000);
  const longest = task.clips.reduce((most, clip) => Math.max(most, clip.doneAfter), 0);
  const finish = done ? Math.floor((task.at + longest) / 1000) : 0;
  const progress = done ? '100%' : started ? `${Math.floor(portion * 100)}%` : '0%';
  const playable = task.clips.filter((clip) => !clip.failure);
  const first = playable[0];
  return {
    id: task.number,
    created_at: at,
    updated_at: done ? finish : at,
    task_id: publicId(task),
    platform: 'suno',
    user_id: 1,
    group: 'default',
    channel_id: 1,
    quota: task.billable ? 30000 : 0,
    action: task.action,
    status,
    fail_reason: stage === 'failed' ? (task.failure?.message ?? '') : '',
    ...(stage === 'complete' && first ? { result_url: house.links(first).audio } : {}),
    submit_time: at,
    start_time: started ? at + 1 : 0,
    finish_time: finish,
    progress,
    properties: { input: '', upstream_model_name: task.model, origin_model_name: 'suno_music' },
    data: resultOf(task, status, progress, playable, house),
  };
}

function resultOf(task: Task, status: string, progress: string, playable: readonly Clip[], house: SongHouse) {
  if (status === 'IN_PROGRESS') return { progress, status, task_id: task.clips[0]?.id ?? task.id };
  if (status !== 'SUCCESS') return null;
  if (task.text !== undefined) return { upsampled_tags: task.text };
  return { clips: playable.map((clip) => wireClip(clip, task, house)), progress: '100%', quota: '3' };
}

function statusOf(stage: string, portion: number): string {
  if (stage === 'complete') return 'SUCCESS';
  if (stage === 'failed') return 'FAILURE';
  if (stage === 'submitted') return portion < 0.025 ? 'NOT_START' : 'SUBMITTED';
  return stage === 'queued' ? 'QUEUED' : 'IN_PROGRESS';
}

function wireClip(clip: Clip, task: Task, house: SongHouse) {
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
  };
}
