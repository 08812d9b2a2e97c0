import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, readOptionalAddress, type WireAnswer, type WireRequest } from '../../dialect.js';
import type { Engine } from '../../engine.js';
import type { Clip, Task, Terms } from '../../song.js';

const lookEveryMs = 20;

/**
 * Takes an order and answers it in one of three ways: with the task's id for a callback_url or `async`, line by line for
 * `accept: application/x-ndjson`, or with the result once it is there (AceDataCloud page "Suno Audios", accept and
 * callback_url).
 */
export function deliver(request: WireRequest, accept: (terms: Terms) => Task): Answer {
  const { fields, house, body } = request;
  const callback = readOptionalAddress(fields, 'callback_url');
  const later = fields.flag('async') === true || callback !== undefined;
  const task = accept({ callback, request: body });
  if (later) return { status: 200, body: { task_id: task.id, trace_id: traceOf(task) } };
  if (/\bapplication\/x-ndjson\b/i.test(request.accept)) {
    return { status: 200, lines: linesOf(task, house, request.signal) };
  }
  if (house.isDone(task)) return finishedBody(task, house);
  return {
    later: async () => {
      while (!house.isDone(task) && !request.signal.aborted) await aMoment(request.signal);
      return finishedBody(task, house);
    },
  };
}

/** Ends early when nobody waits any more. */
async function aMoment(signal: AbortSignal): Promise<void> {
  await sleep(lookEveryMs, undefined, { ref: false, signal }).catch(() => {});
}

/** Every line holds all that is known so far; one song may be done while the other is still being made. */
async function* linesOf(task: Task, house: Engine, signal: AbortSignal): AsyncGenerator<unknown> {
  let last = '';
  while (!house.isDone(task)) {
    const line = {
      success: true,
      task_id: task.id,
      data: task.clips.map((clip) => wireAudio(clip, task, house)),
    };
    const text = JSON.stringify(line);
    if (text !== last) yield line;
    last = text;
    await aMoment(signal);
    if (signal.aborted) return;
  }
  yield finishedBody(task, house).body;
}

/** The answer of a finished task; a partial result says success false and holds what there is all the same. */
export function finishedBody(task: Task, house: Engine): WireAnswer {
  const ids = { task_id: task.id, trace_id: traceOf(task) };
  const lost = task.failure ?? task.clips.find((clip) => clip.failure && house.isDone(task))?.failure;
  if (!lost) return { status: 200, body: { success: true, ...ids, data: dataOf(task, house) } };
  const error =
    lost.kind === 'moderated'
      ? { code: 'forbidden', message: lost.message }
      : { code: 'api_error', message: lost.message };
  if (task.failure)
    return { status: lost.kind === 'moderated' ? 403 : 500, body: { success: false, error, ...ids } };
  return { status: 200, body: { success: false, error, ...ids, data: dataOf(task, house) } };
}

/** What stands in `response` of a task's record: nothing at first, then lines without `success`, then the answer. */
export function responseOf(task: Task, house: Engine): unknown {
  if (house.isDone(task)) return finishedBody(task, house).body;
  const { stage } = house.taskProgress(task);
  if (stage !== 'streaming' || task.clips.length === 0) return undefined;
  return { task_id: task.id, data: dataOf(task, house) };
}

function dataOf(task: Task, house: Engine): unknown {
  const [first] = task.clips;
  if (task.operation === 'persona') return { persona_id: task.id };
  if (!first) return task.answer;
  if (task.operation === 'vox') return voiceOf(first, house);
  if (task.operation === 'upload') return uploadOf(first, house);
  return task.clips.map((clip) => wireAudio(clip, task, house));
}

function traceOf(task: Task): string {
  return [...task.id]
    .reverse()
    .join('')
    .replace(/^(.{12})-(.{4})-(.{4})-(.{4})-(.{8})$/, '$5-$4-$3-$2-$1');
}

function wireAudio(clip: Clip, task: Task, house: Engine) {
  const { stage } = house.progressOf(clip);
  const links = house.links(clip);
  const done = stage === 'complete';
  const states = {
    submitted: 'pending',
    queued: 'pending',
    streaming: 'running',
    complete: 'succeeded',
    failed: 'error',
  };
  const stem = task.operation === 'stems' || task.operation === 'all-stems';
  const stemModel = task.operation === 'stems' ? '' : 'chirp-ahi-stem-12-t1';
  return {
    id: clip.id,
    title: clip.title,
    state: states[stage],
    lyric: clip.lyrics,
    style: clip.style,
    model: stem ? stemModel : clip.model,
    prompt: clip.description,
    image_url: done || stage === 'streaming' ? links.largeImage : '',
    audio_url: done ? links.audio : stage === 'streaming' && !clip.failure ? links.stream : '',
    video_url: '',
    created_at: new Date(task.at).toISOString(),
    ...(done ? { duration: clip.seconds } : {}),
    ...(task.operation === 'concat'
      ? {
          concat_history: [
            { id: clip.sourceId, continue_at: null, infill: false, source: 'web', type: 'gen' },
          ],
        }
      : {}),
  };
}

function voiceOf(clip: Clip, house: Engine) {
  return {
    id: clip.id,
    source_clip_id: clip.sourceId,
    status: 'complete',
    vocal_audio_url: house.links(clip).audio,
    vocal_start_s: clip.window?.from,
    vocal_end_s: clip.window?.to,
    wave_response: null,
  };
}

function uploadOf(clip: Clip, house: Engine) {
  const links = house.links(clip);
  return {
    audio_id: clip.id,
    title: clip.title,
    lyric: '',
    style: clip.style,
    image_url: links.image,
    image_large_url: links.largeImage,
    audio_url: links.audio,
    duration: clip.seconds,
  };
}
