import * as z from 'zod';
import type { PollResult } from '../../../core/index.js';
import { awaitingSound } from '../../shared/awaiting-sound.js';
import { classifyFailure, readError } from '../../shared/classify-error.js';
import { firstText, isRecord, optionalAmount, optionalText } from '../../shared/json.js';
import type { Redact } from '../../shared/redact.js';
import { type Clip, isFailed, isOpen, progressOf, readClips, type TaskContext, takeOf } from './clips.js';
import { classifyCode } from './errors.js';
import { readProduct } from './products.js';

/** `{success, task_id, trace_id, data, error}`: every answer, callback and `response` of a task. */
export const answerShape = z.object({
  success: z.boolean().nullish().catch(undefined),
  task_id: optionalText,
  trace_id: optionalText,
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  message: optionalText,
  /** In the vendor's credits (guide, newer answers). */
  cost: z.object({ amount: optionalAmount }).nullish().catch(undefined),
});

/** One such answer. */
export type Answer = z.infer<typeof answerShape>;

/** The result in an answer, with its cost. */
export const readAnswer = (answer: Answer, context: TaskContext, redact: Redact): PollResult => {
  const result = readResult(answer, context, redact);
  if (result.state !== 'finished' && result.state !== 'made') return result;
  const credits = Number.parseFloat(String(answer.cost?.amount));
  return Number.isFinite(credits) && credits >= 0 ? { ...result, credits } : result;
};

const readResult = (answer: Answer, context: TaskContext, redact: Redact): PollResult => {
  const items = itemsOf(answer.data);
  const failed = answer.success === false || hasError(answer.error);
  const product = answer.success === true || failed ? readProduct(items) : undefined;
  if (product !== undefined && product !== 'open') {
    if (product.kind !== 'words' || product.words.length > 0) return { state: 'made', product };
    return { state: 'failed', code: 'failed', detail: 'it found no words to time' };
  }
  const clips = readClips(items);
  const takes = clips.flatMap((clip, index) => takeOf(clip, `${answer.task_id ?? 'song'}.${index}`, context));
  if (failed) {
    // An answer may say `false` and hold songs: those that are good are delivered, as the vendor's web client does.
    const missing = clips.length - takes.length || (takes.length < 2 ? 1 : 0);
    return takes.length > 0 ? { state: 'finished', takes, missing } : failure(answer, clips, redact);
  }
  const open = clips.some((clip) => isOpen(clip, context));
  if (answer.success === true && product === undefined && clips.length > 0 && !open) {
    if (takes.length > 0) return { state: 'finished', takes, missing: clips.length - takes.length };
    return clips.some(isFailed) ? failure(answer, clips, redact) : awaitingSound;
  }
  return answer.success !== true && clips.length === 0 ? { state: 'waiting' } : running(clips);
};

const running = (clips: readonly Clip[]): PollResult => ({
  state: 'running',
  progress: progressOf(clips),
  title: firstText(...clips.map(({ title }) => title)),
  lyrics: firstText(...clips.map(({ lyric }) => lyric)),
  // Running clips hold a live stream (AceDataCloud, Suno Audios, streaming).
  listenUrl: firstText(...clips.map(({ audio_url }) => audio_url)),
  imageUrl: firstText(...clips.map(({ image_url }) => image_url)),
});

const failure = (answer: Answer, clips: readonly Clip[], redact: Redact): PollResult => {
  const error = readError(answer);
  const reason = firstText(error.message, error.code);
  const moderated = classifyCode(error) === 'moderated';
  const code = moderated ? 'moderated' : classifyFailure(`${error.code} ${error.message}`);
  const noReason = clips.length > 0 ? 'it finished without any audio' : 'it failed without a reason';
  return { state: 'failed', code, detail: redact(reason ?? noReason) };
};

/** An array or an object: pages, guides and the vendor's tests show both for the same calls. */
const itemsOf = (data: unknown): unknown[] => {
  if (Array.isArray(data)) return data;
  return isRecord(data) && Object.keys(data).length > 0 ? [data] : [];
};

const hasError = (error: unknown): boolean =>
  typeof error === 'string' ? error !== '' : isRecord(error) && Object.keys(error).length > 0;
