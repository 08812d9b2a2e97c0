import { type Dialect, finishedClip, type WireAnswer, type WireRequest } from '../dialect.js';
import type { Fields } from '../fields.js';
import { Refusal, type RefusalReason, type SongOrder, type Terms } from '../song.js';
import { inventLyrics, inventTitle, mixLyrics } from '../words.js';
import { actRoutes } from './suno-acts.js';
import { submission, wireClip } from './suno-clips.js';
import { checkInfill, readCustom, readMetadata, readRemaster, readTask, songModels } from './suno-tasks.js';

const prefix = '/(?:sunoapi|suno)';
const smallPrice = 100;

/** OpenAI-HK: Suno's own clips without a task around them, fetched by clip ids (page "Suno Use-Case Scenarios"). */
export const openaiHk: Dialect = {
  gateway: 'openai-hk',
  refunds: false,
  routes: [
    { method: 'POST', pattern: at('/generate'), kind: 'submit', answer: generate },
    { method: 'POST', pattern: at('/generate/concat'), kind: 'submit', answer: concat },
    { method: 'POST', pattern: at('/generate/upsample'), kind: 'submit', answer: remaster },
    { method: 'POST', pattern: at('/generate/lyrics-mashup'), kind: 'submit', answer: lyricsMashup },
    { method: 'POST', pattern: at('/generate/lyrics'), kind: 'submit', answer: lyrics },
    { method: 'GET', pattern: at('/lyrics/([^/]+)'), kind: 'poll', answer: fetchLyrics },
    ...actRoutes({ prefix, credits: smallPrice }),
  ],
  refuse,
};

function at(path: string): RegExp {
  return new RegExp(`^${prefix}${path}$`);
}

const refusals: Record<RefusalReason, readonly [status: number, type: string, code: string | null]> = {
  unauthorized: [401, 'invalid_request_error', 'invalid_api_key'],
  invalid: [400, 'invalid_request_error', null],
  'unknown-clip': [404, 'invalid_request_error', 'clip_not_found'],
  'unfinished-clip': [400, 'invalid_request_error', 'clip_not_complete'],
  'unknown-task': [404, 'invalid_request_error', 'clip_not_found'],
  'unknown-persona': [404, 'invalid_request_error', 'persona_not_found'],
  'unknown-route': [404, 'invalid_request_error', 'unknown_url'],
  'not-offered': [400, 'invalid_request_error', 'not_offered'],
  'no-credits': [403, 'insufficient_quota', 'insufficient_quota'],
};

function refuse({ reason, message }: Refusal): WireAnswer {
  const [status, type, code] = refusals[reason];
  return { status, body: { error: { message, type, param: null, code } } };
}

/** Twelve stems cost as much as five requests (use case 14). */
function generate(request: WireRequest): WireAnswer {
  const { fields } = request;
  const task = fields.text('task');
  readMetadata(fields, task);
  const clipOf = (id: string) => finishedClip(request, id);
  const order =
    task === undefined ? readSong(fields) : readTask(task, { request, models: songModels, clipOf });
  const terms: Terms = order.operation === 'all-stems' ? { generations: 5 } : {};
  return answerSong(request, order, terms);
}

function answerSong({ customer, house }: WireRequest, order: SongOrder, terms: Terms = {}): WireAnswer {
  return { status: 200, body: submission(house.accept(customer, order, terms), order, house) };
}

function readSong(fields: Fields): SongOrder {
  const description = fields.text('gpt_description_prompt', 500);
  if (description?.trim()) {
    const model = fields.choice('mv', songModels) ?? 'chirp-v3-5';
    const instrumental = fields.flag('make_instrumental') ?? false;
    return { operation: 'generate', action: 'generate', model, description, instrumental };
  }
  if (fields.text('prompt') === undefined)
    throw new Refusal('invalid', 'gpt_description_prompt or prompt is required');
  if (fields.text('continue_clip_id')) throw new Refusal('invalid', 'task is required with continue_clip_id');
  const order = readCustom(fields, fields.neededChoice('mv', songModels));
  if (!order.lyrics?.trim() && !order.style?.trim())
    throw new Refusal('invalid', 'tags is required without a prompt');
  return { ...order, operation: 'generate', action: 'generate' };
}

/** A whole song costs 100 credits, but one song's price after an extended upload (use cases 5.D, 6.C and 8.C). */
function concat(request: WireRequest): WireAnswer {
  const { customer, fields, house } = request;
  const source = finishedClip(request, fields.neededText('clip_id'));
  checkInfill(source, fields);
  const order: SongOrder = { operation: 'concat', action: 'concat', model: source.model, source };
  const upload = house.orderOf(source)?.action === 'upload_extend';
  const task = house.accept(customer, order, upload ? {} : { credits: smallPrice });
  const [clip] = task.clips;
  return { status: 200, body: clip ? wireClip(clip, task, house, true) : null };
}

function remaster(request: WireRequest): WireAnswer {
  return answerSong(request, readRemaster(request));
}

/** Words to poll for; with a lyrics_model there are two texts (OpenAI-HK page "suno-v3", lyrics). */
function lyrics({ customer, fields, house }: WireRequest): WireAnswer {
  const prompt = fields.neededText('prompt', 2000);
  const twice = fields.choice('lyrics_model', ['remi-v1', 'default']) !== undefined;
  const write = (seed: number) => {
    const answer = { title: inventTitle(prompt, seed), text: inventLyrics(prompt, seed) };
    const call = { operation: 'lyrics', action: 'lyrics', answer, words: prompt } as const;
    return house.acceptCall(customer, call, { billable: false, share: 0.25 }).id;
  };
  if (!twice) return { status: 200, body: { id: write(0) } };
  const body = { lyrics_request_id: crypto.randomUUID(), lyrics_a_id: write(0), lyrics_b_id: write(1) };
  return { status: 200, body };
}

function fetchLyrics({ customer, path, house }: WireRequest): WireAnswer {
  const task = house.task(customer.gateway, path[0] ?? '');
  if (task?.operation !== 'lyrics') throw new Refusal('unknown-task', 'lyrics not found');
  const { stage } = house.taskProgress(task);
  if (stage === 'complete') return { status: 200, body: { ...Object(task.answer), status: 'complete' } };
  const status = stage === 'failed' ? 'error' : 'running';
  return { status: 200, body: { title: '', text: '', status, error_message: task.failure?.message ?? '' } };
}

/** Two lyrics woven into one, at once, for 100 credits (use case 23). */
function lyricsMashup({ customer, fields, house }: WireRequest): WireAnswer {
  const [one, other] = [fields.neededText('lyrics_a', 5000), fields.neededText('lyrics_b', 5000)];
  const text = mixLyrics(one, other);
  const call = { operation: 'mixlyrics', action: 'lyrics-mashup', answer: text, words: one } as const;
  const task = house.acceptCall(customer, call, { credits: smallPrice });
  const { failure } = task;
  const response = failure
    ? { error_message: failure.message, status: 'error', tags: [], text: '', title: '' }
    : { error_message: '', status: 'complete', tags: [], text, title: 'Lyrics Mashup' };
  return { status: 200, body: { lyrics_request_id: crypto.randomUUID(), mashup_id: task.id, response } };
}
