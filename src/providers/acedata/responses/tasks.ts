import { z } from 'zod';
import type { PollResult, Ticket } from '../../../core/index.js';
import { amount, firstText, isRecord, readable, text } from '../../shared/json.js';
import { type Answer, answerShape, resultOf } from './answer.js';

const record = z.object({
  id: text,
  state: text,
  started_at: amount,
  finished_at: amount,
  request: z.object({ audio_url: text }).nullish().catch(undefined),
  response: z.unknown().optional(),
});

/** The task records of an answer to `/suno/tasks`: `{items}`, a bare list, or the one record that was asked for. */
export const recordsIn = (json: unknown): unknown[] | undefined => {
  if (Array.isArray(json)) return json;
  if (!isRecord(json)) return undefined;
  if (Array.isArray(json.items)) return json.items;
  return 'id' in json && ('request' in json || 'response' in json) ? [json] : undefined;
};

/** What task records say, by their tickets. */
export const readTasks = (
  records: readonly unknown[],
  clean: (text: string) => string,
): Map<Ticket, PollResult> =>
  new Map(
    readable(record, records).flatMap((task): [Ticket, PollResult][] => {
      const response = answerShape.safeParse(task.response);
      const id = firstText(task.id, response.success ? response.data.task_id : undefined);
      return id === undefined
        ? []
        : [[id, stateOf(task, response.success ? response.data : undefined, clean)]];
    }),
  );

const stateOf = (
  task: z.infer<typeof record>,
  response: Answer | undefined,
  clean: (text: string) => string,
): PollResult => {
  const given = (amount: unknown) => amount !== null && amount !== undefined && amount !== '';
  const over = given(task.finished_at);
  const uploaded = firstText(task.request?.audio_url);
  const result =
    response === undefined ? ({ state: 'waiting' } as const) : resultOf(response, { over, uploaded }, clean);
  // The state of the record itself may be missing or empty; it counts where the response is silent.
  if (result.state !== 'waiting') return result;
  const state = task.state ?? '';
  if (/^(fail|error|cancel)/i.test(state)) {
    return { state: 'failed', code: 'failed', detail: 'it failed without a reason' };
  }
  return given(task.started_at) || /^processing/i.test(state) ? { state: 'running' } : result;
};
