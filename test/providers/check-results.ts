import type { FaultCode } from '../../src/core/index.js';
import type { Answer } from '../kit/gateway.js';

/** What stands in front of a gateway that is not there. */
export const page = '<!DOCTYPE html><html><head><title>Oops</title></head><body><h1>nginx</h1></body></html>';
/** An error as new-api gateways write it. */
export const inError = (message: string, code?: string) => ({
  error: { message, type: 'new_api_error', code },
});

/** What a gateway does, how it is understood, and whether a song may have been billed by then. */
type Verdict = {
  says: string;
  answer: Answer;
  code: FaultCode;
  accepted: 'no' | 'maybe';
  retryAfter?: number;
};

/** What every gateway may do to a submit, and whether a song may have been billed by then. */
export const submitVerdicts: readonly Verdict[] = [
  {
    says: '400',
    answer: { status: 400, json: inError('mv is required') },
    code: 'bad_input',
    accepted: 'no',
  },
  {
    says: '401',
    answer: { status: 401, json: inError('Invalid token') },
    code: 'unauthorized',
    accepted: 'no',
  },
  { says: '401 without a body', answer: { status: 401, text: '' }, code: 'unauthorized', accepted: 'no' },
  {
    says: '401 for an empty account',
    answer: { status: 401, json: inError('该令牌额度已用尽') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    says: '400 because somebody behind it took too long',
    answer: { status: 400, json: inError('upstream request timed out') },
    code: 'bad_input',
    accepted: 'maybe',
  },
  {
    says: '401 because a session is over',
    answer: { status: 401, json: inError('The session of this token timed out') },
    code: 'unauthorized',
    accepted: 'no',
  },
  {
    says: '200 with a fault of its own inside',
    answer: { json: inError('Internal Server Error') },
    code: 'bad_input',
    accepted: 'maybe',
  },
  { says: '402', answer: { status: 402, json: {} }, code: 'out_of_credits', accepted: 'no' },
  { says: '403', answer: { status: 403, json: {} }, code: 'unauthorized', accepted: 'no' },
  {
    says: '403 about a quota',
    answer: {
      status: 403,
      json: { code: 'quota_not_enough', message: 'user quota is not enough', data: null },
    },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    says: '403 about the words',
    answer: { status: 403, json: inError('Your lyrics were flagged for moderation') },
    code: 'moderated',
    accepted: 'no',
  },
  {
    says: '400 about an artist',
    answer: { status: 400, json: { detail: 'Tags contained artist name: someone' } },
    code: 'moderated',
    accepted: 'no',
  },
  { says: '404 with a web page', answer: { status: 404, text: page }, code: 'bad_answer', accepted: 'no' },
  { says: '405', answer: { status: 405, text: '' }, code: 'bad_answer', accepted: 'no' },
  { says: '408', answer: { status: 408, text: '' }, code: 'overloaded', accepted: 'maybe' },
  { says: '413 with a web page', answer: { status: 413, text: page }, code: 'bad_input', accepted: 'no' },
  {
    says: '422 that breaks off',
    answer: { does: 'truncate', status: 422, json: inError('mv') },
    code: 'bad_input',
    accepted: 'no',
  },
  {
    says: '429',
    answer: { status: 429, json: inError('slow down'), headers: { 'retry-after': '7' } },
    code: 'rate_limited',
    accepted: 'no',
    retryAfter: 7,
  },
  {
    says: '429 until a date',
    answer: { status: 429, text: '', headers: { 'retry-after': 'Fri, 27 Mar 2026 12:01:30 GMT' } },
    code: 'rate_limited',
    accepted: 'no',
    retryAfter: 90,
  },
  {
    says: '429 for an empty account',
    answer: { status: 429, json: inError('You exceeded your quota', 'insufficient_quota') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    says: '200 with an error inside',
    answer: { json: inError('Insufficient credits') },
    code: 'out_of_credits',
    accepted: 'no',
  },
  {
    says: '200 with a failure in the middle of the work inside',
    answer: { json: { code: 'do_request_failed', message: 'upstream timeout', data: null } },
    code: 'bad_input',
    accepted: 'maybe',
  },
  {
    says: '200 with an error as a text',
    answer: { json: { error: 'too many requests' } },
    code: 'rate_limited',
    accepted: 'no',
  },
  {
    says: '500',
    answer: { status: 500, json: inError('panic: nil pointer') },
    code: 'overloaded',
    accepted: 'maybe',
  },
  { says: '502 with a web page', answer: { status: 502, text: page }, code: 'overloaded', accepted: 'maybe' },
  {
    says: '503 with a time',
    answer: { status: 503, text: 'busy', headers: { 'retry-after': '30' } },
    code: 'overloaded',
    accepted: 'maybe',
    retryAfter: 30,
  },
  { says: '504', answer: { status: 504, text: page }, code: 'overloaded', accepted: 'maybe' },
  {
    says: '302',
    answer: { status: 302, text: '', headers: { location: 'https://elsewhere.invalid/' } },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  { says: '200 with a web page', answer: { text: page }, code: 'bad_answer', accepted: 'maybe' },
  { says: '200 with nothing', answer: { text: '' }, code: 'bad_answer', accepted: 'maybe' },
  { says: '204', answer: { status: 204, text: '' }, code: 'bad_answer', accepted: 'maybe' },
  { says: '200 with null', answer: { json: null }, code: 'bad_answer', accepted: 'maybe' },
  {
    says: '200 with another shape',
    answer: { json: { hello: ['world'] } },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    says: '200 with five megabytes',
    answer: { json: 'la'.repeat(2_600_000) },
    code: 'bad_answer',
    accepted: 'maybe',
  },
  {
    says: 'a reset before it read the order',
    answer: { does: 'reset unread' },
    code: 'unreachable',
    accepted: 'maybe',
  },
  {
    says: 'a reset after it read the order',
    answer: { does: 'reset' },
    code: 'unreachable',
    accepted: 'maybe',
  },
  { says: 'something that is not HTTP', answer: { does: 'babble' }, code: 'bad_answer', accepted: 'maybe' },
  { says: 'nothing, for too long', answer: { does: 'silence' }, code: 'timed_out', accepted: 'maybe' },
  {
    says: 'a head without a body, for too long',
    answer: { does: 'stall' },
    code: 'timed_out',
    accepted: 'maybe',
  },
];

/** What every gateway may do to a question; nothing of it costs anything. */
export const questionVerdicts: readonly Omit<Verdict, 'accepted'>[] = [
  { says: '401', answer: { status: 401, json: inError('Invalid token') }, code: 'unauthorized' },
  {
    says: '429',
    answer: { status: 429, text: '', headers: { 'retry-after': '5' } },
    code: 'rate_limited',
    retryAfter: 5,
  },
  { says: '404 with a web page', answer: { status: 404, text: page }, code: 'bad_answer' },
  {
    says: '404 for the address',
    answer: { status: 404, json: inError('Invalid URL (POST /x)') },
    code: 'bad_answer',
  },
  { says: '500', answer: { status: 500, json: inError('panic') }, code: 'overloaded' },
  { says: '502 with a web page', answer: { status: 502, text: page }, code: 'overloaded' },
  { says: '200 with a web page', answer: { text: page }, code: 'bad_answer' },
  { says: '200 with null', answer: { json: null }, code: 'bad_answer' },
  { says: '200 with another shape', answer: { json: { hello: 'world' } }, code: 'bad_answer' },
  { says: '200 with an error inside', answer: { json: inError('system busy') }, code: 'overloaded' },
  { says: 'half an answer', answer: { does: 'truncate', json: [{}, {}, {}] }, code: 'bad_answer' },
  { says: 'a reset', answer: { does: 'reset' }, code: 'unreachable' },
  { says: 'nothing, for too long', answer: { does: 'silence' }, code: 'timed_out' },
];
