import { driverOf } from '../contract/stand.js';
import type { Contract } from '../contract.js';
import * as orders from '../orders.js';
import { calls } from './calls.js';
import { looks } from './looks.js';
import { models } from './models.js';
import { refusals } from './refusals.js';
import { results } from './results.js';
import { otherTask, success, task } from './said.js';
import { songs } from './songs.js';
import { tracks } from './tracks.js';

const path = '/suno/fetch';

/** What the driver for resellers' new-api has to show. */
export const newapi: Contract = {
  definition: driverOf('newapi'),
  song: orders.rain,
  accepted: { json: success(task), ticket: task },
  orders: [...songs, ...tracks, ...calls],
  models,
  looks,
  refusals,
  question: {
    tickets: [task, otherTask],
    method: 'POST',
    path,
    body: { ids: [task, otherTask], action: 'MUSIC' },
  },
  results,
  check: {
    method: 'POST',
    path,
    body: { ids: ['00000000-0000-0000-0000-000000000000'], action: 'MUSIC' },
    json: success(null),
  },
  questionFaults: [
    {
      says: 'that the account is banned',
      answer: { status: 403, json: { error: { message: '用户已被封禁', type: 'new_api_error' } } },
      code: 'unauthorized',
    },
    {
      says: 'that its database does not answer',
      answer: { status: 500, json: { code: 'get_tasks_failed', message: 'database is locked', data: null } },
      code: 'overloaded',
    },
    { says: 'a task as a text', answer: { json: success('task_1') }, code: 'bad_answer' },
  ],
};
