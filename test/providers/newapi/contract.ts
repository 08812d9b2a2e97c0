import { driverOf } from '../contract/harness.js';
import type { Contract } from '../contract.js';
import * as orders from '../orders.js';
import { otherTask, success, task } from './fixtures.js';
import { models } from './models.js';
import { editOrders } from './requests/edits.js';
import { productOrders } from './requests/products.js';
import { songOrders } from './requests/songs.js';
import { productCases } from './responses/products.js';
import { refusals } from './responses/refusals.js';
import { taskCases } from './responses/tasks.js';

const path = '/suno/fetch';

/** The contract cases of the driver for resellers' new-api. */
export const newapi: Contract = {
  definition: driverOf('newapi'),
  song: orders.rain,
  accepted: { json: success(task), ticket: task },
  orders: [...songOrders, ...editOrders, ...productOrders],
  models,
  tickets: productCases,
  refusals,
  poll: {
    tickets: [task, otherTask],
    method: 'POST',
    path,
    body: { ids: [task, otherTask], action: 'MUSIC' },
  },
  results: taskCases,
  check: {
    method: 'POST',
    path,
    body: { ids: ['00000000-0000-0000-0000-000000000000'], action: 'MUSIC' },
    json: success(null),
  },
  queryErrors: [
    {
      name: 'a banned account',
      answer: { status: 403, json: { error: { message: '用户已被封禁', type: 'new_api_error' } } },
      code: 'unauthorized',
    },
    {
      name: 'a database error',
      answer: { status: 500, json: { code: 'get_tasks_failed', message: 'database is locked', data: null } },
      code: 'overloaded',
    },
    { name: 'a task as a text', answer: { json: success('task_1') }, code: 'bad_answer' },
  ],
};
