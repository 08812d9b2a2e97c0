import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultKind, Faults } from './faults.js';
import type { Task } from './song.js';

/** Tells people's servers that their songs are done; it never keeps an order waiting and no silence disturbs it. */
export interface Callbacks {
  /** Watches a task that asked to be called back. */
  readonly watch: (task: Task) => void;
  readonly close: () => void;
}

/** What the caller is built from. */
export interface CallbackParts {
  readonly faults: Faults;
  readonly isDone: (task: Task) => boolean;
  /** What the gateway would post about the task as it stands. */
  readonly body: (task: Task) => unknown;
  readonly slowMs: number;
}

const lookEveryMs = 20;
const answerWithinMs = 10_000;

/** Builds the caller; it looks at the sandbox's clock a few times a second while anybody waits. */
export function createCallbacks(parts: CallbackParts): Callbacks {
  const waiting = new Set<Task>();
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  const rest = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const tell = (task: Task) => {
    post(task, parts, ending.signal).catch(() => {});
  };
  const look = () => {
    for (const task of waiting) {
      if (!parts.isDone(task)) continue;
      waiting.delete(task);
      tell(task);
      if (task.callback?.manner === 'twice') tell(task);
    }
    if (waiting.size === 0) rest();
  };
  return {
    watch(task) {
      if (!task.callback || task.callback.manner === 'never' || ending.signal.aborted) return;
      if (task.callback.manner === 'early') tell(task);
      waiting.add(task);
      timer ??= setInterval(look, lookEveryMs).unref();
    },
    close() {
      ending.abort();
      waiting.clear();
      rest();
    },
  };
}

async function post(task: Task, parts: CallbackParts, ending: AbortSignal): Promise<void> {
  const url = task.callback?.url ?? '';
  const path = URL.parse(url)?.pathname ?? '';
  const trouble = parts.faults.take({ gateway: task.gateway, kind: 'callback', method: 'POST', path });
  const text = JSON.stringify(parts.body(task));
  const body = await troubled(text, trouble, parts.slowMs, ending);
  if (body === undefined) return;
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'manual',
    signal: AbortSignal.any([ending, AbortSignal.timeout(answerWithinMs)]),
  });
}

/** What is posted instead of the true body: a callback can be lost, late, torn or say something else altogether. */
async function troubled(
  text: string,
  trouble: FaultKind | undefined,
  slowMs: number,
  ending: AbortSignal,
): Promise<string | undefined> {
  if (trouble === undefined) return text;
  if (trouble === 'truncate') return text.slice(0, Math.floor(text.length / 2));
  if (trouble === 'html') return '<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>';
  if (typeof trouble === 'object')
    return typeof trouble.body === 'string' ? trouble.body : JSON.stringify(trouble.body ?? null);
  if (trouble !== 'slow') return undefined;
  await sleep(slowMs, undefined, { signal: ending });
  return text;
}
