import type { FaultCode } from '../../../src/core/index.js';
import type { Answer } from '../../kit/gateway.js';

/** The page of a reverse proxy whose gateway is down. */
export const webPage =
  '<!DOCTYPE html><html><head><title>Oops</title></head><body><h1>nginx</h1></body></html>';
/** An error in the format of new-api gateways. */
export const errorBody = (message: string, code?: string) => ({
  error: { message, type: 'new_api_error', code },
});

/** A gateway's answer, the fault it means, and whether a song may have been billed. */
type ErrorCase = {
  name: string;
  answer: Answer;
  code: FaultCode;
  accepted: 'no' | 'maybe';
  retryAfter?: number;
};

/** Answers that any gateway may give to a submit. */
export const submitErrors: readonly ErrorCase[] = [
  {
    name: '400',
    answer: { status: 400, json: errorBody('mv is required') },
    code: 'bad_input',
    accepted: 'no',
  },
  {
    name: '401',
    answer: { status: 401, json: errorBody('Invalid token') },
    code: 'unauthorized',
    accepted: 'no',
  },
  { name: '401 without a body', answer: { status: 401, text: '' }, code: 'unauthorized', accepted: 'no' },
  {
    name: '401 for an empty account',
    answer: { status: 401, json: errorBody('该令牌额度已用尽') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    name: '400 because an upstream timed out',
    answer: { status: 400, json: errorBody('upstream request timed out') },
    code: 'bad_input',
    accepted: 'maybe',
  },
  {
    name: '401 because a session timed out',
    answer: { status: 401, json: errorBody('The session of this token timed out') },
    code: 'unauthorized',
    accepted: 'no',
  },
  {
    name: '200 with an internal error inside',
    answer: { json: errorBody('Internal Server Error') },
    code: 'bad_input',
    accepted: 'maybe',
  },
  { name: '402', answer: { status: 402, json: {} }, code: 'out_of_credits', accepted: 'no' },
  { name: '403', answer: { status: 403, json: {} }, code: 'unauthorized', accepted: 'no' },
  {
    name: '403 about a quota',
    answer: {
      status: 403,
      json: { code: 'quota_not_enough', message: 'user quota is not enough', data: null },
    },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    name: '403 about the lyrics',
    answer: { status: 403, json: errorBody('Your lyrics were flagged for moderation') },
    code: 'moderated',
    accepted: 'no',
  },
  {
    name: '400 about an artist',
    answer: { status: 400, json: { detail: 'Tags contained artist name: someone' } },
    code: 'moderated',
    accepted: 'no',
  },
  { name: '404 with a web page', answer: { status: 404, text: webPage }, code: 'bad_answer', accepted: 'no' },
  { name: '405', answer: { status: 405, text: '' }, code: 'bad_answer', accepted: 'no' },
  { name: '408', answer: { status: 408, text: '' }, code: 'overloaded', accepted: 'maybe' },
  { name: '413 with a web page', answer: { status: 413, text: webPage }, code: 'bad_input', accepted: 'no' },
  {
    name: '422 that breaks off',
    answer: { does: 'truncate', status: 422, json: errorBody('mv') },
    code: 'bad_input',
    accepted: 'no',
  },
  {
    name: '429',
    answer: { status: 429, json: errorBody('slow down'), headers: { 'retry-after': '7' } },
    code: 'rate_limited',
    accepted: 'no',
    retryAfter: 7,
  },
  {
    name: '429 until a date',
    answer: { status: 429, text: '', headers: { 'retry-after': 'Fri, 27 Mar 2026 12:01:30 GMT' } },
    code: 'rate_limited',
    accepted: 'no',
    retryAfter: 90,
  },
  {
    name: '429 for an empty account',
    answer: { status: 429, json: errorBody('You exceeded your quota', 'insufficient_quota') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    name: '200 with an error inside',
    answer: { json: errorBody('Insufficient credits') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    name: '200 with a failure during the work inside',
    answer: { json: { code: 'do_request_failed', message: 'upstream timeout', data: null } },
    code: 'bad_input',
    accepted: 'maybe',
  },
  {
    name: '200 with an error as a text',
    answer: { json: { error: 'too many requests' } },
    code: 'rate_limited',
    accepted: 'no',
  },
  {
    name: '500',
    answer: { status: 500, json: errorBody('panic: nil pointer') },
    code: 'overloaded',
    accepted: 'maybe',
  },
  {
    name: '502 with a web page',
    answer: { status: 502, text: webPage },
    code: 'overloaded',
    accepted: 'maybe',
  },
  {
    name: '503 with a time',
    answer: { status: 503, text: 'busy', headers: { 'retry-after': '30' } },
    code: 'overloaded',
    accepted: 'maybe',
    retryAfter: 30,
  },
  { name: '504', answer: { status: 504, text: webPage }, code: 'overloaded', accepted: 'maybe' },
  {
    name: '302',
    answer: { status: 302, text: '', headers: { location: 'https://another-server.invalid/' } },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  { name: '200 with a web page', answer: { text: webPage }, code: 'bad_answer', accepted: 'maybe' },
  { name: '200 without a body', answer: { text: '' }, code: 'bad_answer', accepted: 'maybe' },
  { name: '204', answer: { status: 204, text: '' }, code: 'bad_answer', accepted: 'maybe' },
  { name: '200 with null', answer: { json: null }, code: 'bad_answer', accepted: 'maybe' },
  {
    name: '200 in another format',
    answer: { json: { hello: ['world'] } },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    name: '200 with five megabytes',
    answer: { json: 'la'.repeat(2_600_000) },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    name: 'a reset before it reads the order',
    answer: { does: 'reset unread' },
    code: 'unreachable',
    accepted: 'maybe',
  },
  {
    name: 'a reset after it reads the order',
    answer: { does: 'reset' },
    code: 'unreachable',
    accepted: 'maybe',
  },
  { name: 'something that is not HTTP', answer: { does: 'babble' }, code: 'bad_answer', accepted: 'maybe' },
  { name: 'no answer in time', answer: { does: 'silence' }, code: 'timed_out', accepted: 'maybe' },
  {
    name: 'headers without a body',
    answer: { does: 'stall' },
    code: 'timed_out',
    accepted: 'maybe',
  },
];

/** Answers that any gateway may give to a query, which is always free. */
export const queryErrors: readonly Omit<ErrorCase, 'accepted'>[] = [
  { name: '401', answer: { status: 401, json: errorBody('Invalid token') }, code: 'unauthorized' },
  {
    name: '429',
    answer: { status: 429, text: '', headers: { 'retry-after': '5' } },
    code: 'rate_limited',
    retryAfter: 5,
  },
  { name: '404 with a web page', answer: { status: 404, text: webPage }, code: 'bad_answer' },
  {
    name: '404 for the path',
    answer: { status: 404, json: errorBody('Invalid URL (POST /x)') },
    code: 'bad_answer',
  },
  { name: '500', answer: { status: 500, json: errorBody('panic') }, code: 'overloaded' },
  { name: '502 with a web page', answer: { status: 502, text: webPage }, code: 'overloaded' },
  { name: '200 with a web page', answer: { text: webPage }, code: 'bad_answer' },
  { name: '200 with null', answer: { json: null }, code: 'bad_answer' },
  { name: '200 in another format', answer: { json: { hello: 'world' } }, code: 'bad_answer' },
  { name: '200 with an error inside', answer: { json: errorBody('system busy') }, code: 'overloaded' },
  { name: 'half an answer', answer: { does: 'truncate', json: [{}, {}, {}] }, code: 'bad_answer' },
  { name: 'a reset', answer: { does: 'reset' }, code: 'unreachable' },
  { name: 'no answer in time', answer: { does: 'silence' }, code: 'timed_out' },
];
