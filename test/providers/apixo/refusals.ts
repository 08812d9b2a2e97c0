import type { Contract } from '../contract.js';
import { refuses, says, taskId } from './kit.js';

/** What APIXO says when it takes no order, by HTTP status or by the code in the body alone. */
export const refusals: Contract['refusals'] = [
  {
    says: '400 for an empty account, as the page shows it',
    answer: { status: 400, json: refuses(400, 'Insufficient credits') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    says: '200 for an empty account',
    answer: { json: refuses(400, 'Insufficient credits') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    says: '200 with code 402',
    answer: { json: refuses(402, 'Top up') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    says: '400 that says more in its data',
    answer: { status: 400, json: refuses(400, 'Invalid request', { error: 'Missing input.prompt' }) },
    code: 'bad_input',
    accepted: 'no',
  },
  {
    says: '400 whose data speaks of the words',
    answer: { status: 400, json: refuses(400, 'Invalid request', { error: 'sensitive content' }) },
    code: 'moderated',
    accepted: 'no',
  },
  {
    says: '200 with code 401',
    answer: { json: refuses(401, 'Go away') },
    code: 'unauthorized',
    accepted: 'no',
  },
  {
    says: '403 for a key without permission',
    answer: { status: 403, json: refuses(403, 'Forbidden') },
    code: 'unauthorized',
    accepted: 'no',
  },
  {
    says: '200 with code 403 about the words',
    answer: { json: refuses(403, 'Content violates our policy') },
    code: 'moderated',
    accepted: 'no',
  },
  {
    says: '200 with code 429',
    answer: { json: refuses(429, 'Wait and retry') },
    code: 'rate_limited',
    accepted: 'no',
  },
  {
    says: '404 for the model',
    answer: { status: 404, json: refuses(404, 'Model not found') },
    code: 'bad_answer',
    accepted: 'no',
  },
  {
    says: '200 with code 500',
    answer: { json: refuses(500, 'Internal error') },
    code: 'overloaded',
    accepted: 'maybe',
  },
  {
    says: '503',
    answer: { status: 503, json: refuses(503, 'Service unavailable') },
    code: 'overloaded',
    accepted: 'maybe',
  },
  {
    says: 'a refusal that names a task',
    answer: { json: refuses(400, 'Invalid request', { taskId }) },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    says: 'a success without a task',
    answer: { json: says({ taskId: ' ' }) },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    says: 'a success without data',
    answer: { json: says(null) },
    code: 'bad_answer',
    accepted: 'maybe',
  },
];
