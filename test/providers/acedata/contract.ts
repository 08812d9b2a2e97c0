import { driverOf } from '../contract/stand.js';
import type { Contract } from '../contract.js';
import * as orders from '../orders.js';
import { calls } from './calls.js';
import { models } from './models.js';
import { products } from './products.js';
import { results } from './results.js';
import { done, first, second } from './said.js';
import { songs } from './songs.js';
import { tracks } from './tracks.js';

/** What AceDataCloud's driver has to show. */
export const acedata: Contract = {
  definition: driverOf('acedata'),
  song: orders.rain,
  accepted: { json: { task_id: first }, ticket: first },
  orders: [...songs, ...tracks, ...calls],
  looks: products.map(([says, { operation }, data, result]) => ({
    says,
    of: operation,
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
      says: `${status} ${code}: ${message}`,
      answer: { status, json: { success: false, error: { code, message }, task_id: first, trace_id: 't' } },
      code: means,
      accepted: 'no' as const,
    })),
    ...([500, 504] as const).map((status) => ({
      says: `${status}, which may come after the work`,
      answer: { status, json: { error: { code: 'api_error', message: 'upstream' }, trace_id: 't' } },
      code: 'overloaded' as const,
      accepted: 'maybe' as const,
    })),
    {
      says: '200 api_error without a task, which may come after the work',
      answer: { json: { success: false, error: { code: 'api_error', message: 'it broke' }, trace_id: 't' } },
      code: 'bad_input',
      accepted: 'maybe',
    },
    {
      says: 'success without a task',
      answer: { json: { success: true } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
  ],
  question: {
    tickets: [first, second],
    method: 'POST',
    path: '/suno/tasks',
    body: { ids: [first, second], action: 'retrieve_batch' },
  },
  results,
  questionFaults: [
    {
      says: 'that the account is empty',
      answer: { status: 403, json: { error: { code: 'used_up', message: 'Top up.' } } },
      code: 'out_of_credits',
    },
    { says: 'success without records', answer: { json: { success: true } }, code: 'bad_answer' },
  ],
};
