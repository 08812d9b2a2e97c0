import type { Contract } from '../contract.js';

const told = (code: string, message: string) => ({ code, message, data: null });
const atDoor = (message: string) => ({
  error: { message: `${message} (request id: 2026032700001)`, type: 'new_api_error' },
});

/** What new-api says to an order it does not take (relay/relay_task.go and the middleware before it). */
export const refusals: Contract['refusals'] = [
  {
    says: 'that the account is empty',
    answer: { status: 403, json: told('quota_not_enough', 'user quota is not enough') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    says: 'that the account is empty, with a server’s status',
    answer: { status: 500, json: told('quota_not_enough', 'user quota is not enough') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    says: 'that an extension needs its task',
    answer: { status: 400, json: told('invalid_request', 'task id is empty') },
    code: 'bad_input',
    accepted: 'no',
  },
  {
    says: 'that nobody knows the task it goes on from',
    answer: { status: 400, json: told('task_not_exist', 'task_origin_not_exist') },
    code: 'bad_input',
    accepted: 'no',
  },
  ...['channel_not_found', 'task_channel_disable'].map((code) => ({
    says: `${code}: the account that made the track is gone`,
    answer: { status: 400, json: told(code, '该任务所属渠道已被禁用') },
    code: 'maker_gone' as const,
    accepted: 'no' as const,
  })),
  {
    says: 'that its key is unknown, at the door',
    answer: { status: 401, json: atDoor('无效的令牌') },
    code: 'unauthorized',
    accepted: 'no',
  },
  {
    says: 'that its key may not order this, at the door',
    answer: { status: 403, json: atDoor('该令牌无权访问模型 suno_music') },
    code: 'unauthorized',
    accepted: 'no',
  },
  {
    says: 'that there is nobody to hand the work to, at the door',
    answer: { status: 503, json: atDoor('当前分组 default 下对于模型 suno_music 无可用渠道') },
    code: 'overloaded',
    accepted: 'no',
  },
  {
    says: 'that its upstream has too much to do',
    answer: { status: 429, json: told('fail_to_fetch_task', '当前分组上游负载已饱和，请稍后再试') },
    code: 'rate_limited',
    accepted: 'no',
  },
  {
    says: 'that it could not put the order into words',
    answer: { status: 500, json: told('build_request_failed', 'unexpected end of JSON input') },
    code: 'overloaded',
    accepted: 'no',
  },
  ...['do_request_failed', 'read_response_body_failed', 'insert_task_failed', 'fail_to_fetch_task'].map(
    (code) => ({
      says: `${code}, after it was handed on`,
      answer: { status: 500, json: told(code, 'EOF') },
      code: 'overloaded' as const,
      accepted: 'maybe' as const,
    }),
  ),
  {
    says: 'no in a good answer, because of the words',
    answer: { json: told('bad_response', 'Tags contained artist name: someone') },
    code: 'moderated',
    accepted: 'no',
  },
  {
    says: 'no in a good answer, and names a task all the same',
    answer: { json: { ...told('insert_task_failed', 'duplicate'), data: 'task_1' } },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    says: 'success with an empty name',
    answer: { json: { code: 'success', message: '', data: '' } },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    says: 'success with clips that have no names',
    answer: { json: { clips: [{ status: 'queued' }] } },
    code: 'bad_answer',
    accepted: 'maybe',
  },
];
