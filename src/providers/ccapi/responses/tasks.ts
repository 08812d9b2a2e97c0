import { z } from 'zod';
import { operationOf, type PollResult, type Take, type Ticket } from '../../../core/index.js';
import { failureOf } from '../../shared/classify-error.js';
import { amount, firstSeconds, firstText, isRecord, readable, text } from '../../shared/json.js';
import { ticketIn } from '../tickets.js';
import { productOf, takeOfCall } from './products.js';

/** `{"code":"success","message":"…","data":…}`, the envelope of every answer (page). */
export const envelope = z.object({ data: z.unknown().optional() });

const taskRecord = z.object({
  task_id: z.string(),
  status: text,
  fail_reason: text,
  progress: amount,
  result_url: text,
  data: z.unknown().optional(),
});

const clip = z.object({
  clip_id: text,
  id: text,
  state: text,
  status: text,
  title: text,
  tags: text,
  sound: text,
  lyrics: text,
  prompt: text,
  image_url: text,
  audio_url: text,
  duration: amount,
  mv: text,
  model_name: text,
  fail_reason: text,
  metadata: z
    .object({ tags: text, prompt: text, duration: amount, error_message: text })
    .nullish()
    .catch(undefined),
});

/** What a fetch answer's `data`, one task record or many, says about each ticket; unknown tasks are left out of it. */
export const readTasks = (
  data: unknown,
  tickets: readonly Ticket[],
  clean: (text: string) => string,
): Map<Ticket, PollResult> => {
  const records = readable(taskRecord, Array.isArray(data) ? data : [data]);
  const byId = new Map(records.map((record) => [record.task_id, record]));
  return new Map(
    tickets.map((ticket) => {
      const record = byId.get(ticketIn(ticket).task);
      return [ticket, record === undefined ? { state: 'unknown' } : resultOf(ticket, record, clean)];
    }),
  );
};

const resultOf = (
  ticket: Ticket,
  task: z.infer<typeof taskRecord>,
  clean: (text: string) => string,
): PollResult => {
  const clips = readable(clip, clipsIn(task.data));
  switch (task.status?.toUpperCase()) {
    case 'SUCCESS':
      return madeOf(ticket, task, clips, clean);
    case 'FAILURE':
      return failed(
        firstText(task.fail_reason, ...clips.map(reasonOf)) ?? 'it failed without a reason',
        clean,
      );
    case 'IN_PROGRESS':
      return {
        state: 'running',
        progress: share(task.progress),
        title: firstText(...clips.map((each) => each.title)),
        lyrics: firstText(...clips.map((each) => each.lyrics)),
        imageUrl: firstText(...clips.map((each) => each.image_url)),
      };
    default:
      return { state: 'waiting' };
  }
};

const madeOf = (
  ticket: Ticket,
  task: z.infer<typeof taskRecord>,
  clips: readonly Clip[],
  clean: (text: string) => string,
): PollResult => {
  const { operation, about } = ticketIn(ticket);
  const take = takeOfCall(operation, about, task.data);
  if (take !== undefined) return { state: 'finished', takes: [take], missing: 0 };
  if (operation !== undefined && operationOf(operation).yields !== 'tracks') {
    const product = productOf(operation, task.data);
    if (product !== undefined) return { state: 'made', product };
    const url = firstText(task.result_url);
    if (url !== undefined && (operation === 'wav' || operation === 'video'))
      return { state: 'made', product: { kind: 'file', format: operation, url } };
    return failed(firstText(task.fail_reason) ?? `it finished without any ${operation}`, clean);
  }
  const takes = clips.flatMap((each, index) => takeOf(each, `${task.task_id}.${index}`));
  if (takes.length > 0) return { state: 'finished', takes, missing: clips.length - takes.length };
  return failed(
    firstText(...clips.map(reasonOf), task.fail_reason) ?? 'it finished without any audio',
    clean,
  );
};

const failed = (reason: string, clean: (text: string) => string): PollResult => ({
  state: 'failed',
  code: failureOf(reason),
  detail: clean(reason),
});

/** `data.clips`, a bare list of clips, or a single clip: the page shows none, its sister pages all three. */
const clipsIn = (data: unknown): readonly unknown[] => {
  if (Array.isArray(data)) return data;
  if (!isRecord(data)) return [];
  const inner = data.clips ?? data.data;
  if (Array.isArray(inner)) return inner;
  if (isRecord(inner)) return clipsIn(inner);
  return 'audio_url' in data ? [data] : [];
};

type Clip = z.infer<typeof clip>;

const reasonOf = (each: Clip): string | undefined =>
  firstText(each.fail_reason, each.metadata?.error_message);

const takeOf = (each: Clip, spareId: string): Take[] => {
  const audioUrl = firstText(each.audio_url);
  if (audioUrl === undefined || /^(fail|error)/i.test(each.state ?? each.status ?? '')) return [];
  return [
    {
      clipId: firstText(each.clip_id, each.id) ?? spareId,
      audioUrl,
      imageUrl: firstText(each.image_url),
      title: firstText(each.title),
      style: firstText(each.tags, each.metadata?.tags, each.sound),
      lyrics: firstText(each.lyrics, each.prompt, each.metadata?.prompt),
      seconds: firstSeconds(each.duration, each.metadata?.duration),
      model: firstText(each.mv, each.model_name),
    },
  ];
};

/** "20%" as 0.2. */
const share = (progress: number | string | null | undefined): number | undefined => {
  const percent = Number.parseFloat(String(progress ?? ''));
  return Number.isFinite(percent) ? Math.min(1, Math.max(0, percent / 100)) : undefined;
};
