import { z } from 'zod';
import type { Submission } from '../../core/index.js';
import { refusesInside } from '../shared/classify-error.js';
import { firstText, isRecord, text } from '../shared/json.js';
import type { OrderFor, Work } from './requests/index.js';
import { clipsIn, idOf } from './responses/clips.js';
import type { Desk } from './session.js';
import { ticketFor } from './tickets.js';

const name = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(undefined);
const taken = z.object({ data: z.unknown().optional(), task_id: name });
const uploaded = z.object({ clip_id: text, data: name });

/** What was taken: a task, or where a reseller hands on Suno's own answer, its clips. */
type Taken = { task: string | undefined; clips: string[] };

/** Makes one order; a refusal throws. */
export const take = async ({ client }: Desk, { path, body }: Work, signal: AbortSignal): Promise<Taken> => {
  const json = await client.submit(path, body, signal);
  const answer = taken.safeParse(json);
  const { data, task_id } = answer.success ? answer.data : {};
  const inner = isRecord(data) ? taken.safeParse(data) : undefined;
  const task = firstText(name.parse(data), task_id, inner?.success ? inner.data.task_id : undefined);
  const found = clipsIn(json) ?? clipsIn(data) ?? [];
  const clips = task === undefined ? found.flatMap((clip) => idOf(clip) ?? []) : [];
  const nothing = task === undefined && clips.length === 0;
  // A refusal that names a task all the same is no sure refusal.
  if (refusesInside(json) && nothing) throw client.refused(json, false);
  if (refusesInside(json) || nothing) throw client.unreadable(json, false, 'the answer names no task');
  return { task, clips };
};

/** A clip made from a public address. Resellers disagree whether `data` is its id or a task's. */
export const upload = async (
  { client, table }: Desk,
  { values }: OrderFor<'upload'>,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await client.submit(table.upload, { url: values.audio }, signal);
  if (refusesInside(json)) throw client.refused(json, false);
  const outer = uploaded.safeParse(json);
  const inner = outer.success && isRecord(json) ? uploaded.safeParse(json.data) : outer;
  const clip = firstText(
    outer.success ? outer.data.clip_id : undefined,
    inner.success ? inner.data.clip_id : undefined,
  );
  const named = clip ?? (outer.success ? firstText(outer.data.data) : undefined);
  if (named === undefined) throw client.unreadable(json, false, 'the answer names no clip');
  const about = [named, values.audio, values.title ?? ''];
  return { ticket: ticketFor('upload', ...about, ...(clip === undefined ? [] : ['clip'])) };
};
