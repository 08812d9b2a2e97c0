import { inventLyrics, inventTitle, mixLyrics } from '../songs/invent.js';
import { Refusal, type RefusalReason, type SongOrder, type Terms } from '../types.js';
import { type Dialect, finishedClip, type GatewayRequest, type GatewayResponse } from './dialect.js';
import type { Fields } from './fields.js';
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

const prefix = '/(?:sunoapi|suno)';
/** The price of small calls, in credits. */
const smallPrice = 100;

const at = (path: string): RegExp => new RegExp(`^${prefix}${path}$`);

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

const refuse = ({ reason, message }: Refusal): GatewayResponse => {
  const [status, type, code] = refusals[reason];
  return { status, body: { error: { message, type, param: null, code } } };
};

/** Twelve stems cost five songs' prices (use case 14). */
const generate = (request: GatewayRequest): GatewayResponse => {
  const { fields } = request;
  const task = fields.text('task');
  readMetadata(fields, task);
  const clipOf = (id: string) => finishedClip(request, id);
  const order =
    task === undefined ? readSong(fields) : readTask(task, { request, models: songModels, clipOf });
  const terms: Terms = order.operation === 'all-stems' ? { generations: 5 } : {};
  return answerSong(request, order, terms);
};

const answerSong = (
  { caller, engine }: GatewayRequest,
  order: SongOrder,
  terms: Terms = {},
): GatewayResponse => ({ status: 200, body: submission(engine.accept(caller, order, terms), order, engine) });

const readSong = (fields: Fields): SongOrder => {
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
};

/** Concatenation costs 100 credits, or one song's price for an extended upload (use cases 5.D, 6.C and 8.C). */
const concat = (request: GatewayRequest): GatewayResponse => {
  const { caller, fields, engine } = request;
  const source = finishedClip(request, fields.neededText('clip_id'));
  checkInfill(source, fields);
  const order: SongOrder = { operation: 'concat', action: 'concat', model: source.model, source };
  const upload = engine.orderOf(source)?.action === 'upload_extend';
  const task = engine.accept(caller, order, upload ? {} : { credits: smallPrice });
  const [clip] = task.clips;
  return { status: 200, body: clip ? clipJson(clip, task, engine, true) : null };
};

const remaster = (request: GatewayRequest): GatewayResponse => answerSong(request, readRemaster(request));

/** Lyrics that are polled; with a lyrics_model there are two texts (OpenAI-HK page "suno-v3", lyrics). */
const lyrics = ({ caller, fields, engine }: GatewayRequest): GatewayResponse => {
  const prompt = fields.neededText('prompt', 2000);
  const twice = fields.choice('lyrics_model', ['remi-v1', 'default']) !== undefined;
  const write = (seed: number) => {
    const answer = { title: inventTitle(prompt, seed), text: inventLyrics(prompt, seed) };
    const call = { operation: 'lyrics', action: 'lyrics', answer, words: prompt } as const;
    return engine.acceptCall(caller, call, { billable: false, share: 0.25 }).id;
  };
  if (!twice) return { status: 200, body: { id: write(0) } };
  const body = { lyrics_request_id: crypto.randomUUID(), lyrics_a_id: write(0), lyrics_b_id: write(1) };
  return { status: 200, body };
};

const fetchLyrics = ({ caller, path, engine }: GatewayRequest): GatewayResponse => {
  const task = engine.task(caller.gateway, path[0] ?? '');
  if (task?.operation !== 'lyrics') throw new Refusal('unknown-task', 'lyrics not found');
  const { stage } = engine.taskProgress(task);
  if (stage === 'complete') return { status: 200, body: { ...Object(task.answer), status: 'complete' } };
  const status = stage === 'failed' ? 'error' : 'running';
  return { status: 200, body: { title: '', text: '', status, error_message: task.failure?.message ?? '' } };
};

/** Combines two lyrics at once, for 100 credits (use case 23). */
const lyricsMashup = ({ caller, fields, engine }: GatewayRequest): GatewayResponse => {
  const [one, other] = [fields.neededText('lyrics_a', 5000), fields.neededText('lyrics_b', 5000)];
  const text = mixLyrics(one, other);
  const call = { operation: 'mixlyrics', action: 'lyrics-mashup', answer: text, words: one } as const;
  const task = engine.acceptCall(caller, call, { credits: smallPrice });
  const { failure } = task;
  const response = failure
    ? { error_message: failure.message, status: 'error', tags: [], text: '', title: '' }
    : { error_message: '', status: 'complete', tags: [], text, title: 'Lyrics Mashup' };
  return { status: 200, body: { lyrics_request_id: crypto.randomUUID(), mashup_id: task.id, response } };
};

/** OpenAI-HK: Suno's own clips, polled by clip ids instead of a task id (page "Suno Use-Case Scenarios"). */
export const openaiHk: Dialect = {
  gateway: 'openai-hk',
  refunds: false,
  routes: [
    { method: 'POST', pattern: at('/generate'), kind: 'submit', handle: generate },
    { method: 'POST', pattern: at('/generate/concat'), kind: 'submit', handle: concat },
    { method: 'POST', pattern: at('/generate/upsample'), kind: 'submit', handle: remaster },
    { method: 'POST', pattern: at('/generate/lyrics-mashup'), kind: 'submit', handle: lyricsMashup },
    { method: 'POST', pattern: at('/generate/lyrics'), kind: 'submit', handle: lyrics },
    { method: 'GET', pattern: at('/lyrics/([^/]+)'), kind: 'poll', handle: fetchLyrics },
    ...actRoutes({ prefix, credits: smallPrice }),
  ],
  refuse,
};
