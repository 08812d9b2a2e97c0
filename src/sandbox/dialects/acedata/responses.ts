import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../engine.js';
import type { Clip, Task, Terms } from '../../types.js';
import {
  type GatewayRequest,
  type GatewayResponse,
  type RouteResult,
  readOptionalAddress,
} from '../dialect.js';

const checkEveryMs = 20;

/**
 * Accepts an order and responds in one of three ways: with the task's id for a callback_url or `async`, line by line
 * for `accept: application/x-ndjson`, or with the result when it is done (AceDataCloud page "Suno Audios", accept and
 * callback_url).
 */
export const acceptAndRespond = (request: GatewayRequest, accept: (terms: Terms) => Task): RouteResult => {
  const { fields, engine, body } = request;
  const callback = readOptionalAddress(fields, 'callback_url');
  const isAsync = fields.flag('async') === true || callback !== undefined;
  const task = accept({ callback, request: body });
  if (isAsync) return { status: 200, body: { task_id: task.id, trace_id: traceOf(task) } };
  if (/\bapplication\/x-ndjson\b/i.test(request.accept)) {
    return { status: 200, lines: linesOf(task, engine, request.signal) };
  }
  if (engine.isDone(task)) return finishedBody(task, engine);
  return {
    later: async () => {
      while (!engine.isDone(task) && !request.signal.aborted) await pause(request.signal);
      return finishedBody(task, engine);
    },
  };
};

/** Waits until the next check, or until the request is aborted. */
const pause = async (signal: AbortSignal): Promise<void> => {
  await sleep(checkEveryMs, undefined, { ref: false, signal }).catch(() => {});
};

/** Every line has the complete state; one song may be done while the other is still being made. */
async function* linesOf(task: Task, engine: Engine, signal: AbortSignal): AsyncGenerator<unknown> {
  let last = '';
  while (!engine.isDone(task)) {
    const line = {
      success: true,
      task_id: task.id,
      data: task.clips.map((clip) => audioJson(clip, task, engine)),
    };
    const text = JSON.stringify(line);
    if (text !== last) yield line;
    last = text;
    await pause(signal);
    if (signal.aborted) return;
  }
  yield finishedBody(task, engine).body;
}

/** The response for a finished task; a partial result has `success: false` and the finished songs. */
export const finishedBody = (task: Task, engine: Engine): GatewayResponse => {
  const ids = { task_id: task.id, trace_id: traceOf(task) };
  const lost = task.failure ?? task.clips.find((clip) => clip.failure && engine.isDone(task))?.failure;
  if (!lost) return { status: 200, body: { success: true, ...ids, data: dataOf(task, engine) } };
  const error =
    lost.kind === 'moderated'
      ? { code: 'forbidden', message: lost.message }
      : { code: 'api_error', message: lost.message };
  if (task.failure)
    return { status: lost.kind === 'moderated' ? 403 : 500, body: { success: false, error, ...ids } };
  return { status: 200, body: { success: false, error, ...ids, data: dataOf(task, engine) } };
};

/** The `response` of a task's record: undefined at first, then a line without `success`, then the final response. */
export const responseOf = (task: Task, engine: Engine): unknown => {
  if (engine.isDone(task)) return finishedBody(task, engine).body;
  const { stage } = engine.taskProgress(task);
  if (stage !== 'streaming' || task.clips.length === 0) return undefined;
  return { task_id: task.id, data: dataOf(task, engine) };
};

const dataOf = (task: Task, engine: Engine): unknown => {
  const [first] = task.clips;
  if (task.operation === 'persona') return { persona_id: task.id };
  if (!first) return task.answer;
  if (task.operation === 'vox') return voiceJson(first, engine);
  if (task.operation === 'upload') return uploadJson(first, engine);
  return task.clips.map((clip) => audioJson(clip, task, engine));
};

const traceOf = (task: Task): string =>
  [...task.id]
    .reverse()
    .join('')
    .replace(/^(.{12})-(.{4})-(.{4})-(.{4})-(.{8})$/, '$5-$4-$3-$2-$1');

const audioJson = (clip: Clip, task: Task, engine: Engine) => {
  const { stage } = engine.progressOf(clip);
  const links = engine.links(clip);
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
};

const voiceJson = (clip: Clip, engine: Engine) => ({
  id: clip.id,
  source_clip_id: clip.sourceId,
  status: 'complete',
  vocal_audio_url: engine.links(clip).audio,
  vocal_start_s: clip.window?.from,
  vocal_end_s: clip.window?.to,
  wave_response: null,
});

const uploadJson = (clip: Clip, engine: Engine) => {
  const links = engine.links(clip);
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
};
