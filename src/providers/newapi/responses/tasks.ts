import { z } from 'zod';
import type { PollResult } from '../../../core/index.js';
import { failureOf } from '../../shared/classify-error.js';
import { firstText, isRecord, readable, text } from '../../shared/json.js';
import { clipName } from '../tickets.js';
import { type Clip, clipsIn, idOf, type NamedClip, outcomeOf, running } from './clips.js';

const shape = z.object({
  task_id: z.union([z.string(), z.number()]).transform(String),
  status: text,
  fail_reason: text,
  failReason: text,
  data: z.unknown().optional(),
});
const words = z.object({ title: text, text, status: text, error_message: text });

/** One task as the gateway keeps it (QuantumNous/new-api, dto/task.go). */
export type TaskRecord = z.infer<typeof shape>;

/** The task records of a fetch: a list, a single one, or none for null; undefined when it is something else. */
export const recordsIn = (data: unknown): TaskRecord[] | undefined => {
  if (data === null) return [];
  if (Array.isArray(data)) return readable(shape, data);
  return isRecord(data) && 'task_id' in data ? readable(shape, [data]) : undefined;
};

/** What a record says about a song; `mend` fills in what is known of its clips beside. */
export const songOf = (
  record: TaskRecord,
  clean: (text: string) => string,
  mend: (clip: Clip) => Clip = (clip) => clip,
): PollResult => {
  const clips = (clipsIn(record.data) ?? []).map(
    (each, index): NamedClip => ({
      ...mend(each),
      name: clipName(idOf(each), record.task_id, index + 1),
    }),
  );
  switch (stageOf(record)) {
    case 'done':
      return outcomeOf(clips, record.fail_reason, clean);
    case 'failed': {
      // One take may be there although its task has failed: what is good is delivered.
      const result = outcomeOf(clips, reasonOf(record), clean);
      if (result.state === 'finished' || firstText(reasonOf(record)) !== undefined) return result;
      return clips.length > 0 ? result : failed('it failed without a reason', clean);
    }
    case 'running':
      return running(clips);
    default:
      return { state: 'waiting' };
  }
};

/** What a record says about words in the writing. */
export const wordsOf = (record: TaskRecord, clean: (text: string) => string): PollResult => {
  const { data } = record;
  const found = readable(words, Array.isArray(data) ? data : [data]);
  const reason = firstText(reasonOf(record), ...found.map((each) => each.error_message));
  switch (stageOf(record)) {
    case 'done': {
      const texts = found.flatMap((each) => {
        const text = firstText(each.text);
        return text === undefined ? [] : [{ title: firstText(each.title), text }];
      });
      if (texts.length > 0) return { state: 'made', product: { kind: 'text', texts } };
      return failed(reason ?? 'no words came of it', clean);
    }
    case 'failed':
      return failed(reason ?? 'it failed without a reason', clean);
    case 'running':
      return { state: 'running' };
    default:
      return { state: 'waiting' };
  }
};

/** The states of new-api, and the lower-case ones of its forks. */
const stageOf = ({ status }: TaskRecord): 'done' | 'failed' | 'running' | 'waiting' => {
  const word = status ?? '';
  if (/^(success|succeeded|complete)/i.test(word)) return 'done';
  if (/^(failure|failed|error)/i.test(word)) return 'failed';
  return /^(in_progress|processing|running|streaming)/i.test(word) ? 'running' : 'waiting';
};

const reasonOf = (record: TaskRecord): string | undefined => firstText(record.fail_reason, record.failReason);

const failed = (reason: string, clean: (text: string) => string): PollResult => {
  const code = failureOf(reason);
  return { state: 'failed', code, detail: clean(reason) };
};
