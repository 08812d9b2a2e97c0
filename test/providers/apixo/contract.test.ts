import { describeProvider } from '../contract.js';
import { rain } from '../orders.js';
import { apixo, refuses, says, stateOf, statusPath, taskId } from './kit.js';
import { orderCases } from './orders.js';
import { refusals } from './refusals.js';
import { results } from './results.js';

describeProvider({
  definition: apixo,
  song: rain,
  accepted: { json: says({ taskId }), ticket: taskId },
  orders: orderCases,
  refusals,
  question: { tickets: [taskId], method: 'GET', path: statusPath },
  results,
  check: {
    path: '/api/v1/apikeys/current-balance',
    json: says(74.87),
    says: { balance: '74.87', empty: false },
  },
  questionFaults: [
    { says: '200 with code 401', answer: { json: refuses(401, 'Go away') }, code: 'unauthorized' },
    { says: '200 with code 429', answer: { json: refuses(429, 'Wait and retry') }, code: 'rate_limited' },
    { says: '200 with code 500', answer: { json: refuses(500, 'Internal error') }, code: 'overloaded' },
    { says: '400', answer: { status: 400, json: refuses(400, 'Invalid parameters') }, code: 'bad_input' },
    { says: 'a status without data', answer: { json: says(null) }, code: 'bad_answer' },
    { says: 'a status without a state', answer: { json: stateOf(undefined) }, code: 'bad_answer' },
  ],
});
