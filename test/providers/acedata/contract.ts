import { driverOf } from '../contract/harness.js';
import type { Contract } from '../contract.js';
import * as orders from '../orders.js';
import { done, first, second } from './fixtures.js';
import { models } from './models.js';
import { editOrders } from './requests/edits.js';
import { productOrders } from './requests/products.js';
import { songOrders } from './requests/songs.js';
import { productCases } from './responses/products.js';
import { taskCases } from './responses/tasks.js';

/** The contract cases of AceDataCloud's driver. */
export const acedata: Contract = {
  definition: driverOf('acedata'),
  song: orders.rain,
  accepted: { json: { task_id: first }, ticket: first },
  orders: [...songOrders, ...editOrders, ...productOrders],
  tickets: productCases.map(([name, { operation }, data, result]) => ({
    name,
    operation,
    ticket: first,
    path: '/suno/tasks',
    body: { ids: [first], action: 'retrieve_batch' },
    json: done(data),
    result,
  })),
  models,
  refusals: [
    ...(
      [
        [403, 'used_up', 'Please top up.', 'out_of_credits'],
        [403, 'forbidden', 'Not this one.', 'moderated'],
        [403, 'forbidden', 'Song Description contained artist name: someone', 'moderated'],
        [400, 'token_mismatched', 'Wrong application.', 'unauthorized'],
        [401, 'token_expired', 'Renew it.', 'unauthorized'],
        [429, 'too_many_requests', 'Wait.', 'rate_limited'],
        [404, 'no_api', 'Nothing here.', 'bad_answer'],
        [400, 'bad_request', 'Tags too long.', 'bad_input'],
        [400, 'bad_request', 'Uploaded audio matches existing work of art.', 'moderated'],
        [200, 'used_up', 'Please top up.', 'out_of_credits'],
        [200, 'forbidden', 'Not this one.', 'moderated'],
      ] as const
    ).map(([status, code, message, means]) => ({
      name: `${status} ${code}: ${message}`,
      answer: { status, json: { success: false, error: { code, message }, task_id: first, trace_id: 't' } },
      code: means,
      accepted: 'no' as const,
    })),
    ...([500, 504] as const).map((status) => ({
      name: `${status}, which may come after the work`,
      answer: { status, json: { error: { code: 'api_error', message: 'upstream' }, trace_id: 't' } },
      code: 'overloaded' as const,
      accepted: 'maybe' as const,
    })),
    {
      name: '200 api_error without a task, which may come after the work',
      answer: { json: { success: false, error: { code: 'api_error', message: 'it broke' }, trace_id: 't' } },
      code: 'bad_input',
      accepted: 'maybe',
    },
    {
      name: 'success without a task',
      answer: { json: { success: true } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
  ],
  poll: {
    tickets: [first, second],
    method: 'POST',
    path: '/suno/tasks',
    body: { ids: [first, second], action: 'retrieve_batch' },
  },
  results: taskCases,
  queryErrors: [
    {
      name: 'an empty account',
      answer: { status: 403, json: { error: { code: 'used_up', message: 'Top up.' } } },
      code: 'out_of_credits',
    },
    { name: 'success without records', answer: { json: { success: true } }, code: 'bad_answer' },
  ],
};
