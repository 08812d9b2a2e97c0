import { MediaError } from '../../core/index.js';

/** The time limits of one download; `signal` aborts it at the time limit, when no data arrives, or when the caller aborts. */
export type Deadline = {
  signal: AbortSignal;
  /** Restarts the idle timer: data has arrived. */
  onData: () => void;
  /** Stops both timers. */
  clear: () => void;
  /** The reason of an abort, or else the error that was thrown. */
  causeOf: (error: unknown) => MediaError;
};

/** Starts the timers of one download, in milliseconds. */
export const createDeadline = (
  { overallMs, idleMs }: { overallMs: number; idleMs: number },
  caller: AbortSignal,
): Deadline => {
  const controller = new AbortController();
  const fail = (error: MediaError) => () => controller.abort(error);
  const abort = fail(new MediaError('later', 'aborted', 'aborted by the caller'));
  const overall = setTimeout(fail(timeout(`not finished within ${overallMs} ms`)), overallMs);
  const idle = setTimeout(fail(timeout(`no data for ${idleMs} ms`)), idleMs);
  if (caller.aborted) abort();
  caller.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    onData: () => void idle.refresh(),
    clear: () => {
      clearTimeout(overall);
      clearTimeout(idle);
      caller.removeEventListener('abort', abort);
    },
    causeOf: (error) => {
      const cause: unknown = controller.signal.aborted ? controller.signal.reason : error;
      if (cause instanceof MediaError) return cause;
      return new MediaError('later', 'unreachable', cause instanceof Error ? cause.message : String(cause));
    },
  };
};

const timeout = (detail: string): MediaError => new MediaError('later', 'timeout', detail);
