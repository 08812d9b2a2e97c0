import { driverOf } from '../contract/stand.js';
import type { Contract } from '../contract.js';
import * as orders from '../orders.js';
import { calls } from './calls.js';
import { looks } from './looks.js';
import { models } from './models.js';
import { results } from './results.js';
import { young } from './said.js';
import { sections } from './sections.js';
import { songs } from './songs.js';
import { tracks } from './tracks.js';

/** What OpenAI-HK's driver has to show. */
export const openaiHk: Contract = {
  definition: driverOf('openai-hk'),
  song: orders.rain,
  accepted: {
    json: {
      id: 'request-1',
      clips: [
        young('clip-a', 'submitted'),
        young('clip-b', 'submitted'),
        { more: '24 similar items in total' },
      ],
      metadata: {},
      status: 'complete',
      batch_size: 1,
    },
    ticket: 'clip-a,clip-b',
  },
  orders: [...songs, ...tracks, ...sections, ...calls],
  looks,
  models,
  check: { path: '/sunoapi/feed/00000000-0000-0000-0000-000000000000', json: [] },
  refusals: [
    {
      says: 'no clips at all',
      answer: { json: { id: 'request-1', clips: [], status: 'complete' } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      says: 'the id of a request, which nobody can ask for',
      answer: { json: { id: 'request-1', status: 'complete' } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      says: '503 because there is nobody to hand the work to, which its page does not promise to be free',
      answer: { status: 503, json: { error: { message: 'No available channel' } } },
      code: 'overloaded',
      accepted: 'maybe',
    },
  ],
  question: { tickets: ['a,b', 'c,d'], method: 'GET', path: '/sunoapi/feed/a,b,c,d' },
  results,
  questionFaults: [],
};
