import type { Contract } from '../contract.js';
import { rain } from '../orders.js';
import { apixo, refusal, status, statusPath, success, taskId } from './fixtures.js';
import { songOrders } from './requests/songs.js';
import { refusals } from './responses/refusals.js';
import { taskCases } from './responses/tasks.js';

/** The contract cases of APIXO's driver. */
export const apixoContract: Contract = {
  definition: apixo,
  song: rain,
  accepted: { json: success({ taskId }), ticket: taskId },
  orders: songOrders,
  refusals,
  poll: { tickets: [taskId], method: 'GET', path: statusPath },
  results: taskCases,
  check: {
    path: '/api/v1/apikeys/current-balance',
    json: success(74.87),
    result: { balance: '74.87', empty: false },
  },
  queryErrors: [
    { name: '200 with code 401', answer: { json: refusal(401, 'Go away') }, code: 'unauthorized' },
    { name: '200 with code 429', answer: { json: refusal(429, 'Wait and retry') }, code: 'rate_limited' },
    { name: '200 with code 500', answer: { json: refusal(500, 'Internal error') }, code: 'overloaded' },
    { name: '400', answer: { status: 400, json: refusal(400, 'Invalid parameters') }, code: 'bad_input' },
    { name: 'a status without data', answer: { json: success(null) }, code: 'bad_answer' },
    { name: 'a status without a state', answer: { json: status(undefined) }, code: 'bad_answer' },
  ],
};
