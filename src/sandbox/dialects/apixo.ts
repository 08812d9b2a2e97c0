import type { Engine } from '../engine.js';
import { Refusal, type RefusalReason, type SongOrder, type Task } from '../types.js';
import { type Dialect, type GatewayRequest, type GatewayResponse, readAddress } from './dialect.js';

/** Values of `input.mode` (APIXO page "Suno", parameters). */
const modes = ['V4', 'V4_5', 'V4_5ALL', 'V4_5PLUS', 'V5', 'V5_5'] as const;

const statuses: Record<RefusalReason, number> = {
  unauthorized: 401,
  invalid: 400,
  'unknown-clip': 400,
  'unfinished-clip': 400,
  'unknown-task': 404,
  'unknown-persona': 400,
  'unknown-route': 404,
  'not-offered': 400,
  'no-credits': 400,
};

/** The HTTP status is also the `code` of the body (APIXO page "Suno", response and error codes). */
const refuse = ({ reason, message }: Refusal): GatewayResponse => {
  const code = statuses[reason];
  if (reason === 'no-credits')
    return { status: code, body: { code, message: 'Insufficient credits', data: null } };
  if (reason === 'invalid')
    return { status: code, body: { code, message: 'Invalid request', data: { error: message } } };
  return { status: code, body: { code, message, data: null } };
};

const succeed = (data: unknown): GatewayResponse => ({
  status: 200,
  body: { code: 200, message: 'success', data },
});

const generate = ({ caller, fields, engine }: GatewayRequest): GatewayResponse => {
  const wantsCallback = fields.choice('request_type', ['async', 'callback']) === 'callback';
  fields.choice('provider', ['auto', 'value', 'official']);
  const callback = wantsCallback ? readAddress(fields, 'callback_url') : undefined;
  const { id } = engine.accept(caller, readOrder(fields.inside('input')), { callback });
  return succeed({ taskId: `task_${id.replaceAll('-', '')}` });
};

/** Validates an order, with the limits of the page; in custom mode, the prompt of an instrumental describes the music. */
const readOrder = (input: GatewayRequest['fields']): SongOrder => {
  if (input.names.length === 0) throw new Refusal('invalid', 'Missing required field: input');
  const model = input.neededChoice('mode', modes);
  const old = model === 'V4';
  const custom = input.flag('customMode');
  const instrumental = input.flag('instrumental');
  if (custom === undefined) throw new Refusal('invalid', 'Missing required field: input.customMode');
  if (instrumental === undefined) throw new Refusal('invalid', 'Missing required field: input.instrumental');
  for (const name of ['styleWeight', 'weirdnessConstraint', 'audioWeight']) input.number(name, 0, 1);
  const voice = input.choice('vocalGender', ['m', 'f']);
  if (input.text('prompt') === undefined)
    throw new Refusal('invalid', 'Missing required field: input.prompt');
  const prompt = input.neededText('prompt', custom ? (old ? 3000 : 5000) : 500);
  const order = { operation: 'generate', action: 'generate', model, instrumental, voice } as const;
  if (!custom) return { ...order, description: prompt };
  return {
    ...order,
    ...(instrumental ? { description: prompt } : { lyrics: prompt }),
    style: input.text('style', old ? 200 : 1000),
    title: input.text('title', 80),
    excludedStyle: input.text('negativeTags', 1000),
  };
};

const status = ({ caller, query, engine }: GatewayRequest): GatewayResponse => {
  const publicId = query.taskId ?? '';
  if (publicId === '') throw new Refusal('invalid', 'Missing required field: taskId');
  const digits = /^task_([0-9a-f]{32})$/.exec(publicId)?.[1] ?? '';
  const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const task = engine.task(caller.gateway, id);
  if (task?.account !== caller.account) throw new Refusal('unknown-task', 'Task not found');
  return succeed(stateOf(task, engine));
};

/** The state of a task; tracks have no id and no title, and the lyrics are next to them (APIXO page "Suno", status answer). */
const stateOf = (task: Task, engine: Engine) => {
  const { stage, portion } = engine.taskProgress(task);
  const common = { taskId: `task_${task.id.replaceAll('-', '')}`, createTime: task.at };
  if (portion < 1) return { ...common, state: portion < 0.2 ? 'pending' : 'processing' };
  const costTime = task.clips.reduce((most, clip) => Math.max(most, clip.doneAfter), 0);
  const times = { completeTime: task.at + costTime, costTime };
  if (stage === 'failed') {
    const failCode = task.failure?.kind === 'moderated' ? 'CONTENT_VIOLATION' : 'GENERATION_FAILED';
    return { ...common, ...times, state: 'failed', failCode, failMsg: task.failure?.message ?? '' };
  }
  const playable = task.clips.filter((clip) => !clip.failure);
  const resultUrls = playable.map((clip) => {
    const links = engine.links(clip);
    return { image_url: links.largeImage, audio_url: links.audio };
  });
  const lyrics = playable[0]?.instrumental === false ? { lyrics: playable[0].lyrics } : {};
  return { ...common, state: 'success', resultJson: JSON.stringify({ resultUrls }), ...lyrics, ...times };
};

/** The balance of the account (APIXO docs, balance page): a constant. */
const balance = (): GatewayResponse => succeed(74.87);

/** APIXO makes only songs; the result of a task is a string of JSON (APIXO page "Suno"). */
export const apixo: Dialect = {
  gateway: 'apixo',
  refunds: false,
  routes: [
    { method: 'POST', pattern: /^\/api\/v1\/generateTask\/suno$/, kind: 'submit', handle: generate },
    { method: 'GET', pattern: /^\/api\/v1\/statusTask\/suno$/, kind: 'poll', handle: status },
    { method: 'GET', pattern: /^\/api\/v1\/apikeys\/current-balance$/, kind: 'poll', handle: balance },
  ],
  refuse,
  callback: (task, engine) => succeed(stateOf(task, engine)).body,
};
