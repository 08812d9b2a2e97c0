import { driverOf } from '../contract/harness.js';
import type { Contract } from '../contract.js';
import * as orders from '../orders.js';
import { first, second } from './fixtures.js';
import { models } from './models.js';
import { editOrders } from './requests/edits.js';
import { productOrders } from './requests/products.js';
import { songOrders } from './requests/songs.js';
import { productCases } from './responses/products.js';
import { taskCases } from './responses/tasks.js';

/** The contract cases of CCAPI's driver. */
export const ccapi: Contract = {
  definition: driverOf('ccapi'),
  song: orders.rain,
  accepted: { json: { code: 'success', message: 'task completed successfully', data: first }, ticket: first },
  orders: [...songOrders, ...editOrders, ...productOrders],
  tickets: productCases,
  models,
  check: { path: `/suno/fetch/task_${'0'.repeat(32)}`, json: { code: 'success', message: '', data: null } },
  refusals: [
    {
      name: 'a wrong request',
      answer: { status: 400, json: { code: 'invalid_request', message: 'mv is required', data: null } },
      code: 'bad_input',
      accepted: 'no',
    },
    {
      name: '200 with a code that is not success',
      answer: { json: { code: 'quota_not_enough', message: 'user quota is not enough', data: null } },
      code: 'out_of_credits',
      accepted: 'no',
    },
    {
      name: '500 from before any work',
      answer: { status: 500, json: { code: 'quota_not_enough', message: 'user quota is not enough' } },
      code: 'out_of_credits',
      accepted: 'no',
    },
    {
      name: '503 because there is no channel for the work',
      answer: {
        status: 503,
        json: {
          error: {
            message: 'No available channel for model suno_music under group default (distributor)',
            type: 'new_api_error',
            code: 'model_not_found',
          },
        },
      },
      code: 'overloaded',
      accepted: 'no',
    },
    {
      name: '500 after the work was handed on',
      answer: { status: 500, json: { code: 'do_request_failed', message: 'unexpected EOF', data: null } },
      code: 'overloaded',
      accepted: 'maybe',
    },
    {
      name: 'success without a task',
      answer: { json: { code: 'success', message: '', data: null } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      name: 'an error that names a task',
      answer: { json: { code: 'insert_task_failed', message: 'database is locked', data: first } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
  ],
  poll: { tickets: [first, second], method: 'POST', path: '/suno/fetch', body: { ids: [first, second] } },
  results: taskCases,
  queryErrors: [
    {
      name: 'a code that is not success',
      answer: { json: { code: 'fail_to_fetch_task', message: 'no', data: null } },
      code: 'bad_input',
    },
  ],
};
