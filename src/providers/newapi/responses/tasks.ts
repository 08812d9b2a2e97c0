import * as z from 'zod';
import type { PollResult, Ticket } from '../../../core/index.js';
import { classifyFailure } from '../../shared/classify-error.js';
import { firstText, isRecord, optionalText, parseItems } from '../../shared/json.js';
import type { Redact } from '../../shared/redact.js';
import { takeId } from '../tickets.js';
import { clipIdOf, readClips, readOutcome, readProgress, type TakeClip } from './clips.js';
import { withUploaded } from './uploads.js';

const envelope = z.object({ data: z.unknown().optional() });
const taskRecord = z.object({
  task_id: z.union([z.string(), z.number()]).transform(String),
  status: optionalText,
  fail_reason: optionalText,
  failReason: optionalText,
  data: z.unknown().optional(),
});
const lyrics = z.object({
  title: optionalText,
  text: optionalText,
  status: optionalText,
  error_message: optionalText,
});

/** One task in the gateway's record (QuantumNous/new-api, dto/task.go). */
export type TaskRecord = z.infer<typeof taskRecord>;

/** The task records in a fetch answer: a list, a single one, or none for null; undefined when it holds something else. */
export const readRecords = (json: unknown): TaskRecord[] | undefined => {
  const answer = envelope.safeParse(json);
  if (!answer.success) return undefined;
  const { data } = answer.data;
  if (data === null) return [];
  if (Array.isArray(data)) return parseItems(taskRecord, data);
  return isRecord(data) && 'task_id' in data ? parseItems(taskRecord, [data]) : undefined;
};

/** The result of a song, or of an upload that is a task. */
export const readSong = (record: TaskRecord, ticket: Ticket, redact: Redact): PollResult => {
  const clips = (readClips(record.data) ?? []).map(
    (clip, index): TakeClip => ({
      ...withUploaded(ticket, clip),
      takeId: takeId(clipIdOf(clip), record.task_id, index + 1),
    }),
  );
  switch (stageOf(record)) {
    case 'done':
      return readOutcome(clips, record.fail_reason, redact);
    case 'failed': {
      // One take may be good although its task has failed: it is delivered.
      const result = readOutcome(clips, failReasonOf(record), redact);
      if (result.state === 'finished' || failReasonOf(record) !== undefined) return result;
      return result.state === 'failed' ? result : failed('it failed without a reason', redact);
    }
    case 'running':
      return readProgress(clips);
    default:
      return { state: 'waiting' };
  }
};

/** The result of lyrics. */
export const readLyrics = (record: TaskRecord, redact: Redact): PollResult => {
  const { data } = record;
  const found = parseItems(lyrics, Array.isArray(data) ? data : [data]);
  const reason = firstText(failReasonOf(record), ...found.map(({ error_message }) => error_message));
  switch (stageOf(record)) {
    case 'done': {
      const texts = found.flatMap((each) => {
        const text = firstText(each.text);
        return text === undefined ? [] : [{ title: firstText(each.title), text }];
      });
      if (texts.length > 0) return { state: 'made', product: { kind: 'text', texts } };
      return failed(reason ?? 'it finished without any lyrics', redact);
    }
    case 'failed':
      return failed(reason ?? 'it failed without a reason', redact);
    case 'running':
      return { state: 'running' };
    default:
      return { state: 'waiting' };
  }
};

/** The states of new-api, the lower-case ones of its forks, and the `FAIL` of its AceDataCloud bridge. */
const stageOf = ({ status }: TaskRecord): 'done' | 'failed' | 'running' | 'waiting' => {
  const state = status ?? '';
  if (/^(success|succeeded|complete)/i.test(state)) return 'done';
  if (/^(fail|error|cancel)/i.test(state)) return 'failed';
  return /^(in_progress|processing|running|streaming)/i.test(state) ? 'running' : 'waiting';
};

const failReasonOf = (record: TaskRecord): string | undefined =>
  firstText(record.fail_reason, record.failReason);

const failed = (reason: string, redact: Redact): PollResult => ({
  state: 'failed',
  code: classifyFailure(reason),
  detail: redact(reason),
});
