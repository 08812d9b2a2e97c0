import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultKind, Faults } from '../faults.js';
import type { Task } from '../types.js';

/** Posts to the callback addresses of finished tasks, without delaying any order; failed posts are ignored. */
export type Callbacks = {
  /** Sends the callback of a task when it is done. */
  readonly schedule: (task: Task) => void;
  readonly close: () => void;
};

export type CallbackDeps = {
  readonly faults: Faults;
  readonly isDone: (task: Task) => boolean;
  /** The body that the gateway posts about a task in its current state. */
  readonly body: (task: Task) => unknown;
  readonly slowMs: number;
};

const checkEveryMs = 20;
const timeoutMs = 10_000;

/** Builds the sender of callbacks; it checks for finished tasks while any task is waiting. */
export const createCallbacks = (deps: CallbackDeps): Callbacks => {
  const waiting = new Set<Task>();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const send = (task: Task) => {
    post(task, deps, closing.signal).catch(() => {});
  };
  const check = () => {
    for (const task of waiting) {
      if (!deps.isDone(task)) continue;
      waiting.delete(task);
      send(task);
      if (task.callback?.manner === 'twice') send(task);
    }
    if (waiting.size === 0) stop();
  };
  return {
    schedule: (task) => {
      if (!task.callback || task.callback.manner === 'never' || closing.signal.aborted) return;
      if (task.callback.manner === 'early') send(task);
      waiting.add(task);
      timer ??= setInterval(check, checkEveryMs).unref();
    },
    close: () => {
      closing.abort();
      waiting.clear();
      stop();
    },
  };
};

const post = async (task: Task, deps: CallbackDeps, closing: AbortSignal): Promise<void> => {
  const url = task.callback?.url ?? '';
  const path = URL.parse(url)?.pathname ?? '';
  const fault = deps.faults.take({ gateway: task.gateway, kind: 'callback', method: 'POST', path });
  const body = await applyFault(JSON.stringify(deps.body(task)), fault, deps.slowMs, closing);
  if (body === undefined) return;
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'manual',
    signal: AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)]),
  });
};

/** The body with a fault applied: cut off, replaced, delayed, or undefined for a lost callback. */
const applyFault = async (
  text: string,
  fault: FaultKind | undefined,
  slowMs: number,
  closing: AbortSignal,
): Promise<string | undefined> => {
  if (fault === undefined) return text;
  if (fault === 'truncate') return text.slice(0, Math.floor(text.length / 2));
  if (fault === 'html') return '<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>';
  if (typeof fault === 'object')
    return typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body ?? null);
  if (fault !== 'slow') return undefined;
  await sleep(slowMs, undefined, { signal: closing });
  return text;
};
