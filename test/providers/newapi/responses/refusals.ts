import type { Contract } from '../../contract.js';

const taskError = (code: string, message: string) => ({ code, message, data: null });
const middlewareError = (message: string) => ({
  error: { message: `${message} (request id: 2026032700001)`, type: 'new_api_error' },
});

/** Answers of new-api to an order that it refuses (relay/relay_task.go and the middleware before it). */
export const refusals: Contract['refusals'] = [
  {
    name: 'an empty account',
    answer: { status: 403, json: taskError('quota_not_enough', 'user quota is not enough') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    name: 'an empty account, with a 5xx status',
    answer: { status: 500, json: taskError('quota_not_enough', 'user quota is not enough') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    name: 'an extension without its task',
    answer: { status: 400, json: taskError('invalid_request', 'task id is empty') },
    code: 'bad_input',
    accepted: 'no',
  },
  {
    name: 'an unknown source task',
    answer: { status: 400, json: taskError('task_not_exist', 'task_origin_not_exist') },
    code: 'bad_input',
    accepted: 'no',
  },
  ...['channel_not_found', 'task_channel_disable'].map((code) => ({
    name: `${code}: the account that made the track is gone`,
    answer: { status: 400, json: taskError(code, '该任务所属渠道已被禁用') },
    code: 'maker_gone' as const,
    accepted: 'no' as const,
  })),
  {
    name: 'an unknown key, before any work',
    answer: { status: 401, json: middlewareError('无效的令牌') },
    code: 'unauthorized',
    accepted: 'no',
  },
  {
    name: 'a key without permission, before any work',
    answer: { status: 403, json: middlewareError('该令牌无权访问模型 suno_music') },
    code: 'unauthorized',
    accepted: 'no',
  },
  {
    name: 'no channel for the work',
    answer: { status: 503, json: middlewareError('当前分组 default 下对于模型 suno_music 无可用渠道') },
    code: 'overloaded',
    accepted: 'no',
  },
  {
    name: 'an overloaded upstream',
    answer: { status: 429, json: taskError('fail_to_fetch_task', '当前分组上游负载已饱和，请稍后再试') },
    code: 'rate_limited',
    accepted: 'no',
  },
  {
    name: 'a request that it could not build',
    answer: { status: 500, json: taskError('build_request_failed', 'unexpected end of JSON input') },
    code: 'overloaded',
    accepted: 'no',
  },
  ...['do_request_failed', 'read_response_body_failed', 'insert_task_failed', 'fail_to_fetch_task'].map(
    (code) => ({
      name: `${code}, after it was handed on`,
      answer: { status: 500, json: taskError(code, 'EOF') },
      code: 'overloaded' as const,
      accepted: 'maybe' as const,
    }),
  ),
  {
    name: 'a refusal with a good status, because of the lyrics',
    answer: { json: taskError('bad_response', 'Tags contained artist name: someone') },
    code: 'moderated',
    accepted: 'no',
  },
  {
    name: 'a refusal with a good status that names a task',
    answer: { json: { ...taskError('insert_task_failed', 'duplicate'), data: 'task_1' } },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    name: 'success with an empty task id',
    answer: { json: { code: 'success', message: '', data: '' } },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    name: 'success with clips without ids',
    answer: { json: { clips: [{ status: 'queued' }] } },
    code: 'bad_answer',
    accepted: 'maybe',
  },
];
