import { driverOf } from '../contract/harness.js';
import type { Contract } from '../contract.js';
import * as orders from '../orders.js';
import { unfinishedClip } from './fixtures.js';
import { models } from './models.js';
import { editOrders } from './requests/edits.js';
import { productOrders } from './requests/products.js';
import { replaceOrders } from './requests/replace.js';
import { songOrders } from './requests/songs.js';
import { clipCases } from './responses/clips.js';
import { productCases } from './responses/products.js';

/** The contract cases of OpenAI-HK's driver. */
export const openaiHk: Contract = {
  definition: driverOf('openai-hk'),
  song: orders.rain,
  accepted: {
    json: {
      id: 'request-1',
      clips: [
        unfinishedClip('clip-a', 'submitted'),
        unfinishedClip('clip-b', 'submitted'),
        { more: '24 similar items in total' },
      ],
      metadata: {},
      status: 'complete',
      batch_size: 1,
    },
    ticket: 'clip-a,clip-b',
  },
  orders: [...songOrders, ...editOrders, ...replaceOrders, ...productOrders],
  tickets: productCases,
  models,
  check: { path: '/sunoapi/feed/00000000-0000-0000-0000-000000000000', json: [] },
  refusals: [
    {
      name: 'no clips',
      answer: { json: { id: 'request-1', clips: [], status: 'complete' } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      name: 'the id of a request, which cannot be polled',
      answer: { json: { id: 'request-1', status: 'complete' } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      name: '503 because there is no channel for the work, which the page does not promise to be free',
      answer: { status: 503, json: { error: { message: 'No available channel' } } },
      code: 'overloaded',
      accepted: 'maybe',
    },
  ],
  poll: { tickets: ['a,b', 'c,d'], method: 'GET', path: '/sunoapi/feed/a,b,c,d' },
  results: clipCases,
  queryErrors: [],
};
