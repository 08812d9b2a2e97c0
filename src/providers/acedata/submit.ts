import { type Order, ProviderError, type Submission } from '../../core/index.js';
import type { Session } from '../definition.js';
import { isRefusal, readError } from '../shared/classify-error.js';
import type { GatewayClient } from '../shared/client.js';
import { firstText } from '../shared/json.js';
import { requirePersona, sourcesOf } from '../shared/order.js';
import { personaTimeRange, validateTimeRange } from '../shared/time-range.js';
import type { Endpoints } from './endpoints.js';
import { requestFor, voiceBody } from './requests/index.js';
import { answerShape, readAnswer } from './responses/answer.js';
import { isBeforeWork, mayBeDuringWork } from './responses/errors.js';
import { answeredTicket, voiceTicket } from './tickets.js';

/** Sends one order. */
export const submit = async (
  session: Session<Endpoints>,
  order: Order,
  signal: AbortSignal,
): Promise<Submission> => {
  const { client, endpoints } = session;
  validateTimeRange(client.id, order);
  const sources = sourcesOf(client.id, order);
  const timeRange = personaTimeRange(order, sources.source);
  if (timeRange !== undefined) return submitVoicePersona(session, order, timeRange, signal);
  requirePersona(client.id, order);
  const { path, body } = requestFor(order, sources, endpoints);
  const uploadedUrl = order.operation === 'upload' ? order.values.audio : undefined;
  return readSubmission(client, await client.submit(path, body, signal), uploadedUrl);
};

/** The answer to a submit: a task alone, or the whole result. */
const readSubmission = (client: GatewayClient, json: unknown, uploadedUrl?: string): Submission => {
  const answer = answerShape.safeParse(json);
  if (!answer.success) throw client.unreadable(json, 'submit', 'the answer names no task');
  const task = firstText(answer.data.task_id);
  const result = readAnswer(answer.data, { over: true, uploadedUrl }, client.redact);
  if (result.state === 'finished' || result.state === 'made')
    return { ticket: task ?? answeredTicket(firstText(answer.data.trace_id)), result };
  const error = readError(json);
  // Refusals name a task as well. Only those from before any work may be rerouted.
  if (isRefusal(json) && (task === undefined || isBeforeWork(error))) {
    const { code, accepted, detail } = client.refused(json, 'submit');
    throw new ProviderError(client.id, code, mayBeDuringWork(error) ? 'maybe' : accepted, detail);
  }
  if (task === undefined) throw client.unreadable(json, 'submit', 'the answer names no task');
  return result.state === 'failed' ? { ticket: task, result } : { ticket: task };
};

/** Extracts the voice of a time range, then makes a persona of it; both calls within the deadline of one submit. */
const submitVoicePersona = async (
  { client, endpoints, submitMs }: Session<Endpoints>,
  order: Order,
  [from, to]: [number, number],
  signal: AbortSignal,
): Promise<Submission> => {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(submitMs)]);
  const sources = sourcesOf(client.id, order);
  const timeRange = voiceBody(sources.source(), from, to);
  const voice = readSubmission(client, await client.submit(endpoints.acapella, timeRange, deadline));
  // The voice is billed by now: a refusal from here on is a failure of this order, which is never rerouted.
  const failed = (code: ProviderError['code'], detail: string): Submission => ({
    ticket: voiceTicket(voice.ticket),
    result: { state: 'failed', code, detail },
  });
  if (voice.result?.state === 'failed') return failed(voice.result.code, voice.result.detail);
  const take = voice.result?.state === 'finished' ? voice.result.takes[0] : undefined;
  if (take === undefined) return failed('timed_out', 'it did not extract the voice in time');
  try {
    const { path, body } = requestFor(order, sources, endpoints);
    const persona = { ...body, ...timeRange, vox_audio_id: take.clipId };
    return readSubmission(client, await client.submit(path, persona, deadline));
  } catch (error) {
    if (error instanceof ProviderError && error.accepted === 'no') return failed(error.code, error.detail);
    throw error;
  }
};
