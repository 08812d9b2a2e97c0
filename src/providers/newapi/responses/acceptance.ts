import * as z from 'zod';
import { firstText, isRecord } from '../../shared/json.js';
import { clipIdOf, readClips } from './clips.js';

/** A task id may be a number. */
export const optionalId = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(undefined);

const acceptance = z.object({ data: z.unknown().optional(), task_id: optionalId });

/** What a submit made: a task, or, where a reseller passes on Suno's own answer, clips; neither when the answer names nothing. */
export type Acceptance = { task: string | undefined; clipIds: string[] };

/** Reads the answer to a submit. */
export const readAcceptance = (json: unknown): Acceptance => {
  const answer = acceptance.safeParse(json);
  const { data, task_id } = answer.success ? answer.data : {};
  const inner = isRecord(data) ? acceptance.safeParse(data) : undefined;
  const task = firstText(optionalId.parse(data), task_id, inner?.success ? inner.data.task_id : undefined);
  const clips = readClips(json) ?? readClips(data) ?? [];
  return { task, clipIds: task === undefined ? clips.flatMap((clip) => clipIdOf(clip) ?? []) : [] };
};
