import type { CallOperation, Clip, Task } from './types.js';

/** Tasks and clips by id, in memory; the oldest tasks are dropped beyond a limit. */
export type TaskStore = {
  readonly add: (task: Task) => void;
  readonly task: (id: string) => Task | undefined;
  readonly clip: (id: string) => Clip | undefined;
  /** The calls about a clip, oldest first. */
  readonly callsAbout: (clip: Clip, operation: CallOperation) => readonly Task[];
  /** The number of the next task, from 1. */
  readonly nextNumber: () => number;
};

/** Builds an empty store that keeps the newest `keep` tasks. */
export const createTaskStore = (keep: number): TaskStore => {
  const tasks = new Map<string, Task>();
  const clips = new Map<string, Clip>();
  const calls = new Map<string, Task[]>();
  let count = 0;

  const dropOldest = () => {
    for (const [id, oldest] of tasks) {
      if (tasks.size <= keep) break;
      tasks.delete(id);
      for (const clip of oldest.clips) {
        clips.delete(clip.id);
        calls.delete(clip.id);
      }
    }
  };

  return {
    add: (task) => {
      tasks.set(task.id, task);
      for (const clip of task.clips) clips.set(clip.id, clip);
      if (task.sourceId !== undefined) calls.set(task.sourceId, [...(calls.get(task.sourceId) ?? []), task]);
      count = Math.max(count, task.number);
      dropOldest();
    },
    task: (id) => tasks.get(id),
    clip: (id) => clips.get(id),
    callsAbout: (clip, operation) =>
      (calls.get(clip.id) ?? []).filter((task) => task.operation === operation),
    nextNumber: () => count + 1,
  };
};
