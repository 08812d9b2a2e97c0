import {
  checkContinueAt,
  type Dialect,
  finishedClip,
  type WireAnswer,
  type WireRequest,
} from '../dialect.js';
import type { Fields } from '../fields.js';
import { Refusal, type RefusalReason, type SongOrder } from '../song.js';
import { submission, wireClip } from './openai-hk-clips.js';

/** Values of `mv` a new song can be made with (OpenAI-HK page "Suno Use-Case Scenarios", notes at the top). */
const models = [
  'chirp-v3-5',
  'chirp-v4',
  'chirp-auk',
  'chirp-auk-turbo',
  'chirp-bluejay',
  'chirp-crow',
  'chirp-fenix',
] as const;
const coverModels = ['chirp-v4', 'chirp-auk', 'chirp-bluejay'] as const;
const early = ['chirp-v3-5', 'chirp-v4'];
const notOffered = [
  'upload_extend',
  'infill',
  'fixed_infill',
  'artist_consistency',
  'vox',
  'underpainting',
  'overpainting',
  'mashup_condition',
  'chop_sample_condition',
];

/** OpenAI-HK: Suno's own clips without a task around them, fetched by clip ids (page "Suno Use-Case Scenarios"). */
export const openaiHk: Dialect = {
  gateway: 'openai-hk',
  refunds: false,
  routes: [
    { method: 'POST', pattern: /^\/(?:sunoapi|suno)\/generate$/, kind: 'submit', answer: generate },
    { method: 'POST', pattern: /^\/(?:sunoapi|suno)\/generate\/concat$/, kind: 'submit', answer: concat },
    { method: 'POST', pattern: /^\/(?:sunoapi|suno)\/generate\/upsample$/, kind: 'submit', answer: remaster },
    { method: 'GET', pattern: /^\/(?:sunoapi|suno)\/feed\/([^/]+)$/, kind: 'poll', answer: feed },
  ],
  refuse,
};

const refusals: Record<RefusalReason, readonly [status: number, type: string, code: string | null]> = {
  unauthorized: [401, 'invalid_request_error', 'invalid_api_key'],
  invalid: [400, 'invalid_request_error', null],
  'unknown-clip': [404, 'invalid_request_error', 'clip_not_found'],
  'unfinished-clip': [400, 'invalid_request_error', 'clip_not_complete'],
  'unknown-task': [404, 'invalid_request_error', 'clip_not_found'],
  'unknown-route': [404, 'invalid_request_error', 'unknown_url'],
  'not-offered': [400, 'invalid_request_error', 'not_offered'],
  'no-credits': [403, 'insufficient_quota', 'insufficient_quota'],
};

function refuse({ reason, message }: Refusal): WireAnswer {
  const [status, type, code] = refusals[reason];
  return { status, body: { error: { message, type, param: null, code } } };
}

function generate(request: WireRequest): WireAnswer {
  const order = readOrder(request);
  const task = request.house.accept(request.customer, order);
  return { status: 200, body: submission(task, order, request.house) };
}

function readOrder(request: WireRequest): SongOrder {
  const { fields } = request;
  const task = fields.text('task');
  readMetadata(fields, task);
  switch (task) {
    case undefined:
      return readSong(fields);
    case 'extend': {
      const order = readCustom(fields, fields.neededChoice('mv', models));
      const source = finishedClip(request, fields.neededText('continue_clip_id'));
      const continueAt = fields.neededNumber('continue_at', 0, 480);
      checkContinueAt(source, continueAt);
      return { ...order, operation: 'extend', action: task, source, continueAt };
    }
    case 'cover': {
      const order = readCustom(fields, fields.neededChoice('mv', coverModels));
      const source = finishedClip(request, fields.neededText('cover_clip_id'));
      return { ...order, operation: 'cover', action: task, source };
    }
    case 'gen_stem': {
      const model = fields.neededChoice('mv', ['chirp-auk']);
      const count = fields.neededChoice('stem_task', ['two', 'twelve']);
      fields.neededChoice('stem_type_group_name', [count === 'two' ? 'Two' : 'Twelve']);
      const source = finishedClip(request, fields.neededText('continue_clip_id'));
      const title = fields.text('title', 100);
      return { operation: count === 'two' ? 'stems' : 'all-stems', action: task, model, source, title };
    }
    default:
      if (!notOffered.includes(task)) throw new Refusal('invalid', `task ${task.slice(0, 40)} is unknown`);
      throw new Refusal('not-offered', `the sandbox does not offer the task ${task} yet`);
  }
}

function readSong(fields: Fields): SongOrder {
  const description = fields.text('gpt_description_prompt', 500);
  if (description?.trim()) {
    const model = fields.choice('mv', models) ?? 'chirp-v3-5';
    const instrumental = fields.flag('make_instrumental') ?? false;
    return { operation: 'generate', action: 'generate', model, description, instrumental };
  }
  if (fields.text('prompt') === undefined)
    throw new Refusal('invalid', 'gpt_description_prompt or prompt is required');
  if (fields.text('continue_clip_id')) throw new Refusal('invalid', 'task is required with continue_clip_id');
  const order = readCustom(fields, fields.neededChoice('mv', models));
  if (!order.lyrics?.trim() && !order.style?.trim())
    throw new Refusal('invalid', 'tags is required without a prompt');
  return { ...order, operation: 'generate', action: 'generate' };
}

/** An empty prompt asks for an instrumental (use case 3). */
function readCustom(fields: Fields, model: string) {
  const old = early.includes(model);
  const lyrics = fields.text('prompt', old ? 3000 : 5000);
  const gender = fields.inside('metadata').choice('vocal_gender', ['f', 'm']);
  return {
    model,
    lyrics,
    voice: gender,
    style: fields.text('tags', old ? 200 : 1000),
    excludedStyle: fields.text('negative_tags', 1000),
    title: fields.text('title', 100),
    instrumental: (fields.flag('make_instrumental') ?? false) || lyrics?.trim() === '',
  };
}

/** Sliders are 0 to 1, audio_weight belongs to covers, and the list of sliders names those sent (use case 15). */
function readMetadata(fields: Fields, task: string | undefined): void {
  const metadata = fields.inside('metadata');
  metadata.choice('vocal_gender', ['f', 'm']);
  const sliders = metadata.inside('control_sliders');
  const known = ['style_weight', 'weirdness_constraint', 'audio_weight'];
  for (const name of sliders.names) {
    if (!known.includes(name)) throw new Refusal('invalid', `metadata.control_sliders.${name} is unknown`);
    sliders.number(name, 0, 1);
  }
  if (sliders.names.includes('audio_weight') && task !== 'cover') {
    throw new Refusal(
      'invalid',
      'metadata.control_sliders.audio_weight is only for cover, underpainting and overpainting',
    );
  }
  const listed = metadata.texts('can_control_sliders') ?? [];
  if ([...listed].sort().join() !== [...sliders.names].sort().join()) {
    throw new Refusal('invalid', 'metadata.can_control_sliders must name exactly the sliders that are sent');
  }
}

/** Only an extension can be made whole, with is_infill false (use case 6.C). */
function concat(request: WireRequest): WireAnswer {
  const { customer, fields, house } = request;
  const source = finishedClip(request, fields.neededText('clip_id'));
  const infill = fields.flag('is_infill');
  if (infill === undefined) throw new Refusal('invalid', 'is_infill is required');
  if (infill || source.continueAt === undefined) {
    throw new Refusal('invalid', 'clip_id must be an extension, with is_infill false');
  }
  const task = house.accept(customer, { operation: 'concat', action: 'concat', model: source.model, source });
  const [clip] = task.clips;
  return { status: 200, body: clip ? wireClip(clip, task, house, true) : null };
}

/** A remaster needs the account that made the song (use case 20). */
function remaster(request: WireRequest): WireAnswer {
  const { customer, fields, house } = request;
  const model = fields.neededChoice('model_name', ['chirp-carp', 'chirp-bass']);
  const variation = fields.choice('variation_category', ['high', 'normal', 'subtle']);
  if (variation !== undefined && model === 'chirp-bass') {
    throw new Refusal('invalid', 'variation_category is only for chirp-carp');
  }
  const source = finishedClip(request, fields.neededText('clip_id'));
  if (source.account !== customer.account)
    throw new Refusal('unknown-clip', 'clip belongs to another account');
  const order: SongOrder = { operation: 'remaster', action: 'upsample', model, variation, source };
  const task = house.accept(customer, order);
  return { status: 200, body: submission(task, order, house) };
}

/** Clips in the order asked for; unknown ids are left out. */
function feed({ path, house }: WireRequest): WireAnswer {
  const ids = (path[0] ?? '').split(',').filter((id) => id !== '');
  const clips = ids.flatMap((id) => {
    const clip = house.clip('openai-hk', id);
    const task = clip ? house.task('openai-hk', clip.taskId) : undefined;
    return clip && task ? [wireClip(clip, task, house, false)] : [];
  });
  return { status: 200, body: clips };
}
