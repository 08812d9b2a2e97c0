import * as z from 'zod';
import type { PollResult, Ticket } from '../../../core/index.js';
import { firstText, isRecord, optionalAmount, optionalText, parseItems } from '../../shared/json.js';
import type { Redact } from '../../shared/redact.js';
import { type Answer, answerShape, readAnswer } from './answer.js';

const taskRecord = z.object({
  id: optionalText,
  state: optionalText,
  started_at: optionalAmount,
  finished_at: optionalAmount,
  request: z.object({ audio_url: optionalText }).nullish().catch(undefined),
  response: z.unknown().optional(),
});

type TaskRecord = z.infer<typeof taskRecord>;

/** The results in an answer to `/suno/tasks`, by their tickets; undefined when it holds no task records. */
export const readTasks = (json: unknown, redact: Redact): Map<Ticket, PollResult> | undefined => {
  const records = recordsOf(json);
  if (records === undefined) return undefined;
  return new Map(
    parseItems(taskRecord, records).flatMap((task): [Ticket, PollResult][] => {
      const response = answerShape.safeParse(task.response);
      const answer = response.success ? response.data : undefined;
      const id = firstText(task.id, answer?.task_id);
      return id === undefined ? [] : [[id, readTask(task, answer, redact)]];
    }),
  );
};

/** `{items}`, a plain list, or the one record that was asked for. */
const recordsOf = (json: unknown): unknown[] | undefined => {
  if (Array.isArray(json)) return json;
  if (!isRecord(json)) return undefined;
  if (Array.isArray(json.items)) return json.items;
  return 'id' in json && ('request' in json || 'response' in json) ? [json] : undefined;
};

const readTask = (task: TaskRecord, response: Answer | undefined, redact: Redact): PollResult => {
  const context = { over: isSet(task.finished_at), uploadedUrl: firstText(task.request?.audio_url) };
  const result: PollResult =
    response === undefined ? { state: 'waiting' } : readAnswer(response, context, redact);
  // The record's own state may be missing or empty; it counts where the response has no result.
  if (result.state !== 'waiting') return result;
  const state = task.state ?? '';
  if (/^(fail|error|cancel)/i.test(state)) {
    return { state: 'failed', code: 'failed', detail: 'it failed without a reason' };
  }
  return isSet(task.started_at) || /^processing/i.test(state) ? { state: 'running' } : result;
};

const isSet = (amount: number | string | null | undefined): boolean =>
  amount !== null && amount !== undefined && amount !== '';
