import { driverOf } from '../contract/stand.js';
import type { Contract } from '../contract.js';
import * as orders from '../orders.js';
import { calls } from './calls.js';
import { looks } from './looks.js';
import { models } from './models.js';
import { results } from './results.js';
import { first, second } from './said.js';
import { songs } from './songs.js';
import { tracks } from './tracks.js';

/** What CCAPI's driver has to show. */
export const ccapi: Contract = {
  definition: driverOf('ccapi'),
  song: orders.rain,
  accepted: { json: { code: 'success', message: 'task completed successfully', data: first }, ticket: first },
  orders: [...songs, ...tracks, ...calls],
  looks,
  models,
  check: { path: `/suno/fetch/task_${'0'.repeat(32)}`, json: { code: 'success', message: '', data: null } },
  refusals: [
    {
      says: 'that the request is wrong',
      answer: { status: 400, json: { code: 'invalid_request', message: 'mv is required', data: null } },
      code: 'bad_input',
      accepted: 'no',
    },
    {
      says: '200 with a code that is not success',
      answer: { json: { code: 'quota_not_enough', message: 'user quota is not enough', data: null } },
      code: 'out_of_credits',
      accepted: 'no',
    },
    {
      says: '500 that it said before any work',
      answer: { status: 500, json: { code: 'quota_not_enough', message: 'user quota is not enough' } },
      code: 'out_of_credits',
      accepted: 'no',
    },
    {
      says: '503 because there is nobody to hand the work to',
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
      says: '500 after it had handed the work on',
      answer: { status: 500, json: { code: 'do_request_failed', message: 'unexpected EOF', data: null } },
      code: 'overloaded',
      accepted: 'maybe',
    },
    {
      says: 'success without a task',
      answer: { json: { code: 'success', message: '', data: null } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      says: 'both a task and an error',
      answer: { json: { code: 'insert_task_failed', message: 'database is locked', data: first } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
  ],
  question: { tickets: [first, second], method: 'POST', path: '/suno/fetch', body: { ids: [first, second] } },
  results,
  questionFaults: [
    {
      says: 'a code that is not success',
      answer: { json: { code: 'fail_to_fetch_task', message: 'no', data: null } },
      code: 'bad_input',
    },
  ],
};
