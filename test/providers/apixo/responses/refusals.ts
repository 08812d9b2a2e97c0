import type { Contract } from '../../contract.js';
import { refusal, success, taskId } from '../fixtures.js';

/** Answers of APIXO to an order that it refuses, by HTTP status or by the code in the body alone. */
export const refusals: Contract['refusals'] = [
  {
    name: '400 for an empty account, as the page shows it',
    answer: { status: 400, json: refusal(400, 'Insufficient credits') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    name: '200 for an empty account',
    answer: { json: refusal(400, 'Insufficient credits') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    name: '200 with code 402',
    answer: { json: refusal(402, 'Top up') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    name: '400 with details in `data`',
    answer: { status: 400, json: refusal(400, 'Invalid request', { error: 'Missing input.prompt' }) },
    code: 'bad_input',
    accepted: 'no',
  },
  {
    name: '400 with moderation in `data`',
    answer: { status: 400, json: refusal(400, 'Invalid request', { error: 'sensitive content' }) },
    code: 'moderated',
    accepted: 'no',
  },
  {
    name: '200 with code 401',
    answer: { json: refusal(401, 'Go away') },
    code: 'unauthorized',
    accepted: 'no',
  },
  {
    name: '403 for a key without permission',
    answer: { status: 403, json: refusal(403, 'Forbidden') },
    code: 'unauthorized',
    accepted: 'no',
  },
  {
    name: '200 with code 403 about the lyrics',
    answer: { json: refusal(403, 'Content violates our policy') },
    code: 'moderated',
    accepted: 'no',
  },
  {
    name: '200 with code 429',
    answer: { json: refusal(429, 'Wait and retry') },
    code: 'rate_limited',
    accepted: 'no',
  },
  {
    name: '404 for the model',
    answer: { status: 404, json: refusal(404, 'Model not found') },
    code: 'bad_answer',
    accepted: 'no',
  },
  {
    name: '200 with code 500',
    answer: { json: refusal(500, 'Internal error') },
    code: 'overloaded',
    accepted: 'maybe',
  },
  {
    name: '503',
    answer: { status: 503, json: refusal(503, 'Service unavailable') },
    code: 'overloaded',
    accepted: 'maybe',
  },
  {
    name: 'a refusal that names a task',
    answer: { json: refusal(400, 'Invalid request', { taskId }) },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    name: 'a success without a task',
    answer: { json: success({ taskId: ' ' }) },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    name: 'a success without data',
    answer: { json: success(null) },
    code: 'bad_answer',
    accepted: 'maybe',
  },
];
