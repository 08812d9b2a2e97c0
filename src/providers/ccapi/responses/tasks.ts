import * as z from 'zod';
import { operationOf, type PollResult, type Ticket } from '../../../core/index.js';
import { awaitingSound } from '../../shared/awaiting-sound.js';
import { classifyFailure } from '../../shared/classify-error.js';
import { firstText, optionalAmount, optionalText, parseItems } from '../../shared/json.js';
import type { Redact } from '../../shared/redact.js';
import { parseTicket } from '../tickets.js';
import { envelope } from './acceptance.js';
import { type Clip, failReasonOf, readClips, takeOf } from './clips.js';
import { readProduct, readSingleTake } from './products.js';

const taskRecord = z.object({
  task_id: z.string(),
  status: optionalText,
  fail_reason: optionalText,
  progress: optionalAmount,
  result_url: optionalText,
  data: z.unknown().optional(),
});

type TaskRecord = z.infer<typeof taskRecord>;

/** The result of each ticket in a fetch answer, which holds one task record or many; undefined when it holds no data. */
export const readTasks = (
  json: unknown,
  tickets: readonly Ticket[],
  redact: Redact,
): Map<Ticket, PollResult> | undefined => {
  const answer = envelope.safeParse(json);
  if (!answer.success || answer.data.data === undefined) return undefined;
  const { data } = answer.data;
  const records = parseItems(taskRecord, Array.isArray(data) ? data : [data]);
  const byId = new Map(records.map((record) => [record.task_id, record]));
  return new Map(
    tickets.map((ticket) => {
      const record = byId.get(parseTicket(ticket).task);
      return [ticket, record === undefined ? { state: 'unknown' } : readTask(ticket, record, redact)];
    }),
  );
};

const readTask = (ticket: Ticket, task: TaskRecord, redact: Redact): PollResult => {
  const clips = readClips(task.data);
  switch (stageOf(task)) {
    case 'done':
      return readSuccess(ticket, task, clips, redact);
    case 'failed':
      return failed(
        firstText(task.fail_reason, ...clips.map(failReasonOf)) ?? 'it failed without a reason',
        redact,
      );
    case 'running':
      return {
        state: 'running',
        progress: progressOf(task),
        title: firstText(...clips.map(({ title }) => title)),
        lyrics: firstText(...clips.map(({ lyrics }) => lyrics)),
        imageUrl: firstText(...clips.map(({ image_url }) => image_url)),
      };
    default:
      return { state: 'waiting' };
  }
};

/** The states of the page, and the words that builds of new-api, on which CCAPI stands, use besides. */
const stageOf = ({ status }: TaskRecord): 'done' | 'failed' | 'running' | 'waiting' => {
  const state = status ?? '';
  if (/^(success|succeeded|complete)/i.test(state)) return 'done';
  if (/^(fail|error|cancel)/i.test(state)) return 'failed';
  return /^(in_progress|processing|running|streaming)/i.test(state) ? 'running' : 'waiting';
};

const readSuccess = (
  ticket: Ticket,
  task: TaskRecord,
  clips: readonly Clip[],
  redact: Redact,
): PollResult => {
  const { operation, details } = parseTicket(ticket);
  const take = readSingleTake(operation, details, task.data);
  if (take !== undefined) return { state: 'finished', takes: [take], missing: 0 };
  if (operation !== undefined && operationOf(operation).yields !== 'tracks') {
    const product = readProduct(operation, task.data);
    if (product !== undefined) return { state: 'made', product };
    const url = firstText(task.result_url);
    if (url !== undefined && (operation === 'wav' || operation === 'video'))
      return { state: 'made', product: { kind: 'file', format: operation, url } };
    return failed(firstText(task.fail_reason) ?? `it finished without any ${operation}`, redact);
  }
  const takes = clips.flatMap((clip, index) => takeOf(clip, `${task.task_id}.${index}`));
  if (takes.length > 0) return { state: 'finished', takes, missing: clips.length - takes.length };
  const reason = firstText(...clips.map(failReasonOf), task.fail_reason);
  return reason === undefined ? awaitingSound : failed(reason, redact);
};

const failed = (reason: string, redact: Redact): PollResult => ({
  state: 'failed',
  code: classifyFailure(reason),
  detail: redact(reason),
});

/** "20%" as 0.2. */
const progressOf = ({ progress }: TaskRecord): number | undefined => {
  const percent = Number.parseFloat(String(progress ?? ''));
  return Number.isFinite(percent) ? Math.min(1, Math.max(0, percent / 100)) : undefined;
};
